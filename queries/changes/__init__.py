"""What funds consist of in different years, so that a change can be explained by its parts."""

from decimal import Decimal
from typing import NamedTuple

from data.store import Store
from queries import rows


class Pair(NamedTuple):
    """Two years of a series, with how many parts are published in both and in either."""

    kind: str
    series_id: str
    series: str
    from_year: int
    to_year: int
    parts_in_both: int
    parts: int
    rounding_gbp: Decimal | None


class PartYear(NamedTuple):
    """A published part of a fund in one year, in pounds; for awards, one award of a programme."""

    financial_year: int
    part: str
    award_title: str | None
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    amount_basis: str
    end_year: int | None
    source_id: str
    locator: str


class PublishedTotal(NamedTuple):
    """The published total of a fund in one year, in pounds."""

    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    other_gbp: Decimal | None
    source_id: str
    locator: str


class SingleYear(NamedTuple):
    """A series whose parts are known for one year only."""

    kind: str
    series: str
    financial_year: int


class LeftOut(NamedTuple):
    """Numbers of awards that are not among the parts."""

    not_counted: int
    without_year: int


def pairs(store: Store) -> tuple[Pair, ...]:
    """Return every pair of years that a series has parts of."""
    return rows(store, "changes/series", Pair)


def single_years(store: Store) -> tuple[SingleYear, ...]:
    """Return the series of which no two years are known."""
    return rows(store, "changes/single_years", SingleYear)


def parts_by_year(store: Store, kind: str, series_id: str, from_year: int, to_year: int) -> tuple[PartYear, ...]:
    """Return the parts of a series in two years."""
    return rows(
        store,
        "changes/parts_by_year",
        PartYear,
        kind=kind,
        series_id=series_id,
        from_year=from_year,
        to_year=to_year,
    )


def published_totals(store: Store, kind: str, series_id: str) -> tuple[PublishedTotal, ...]:
    """Return the published totals of a series, oldest first."""
    return rows(store, "changes/published_totals", PublishedTotal, kind=kind, series_id=series_id)


def awards_left_out(store: Store, kind: str, series_id: str, from_year: int, to_year: int) -> LeftOut:
    """Return how many awards of the kind and fund are not among the parts."""
    (found,) = rows(
        store,
        "changes/awards_left_out",
        LeftOut,
        kind=kind,
        series_id=series_id,
        from_year=from_year,
        to_year=to_year,
    )
    return found
