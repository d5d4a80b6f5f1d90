"""When things were decided: signing against the start of the year, and plan against what happened."""

from datetime import date
from typing import NamedTuple

from data.store import Store
from queries import NotInFiles, rows


class SignedDecision(NamedTuple):
    """A decision; days_after counts from 1 April of its first year and is below 0 before it, is_after_start from 0 on.

    left_out says why it is not counted.
    """

    decision_id: str
    decision_ref: str | None
    title: str | None
    date_signed: date | None
    first_year: int | None
    first_year_from: str | None
    last_year: int | None
    days_after: int | None
    is_after_start: NotInFiles[bool | None]
    funds: str | None
    circumstance: str | None
    reason: str | None
    left_out: str | None
    source_id: str
    locator: str


class SignedYear(NamedTuple):
    """Decisions by their first financial year: all, with a date, signed after the year had begun."""

    first_year: int | None
    decisions: int
    dated: int
    after: int
    explained: int


class SignedFund(NamedTuple):
    """Decisions by the fund of their awards, counted as by year."""

    fund: str | None
    decisions: int
    dated: int
    after: int
    explained: int


class PlannedStage(NamedTuple):
    """A stage of a fund as planned and as it happened, the days between, the sources of plan, date and remark."""

    stage_id: NotInFiles[str]
    stage: str
    planned_start: str | None
    planned_end: str | None
    planned_words: str | None
    actual: str | None
    days_after_start: int | None
    days_after_end: int | None
    source_id: str
    locator: str
    note: str | None
    actual_decision_id: str | None
    actual_decision_ref: str | None
    actual_source_id: str | None
    actual_locator: str | None
    note_source_id: str | None
    note_locator: str | None


def decisions_signed(store: Store) -> tuple[SignedDecision, ...]:
    """Return every decision, those with date and year first, the latest against its year first."""
    return rows(store, "timeliness/decisions_signed", SignedDecision)


def signed_by_year(store: Store) -> tuple[SignedYear, ...]:
    """Return the decisions by first financial year, oldest first, those without a year last."""
    return rows(store, "timeliness/signed_by_year", SignedYear)


def signed_by_fund(store: Store) -> tuple[SignedFund, ...]:
    """Return the decisions with a year by fund, most dated ones first; one of several funds appears under each."""
    return rows(store, "timeliness/signed_by_fund", SignedFund)


def planned_and_actual(store: Store, fund_id: str) -> tuple[PlannedStage, ...]:
    """Return the stages of a fund in the order of the plan."""
    return rows(store, "timeliness/planned_and_actual", PlannedStage, fund_id=fund_id)
