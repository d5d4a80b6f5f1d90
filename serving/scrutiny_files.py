"""The files of the section on scrutiny; serving/files.py answers for them."""

from collections.abc import Callable

from pages.scrutiny import (
    answers_content,
    audit_content,
    evidence,
    lengths_content,
    publications_content,
    recommendations_content,
    timeliness_content,
)
from serving.query import Exported, Query
from ui.exhibit import ReadyExhibit
from ui.today import today


def found_recommendations(query: Query) -> ReadyExhibit | None:
    """Return the recommendations of a body and a status, as at today."""
    _, bodies, statuses = recommendations_content.choices(query.store)
    body, status = query.one_of("body", bodies, "all"), query.one_of("status", statuses, "all")
    return recommendations_content.listed(query.store, today(), body, status)


def recommendation_figures(query: Query) -> ReadyExhibit | None:
    """Return what the figures say on one recommendation."""
    ids, _, _ = recommendations_content.choices(query.store)
    return recommendations_content.shown_by_figures(query.store, query.one_of("recommendation", ids))


SCRUTINY: dict[str, Callable[[Query], Exported | None]] = {
    "recommendations": found_recommendations,
    "recommendation-figures": recommendation_figures,
    "figures-and-cases": lambda query: evidence.case_file(query.store),
    "audit-follow-up": lambda query: audit_content.audit(query.store),
    "award-lengths": lambda query: lengths_content.length_file(query.store),
    "award-lengths-by-year": lambda query: lengths_content.by_year(query.store),
    "scrutiny-questions": lambda query: answers_content.question_table(query.store),
    "commissioning-principles": lambda query: answers_content.principle_table(query.store),
    "publications": lambda query: publications_content.publication_table(query.store),
    "timeliness-plan": lambda query: timeliness_content.plan(query.store),
    "decisions-signed": lambda query: timeliness_content.signed_file(query.store),
    "decisions-dated": lambda query: timeliness_content.signed(query.store),
    "decisions-signed-by-year": lambda query: timeliness_content.by_year(query.store),
    "decisions-signed-by-fund": lambda query: timeliness_content.by_fund(query.store),
}
"""Every file of the section, by the name in its address."""
