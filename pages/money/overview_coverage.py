"""What the overview shows of how much is known: boroughs and London totals of direct funding by year."""

from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store
from queries import Bounds
from queries.boroughs import coverage_by_year
from queries.london import LeftOfTotal, direct_funding_by_year, direct_funding_left
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.html import address, link
from ui.missing import NOT_FOUND
from ui.provenance import cite_all
from ui.tables import Cell, Column, table_html
from ui.wording import listing, pounds, year


class CoverageYear(NamedTuple):
    """How many of the 32 boroughs have a published figure of direct funding in one year, and London's total.

    london_derived_gbp: where no total of the year is published, what a total of two years leaves for it.
    """

    financial_year: int
    boroughs_published: int
    boroughs: int
    london_total_published: bool
    london_gbp: Decimal | None
    london_derived_gbp: Bounds | None
    derived_from: str


@kept_exhibit(maxsize=1)
def coverage(store: Store) -> Exhibit:
    """Return for how many boroughs each year's direct funding is found."""
    known = direct_funding_by_year(store)
    london = {row.financial_year: pounds(row.amount_gbp, row.rounding_gbp) for row in known}
    amounts = {row.financial_year: row.amount_gbp for row in known}
    left = {row.financial_year: row for row in direct_funding_left(store) if row.left_gbp}
    by_year: dict[int, list[bool]] = {}
    for row in coverage_by_year(store):
        by_year.setdefault(row.financial_year, []).append(row.published)
    rows = tuple(
        CoverageYear(
            start,
            sum(published),
            len(published),
            start in london,
            amounts.get(start),
            left[start].left_gbp if start in left else None,
            _derived_from(left[start]) if start in left else "",
        )
        for start, published in sorted(by_year.items())
    )
    complete = [year(row.financial_year) for row in rows if row.boroughs_published == row.boroughs]
    return Exhibit(
        finding=f"For {len(complete)} of {len(rows)} years we found the figures of all boroughs: {listing(complete)}"
        if complete
        else "For no year we found the figures of all boroughs",
        measure="Boroughs whose direct funding stands in the documents we hold, by financial year. More may be "
        "published.",
        table=table_html(
            "Boroughs whose direct funding we found",
            (
                Column("Year", lambda row: year(row.financial_year)),
                Column("Boroughs", lambda row: f"{row.boroughs_published} of {row.boroughs}", numeric=True),
                Column(
                    "London total",
                    lambda row: london.get(row.financial_year) or _left_words(left.get(row.financial_year)),
                    wide=True,
                ),
            ),
            rows,
            hide_caption=True,
        ),
        folded="Show the years",
        notes=(
            Markup(
                "The tables of all boroughs for the other years stand in appendices that we have not seen. {}."
            ).format(link("Which boroughs and years are known", address("quality"))),
        ),
        sources=cite_all(store, ((row.source_id, row.locator) for row in left.values())),
        export=Export("direct-funding-coverage-by-year", CoverageYear, rows),
    )


def _left_words(row: LeftOfTotal | None) -> Cell:
    """Return what a total of two years leaves for one that is not found by itself, or that nothing is."""
    if row is None or row.left_gbp is None:
        return NOT_FOUND
    low, high = (pounds(Decimal(end), Decimal(5000)) for end in row.left_gbp)
    return Markup("not found by itself; {} to {} is left<small>{}</small>").format(low, high, _derived_from(row))


def _derived_from(row: LeftOfTotal) -> str:
    first, second = sorted((row.known_year, row.financial_year))
    return (
        f"Worked out by us: {pounds(row.total_gbp, row.total_rounding_gbp)} is published for {year(first)} and "
        f"{year(second)} together, {pounds(row.known_gbp, row.known_rounding_gbp)} for {year(row.known_year)}."
    )
