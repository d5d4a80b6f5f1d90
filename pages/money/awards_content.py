"""The register of awards and decisions: those that fit a search, page by page, and what they add up to."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from analysis import boundaries
from analysis.award_filters import LONDON_NAME
from analysis.award_sums import AwardSum, sums_by_kind
from data.store import Store, kept_with_store
from pages.money.choices import choose_award_search, choose_awards
from queries.awards import Award, AwardSearch, Sort, awards_found, decisions_found
from ui.award_cells import (
    Kept,
    amount_and_kind,
    award_title,
    boroughs_named,
    decided_amount,
    decision_link,
    not_counted,
    recipient_words,
    signed_words,
)
from ui.award_files import AWARD_SUMS, AWARDS, DECISIONS
from ui.award_sums import KIND_WORDS, SHORTENED, awards_sum, awards_sum_short
from ui.columns import source_column, years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, file
from ui.formats import counted, listing, sentence, whole, year
from ui.html import Html, url_for
from ui.lists import chip_list, page_count, page_links, shown_words, stated
from ui.pictures.columns import columns
from ui.possible_duplicates import duplicate_cautions
from ui.provenance import cite, citer
from ui.tables import Column, table_html

PAGE_SIZE = 25

KIND_LABELS = {
    "grant": "grants",
    "contract": "contracts",
    "budget": "budgets",
    "procurement ceiling": "procurement ceilings (the most that may be spent)",
    "income accepted": "income accepted by MOPAC",
}


NO_MATCH = "No awards match. Try fewer words."

FEWEST_DRAWN = 5
"""Fewer awards are not drawn."""


def search_parameters(store: Store, search: AwardSearch, sort: Sort) -> tuple[tuple[str, str], ...]:
    """Return a search as the parameters of its address, those that are not left open."""
    parameters = {
        "q": " ".join(search.words),
        "fund": search.fund,
        "priority": search.priority,
        "kind": search.kind,
        "recipient": search.recipient,
        "borough": boundaries.place_name(store, search.gss_code, LONDON_NAME),
        "year": year(search.financial_year) if search.financial_year else "all",
        "least": str(search.least_gbp or "all"),
        "most": str(search.most_gbp or "all"),
        "sort": sort,
    }
    return stated(parameters)


def way_back(store: Store, search: AwardSearch, sort: Sort, page: int, decisions_page: int) -> Kept:
    """Return what leads back to a search and its pages; nothing for the register as it opens."""
    pages = (("page", page if page > 1 else 0), ("decisions", decisions_page))
    return (
        *(pair for pair in search_parameters(store, search, sort) if pair != ("sort", "newest")),
        *((name, str(number)) for name, number in pages if number),
    )


@kept_with_store
def chips(store: Store, search: AwardSearch, sort: Sort) -> Html:
    """Return what the filters leave of all awards, each with a way to take it off; empty where they leave all."""
    words = {
        "q": "“{}”",
        "year": "in {}",
        "least": "at least £{}",
        "most": "at most £{}",
    }

    def chip_words(name: str, value: str) -> str:
        return words.get(name, "{}").format(whole(int(value)) if name in ("least", "most") else value)

    return chip_list("awards", search_parameters(store, search, sort), chip_words)


def pages_of(store: Store, search: AwardSearch) -> int:
    """Return how many pages the awards that fit a search fill, at least one."""
    return page_count(len(awards_found(store, search)), PAGE_SIZE)


@exhibit("awards-register", is_file=False)
def award_list(store: Store, search: AwardSearch, sort: Sort, page: int, decisions_page: int = 0) -> Exhibit:
    """Return one page of the awards that fit a search; the download has them all."""
    kept = way_back(store, search, sort, page, decisions_page)
    rows = awards_found(store, search, sort)
    number, first = len(rows), PAGE_SIZE * (page - 1)
    shown = rows[first : first + PAGE_SIZE]
    return Exhibit(
        headline=f"{counted(number, 'award')}" if number else NO_MATCH,
        measure="Grants, contracts, budgets, ceilings and income that decisions and other sources name.",
        coverage=shown_words(first + 1, len(shown), number),
        picture=(lambda: by_first_year(rows)) if page == 1 else None,
        table=lambda: (
            table_html(
                "Awards",
                shown,
                Column(
                    "What for",
                    lambda row: award_title(row, row.fund, boroughs_named(row), not_counted(row), kept=kept),
                    wide=True,
                ),
                Column("To", lambda row: recipient_words(row, kept), wide=True),
                years_column(),
                Column("Amount", amount_and_kind, numeric=True),
                Column("Decision", lambda row: decision_link(row, kept)),
                source_column(store),
                dense=True,
            )
            if number
            else Markup("")
        ),
        cautions=duplicate_cautions(store, (row.award_id for row in shown)),
        export=register_file(store, (search, sort)),
    )


def by_first_year(rows: Sequence[Award]) -> Html:
    """Return the awards by first year and kind as columns; nothing for so few that the list itself shows them."""
    dated = Counter((row.start_year, row.kind) for row in rows if row.start_year)
    kinds = tuple(KIND_LABELS)
    years = {start for start, _ in dated}
    if len(years) < 2 or len(rows) < FEWEST_DRAWN:
        return Html()
    names = [sentence(KIND_WORDS[kind])[:-1] for kind in kinds]
    return columns({start: [dated[start, kind] for kind in kinds] for start in years}, names, "award")


@file("awards-register", choose_award_search)
def register_file(store: Store, asked: tuple[AwardSearch, Sort]) -> Export:
    """Return all awards that fit a search."""
    return Export(AWARDS, awards_found(store, *asked), citer(store), search_parameters(store, *asked))


@exhibit("awards-sums", choose_awards, hide_empty=True)
def sum_table(store: Store, search: AwardSearch) -> Exhibit:
    """Return what the awards that fit a search add up to, kind by kind."""
    found = awards_found(store, search)
    rows = sums_by_kind(found)
    words = [_sum_words(row) for row in rows if row.counted][:2]
    shared = sum(row.is_shared and row.counts_in_totals for row in found) if search.words else 0
    out = sum(row.not_counted for row in rows)
    unknown = sum(row.not_found for row in rows)
    return Exhibit(
        headline=f"Total{', shared awards included' if shared else ''}: {', plus '.join(words)}"
        if words
        else "No award here counts in a total",
        measure="Overlapping rows are excluded. Grants, contracts and budgets are totalled separately: a ceiling is "
        "not money spent, a budget may hold a grant, income is money received.",
        coverage=f"{counted(out, 'row')} left out that overlap others (each says why), {unknown} whose amount is "
        f"not found.{_shared_words(shared)}",
        table=lambda: table_html(
            "Sums by kind",
            rows,
            Column("Kind", lambda row: sentence(kind_words(row))[:-1]),
            Column("Awards", lambda row: whole(row.awards), numeric=True),
            Column("Counted", lambda row: whole(row.counted), numeric=True),
            Column("Sum of those counted", lambda row: awards_sum(row.counted_gbp, row.rounding_gbp), numeric=True),
            Column("Left out", lambda row: whole(row.not_counted), numeric=True),
            Column("Not found", lambda row: whole(row.not_found), numeric=True),
            dense=True,
        ),
        notes=(SHORTENED,) if any(row.rounding_gbp != 0 for row in rows) else (),
        cautions=duplicate_cautions(store, (row.award_id for row in awards_found(store, search))),
        folded=f"Show the sums of {counted(len(rows), 'kind')}",
        export=Export(AWARD_SUMS, rows, parameters=search_parameters(store, search, "newest")[:-1]),
    )


def _sum_words(row: AwardSum) -> str:
    """Return a sum as the headline says it: £129.2m in grants, grants capped at £42.3m."""
    name = KIND_WORDS[row.kind]
    if row.amount_basis == "up to":
        return f"{name} capped at {awards_sum_short(row.counted_gbp, row.rounding_gbp)}"
    return f"{awards_sum_short(row.counted_gbp, row.rounding_gbp)} in {name}"


def _shared_words(number: int) -> str:
    return f" {counted(number, 'award')} to several organisations included, in full." if number else ""


def kind_words(row: AwardSum) -> str:
    """Return a kind of awards in words, ceilings apart."""
    words = KIND_LABELS[row.kind]
    return f"{words}, up to" if row.amount_basis == "up to" else words


def pager(store: Store, search: AwardSearch, sort: Sort, page: int, decisions_page: int) -> Html:
    """Return links to the page before and after; the page of the decisions stays."""
    base = way_back(store, search, sort, 1, decisions_page)
    return page_links(
        "the register",
        page,
        pages_of(store, search),
        lambda number: url_for("awards", [*base, ("page", str(number))]),
    )


def decision_pages(store: Store, search: AwardSearch, sort: Sort) -> int:
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
    base = way_back(store, search, sort, awards_page, 0)
    return Exhibit(
        headline=decision_headline(len(rows), search),
        measure="Decisions of the Mayor, the Deputy Mayor for Policing and Crime and the Greater London Authority.",
        coverage=" ".join(filter(None, [shown_words(start + 1, len(shown), len(rows)), *left_out(store, search)])),
        table=lambda: (
            table_html(
                "Decisions",
                shown,
                Column("Decision", lambda row: decision_link(row, kept)),
                Column("What for", lambda row: row.title or "no title in our sources", wide=True),
                Column("Signed", signed_words),
                Column("Amount", decided_amount, numeric=True),
                Column("Awards known", lambda row: whole(row.awards), numeric=True),
                Column("Source", lambda row: cite(store, row.source_id), wide=True),
            )
            + page_links(
                "the decisions",
                max(number, 1),
                decision_pages(store, search, sort),
                lambda page: url_for("awards", [*base, ("decisions", str(page))]) + "#decisions",
            )
            if rows
            else Markup("")
        ),
        folded="Show the decisions" if rows and not number else "",
        anchor="decisions",
        export=decision_file(store, (search, sort)),
    )


def decision_headline(number: int, search: AwardSearch) -> str:
    """Return how many decisions fit a search, in words."""
    if not number:
        return "No decisions match"
    return f"{counted(number, 'decision')}{' known' if search == AwardSearch() else ''}"


def left_out(store: Store, search: AwardSearch) -> tuple[str, ...]:
    """Return what each choice means for a decision, and how many it leaves out because nothing is known to go by."""
    notes: list[str] = []
    words = {"fund": "fund", "priority": "priority", "kind": "kind", "recipient": "recipient", "gss_code": "place"}
    named = [word for field, word in words.items() if getattr(search, field) != "all"]
    if named:
        any_award = search._replace(fund="all", priority="all", kind="all", recipient="all", gss_code="all")
        unknown = sum(row.awards == 0 for row in decisions_found(store, any_award, "newest"))
        notes.append(
            f"{listing(named).capitalize()} {'is' if len(named) == 1 else 'are'} judged by the awards known under a "
            f"decision; {counted(unknown, 'decision')} without one {'is' if unknown == 1 else 'are'} left out."
        )
    if search.financial_year:
        notes.append("A decision is of a year if it was signed in it, or if it or an award under it covers it.")
    if search.least_gbp or search.most_gbp:
        decisions = decisions_found(store, search._replace(least_gbp=0, most_gbp=0), "newest")
        unknown = sum(row.amount_gbp is None for row in decisions)
        notes.append(
            f"Amounts are those of the whole decision; {counted(unknown, 'decision')} whose amount is not found "
            f"{'is' if unknown == 1 else 'are'} left out."
        )
    return tuple(notes)


@file("decisions", choose_award_search)
def decision_file(store: Store, asked: tuple[AwardSearch, Sort]) -> Export:
    """Return all decisions that fit a search."""
    return Export(DECISIONS, decisions_found(store, *asked), citer(store), search_parameters(store, *asked))
