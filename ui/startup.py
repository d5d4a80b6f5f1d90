"""The store of a run: the same from first line to last, and built before the first visitor's eyes if need be."""

import logging
import threading
import time
from contextvars import ContextVar

import streamlit as st

from data.build import build_store
from data.paths import store_file
from data.store import NoStore, Store, current_store

log = logging.getLogger(__name__)

RETRY_SECONDS = 30.0
"""How long a build that failed is left alone: without a limit, every visitor would start it again."""

_store_of_run: ContextVar[Store] = ContextVar("store of the run")
_build_lock = threading.Lock()
_retry_at = 0.0


def start_run() -> Store:
    """Return the newest store and keep to it for the rest of the run, so that a page never mixes two versions.

    Builds the store if there is none; stops the page with a plain message if that fails.
    """
    try:
        store = current_store()
    except NoStore:
        store = _build_first_store()
    _store_of_run.set(store)
    return store


def store_of_run() -> Store:
    """Return the store that the run has started with. Raises LookupError outside a run."""
    return _store_of_run.get()


def _build_first_store() -> Store:
    with st.status("Preparing the data for the first time. This takes a few seconds.") as status:
        try:
            store = _build_once(status)
        except Exception as error:
            log.exception("There is no store that can be used, and none could be built: %s", error)
            status.update(label="The data could not be prepared.", state="error")
            store = None
        else:
            status.update(label="The data are ready.", state="complete")
    if store is None:
        st.title("MOPAC commissioning", anchor=False)
        st.error("The data could not be loaded. The operator's log says why. Please try again later.")
        st.stop()
    return store


def _build_once(status: st.delta_generator.DeltaGenerator) -> Store:
    """Build the store once, however many visitors are waiting for it. Raises what current_store and build_store raise.

    Nothing is built where there is a store that only cannot be read now: it would be replaced.
    """
    global _retry_at
    with _build_lock:
        try:
            # Another visitor may have had it built meanwhile.
            return current_store()
        except NoStore as error:
            cause = error.__cause__
            # A file that is not found may be the store, or the folder for the private copy of a store that is there.
            is_missing = isinstance(cause, FileNotFoundError) and not store_file().exists()
            is_passing = isinstance(cause, OSError) and not is_missing
            if is_passing or time.monotonic() < _retry_at:
                raise
        try:
            build_store(report=status.write)
            return current_store()
        except Exception:
            # Whatever it is, the next visitor does not set it off again at once.
            _retry_at = time.monotonic() + RETRY_SECONDS
            raise
