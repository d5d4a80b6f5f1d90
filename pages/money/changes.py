"""Change explained: for two years of a fund, what is new, ended, larger and smaller."""

from data.store import Store
from pages.money import changes_content as content
from pages.money.changes_london import london_change
from pages.money.choices import CHANGED_FUND, FROM, PARTS, TO, choose_change
from ui.exhibit import attempt
from ui.extracts import in_their_words
from ui.formats import year
from ui.furniture import section
from ui.page import Page, declare


@declare(
    "/changes",
    "Change explained",
    "What lies behind a change in MOPAC’s funding from one year to another: what is new, ended, larger, smaller.",
    (PARTS, CHANGED_FUND, FROM, TO),
)
def change_explained(page: Page, store: Store) -> None:
    """Show the parts of a change."""
    page.heading(
        "Change explained",
        "Which parts of a fund are new, ended, grew or shrank from one year to another.",
        ("LCPF", "Direct funding", "Commissioned together", "Allocation", "Award", "Not found"),
    )
    with page.row():
        chosen = choose_change(page, store)
    page.show(
        attempt(london_change, store, chosen),
        attempt(content.explanation, store, chosen),
        attempt(in_their_words, store, "change", f"{chosen.kind} {chosen.series_id} {year(chosen.to_year)}"),
        attempt(content.part_table, store, chosen),
        section("What cannot be compared"),
        attempt(content.not_comparable, store),
    )
