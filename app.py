"""The dashboard: registers the pages, makes sure there is a store, and runs the page that was asked for."""

import logging

import streamlit as st

from data.store import NoStore, current_store
from ui import furniture, startup

log = logging.getLogger(__name__)

SECTIONS = {
    "Money": [
        st.Page(
            "pages/money/overview.py",
            title="Overview",
            url_path="overview",
            default=True,
            help="MOPAC's commissioning at a glance: the budget, the priorities, the largest changes.",
        ),
    ],
    "Boroughs": [
        st.Page(
            "pages/boroughs/profile.py",
            title="Borough profile",
            url_path="borough",
            help="One borough: its funding by year, what surrounds it, its awards, services and results.",
        ),
    ],
    "About": [
        st.Page(
            "pages/about/sources.py",
            title="Sources",
            url_path="sources",
            help="Every document, and what was taken from it.",
        ),
        st.Page(
            "pages/about/quality.py",
            title="Data quality",
            url_path="quality",
            help="Checks and their results, totals that do not add up, contradictions, what is published.",
        ),
        st.Page(
            "pages/about/methods.py",
            title="Methods",
            url_path="methods",
            help="What the figures mean, how they are worked out, and what every column holds.",
        ),
        st.Page(
            "pages/about/accessibility.py",
            title="Accessibility",
            url_path="accessibility",
            help="How accessible the dashboard is, and what is known to fall short.",
        ),
    ],
}

# Streamlit's own menu puts its section headings between list items, which screen readers stumble over.
page = st.navigation(SECTIONS, position="hidden")
st.set_page_config(page_title=f"{page.title}: MOPAC commissioning, unofficial", layout="wide")

try:
    store = current_store()
except NoStore:
    store = startup.build_first_store()

furniture.menu(SECTIONS)
page.run()
furniture.footer(store)
