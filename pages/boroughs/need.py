"""Funding and need: whether the money follows need, and a formula to try out."""

from typing import get_args

from analysis.borough_figures import offence_group_names
from analysis.need import Need
from data.store import Store
from pages.boroughs import formula_content, need_content
from pages.boroughs.choices import NEED, WEIGHTS, choose_weights
from ui.exhibit import attempt
from ui.funding_changes import largest_changes
from ui.furniture import section
from ui.page import Page, declare
from ui.shared_choices import BOROUGH, OFFENCES, areas_by_name


@declare(
    "/need",
    "Funding and need",
    "Whether MOPAC’s borough funding follows need, and a funding formula to try out.",
    (BOROUGH, NEED, OFFENCES, *WEIGHTS),
)
def funding_and_need(page: Page, store: Store) -> None:
    """Show funding with need, and the formula explorer."""
    page.heading(
        "Funding and need",
        "Does the money follow need? What counts as need is for you to judge.",
        ("LCPF", "Direct funding", "Allocation"),
    )
    need: Need = page.choose(NEED, get_args(Need))
    group, area = offence_group_names(store)[0], None
    with page.fold("Mark a borough, or choose a group of offences", (BOROUGH, OFFENCES)) as is_asked:
        if is_asked:
            with page.row():
                group = page.choose(OFFENCES, offence_group_names(store))
                area = page.choose_or_none(BOROUGH, tuple(areas_by_name(store)))
    page.show(
        attempt(need_content.against_need, store, need, group, area or ""),
        attempt(need_content.agreement, store, group),
        attempt(need_content.share_table, store, group),
        attempt(largest_changes, store),
        section("Formula explorer"),
        attempt(formula_content.what_is_known, store),
    )
    with page.row():
        weights = choose_weights(page, store)
    page.show(attempt(formula_content.formula, store, weights) if any(weights) else formula_content.without_weights())
