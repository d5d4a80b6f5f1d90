"""Data quality: checks and their results, totals and their parts, contradictions, and what is published."""

from data.store import Store
from pages.about import quality_content as content
from ui.exhibit import attempt
from ui.page import Page, declare


@declare("/quality", "Data quality", "Checks, published totals beside their parts, and contradictions between sources.")
def quality(page: Page, store: Store) -> None:
    """Show how good the figures are."""
    page.heading("Data quality")
    page.show(
        attempt(content.opening, store),
        attempt(content.contents, store),
        attempt(content.reasons, store),
        attempt(content.totals, store),
        attempt(content.check_table, store),
        attempt(content.decision_totals, store),
        attempt(content.contradiction_table, store),
        attempt(content.coverage, store),
        attempt(content.sizes, store),
    )
