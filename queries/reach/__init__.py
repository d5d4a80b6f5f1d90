"""How far counted awards reach, and what they can be split by."""

from decimal import Decimal
from typing import NamedTuple

from data.store import Store
from queries import rows


class CountedAward(NamedTuple):
    """An award that counts in totals, in pounds, with the areas it covers; none where they are not stated.

    rounding_gbp is by how much the amount may be off: 0 for an exact one, None for one that is only called rounded.
    """

    award_id: str
    kind: str
    amount_gbp: Decimal
    amount_basis: str
    rounding_gbp: Decimal | None
    start_year: int | None
    covers_london: bool
    gss_codes: list[str]


class ResidentsYear(NamedTuple):
    """Residents of an area at mid-year."""

    gss_code: str
    year: int
    population: int


def counted_awards(store: Store) -> tuple[CountedAward, ...]:
    """Return the awards that count in totals, without income."""
    return rows(store, "reach/counted_awards", CountedAward)


def residents(store: Store) -> dict[int, dict[str, int]]:
    """Return the residents of each area by year."""
    found: dict[int, dict[str, int]] = {}
    for row in rows(store, "reach/residents", ResidentsYear):
        found.setdefault(row.year, {})[row.gss_code] = row.population
    return found
