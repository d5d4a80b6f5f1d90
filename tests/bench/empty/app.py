"""An empty page, for comparison. Its one line tells the browser benchmark that it is there."""

import streamlit as st

st.text("Data version")
