"""What is known about London as a whole: budgets, funds, priorities and decisions."""

from decimal import Decimal
from typing import NamedTuple

from data.store import Store, kept_with_store
from queries import Bounds, NotInFiles, rows
from queries.boroughs import Per, Terms


class BudgetYear(NamedTuple):
    """MOPAC's commissioning budget of one year, in pounds of the year and of 2024/25.

    is_main: without domestic abuse safe accommodation. published_qualifier is the word before the amount in its source,
    called what the source calls it where that is no budget;
    deflator_status whether the year's index is published.
    """

    series: str
    is_main: NotInFiles[bool]
    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    published_qualifier: str | None
    called: str | None
    bounds: Bounds | None
    real_gbp: float | None
    real_bounds: Bounds | None
    deflator_status: str | None
    source_id: str
    locator: str
    note: str | None


class BudgetGrowth(NamedTuple):
    """How the commissioning budget grew from the first to the last published year, in per cent."""

    from_year: int
    to_year: int
    cash_change: Bounds | None
    real_change: Bounds | None


class FundPart(NamedTuple):
    """One part of the London Crime Prevention Fund in one period, in pounds, and its share (0 to 1) of the parts."""

    start_year: int
    end_year: int
    fund_id: str
    part: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    share: float
    share_bounds: Bounds | None
    source_id: str
    locator: str


class StatedShare(NamedTuple):
    """A part of the London Crime Prevention Fund in per cent, as a source states it for a period."""

    part: str
    percent: int
    start_year: int
    end_year: int
    source_id: str
    locator: str


class EvenYear(NamedTuple):
    """A year of a total of direct funding that is published for several years together, in pounds.

    even_gbp is an equal part of the total.
    """

    financial_year: int
    even_gbp: Decimal
    start_year: int
    end_year: int
    total_gbp: Decimal
    total_rounding_gbp: Decimal
    source_id: str
    locator: str


class ContradictedTotal(NamedTuple):
    """A year with two published totals of direct funding: its own, and an equal part of one of several years."""

    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal
    source_id: str
    locator: str
    other_gbp: Decimal
    start_year: int
    end_year: int
    total_gbp: Decimal
    total_rounding_gbp: Decimal
    other_source_id: str
    other_locator: str


class LondonFundingYear(NamedTuple):
    """London's direct borough funding of one year, in pounds; value and bounds in the terms asked for.

    other_gbp is what a second total, which contradicts the first, gives the year; bounds take in both.
    residents and recorded offences are those of the 32 boroughs in that year.
    """

    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    other_gbp: Decimal | None
    residents: int | None
    offences: int | None
    value: float | None
    bounds: Bounds | None
    source_id: str
    locator: str
    note: str | None


class LondonChange(NamedTuple):
    """How London's direct borough funding changed between two years, in per cent."""

    change: Bounds | None
    source_id: str
    locator: str


class LondonFigure(NamedTuple):
    """One published figure for London, in pounds."""

    series: str
    start_year: int | None
    end_year: int | None
    measure: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    source_id: str
    locator: str


class FundTotal(NamedTuple):
    """A sum that a source gives for a fund or a programme as a whole, in pounds; without years where it gives none."""

    series: str
    fund: str
    start_year: int | None
    end_year: int | None
    measure: str
    qualifier: str | None
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    source_id: str
    locator: str
    note: str | None


def commissioning_budget_by_year(store: Store) -> tuple[BudgetYear, ...]:
    """Return the published commissioning budgets, oldest first; 2022/23 has one without and one with safe housing."""
    return rows(store, "london/commissioning_budget_by_year", BudgetYear)


def commissioning_budget_growth(store: Store) -> BudgetGrowth | None:
    """Return how the commissioning budget grew from the first to the last published year; None if there is none."""
    return next(iter(rows(store, "london/commissioning_budget_growth", BudgetGrowth)), None)


def crime_prevention_fund_by_part(store: Store) -> tuple[FundPart, ...]:
    """Return the parts of the fund in the periods for which all are published, oldest first."""
    return rows(store, "london/crime_prevention_fund_by_part", FundPart)


@kept_with_store
def direct_funding_by_year(store: Store, terms: Terms = "cash", per: Per = "total") -> tuple[LondonFundingYear, ...]:
    """Return London's published totals of direct borough funding, oldest first."""
    return rows(store, "london/direct_funding_by_year", LondonFundingYear, terms=terms, per=per)


def direct_funding_change(store: Store, from_year: int, to_year: int, terms: Terms = "cash") -> LondonChange | None:
    """Return how London's direct funding changed between two years; None unless both totals are published."""
    found = rows(store, "london/direct_funding_change", LondonChange, from_year=from_year, to_year=to_year, terms=terms)
    return next(iter(found), None)


def london_figure(store: Store, total_id: str) -> LondonFigure | None:
    """Return one published figure for London; None if there is none of this id."""
    return next(iter(rows(store, "london/london_figure", LondonFigure, total_id=total_id)), None)


def stated_split(store: Store) -> tuple[StatedShare, ...]:
    """Return the parts of the London Crime Prevention Fund in per cent as stated, largest first."""
    return rows(store, "london/stated_split", StatedShare)


@kept_with_store
def fund_totals(store: Store) -> tuple[FundTotal, ...]:
    """Return the published sums for funds and programmes as a whole, largest first."""
    return rows(store, "london/fund_totals", FundTotal)


def even_years(store: Store) -> tuple[EvenYear, ...]:
    """Return the years of totals of direct funding that are published for several years together, oldest first."""
    return rows(store, "london/even_years", EvenYear)


@kept_with_store
def contradicted_totals(store: Store) -> tuple[ContradictedTotal, ...]:
    """Return the years for which two published totals of direct funding contradict each other, oldest first."""
    return rows(store, "london/contradicted_totals", ContradictedTotal)
