"""Awards and decisions as scrutiny looks at them: since the letter of the Assembly, without those that are left out."""

from collections.abc import Sequence

from queries.scrutiny import LengthYear
from queries.timeliness import SignedDecision

SINCE = 2020
"""The first financial year that began after the Assembly's letter of 11 March 2020."""


def parted(rows: Sequence[LengthYear]) -> tuple[list[LengthYear], list[LengthYear]]:
    """Return the years since the letter of March 2020, and those before it."""
    return [row for row in rows if row.first_year >= SINCE], [row for row in rows if row.first_year < SINCE]


def counted_ones(rows: Sequence[SignedDecision]) -> tuple[SignedDecision, ...]:
    """Return the decisions without those that are left out."""
    return tuple(row for row in rows if row.left_out is None)
