"""What the register shows of decisions: those that fit the same search as the awards, page by page."""

from markupsafe import Markup

from data.store import Store
from pages.money.awards_content import PAGE_SIZE, search_parameters, way_back
from pages.money.choices import choose_award_search
from queries.awards import AwardSearch, Sort, decisions_found
from ui.award_cells import decided_amount, decision_link, signed_words
from ui.award_files import DECISIONS
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, file
from ui.html import url_for
from ui.pager import page_count, page_links, shown_words
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.wording import counted, listing, whole


def pages_of(store: Store, search: AwardSearch, sort: Sort) -> int:
    """Return how many pages the decisions that fit a search fill, at least one."""
    return page_count(len(decisions_found(store, search, sort)), PAGE_SIZE)


@exhibit("decisions", is_file=False, maxsize=128)
def decision_list(store: Store, search: AwardSearch, sort: Sort, number: int, awards_page: int) -> Exhibit:
    """Return one page of the decisions that fit a search, the first one folded away if number is 0.

    The download has them all. awards_page is where the links to other pages leave the awards.
    """
    rows = decisions_found(store, search, sort)
    start = PAGE_SIZE * (max(number, 1) - 1)
    shown = rows[start : start + PAGE_SIZE]
    kept = way_back(store, search, sort, awards_page, number)

    def table() -> Markup:
        if not rows:
            return Markup("")
        base = way_back(store, search, sort, awards_page, 0)
        return table_html(
            "Decisions",
            shown,
            Column("Decision", lambda row: decision_link(row, kept)),
            Column("What for", lambda row: row.title or "no title in our sources", wide=True),
            Column("Signed", signed_words),
            Column("Amount", decided_amount, numeric=True),
            Column("Awards known", lambda row: whole(row.awards), numeric=True),
            Column("Source", lambda row: cite(store, row.source_id), wide=True),
        ) + page_links(
            "the decisions",
            max(number, 1),
            pages_of(store, search, sort),
            lambda page: url_for("awards", [*base, ("decisions", str(page))]) + "#decisions",
        )

    return Exhibit(
        headline=headline(len(rows), search),
        measure="Decisions of the Mayor, the Deputy Mayor for Policing and Crime and the Greater London Authority.",
        coverage=" ".join(filter(None, [shown_words(start + 1, len(shown), len(rows)), *left_out(store, search)])),
        table=table,
        folded="Show the decisions" if rows and not number else "",
        anchor="decisions",
        export=decision_file(store, (search, sort)),
    )


def headline(number: int, search: AwardSearch) -> str:
    """Return how many decisions fit a search, in words."""
    if not number:
        return "No decision fits"
    if search == AwardSearch():
        return f"{counted(number, 'decision')} known"
    return f"{counted(number, 'decision')} {'fits' if number == 1 else 'fit'}"


def left_out(store: Store, search: AwardSearch) -> tuple[str, ...]:
    """Return what each choice means for a decision, and how many it leaves out because nothing is known to go by."""
    said: list[str] = []
    words = {"fund": "fund", "priority": "priority", "kind": "kind", "recipient": "recipient", "gss_code": "place"}
    named = [word for field, word in words.items() if getattr(search, field) != "all"]
    if named:
        any_award = search._replace(fund="all", priority="all", kind="all", recipient="all", gss_code="all")
        unknown = sum(row.awards == 0 for row in decisions_found(store, any_award, "newest"))
        said.append(
            f"{listing(named).capitalize()} {'is' if len(named) == 1 else 'are'} judged by the awards known under a "
            f"decision; {counted(unknown, 'decision')} without one {'is' if unknown == 1 else 'are'} left out."
        )
    if search.financial_year:
        said.append("A decision is of a year if it was signed in it, or if it or an award under it covers it.")
    if search.least_gbp or search.most_gbp:
        every = decisions_found(store, search._replace(least_gbp=0, most_gbp=0), "newest")
        unknown = sum(row.amount_gbp is None for row in every)
        said.append(
            f"Amounts are those of the whole decision; {counted(unknown, 'decision')} whose amount is not found "
            f"{'is' if unknown == 1 else 'are'} left out."
        )
    return tuple(said)


@file("decisions", choose_award_search)
def decision_file(store: Store, asked: tuple[AwardSearch, Sort]) -> Export:
    """Return all decisions that fit a search."""
    return Export(DECISIONS, decisions_found(store, *asked), citer(store), search_parameters(store, *asked))
