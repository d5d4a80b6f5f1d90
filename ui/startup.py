"""What the first visitor sees when there is no store yet: it is built before their eyes."""

import logging

import streamlit as st

from data.build import BuildFailed, build_store
from data.store import NoStore, Store, current_store

log = logging.getLogger(__name__)


def build_first_store() -> Store:
    """Build the store, showing progress, and return it; stop the page with a plain message if that fails."""
    with st.status("Preparing the data for the first time. This takes a few seconds.") as status:
        try:
            build_store(report=status.write)
            store = current_store()
        except (BuildFailed, NoStore) as error:
            log.error("There is no store, and it could not be built:\n%s", error)
            status.update(label="The data could not be prepared.", state="error")
            st.error("The data could not be loaded. The operator's log says why. Please try again later.")
            st.stop()
        status.update(label="The data are ready.", state="complete")
    return store
