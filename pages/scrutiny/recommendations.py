"""Recommendations: what MOPAC was asked to do, what became of it, and what the published figures show today."""

from collections.abc import Callable
from typing import NamedTuple

from analysis.scrutiny import recommendation_filters
from data.store import Store
from pages.scrutiny import recommendations_content as content
from pages.scrutiny.choices import BODY, RECOMMENDATION, STATUS, STORY, choose_body, choose_status
from pages.scrutiny.recommendations_audit import audit
from pages.scrutiny.recommendations_award_lengths import by_year
from pages.scrutiny.recommendations_publications import publication_table
from pages.scrutiny.recommendations_questions import principle_table, question_table
from ui import today
from ui.exhibit import Part, attempt
from ui.extracts import in_their_words
from ui.html import render, url_for
from ui.page import Page, declare


class Story(NamedTuple):
    """What else can be opened on this page: its title, what it is about, and its exhibit."""

    title: str
    lead: str
    exhibit: Callable[[Store], Part]


STORIES = {
    "award-lengths": Story(
        "How long awards run",
        "In March 2020 the Assembly asked MOPAC to fund services for the long term, and recalled a target of 3 to 4 "
        "years for all funding. Here is how long the awards in our sources run.",
        by_year,
    ),
    "questions": Story(
        "The questions of the 2024 investigation",
        "What the Police and Crime Committee asks in its investigation of commissioning by MOPAC and the Violence "
        "Reduction Unit, what the published figures can say to it, and what they cannot.",
        question_table,
    ),
    "principles": Story(
        "MOPAC’s own principles",
        "What MOPAC says it commissions by, what the published figures can say to it, and what they cannot.",
        principle_table,
    ),
    "audit": Story(
        "Follow-up of the internal audit",
        "What became of the actions that internal audit had agreed with MOPAC on its commissioning.",
        audit,
    ),
    "publications": Story(
        "What MOPAC is said to publish",
        "What documents and pages say that MOPAC and the Violence Reduction Unit publish on what they commission. Most "
        "of these publications we know from such pages only.",
        publication_table,
    ),
}
"""The stories by their words in the URL."""

LEAD = "What MOPAC and the Mayor were asked to do, and what became of it. There may be a response we have not seen."


@declare(
    "/recommendations",
    "Recommendations",
    "What MOPAC was asked to do about its commissioning, what it answered, and what the figures show today.",
    (RECOMMENDATION, STORY, BODY, STATUS),
)
def recommendations(page: Page, store: Store) -> None:
    """Show one recommendation, a story, or the list."""
    as_at = today.today()
    way_back = render("way_back", href="recommendations", text="All recommendations")
    recommendation = page.item(
        RECOMMENDATION, recommendation_filters(store).ids, "all recommendations are listed below"
    )
    story = page.item(STORY, tuple(STORIES), "all recommendations are listed below")
    if recommendation:
        page.heading(content.title(store, as_at, recommendation))
        page.show_explained(
            way_back,
            attempt(content.opening, store, as_at, recommendation),
            attempt(in_their_words, store, "recommendation", recommendation),
            attempt(content.shown_by_figures, store, recommendation),
            attempt(content.open_ends, store, recommendation),
            *content.in_full(store, recommendation),
        )
    elif story:
        title, lead, exhibit = STORIES[story]
        page.heading(title, lead)
        page.show_explained(way_back, attempt(exhibit, store), attempt(in_their_words, store, "scrutiny", story))
    else:
        page.heading("Recommendations", LEAD)
        links = [(title, url_for("recommendations", story=word)) for word, (title, *_) in STORIES.items()]
        page.show(attempt(content.scorecard, store, as_at), render("see_also", before="See also", links=links))
        with page.row():
            body = choose_body(page, store)
            status = choose_status(page, store)
        page.show_explained(
            attempt(content.listed, store, as_at, body, status), attempt(in_their_words, store, "scrutiny", "list")
        )
