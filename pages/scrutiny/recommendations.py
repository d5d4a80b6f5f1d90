"""Recommendations: what MOPAC was asked to do, what became of it, and what the published figures show today."""

import streamlit as st

from pages.scrutiny import answers_content, audit_content, publications_content
from pages.scrutiny import lengths_content as lengths
from pages.scrutiny import recommendations_content as content
from ui import filters, today
from ui.exhibit import attempt, show, show_explained
from ui.extracts import in_their_words
from ui.furniture import header
from ui.startup import store_of_run

store = store_of_run()
as_at = today.today()
ids, bodies, statuses = content.choices(store)

STORIES = {
    "award-lengths": lengths.by_year,
    "questions": answers_content.question_table,
    "principles": answers_content.principle_table,
    "audit": audit_content.audit,
    "publications": publications_content.publication_table,
}

recommendation = filters.item("recommendation", ids, "all recommendations are listed below")
story = filters.item("story", tuple(STORIES), "all recommendations are listed below")
if recommendation:
    header(content.title(store, as_at, recommendation))
    show_explained(
        content.way_back(),
        attempt(content.opening, store, as_at, recommendation),
        attempt(in_their_words, store, "recommendation", recommendation),
        attempt(content.shown_by_figures, store, recommendation),
        attempt(content.open_ends, store, recommendation),
        *content.in_full(store, recommendation),
    )
elif story:
    header(content.STORIES[story], content.STORY_LEADS[story])
    show_explained(
        content.way_back(), attempt(STORIES[story], store), attempt(in_their_words, store, "scrutiny", story)
    )
else:
    header("Recommendations", content.LEAD)
    show(content.ways())
    with st.container(horizontal=True):
        body = filters.one_of("Made by", "body", bodies, listed=True, width=360)
        status = filters.one_of("Status", "status", statuses, listed=True, width=300)
    show_explained(
        attempt(content.listed, store, as_at, body, status), attempt(in_their_words, store, "scrutiny", "list")
    )
