"""Overview: what MOPAC pays for in London, at a glance."""

import streamlit as st

from data.store import current_store
from pages.money.overview_content import overview
from ui import exhibit, furniture

content = overview(current_store())

furniture.header(
    "What MOPAC pays for in London",
    "The Mayor’s Office for Policing and Crime (MOPAC) and the Violence Reduction Unit pay for services that help "
    "victims of crime and keep people from violence and offending. Here is who gets how much, from which fund, in "
    "which borough, decided when, with what result: published figures only, each traced to its page.",
)
st.html(content.ways_in)
exhibit.show(content.budget)
exhibit.show(content.changes)
exhibit.show(content.priorities)
exhibit.show(content.fund)
exhibit.show(content.coverage)
exhibit.show(content.decisions)
