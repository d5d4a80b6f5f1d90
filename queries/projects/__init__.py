"""Programmes: what each does, who pays, where, with what result; the co-commissioning fund; fund tables."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from data.folding import needles
from data.store import Store
from queries import NotInFiles, ids, rows


class Programme(NamedTuple):
    """A programme, who pays for it, and how far its awards reach."""

    programme_id: str
    programme: str
    description: str
    fund: str | None
    other_funds: str | None
    priority: str | None
    start_year: int | None
    end_year: int | None
    boroughs: int
    is_london: bool
    awards: int
    awards_counted: int
    status: str
    is_co_commissioned: bool
    is_in_portfolio: bool


class ProgrammeArea(NamedTuple):
    """An area that awards of a programme name."""

    gss_code: str
    area: str
    is_london: bool
    awards: int


class BudgetCell(NamedTuple):
    """A cell of a fund table of 2019/20 that is about a programme; is_nil: a dash that the total shows to be nil."""

    fund: str
    line: str
    start_year: int
    end_year: int
    measure: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal
    source_id: str
    locator: str
    note: str | None
    is_dash: NotInFiles[bool]
    is_nil: bool


class ProgrammeOutcome(NamedTuple):
    """A published result of a programme."""

    outcome_id: str
    measure: str
    value: Decimal | None
    value_as_published: NotInFiles[str | None]
    unit: str | None
    kind: str
    reported_by: str | None
    period_start: str | None
    period_end: str | None
    published_qualifier: str | None
    boroughs: int
    source_id: str
    locator: str
    note: str | None


class ProjectContradiction(NamedTuple):
    """Two statements in two places that do not agree."""

    discrepancy_id: str
    topic: str
    statement_a: str
    source_a: str
    statement_b: str
    source_b: str
    note: str | None


class Role(NamedTuple):
    """What a body does for a fund."""

    role: str
    body: str
    what_it_does: str | None
    source_id: str
    locator: str


class FundFigure(NamedTuple):
    """A published figure of the co-commissioning fund."""

    total_id: str
    series: str
    start_year: int | None
    end_year: int | None
    measure: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    is_tranche_2: bool
    source_id: str
    locator: str
    note: str | None


class TrancheProject(NamedTuple):
    """A project of the first tranche of the co-commissioning fund.

    rounding_gbp is by how much the amount of its award may be off: 0 for an exact one, None without an award and for
    one that is only called rounded.
    """

    programme_id: str
    programme: str
    is_awarded: bool
    is_listed: bool
    award_title: str | None
    recipient: str | None
    recipient_as_published: str | None
    boroughs: int | None
    is_london: bool
    amount_gbp: Decimal | None
    amount_basis: str | None
    start_year: int | None
    end_year: int | None
    allocation_gbp: Decimal | None
    allocation_rounding_gbp: Decimal | None
    forecast_gbp: Decimal | None
    forecast_rounding_gbp: Decimal | None
    source_id: str
    locator: str
    note: str | None
    rounding_gbp: Decimal | None


class Criterion(NamedTuple):
    """A criterion of the co-commissioning fund."""

    criterion_id: NotInFiles[str]
    criterion: str
    threshold: str | None
    source_id: str
    locator: str


class CriterionHeld(NamedTuple):
    """A project and whether it meets a criterion."""

    criterion_id: NotInFiles[str]
    criterion: str
    threshold: str | None
    programme_id: str
    programme: str
    verdict: Literal["met", "not met", "not found"]
    evidence: str | None
    source_id: str | None
    locator: str | None


class FundCell(NamedTuple):
    """A cell of a fund table of 2019/20; is_nil: it holds a dash, and the total of its column shows that to be nil."""

    fund_id: str
    fund: str
    line: str
    programme_id: str | None
    borough: str | None
    is_total: bool
    is_dash: NotInFiles[bool]
    is_nil: bool
    start_year: int
    end_year: int
    measure: str
    amount_gbp: Decimal | None
    rounding_gbp: Decimal
    comparison_id: str | None
    source_id: str
    locator: str
    note: str | None


def programmes(store: Store) -> tuple[Programme, ...]:
    """Return every programme, by name."""
    return rows(store, "projects/programmes", Programme)


def programmes_found(store: Store, words: Sequence[str], fund: str, status: str) -> tuple[str, ...]:
    """Return the ids of the programmes of a fund and a status, or "all", that hold every word, by name."""
    return ids(store, "projects/programmes_found", needles=needles(words), fund=fund, status=status)


def areas_by_programme(store: Store, programme_id: str) -> tuple[ProgrammeArea, ...]:
    """Return the areas that the awards of one programme name."""
    return rows(store, "projects/areas_by_programme", ProgrammeArea, programme_id=programme_id)


def budgets_by_programme(store: Store, programme_id: str) -> tuple[BudgetCell, ...]:
    """Return the cells of the fund tables that are about one programme."""
    return rows(store, "projects/budgets_by_programme", BudgetCell, programme_id=programme_id)


def outcomes_by_programme(store: Store, programme_id: str) -> tuple[ProgrammeOutcome, ...]:
    """Return the published results of one programme."""
    return rows(store, "projects/outcomes_by_programme", ProgrammeOutcome, programme_id=programme_id)


def contradictions_by_programme(store: Store, programme_id: str) -> tuple[ProjectContradiction, ...]:
    """Return the contradictions on one programme or on a decision behind its awards."""
    return rows(store, "projects/contradictions_by_programme", ProjectContradiction, programme_id=programme_id)


def contradictions_by_fund(store: Store, fund_id: str) -> tuple[ProjectContradiction, ...]:
    """Return the contradictions on one fund."""
    return rows(store, "projects/contradictions_by_fund", ProjectContradiction, fund_id=fund_id)


def governance_by_fund(store: Store, fund_id: str) -> tuple[Role, ...]:
    """Return who advises, recommends, decides and oversees."""
    return rows(store, "projects/governance_by_fund", Role, fund_id=fund_id)


def co_commissioning_figures(store: Store) -> tuple[FundFigure, ...]:
    """Return the published figures of the co-commissioning fund, oldest first."""
    return rows(store, "projects/co_commissioning_figures", FundFigure)


def tranche_1_projects(store: Store) -> tuple[TrancheProject, ...]:
    """Return the projects of the first tranche, by name."""
    return rows(store, "projects/tranche_1_projects", TrancheProject)


def criteria(store: Store) -> tuple[Criterion, ...]:
    """Return the criteria of the co-commissioning fund."""
    return rows(store, "projects/criteria", Criterion)


def criteria_by_project(store: Store) -> tuple[CriterionHeld, ...]:
    """Return whether every project of the first tranche meets every criterion."""
    return rows(store, "projects/criteria_by_project", CriterionHeld)


def fund_tables(store: Store) -> tuple[FundCell, ...]:
    """Return the fund tables, cell by cell."""
    return rows(store, "projects/fund_tables", FundCell)
