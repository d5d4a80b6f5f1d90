"""Says that two published totals of London's direct funding contradict each other, wherever one of them is used."""

from decimal import Decimal

from markupsafe import Markup

from data.store import Store
from queries.london import ContradictedTotal, EvenYear, contradicted_totals
from ui.formats import pounds, year, years
from ui.html import link, url_for
from ui.provenance import cite

PARTS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth"}

ALLOWS_FOR_BOTH = "What is worked out here from London’s total allows for both."
"""For exhibits whose figures take in both totals."""


def part_of(row: ContradictedTotal | EvenYear) -> str:
    """Return what an equal part is a part of: half of £26,210,370, published for 2019/20 and 2020/21 together."""
    count = row.end_year - row.start_year + 1
    part = PARTS.get(count, f"one {count}th")
    when = f"{year(row.start_year)} and {year(row.end_year)}" if count == 2 else f"the {count} years {_span(row)}"
    return f"{part} of {pounds(row.total_gbp, row.total_rounding_gbp)}, published for {when} together"


def _span(row: ContradictedTotal | EvenYear) -> str:
    return years(row.start_year, row.end_year)


def both(amount: Decimal | None, rounding: Decimal | None, other: Decimal | None) -> str:
    """Return a total, with the other one where a second contradicts it: £13.4m or £13,105,185."""
    words = pounds(amount, rounding)
    return words if other is None else f"{words} or {pounds(other)}"


def two_totals(store: Store, *starts: int, use: str = ALLOWS_FOR_BOTH) -> list[Markup]:
    """Return a sentence for each of the years for which two totals contradict each other, with both sources.

    use says which of them the exhibit rests on.
    """
    return [
        Markup(
            "Two published totals of London’s direct funding in {} contradict each other: {} ({}), and {}, which is {} "
            "({}) and the figure of other years to the pound. {} {}."
        ).format(
            year(row.financial_year),
            pounds(row.amount_gbp, row.rounding_gbp),
            cite(store, row.source_id, row.locator),
            pounds(row.other_gbp),
            part_of(row),
            cite(store, row.other_source_id, row.other_locator),
            use,
            link("All contradictions", f"{url_for('quality')}#contradictions"),
        )
        for row in contradicted_totals(store)
        if row.financial_year in starts
    ]
