"""Accessibility: how accessible the dashboard is, how that was tested, and what is known to fall short."""

import streamlit as st

from pages.about.accessibility_content import statement
from ui import furniture

furniture.header("Accessibility")
st.html(statement())
