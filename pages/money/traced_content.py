"""What of the budget of 2019/20 can be held against named awards: how large they are beside it, and which they are."""

from collections.abc import Sequence

from analysis.priorities import YEAR
from data.store import Store
from pages.money.priorities_awards import KIND_NOUNS, award_columns
from queries.awards import Award, awards_in_year
from queries.priorities import AwardSize, awards_beside_budget
from ui.award_files import AWARDS_OF_YEAR
from ui.award_sums import awards_most, awards_sum
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.provenance import citer
from ui.rounding import ends
from ui.tables import Column, table_html
from ui.wording import counted, listing, pounds, share, share_most, year

OUTSIDE = ("Metropolitan Police budget", "Violence Reduction Unit")
"""Funds with budgets of their own beside MOPAC's commissioning."""


@exhibit("awards-beside-budget", level=3)
def sizes(store: Store) -> Exhibit | None:
    """Return the awards for the year alone compared with its budget, kind by kind; None if there are none."""
    rows = awards_beside_budget(store, YEAR)
    if not rows:
        return None
    budget = pounds(rows[0].budget_gbp, rows[0].budget_rounding_gbp)
    largest = rows[0]
    covering = awards_in_year(store, YEAR)
    alone = [row for row in covering if row.is_for_one_year]
    longer = len(covering) - len(alone)
    with_priority = sum(row.priority is not None for row in alone)
    return Exhibit(
        headline=f"What share of the {budget} of {year(YEAR)} reached named awards cannot be said soundly; the "
        f"{_kind(largest)[1]} named for that year alone are as large as {_size(largest)} of it",
        measure=f"Awards that count in totals and are for {year(YEAR)} alone, cash, beside the whole budget of that "
        "year. These are different kinds of amount and are not added.",
        coverage=f"{'All' if with_priority == len(alone) else with_priority} of the {len(alone)} belong to a programme "
        "with a priority.",
        table=lambda: table_html(
            f"Awards for {year(YEAR)} alone beside its budget",
            rows,
            Column("Awards", lambda row: counted(row.awards, *_kind(row))),
            Column("Together", _together, numeric=True),
            Column(f"As large as, of {budget}", _size, numeric=True),
        ),
        notes=(
            f"“As large as” is a comparison of sizes, not a share: no source links an award to a line of the budget, "
            f"so that no part of the {budget} is proved to have reached an award, not even the least. The lines are "
            f"plans, awards are decisions{_outside(alone)}.",
            f"The {counted(longer, 'award')} of several years that cover {year(YEAR)} are not split by year and "
            "are left out here. Where the rounding of the budget or of an award matters, both ends are given; the file "
            "has them for every row.",
        ),
        export=Export(AwardSize, rows, pounds=("amount_bounds",)),
    )


@exhibit("awards-covering-2019-20", level=3)
def covering(store: Store) -> Exhibit | None:
    """Return the counted awards that cover the year, each with its source; None if there are none."""
    rows = awards_in_year(store, YEAR)
    if not rows:
        return None
    alone = sum(row.is_for_one_year for row in rows)
    return Exhibit(
        headline=f"{counted(len(rows), 'award')} cover {year(YEAR)}",
        measure=f"Awards that count in totals, cash: {alone} for that year alone, {len(rows) - alone} for several "
        "years, in full.",
        table=lambda: table_html(f"Awards that cover {year(YEAR)}", rows, *award_columns(store)),
        folded=f"Show the {counted(len(rows), 'award')} that cover {year(YEAR)}",
        export=Export(AWARDS_OF_YEAR, rows, citer(store)),
    )


def _kind(row: AwardSize) -> tuple[str, str]:
    return KIND_NOUNS.get(row.kind, (row.kind, f"{row.kind}s"))


def _together(row: AwardSize) -> str:
    rounding = None if row.amount_bounds is None else ends(row.amount_bounds).width / 2
    if row.amount_basis == "up to":
        return f"up to {awards_most(row.amount_gbp, rounding)}"
    return awards_sum(row.amount_gbp, rounding)


def _size(row: AwardSize) -> str:
    """Return the size relative to the budget, with what rounding leaves open; of “up to” awards the most it can be."""
    if row.size_bounds is None:
        return f"{'up to ' if row.amount_basis == 'up to' else ''}about {share(row.size)}"
    return f"up to {share_most(row.size_bounds)}" if row.amount_basis == "up to" else share(row.size, row.size_bounds)


def _outside(rows: Sequence[Award]) -> str:
    """Return how many awards were paid by funds that may not be part of the budget at all."""
    found = [
        f"{fund} ({counted(sum(row.fund == fund for row in rows), 'award')})"
        for fund in OUTSIDE
        if any(row.fund == fund for row in rows)
    ]
    return f"; of some funds it is not stated whether they are part of that budget: {listing(found)}" if found else ""
