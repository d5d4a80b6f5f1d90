"""Change explained: for two years of a fund, what is new, ended, larger and smaller."""

from data.store import Store
from pages.money import changes_content as content
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
        "What lies behind a change from one year to another: which parts of a fund are new, which ended, which grew "
        "and which shrank. The parts add up exactly to the difference between their sums, which stands beside the "
        "difference between the published totals, where there are any.",
        ("LCPF", "Direct funding", "Commissioned together", "Allocation", "Award", "Not found"),
    )
    with page.row():
        chosen = choose_change(page, store)
    page.show(
        attempt(content.explanation, store, chosen),
        attempt(in_their_words, store, "change", f"{chosen.kind} {chosen.series_id} {year(chosen.to_year)}"),
        attempt(content.part_table, store, chosen),
        section("What cannot be compared"),
        attempt(content.not_comparable, store),
    )
