"""How what all boroughs together got changed: by the boroughs known for both years, and all others as one step."""

from decimal import Decimal
from typing import NamedTuple

from analysis.change_parts import ComparedYears, allowing_for_both, compare
from analysis.differences import Amount, difference
from data.store import Store
from pages.money.changes_content import MOST_STEPS, amount_point
from pages.money.choices import choose_change
from queries.boroughs import DIRECT, areas
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.flow_figures import waterfall
from ui.formats import counted, less_or_more, pounds_difference, pounds_sum, year
from ui.provenance import sources_of
from ui.tables import Column, table_html
from ui.two_totals import two_totals


class LondonStep(NamedTuple):
    """A step from the total of one year to that of another: a borough, or all others together; in pounds."""

    step: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None


@exhibit("change-of-london", choose_change, hide_empty=True)
def london_change(store: Store, chosen: ComparedYears) -> Exhibit | None:
    """Return how the published total changed, by boroughs; nothing where it is not published or all are known."""
    comparison = compare(store, chosen)
    known = [part for part in comparison.parts if part.difference]
    receiving = sum(area.receives_direct_funding for area in areas(store))
    if chosen.kind != "boroughs" or not comparison.totals or len(known) >= receiving or chosen.series_id != DIRECT:
        return None
    before, after = year(chosen.from_year), year(chosen.to_year)
    start, end = map(allowing_for_both, comparison.totals)
    change = difference(start, end)
    rest = difference(comparison.everything.difference, change)
    others = f"The other {counted(receiving - len(known), 'borough')} together"
    changes = [(part.part, part.difference) for part in known if part.difference]
    if len(changes) >= MOST_STEPS:
        changes = [(f"{counted(len(known), 'borough')} known", comparison.everything.difference)]
    steps = [*sorted(changes, key=lambda step: step[1].amount_gbp), (others, rest)]
    rows = [
        LondonStep(f"All boroughs, {before}", *start),
        *(LondonStep(name, *amount) for name, amount in steps),
        LondonStep(f"All boroughs, {after}", *end),
    ]
    first, *middle, last = (
        amount_point(row.step, Amount(row.amount_gbp, row.rounding_gbp), signed=0 < place < len(rows) - 1)
        for place, row in enumerate(rows)
    )
    return Exhibit(
        headline=f"All boroughs together got {less_or_more(*change)} in {after} than in {before}",
        measure=f"{comparison.fund}, published totals for London, cash. The other boroughs are the rest of the total.",
        alt="; ".join(f"{point.label} {point.text}" for point in (first, *middle, last)) + ".",
        figure=lambda: waterfall(first, middle, last),
        table=lambda: table_html(
            f"How the total changed from {before} to {after}",
            rows,
            Column("Step", lambda row: row.step),
            Column("Amount", lambda row: _amount(row, rows), numeric=True),
        ),
        cautions=two_totals(store, chosen.from_year, chosen.to_year),
        sources=sources_of(store, comparison.totals),
        export=Export(
            LondonStep,
            rows,
            None,
            (("kind", chosen.kind), ("fund", comparison.fund), ("from", before), ("year", after)),
        ),
    )


def _amount(row: LondonStep, rows: list[LondonStep]) -> str:
    words = pounds_sum if row in (rows[0], rows[-1]) else pounds_difference
    return words(row.amount_gbp, row.rounding_gbp)
