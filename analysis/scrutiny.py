"""Scrutiny: recommendations, and awards and decisions since the Assembly's letter."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from data.store import Store, kept_with_store
from queries.scrutiny import LengthYear, recommendations
from queries.timeliness import SignedDecision

SINCE = 2020
"""The first financial year that began after the Assembly's letter of 11 March 2020."""


def parted(rows: Sequence[LengthYear]) -> tuple[list[LengthYear], list[LengthYear]]:
    """Return the years since the letter of March 2020, and those before it."""
    return [row for row in rows if row.first_year >= SINCE], [row for row in rows if row.first_year < SINCE]


def counted_ones(rows: Sequence[SignedDecision]) -> tuple[SignedDecision, ...]:
    """Return the decisions without those that are left out."""
    return tuple(row for row in rows if row.left_out is None)


class RecommendationFilters(NamedTuple):
    """The short names of all recommendations, and who made them and their status, each after "all"."""

    ids: tuple[str, ...]
    bodies: tuple[str, ...]
    statuses: tuple[str, ...]


@kept_with_store
def recommendation_filters(store: Store) -> RecommendationFilters:
    """Return the filters of recommendations."""
    rows = recommendations(store, date.min)
    bodies = dict.fromkeys(row.body for row in rows)
    statuses = dict.fromkeys(row.status for row in rows)
    return RecommendationFilters(tuple(row.recommendation_id for row in rows), ("all", *bodies), ("all", *statuses))
