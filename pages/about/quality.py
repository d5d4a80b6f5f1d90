"""Data quality: checks and their results, totals beside their parts, contradictions, and what is published."""

import streamlit as st

from data.store import current_store
from pages.about.quality_content import quality
from ui import exhibit, furniture

content = quality(current_store())

furniture.header("Data quality")
st.html(content.summary)
exhibit.show(content.checks)
exhibit.show(content.totals)
exhibit.show(content.decisions)
exhibit.show(content.contradictions)
exhibit.show(content.coverage)
exhibit.show(content.sizes)
