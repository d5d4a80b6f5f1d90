"""The dashboard: makes sure there is a store, and runs the page that was asked for, with the menu and footer."""

import logging

import streamlit as st

from ui import furniture, opened_address, startup
from ui.exhibit import UNAVAILABLE
from ui.sections import sections

log = logging.getLogger(__name__)

# Streamlit's own menu puts its section headings between list items, which screen readers stumble over.
pages = sections()
page = st.navigation(pages, position="hidden")

store = startup.start_run()
opened_address.settle(store, f"/{page.url_path}")
furniture.menu(store, pages, page)
try:
    page.run()
except Exception:
    # The rest of the dashboard stays in reach: the menu above, the footer below.
    log.exception("The page %s failed", page.url_path)
    st.html(UNAVAILABLE)
furniture.footer(store)
opened_address.have_told_names()
