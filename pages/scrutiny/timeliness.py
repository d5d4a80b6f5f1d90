"""Timeliness: plan against what happened, and when decisions were signed against the start of their year."""

from data.store import Store
from pages.scrutiny import timeliness_content as content
from ui.exhibit import attempt
from ui.furniture import section
from ui.page import Page, declare

LEAD = "Was money decided on in time? When decisions were signed, and what became of the plan for shared projects."


@declare(
    "/timeliness", "Timeliness", "When MOPAC’s decisions were planned and signed, against the start of their year."
)
def timeliness(page: Page, store: Store) -> None:
    """Show the plan, and the dates of the decisions."""
    page.heading("Timeliness", LEAD)
    page.show_explained(
        attempt(content.signed, store),
        attempt(content.by_year, store),
        attempt(content.by_fund, store),
        section("Planned and actual"),
        attempt(content.plan, store),
    )
