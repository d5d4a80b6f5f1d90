"""The priorities of the Police and Crime Plan: what is published for them, what was awarded, how they were named."""

from decimal import Decimal
from typing import NamedTuple

from data.store import Store, kept_with_store
from queries import Bounds, rows
from queries.boroughs import Terms


class Heading(NamedTuple):
    """A priority of one year: its published spend in pounds, its share (0 to 1) and the sum of its lines."""

    priority_id: str
    priority: str
    amount_gbp: Decimal
    rounding_gbp: Decimal
    bounds: Bounds
    share: float | None
    share_bounds: Bounds | None
    line_count: int
    lines_gbp: Decimal | None
    lines_bounds: Bounds | None
    verdict: str | None
    lcpf_gbp: Decimal | None
    lcpf_rounding_gbp: Decimal | None
    source_id: str
    locator: str


class Line(NamedTuple):
    """A line under a priority, in pounds; kind is programme, lcpf or other."""

    priority_id: str
    priority: str
    activity: str
    kind: str
    amount_gbp: Decimal
    rounding_gbp: Decimal
    source_id: str
    locator: str


class Whole(NamedTuple):
    """The whole budget of one year, the sum of its priorities, and the lines through the fund, in pounds."""

    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    priorities_gbp: Decimal
    priorities_bounds: Bounds | None
    verdict: str
    lcpf_line_count: int
    lcpf_gbp: Decimal | None
    lcpf_bounds: Bounds | None
    source_id: str
    locator: str


class AwardedYear(NamedTuple):
    """Counted awards of one kind for one priority that begin in one year; without a year or a priority, None."""

    start_year: int | None
    priority: str | None
    awards: int
    longer_awards: int
    stated_awards: int
    stated_gbp: Decimal | None
    stated_rounding_gbp: Decimal | None
    stated_value: float | None
    stated_bounds: Bounds | None
    up_to_awards: int
    up_to_gbp: Decimal | None
    up_to_rounding_gbp: Decimal | None
    up_to_value: float | None
    up_to_bounds: Bounds | None


class AwardKind(NamedTuple):
    """How many awards of one kind there are and are counted, and for how many of these something is unknown."""

    kind: str
    awards: int
    counted: int
    without_amount: int
    overlapping: int
    without_priority: int
    programmes_without_priority: int


class AwardFlow(NamedTuple):
    """Counted awards of one kind from one funder and fund to one priority and programme, in pounds.

    stated (in all, or for a year) and up_to (the most that may be paid) are apart; rounding is by how much the sum may
    be off, None where an award is only called rounded. funder, fund and priority are None where none is stated.
    """

    kind: str
    funder: str | None
    fund: str | None
    priority: str | None
    programme_id: str
    programme: str
    stated_awards: int
    stated_gbp: Decimal
    stated_rounding_gbp: Decimal | None
    up_to_awards: int
    up_to_gbp: Decimal
    up_to_rounding_gbp: Decimal | None


class AwardSize(NamedTuple):
    """The counted awards of one kind and basis for one year alone, in pounds, and how large they are beside its budget.

    size is the sum divided by the budget (0 to 1): not a part of it, because no source says so.
    """

    kind: str
    amount_basis: str
    awards: int
    amount_gbp: Decimal
    amount_bounds: Bounds | None
    budget_gbp: Decimal
    budget_rounding_gbp: Decimal
    size: float | None
    size_bounds: Bounds | None


class PlanName(NamedTuple):
    """The name of a priority in one plan."""

    plan: str
    priority: str
    position: int | None
    source_id: str
    locator: str


@kept_with_store
def headings_by_priority(store: Store, financial_year: int) -> tuple[Heading, ...]:
    """Return the priorities of one year, largest first."""
    return rows(store, "priorities/headings_by_priority", Heading, financial_year=financial_year)


@kept_with_store
def lines_by_priority(store: Store, financial_year: int) -> tuple[Line, ...]:
    """Return the lines of all priorities of one year, in the order of the priorities, largest first."""
    return rows(store, "priorities/lines_by_priority", Line, financial_year=financial_year)


@kept_with_store
def whole_budget(store: Store, financial_year: int) -> Whole | None:
    """Return the whole budget of one year and the sum of its priorities; None unless both are published."""
    return next(iter(rows(store, "priorities/whole_budget", Whole, financial_year=financial_year)), None)


def awards_by_priority(store: Store, kind: str, terms: Terms = "cash") -> tuple[AwardedYear, ...]:
    """Return the counted awards of one kind by first financial year and priority, oldest first."""
    return rows(store, "priorities/awards_by_priority", AwardedYear, kind=kind, terms=terms)


def award_kinds(store: Store) -> tuple[AwardKind, ...]:
    """Return the kinds of award with their numbers, the most frequent first."""
    return rows(store, "priorities/award_kinds", AwardKind)


def awards_beside_budget(store: Store, financial_year: int) -> tuple[AwardSize, ...]:
    """Return the counted awards for one year alone by kind and basis, largest sum first; none without its budget."""
    return rows(store, "priorities/awards_beside_budget", AwardSize, financial_year=financial_year)


def award_flows(store: Store, kind: str) -> tuple[AwardFlow, ...]:
    """Return from which funders and funds counted awards of one kind lead to which priorities and programmes."""
    return rows(store, "priorities/award_flows", AwardFlow, kind=kind)


def names_by_plan(store: Store) -> tuple[PlanName, ...]:
    """Return the names of the priorities in each plan, oldest plan first."""
    return rows(store, "priorities/names_by_plan", PlanName)
