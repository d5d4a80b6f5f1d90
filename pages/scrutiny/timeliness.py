"""Timeliness: plan against what happened, and when decisions were signed against the start of their year."""

from pages.scrutiny import timeliness_content as content
from ui.exhibit import attempt, show_explained
from ui.furniture import header, section
from ui.startup import store_of_run

store = store_of_run()
header("Timeliness", content.LEAD)
show_explained(
    section("Planned and actual"),
    attempt(content.plan, store),
    section("Signed before or after the year began"),
    attempt(content.signed, store),
    attempt(content.by_year, store),
    attempt(content.by_fund, store),
)
