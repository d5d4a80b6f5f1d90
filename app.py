"""The dashboard under Streamlit: makes sure there is a store, and renders the requested page."""

import logging

import streamlit as st

from data.first_store import build_first_store
from data.store import Store, StoreError, current_store
from pages.menu import PAGES, SECTIONS
from ui.streamlit_page import StreamlitPage, page_asked_for

log = logging.getLogger(__name__)


def store_of_run() -> Store:
    """Return the store, built while the first visitor watches if there is none; stop with a message if that fails."""
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


page = page_asked_for(PAGES)
StreamlitPage(page, store_of_run()).make(SECTIONS)
