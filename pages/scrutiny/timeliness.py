"""Timeliness: plan against what happened, and when decisions were signed against the start of their year."""

from data.store import Store
from pages.scrutiny import timeliness_content as content
from ui.exhibit import attempt
from ui.furniture import section
from ui.page import Page, declare

LEAD = (
    "Whether money was decided on in time: what was planned for the co-commissioning fund and what happened, and "
    "how long before or after the start of its first financial year each decision was signed, as far as we "
    "found dates."
)


@declare(
    "/timeliness", "Timeliness", "When MOPAC’s decisions were planned and signed, against the start of their year."
)
def timeliness(page: Page, store: Store) -> None:
    """Show the plan, and the dates of the decisions."""
    page.heading("Timeliness", LEAD)
    page.show_explained(
        section("Planned and actual"),
        attempt(content.plan, store),
        section("Signed before or after the year began"),
        attempt(content.signed, store),
        attempt(content.by_year, store),
        attempt(content.by_fund, store),
    )
