"""What the overview shows of how much is known: boroughs and London totals of direct funding by year."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store
from queries.boroughs import coverage_by_year
from queries.london import EvenYear, LondonFundingYear, direct_funding_by_year, even_years
from ui.columns import year_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import listing, pounds, year
from ui.html import link, url_for, with_small
from ui.missing import NOT_FOUND
from ui.provenance import sources_of
from ui.request_for_information import ask_for_borough_tables
from ui.tables import Cell, Column, table_html
from ui.two_totals import both, part_of, two_totals


class CoverageYear(NamedTuple):
    """How many of the 32 boroughs have a published figure of direct funding in one year, and London's total.

    london_even_gbp: an equal part of a total that is published for several years together, even_part_of says which.
    """

    financial_year: int
    boroughs_published: int
    boroughs: int
    london_total_published: bool
    london_gbp: Decimal | None
    london_even_gbp: Decimal | None
    even_part_of: str


@exhibit("direct-funding-coverage-by-year")
def coverage(store: Store) -> Exhibit:
    """Return the number of boroughs whose direct funding is known, by year."""
    totals = direct_funding_by_year(store)
    london = {row.financial_year: row for row in totals}
    even = {row.financial_year: row for row in even_years(store)}
    boroughs = Counter(row.financial_year for row in coverage_by_year(store))
    published = Counter(row.financial_year for row in coverage_by_year(store) if row.published)
    rows = [
        CoverageYear(
            start,
            published[start],
            boroughs[start],
            start in london,
            london[start].amount_gbp if start in london else None,
            even[start].even_gbp if start in even else None,
            part_of(even[start]) if start in even else "",
        )
        for start in sorted(boroughs)
    ]
    complete = [year(row.financial_year) for row in rows if row.boroughs_published == row.boroughs]
    return Exhibit(
        headline=f"Only {listing(complete)} has a figure for every borough"
        if len(complete) == 1
        else f"{len(complete) or 'No'} of {len(rows)} years have a figure for every borough",
        measure="Boroughs whose direct funding is in a document we hold, by financial year. More may be published.",
        table=lambda: table_html(
            "Boroughs with a published figure",
            rows,
            year_column(),
            Column("Boroughs", lambda row: f"{row.boroughs_published} of {row.boroughs}", numeric=True),
            Column(
                "London total",
                lambda row: _london_words(london.get(row.financial_year), even.get(row.financial_year)),
                wide=True,
            ),
        ),
        folded="Show the years",
        notes=(
            Markup("Tables for the other years are in appendices that we have not seen. {}.").format(
                link("Which boroughs and years are known", url_for("quality"))
            ),
            ask_for_borough_tables(store),
        ),
        cautions=two_totals(store, *london, use="Neither is subtracted from the other."),
        sources=sources_of(store, [*totals, *even.values()]),
        export=Export(CoverageYear, rows),
    )


def _london_words(own: LondonFundingYear | None, even: EvenYear | None) -> Cell:
    """Return London's total of a year: its own, or an equal part of one of several years; both if they clash."""
    words = NOT_FOUND if own is None else both(own.amount_gbp, own.rounding_gbp, own.other_gbp)
    if even is None or (own is not None and own.other_gbp is None):
        return words
    part = part_of(even)
    if own is None:
        return with_small(pounds(even.even_gbp), f"{part[:1].upper()}{part[1:]}")
    return with_small(words, f"The second is {part}; the two contradict each other")
