"""What is known about London as a whole: budgets, funds, priorities and decisions."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from data.store import Store, kept_with_store
from queries import Bounds, rows
from queries.boroughs import Per, Terms


class BudgetYear(NamedTuple):
    """MOPAC's commissioning budget of one year, in pounds of the year and of 2024/25.

    published_qualifier is the word before it in its source; deflator_status whether the year's index is published.
    """

    series: str
    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    published_qualifier: str | None
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


class PrioritySpend(NamedTuple):
    """The spend on one priority in one year, in pounds, and its share (0 to 1) of the whole budget."""

    priority_id: str
    priority: str
    amount_gbp: Decimal
    rounding_gbp: Decimal
    bounds: Bounds
    share: float | None
    share_bounds: Bounds | None
    lcpf_gbp: Decimal | None
    lcpf_rounding_gbp: Decimal | None
    source_id: str
    locator: str


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


class LeftOfTotal(NamedTuple):
    """What a published total of two years leaves for the year that is not found by itself, in pounds."""

    financial_year: int
    known_year: int
    known_gbp: Decimal
    known_rounding_gbp: Decimal | None
    total_gbp: Decimal
    total_rounding_gbp: Decimal | None
    left_gbp: Bounds | None
    source_id: str
    locator: str


class LondonFundingYear(NamedTuple):
    """London's direct borough funding of one year, in pounds; value and bounds in the terms asked for.

    residents and recorded offences are those of the 32 boroughs in that year.
    """

    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
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


class NewDecision(NamedTuple):
    """A decision with its total, in pounds."""

    decision_id: str
    decision_ref: str
    title: str
    date_signed: date | None
    amount_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    source_id: str
    locator: str


def commissioning_budget_by_year(store: Store) -> tuple[BudgetYear, ...]:
    """Return the published commissioning budgets, oldest first; 2022/23 has one without and one with safe housing."""
    return rows(store, "london/commissioning_budget_by_year", BudgetYear)


def commissioning_budget_growth(store: Store) -> BudgetGrowth | None:
    """Return how the commissioning budget grew from the first to the last published year; None if there is none."""
    return next(iter(rows(store, "london/commissioning_budget_growth", BudgetGrowth)), None)


def spend_by_priority(store: Store, financial_year: int) -> tuple[PrioritySpend, ...]:
    """Return the spend on each priority in one year, largest first."""
    return rows(store, "london/spend_by_priority", PrioritySpend, financial_year=financial_year)


def crime_prevention_fund_by_part(store: Store) -> tuple[FundPart, ...]:
    """Return the parts of the fund in the periods for which all are published, oldest first."""
    return rows(store, "london/crime_prevention_fund_by_part", FundPart)


@kept_with_store(maxsize=8)
def direct_funding_by_year(store: Store, terms: Terms = "cash", per: Per = "total") -> tuple[LondonFundingYear, ...]:
    """Return London's published totals of direct borough funding, oldest first."""
    return rows(store, "london/direct_funding_by_year", LondonFundingYear, terms=terms, per=per)


def direct_funding_change(store: Store, from_year: int, to_year: int, terms: Terms = "cash") -> LondonChange | None:
    """Return how London's direct funding changed between two years; None unless both totals are published."""
    found = rows(store, "london/direct_funding_change", LondonChange, from_year=from_year, to_year=to_year, terms=terms)
    return next(iter(found), None)


def london_figure(store: Store, total_id: str) -> LondonFigure | None:
    """Return one published figure for London; None if there is none of this id."""
    return next(iter(rows(store, "london/figure", LondonFigure, total_id=total_id)), None)


def newest_decisions(store: Store, row_limit: int) -> tuple[NewDecision, ...]:
    """Return the decisions with the highest numbers, highest first."""
    return rows(store, "london/newest_decisions", NewDecision, row_limit=row_limit)


def stated_split(store: Store) -> tuple[StatedShare, ...]:
    """Return the parts of the London Crime Prevention Fund in per cent as stated, largest first."""
    return rows(store, "london/stated_split", StatedShare)


def direct_funding_left(store: Store) -> tuple[LeftOfTotal, ...]:
    """Return what two-year totals leave for years that are not found by themselves, oldest first."""
    return rows(store, "london/direct_funding_left", LeftOfTotal)
