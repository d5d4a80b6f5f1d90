"""Awards and decisions: the register, one award, one decision, or one recipient."""

from analysis.award_filters import known_ids
from data.store import Store
from pages.money import award_content, awards_content, awards_nearby, recipient_content
from pages.money.choices import AWARD, DECISION, DECISIONS, PAGE, RECIPIENT, REGISTER, choose_award_search
from queries.awards import awards_found, decisions_found
from ui.exhibit import attempt
from ui.page import Page, declare


@declare(
    "/awards",
    "Awards and decisions",
    "A register of MOPAC’s published awards and decisions: recipient, amount, fund, borough, year and document.",
    (AWARD, DECISION, RECIPIENT, *REGISTER),
)
def awards(page: Page, store: Store) -> None:
    """Show one award, decision or recipient, or the register."""
    for choice, make in ((AWARD, award_content.one_award), (DECISION, award_content.one_decision)):
        which = page.item(choice, known_ids(store)[choice.name], "all are listed below")
        if which:
            page.heading(
                award_content.title(store, choice.name, which), window=award_content.window(store, choice.name, which)
            )
            page.show(award_content.back(page.carried(REGISTER)), attempt(make, store, which))
            return
    recipient = page.item(RECIPIENT, known_ids(store)["recipient"], "all are listed below")
    if recipient:
        page.heading(recipient, window=recipient_content.window(recipient))
        page.show(award_content.back(page.carried(REGISTER)), *recipient_content.parts(store, recipient))
        return
    page.heading(
        "Awards and decisions", terms=("LCPF", "Award", "Priority", "PCD, DMPCD", "VRU", "Not found", "Not published")
    )
    search, sort = choose_award_search(page, store)
    number = page.page_number(PAGE, awards_content.pages_of(store, search))
    decisions = page.page_number(DECISIONS, awards_content.decision_pages(store, search, sort), absent=0)
    page.show(attempt(awards_content.chips, store, search, sort))
    if search.words or search.fund != "all":
        page.show(attempt(awards_nearby.published_totals, store, search))
    if awards_found(store, search):
        page.show(
            attempt(awards_content.award_list, store, search, sort, number, decisions),
            attempt(awards_content.pager, store, search, sort, number, decisions),
            attempt(awards_content.sum_table, store, search),
        )
    else:
        page.show(attempt(awards_nearby.no_match, store, search, sort))
    if not search.words or decisions_found(store, search, sort):
        page.show(attempt(awards_content.decision_list, store, search, sort, decisions, number))
