"""Priorities: what the money is for, by priority of the Police and Crime Plan."""

from analysis.priorities import ALL, kinds, priority_names
from data.store import Store
from pages.money import priorities_awards as awards
from pages.money import priorities_content as content
from pages.money import priorities_flows as flows
from pages.money.choices import AWARD_KIND, AWARD_PRIORITY, choose_award_kind, choose_award_priority
from ui.exhibit import attempt
from ui.extracts import in_their_words
from ui.furniture import section
from ui.page import Page, declare
from ui.shared_choices import TERMS, choose_terms


@declare(
    "/priorities",
    "Priorities",
    "MOPAC’s spending by priority of the Police and Crime Plan, from the budget to named awards.",
    (AWARD_KIND, AWARD_PRIORITY, TERMS),
)
def priorities(page: Page, store: Store) -> None:
    """Show the year that is known line by line, and then the awards."""
    page.heading(
        "Priorities",
        "The Mayor’s Police and Crime Plan names priorities, and MOPAC’s commissioning is reported by them. Here is "
        "the one year that we found line by line, what decisions awarded, and how they were renamed.",
        ("LCPF", "Award", "Priority", "VRU"),
    )
    page.show(
        attempt(content.whole, store),
        attempt(in_their_words, store, "priorities", "2019/20", folded=True),
        *(attempt(content.lines, store, priority) for priority in priority_names(store)),
        section("Where the money goes"),
        attempt(flows.where_it_goes, store),
        section("From the budget to named awards"),
        attempt(awards.beside_budget, store),
        attempt(awards.covering_year, store),
        section("Awards by priority"),
    )
    if kinds(store):
        with page.row():
            kind = choose_award_kind(page, store)
            priority = choose_award_priority(page, store)
        terms = choose_terms(page, store)
        page.show(
            attempt(awards.by_priority, store, kind, priority, terms),
            attempt(flows.award_ways, store, kind, priority),
            attempt(awards.listed, store, kind, priority) if priority != ALL else None,
        )
    page.show(section("Names from plan to plan"), attempt(content.plan_names, store))
