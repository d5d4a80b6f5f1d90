"""Direct funding: the years of the fund, what a borough was allocated, and the deepest published cut."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import DIRECT, Area, Change, FundingYear, Per, Terms, coverage_by_year, funding_by_year
from queries.london import direct_funding_by_year, even_years


class PublishedTotal(NamedTuple):
    """A published total of London's direct funding, in pounds: of one financial year, or of several together.

    real_gbp is in prices of 2024/25, for single years only. other_gbp is what a total of several years, whose equal
    parts are the figure of other years to the pound, gives the year where it contradicts this one.
    """

    start_year: int
    end_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    other_gbp: Decimal | None
    real_gbp: float | None
    real_bounds: Bounds | None
    source_id: str
    locator: str

    @property
    def length(self) -> int:
        """Return how many years it is for."""
        return self.end_year - self.start_year + 1


@kept_with_store
def published_totals(store: Store) -> tuple[PublishedTotal, ...]:
    """Return London's published totals of direct funding, of one year and of several, oldest first."""
    real = {row.financial_year: row for row in direct_funding_by_year(store, "real")}
    single = [
        PublishedTotal(
            row.financial_year,
            row.financial_year,
            row.amount_gbp,
            row.rounding_gbp,
            row.other_gbp,
            real[row.financial_year].value,
            real[row.financial_year].bounds,
            row.source_id,
            row.locator,
        )
        for row in direct_funding_by_year(store)
    ]
    several = {
        (row.start_year, row.end_year): PublishedTotal(
            row.start_year,
            row.end_year,
            row.total_gbp,
            row.total_rounding_gbp,
            None,
            None,
            None,
            row.source_id,
            row.locator,
        )
        for row in even_years(store)
    }
    return tuple(sorted((*single, *several.values()), key=lambda one: (one.start_year, one.end_year)))


@kept_with_store
def fund_years(store: Store) -> range:
    """Return the years of direct funding, from the first of the fund to its last, whether figures are found or not."""
    years = [row.financial_year for row in coverage_by_year(store)]
    return range(min(years), max(years) + 1)


def direct_allocations(store: Store, area: Area, terms: Terms = "cash", per: Per = "total") -> list[FundingYear]:
    """Return a borough's published allocations of direct funding, oldest first; forecasts of spend are none."""
    rows = funding_by_year(store, area.gss_code, terms, per)
    return [row for row in rows if row.fund_id == DIRECT and row.measure == "allocation"]


def deepest_cut(rows: Sequence[Change]) -> Change | None:
    """Return the deepest published cut of a borough, None without any."""
    cuts = [(row.change.high, row) for row in rows if row.area != "London" and row.change and row.change.high < 0]
    return min(cuts, key=lambda cut: cut[0])[1] if cuts else None


def london_in_same_year(cut: Change, rows: Sequence[Change]) -> Change | None:
    """Return London's change to the year of a borough's cut; None where it is not published."""
    return next((row for row in rows if row.area == "London" and row.to_year == cut.to_year and row.change), None)
