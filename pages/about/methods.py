"""Methods: what the figures mean and how they are worked out, the deflators, and the data dictionary."""

import streamlit as st

from data.store import current_store
from pages.about.methods_content import methods
from ui import exhibit, furniture

content = methods(current_store())

furniture.header("Methods")
st.html(content.text)
exhibit.show(content.deflators)
exhibit.show(content.dictionary)
