"""How good the data are: checks and what they found, totals beside their parts, contradictions, sizes."""

from decimal import Decimal
from typing import Literal, NamedTuple

from data.store import Store, kept_with_store
from queries import NotInFiles, rows


class CheckResult(NamedTuple):
    """A check that the build ran and how many rows it found."""

    check_id: str
    title: str
    severity: Literal["error", "caution"]
    explanation: str
    rows_found: int


class Caution(NamedTuple):
    """One finding of a check."""

    check_id: str
    position: int
    subject: str
    gss_code: str | None
    fund_id: str | None
    start_year: int | None
    end_year: int | None
    message: str


class TotalComparison(NamedTuple):
    """A published total and the sum of its parts, in pounds."""

    comparison_id: str
    kind: str
    title: str
    measure: NotInFiles[str | None]
    fund_id: str | None
    start_year: int | None
    end_year: int | None
    total_gbp: Decimal | None
    total_rounding_gbp: Decimal | None
    parts_gbp: Decimal
    parts_rounding_gbp: Decimal | None
    part_count: int
    parts_missing: int
    difference_gbp: Decimal | None
    usual_error_gbp: float | None
    verdict: Literal[
        "equal", "rounded", "as worded", "rounding", "missing", "less", "not comparable", "unknown", "differs"
    ]
    reason: str | None
    source_id: str
    locator: str


class Contradiction(NamedTuple):
    """Two statements in two places that do not agree."""

    discrepancy_id: str
    topic: str
    statement_a: str
    source_a: str
    statement_b: str
    source_b: str
    note: str | None
    area: str | None


class RowCount(NamedTuple):
    """How many rows a table holds."""

    table_name: str
    row_count: int


def checks(store: Store) -> tuple[CheckResult, ...]:
    """Return the checks with their results, those that found something first."""
    return rows(store, "quality/checks", CheckResult)


@kept_with_store
def cautions(store: Store) -> tuple[Caution, ...]:
    """Return what the checks found, by check."""
    return rows(store, "quality/cautions", Caution)


@kept_with_store
def total_comparisons(store: Store) -> tuple[TotalComparison, ...]:
    """Return the published totals of which the store holds parts, disagreements first."""
    return rows(store, "quality/total_comparisons", TotalComparison)


def contradictions(store: Store) -> tuple[Contradiction, ...]:
    """Return the contradictions between sources, by topic."""
    return rows(store, "quality/contradictions", Contradiction)


def row_counts(store: Store) -> tuple[RowCount, ...]:
    """Return the size of each table, largest first."""
    return rows(store, "quality/row_counts", RowCount)
