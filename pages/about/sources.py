"""Sources: every document, and what was taken from each."""

import streamlit as st

from data.store import current_store
from pages.about import sources_content as content
from ui import filters
from ui.exhibit import show
from ui.furniture import header

store = current_store()

source_id = filters.source(content.source_ids(store))
if source_id:
    header(content.page_title(store, source_id))
    show(content.document(store, source_id))
else:
    header("Sources", "Every figure on this site names its document and the place in it.")
    with st.container(horizontal=True):
        words = filters.search("Search titles and publishers")
        kind = filters.document_type(content.document_types(store))
    show(content.listed(store, kind, words))
