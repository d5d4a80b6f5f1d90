"""Data quality: checks and their results, totals beside their parts, contradictions, and what is published."""

from pages.about import quality_content as content
from ui.exhibit import attempt, show
from ui.furniture import header
from ui.startup import store_of_run

store = store_of_run()
header("Data quality")
show(
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
