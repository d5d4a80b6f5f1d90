"""Recommendations: what MOPAC was asked to do, what became of it, and what the published figures show today."""

from analysis.scrutiny import recommendation_filters
from data.store import Store
from pages.scrutiny import recommendations_audit, recommendations_publications, recommendations_questions
from pages.scrutiny import recommendations_award_lengths as lengths
from pages.scrutiny import recommendations_content as content
from pages.scrutiny.choices import BODY, RECOMMENDATION, STATUS, STORY, choose_body, choose_status
from ui import today
from ui.exhibit import attempt
from ui.extracts import in_their_words
from ui.page import Page, declare

STORIES = {
    "award-lengths": lengths.by_year,
    "questions": recommendations_questions.question_table,
    "principles": recommendations_questions.principle_table,
    "audit": recommendations_audit.audit,
    "publications": recommendations_publications.publication_table,
}


@declare(
    "/recommendations",
    "Recommendations",
    "What MOPAC was asked to do about its commissioning, what it answered, and what the figures show today.",
    (RECOMMENDATION, STORY, BODY, STATUS),
)
def recommendations(page: Page, store: Store) -> None:
    """Show one recommendation, a story, or the list."""
    as_at = today.today()
    recommendation = page.item(
        RECOMMENDATION, recommendation_filters(store).ids, "all recommendations are listed below"
    )
    story = page.item(STORY, tuple(STORIES), "all recommendations are listed below")
    if recommendation:
        page.heading(content.title(store, as_at, recommendation))
        page.show_explained(
            content.way_back(),
            attempt(content.opening, store, as_at, recommendation),
            attempt(in_their_words, store, "recommendation", recommendation),
            attempt(content.shown_by_figures, store, recommendation),
            attempt(content.open_ends, store, recommendation),
            *content.in_full(store, recommendation),
        )
    elif story:
        page.heading(content.STORIES[story], content.STORY_LEADS[story])
        page.show_explained(
            content.way_back(), attempt(STORIES[story], store), attempt(in_their_words, store, "scrutiny", story)
        )
    else:
        page.heading("Recommendations", content.LEAD)
        page.show(content.ways())
        with page.row():
            body = choose_body(page, store)
            status = choose_status(page, store)
        page.show_explained(
            attempt(content.listed, store, as_at, body, status), attempt(in_their_words, store, "scrutiny", "list")
        )
