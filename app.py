"""The dashboard under Streamlit: makes sure there is a store, and makes the page that was asked for."""

import inspect
import logging
from pathlib import Path

import streamlit as st

from data.first_store import build_first_store
from data.store import Store, StoreError, current_store
from pages.menu import PAGES, SECTIONS
from ui.page import PageDeclaration
from ui.streamlit_page import StreamlitPage

log = logging.getLogger(__name__)

FRONT = "overview"
"""What the front page is called where Streamlit wants a path for it."""


def registered(page: PageDeclaration) -> st.Page:
    """Return a page as Streamlit knows it: its URL, and the file of its function, which is never run as a script."""
    file = Path(inspect.getfile(page.function)).relative_to(Path(__file__).parent)
    return st.Page(file, title=page.title, url_path=page.path.strip("/") or FRONT, default=page.path == "/")


def store_of_run() -> Store:
    """Return the store, built before the first visitor's eyes if there is none; stop with a message if that fails."""
    try:
        return current_store()
    except StoreError:
        pass
    with st.status("Preparing the data for the first time. This takes a few seconds.") as status:
        try:
            store = build_first_store(report=status.write)
        except Exception as error:
            log.exception("There is no store that can be used, and none could be built: %s", error)
            status.update(label="The data could not be prepared.", state="error")
        else:
            status.update(label="The data are ready.", state="complete")
            return store
    st.title("MOPAC commissioning", anchor=False)
    st.error("The data could not be loaded. The operator's log says why. Please try again later.")
    return st.stop()


# Streamlit's own menu puts its section headings between list items, which screen readers stumble over.
current = st.navigation([registered(page) for page in PAGES.values()], position="hidden")
StreamlitPage(PAGES[f"/{current.url_path}"], store_of_run()).make(SECTIONS)
