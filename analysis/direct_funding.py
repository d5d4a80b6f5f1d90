"""Direct funding: the years of the fund, what a borough was allocated, and the deepest published cut."""

from collections.abc import Sequence

from data.store import Store, kept_with_store
from queries.boroughs import DIRECT, Area, Change, FundingYear, Per, Terms, coverage_by_year, funding_by_year


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
