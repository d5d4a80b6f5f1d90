"""Sources: every document, and what was taken from each."""

import streamlit as st

from pages.about.sources_content import document, document_types, listed, page_title, source_ids
from ui import filters
from ui.exhibit import attempt, show
from ui.furniture import header
from ui.startup import store_of_run

store = store_of_run()

source_id = filters.source(source_ids(store))
if source_id:
    header(page_title(store, source_id))
    show(attempt(document, store, source_id))
else:
    header("Sources", "Every figure on this site names its document and the place in it.")
    with st.container(horizontal=True):
        words = filters.search("Search titles and publishers")
        kind = filters.document_type(document_types(store))
    show(attempt(listed, store, kind, words))
