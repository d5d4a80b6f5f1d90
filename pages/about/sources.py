"""Sources: every document, and what was taken from each."""

import streamlit as st

from data.store import current_store
from pages.about import sources_content as content
from ui import exhibit, filters, furniture

store = current_store()

source_id = filters.source(content.source_ids(store))
furniture.header(content.page_title(store, source_id))
if source_id:
    exhibit.show(content.document(store, source_id))
else:
    st.html('<p class="mc-text">Every figure on this site names its document and the place in it.</p>')
    kind = filters.document_type(content.document_types(store))
    exhibit.show(content.listed(store, kind))
