"""Recipients: who gets most, or all that is known of one."""

from analysis.award_filters import known_ids
from data.store import Store
from pages.money import recipient_content as one
from pages.money import recipients_content as content
from pages.money.choices import PAGE, RANKING, RECIPIENT, choose_ranking
from ui.exhibit import attempt
from ui.page import Page, declare


@declare(
    "/recipients",
    "Recipients",
    "Who gets most of MOPAC’s grants and contracts: what each organisation was awarded alone, and what it shares.",
    (RECIPIENT, *RANKING),
)
def recipients(page: Page, store: Store) -> None:
    """Show one recipient, or all of them by what they were awarded."""
    recipient = page.item(RECIPIENT, known_ids(store)["recipient"], "all recipients are listed below")
    if recipient:
        page.heading(recipient, window=one.window(recipient))
        page.show(one.way_back(page.carried(RANKING)), *one.parts(store, recipient))
        return
    page.heading("Recipients", terms=("LCPF", "Award", "VRU"))
    search = choose_ranking(page, store)
    number = page.page_number(PAGE, content.pages_of(store, search))
    page.show(
        attempt(content.ranked, store, search, number),
        attempt(content.pager, store, search, number),
    )
