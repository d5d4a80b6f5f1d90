"""One figure for every borough at a time: what can be mapped and compared."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from data.store import Store
from queries import Bounds, rows
from queries.boroughs import Per, Terms


class BoroughValue(NamedTuple):
    """One figure of one borough, or of the City of London, in the unit that was asked for; None where not found.

    amount_gbp and rounding_gbp are those published, in pounds, where the figure is made of money.
    """

    gss_code: str
    area: str
    value: float | None
    bounds: Bounds | None
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    is_stated: bool
    source_id: str | None
    locator: str | None


class FundingYears(NamedTuple):
    """A fund and a year in which it was allocated to boroughs, and to how many."""

    fund_id: str
    fund: str
    financial_year: int
    boroughs: int


class PercentChange(NamedTuple):
    """By how much a figure changed, in per cent; None where the earlier one may be zero."""

    change: Bounds | None


class Indicator(NamedTuple):
    """One thing that a borough is like."""

    gss_code: str
    indicator: str
    value: float


def funding_by_borough(
    store: Store, fund_id: str, financial_year: int, terms: Terms = "cash", per: Per = "total"
) -> tuple[BoroughValue, ...]:
    """Return every borough's allocation from one fund in one year, in pounds, by name."""
    return rows(
        store,
        "measures/funding_by_borough",
        BoroughValue,
        fund_id=fund_id,
        financial_year=financial_year,
        terms=terms,
        per=per,
    )


def funding_change_by_borough(
    store: Store, fund_id: str, from_year: int, to_year: int, terms: Terms = "cash"
) -> tuple[BoroughValue, ...]:
    """Return how every borough's allocation from one fund changed between two years, in per cent, by name."""
    return rows(
        store,
        "measures/funding_change_by_borough",
        BoroughValue,
        fund_id=fund_id,
        from_year=from_year,
        to_year=to_year,
        terms=terms,
    )


def numbers_by_borough(store: Store, counted: Literal["awards", "programmes", "services"]) -> tuple[BoroughValue, ...]:
    """Return how many awards are for every borough alone, or programmes or services cover it, by name."""
    return rows(store, "measures/numbers_by_borough", BoroughValue, counted=counted)


def offences_by_borough(
    store: Store, offence_group: str, financial_year: int, per: Literal["total", "head"]
) -> tuple[BoroughValue, ...]:
    """Return the recorded offences of one group in every borough, in all or for each 1,000 residents, by name."""
    return rows(
        store,
        "measures/offences_by_borough",
        BoroughValue,
        offence_group=offence_group,
        financial_year=financial_year,
        per=per,
    )


def population_by_borough(store: Store, year: int) -> tuple[BoroughValue, ...]:
    """Return the mid-year population of every borough, by name."""
    return rows(store, "measures/population_by_borough", BoroughValue, year=year)


def deprivation_by_borough(store: Store, deprivation_measure: str) -> tuple[BoroughValue, ...]:
    """Return one measure of deprivation of every borough, by name."""
    return rows(store, "measures/deprivation_by_borough", BoroughValue, deprivation_measure=deprivation_measure)


def funding_years(store: Store) -> tuple[FundingYears, ...]:
    """Return the funds and years in which money was allocated to boroughs, direct funding first, latest year first."""
    return rows(store, "measures/funding_years", FundingYears)


def context_by_borough(store: Store) -> tuple[Indicator, ...]:
    """Return what the 32 boroughs are like, by the indicators that similar ones are found with."""
    return rows(store, "measures/context_by_borough", Indicator)


def percent_changes(store: Store, pairs: Sequence[tuple[Bounds | None, Bounds | None]]) -> tuple[Bounds | None, ...]:
    """Return the change of each pair of an earlier and a later figure, in per cent; None if it is not known."""
    if not pairs:
        return ()
    found = rows(
        store,
        "measures/percent_changes",
        PercentChange,
        earlier_lows=[earlier and float(earlier.low) for earlier, _ in pairs],
        earlier_highs=[earlier and float(earlier.high) for earlier, _ in pairs],
        later_lows=[later and float(later.low) for _, later in pairs],
        later_highs=[later and float(later.high) for _, later in pairs],
    )
    return tuple(row.change for row in found)
