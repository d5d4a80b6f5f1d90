"""Funding and need: how much of each need a borough has, and whether the ranking by funding follows that by need."""

from collections.abc import Sequence
from typing import Literal, get_args

from analysis.borough_figures import latest
from analysis.ranks import PairCount, count_pairs, tau_difference
from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import ALL_OFFENCES
from queries.london import LondonFundingYear, direct_funding_by_year
from queries.need import BoroughNeed, needs_by_borough

Need = Literal["residents", "recorded offences", "deprivation"]


def funded_year(store: Store) -> int:
    """Return the latest year that is published for most boroughs; 0 where none is."""
    view = latest(store)
    return view.year if view else 0


@kept_with_store
def needs(store: Store, group: str) -> tuple[BoroughNeed, ...]:
    """Return the boroughs for which every need is known, by name."""
    return tuple(
        row
        for row in needs_by_borough(store, funded_year(store), group)
        if None not in (row.residents, row.offences, row.deprived_residents, row.low_income_residents)
    )


@kept_with_store
def known(store: Store, group: str) -> tuple[BoroughNeed, ...]:
    """Return the boroughs whose funding is known too, with its rounding."""
    return tuple(row for row in needs(store, group) if row.funding_share_bounds is not None)


def levels(rows: Sequence[BoroughNeed], need: Need) -> list[float]:
    """Return how much of a need each borough has."""
    column = {"residents": "residents", "recorded offences": "offences", "deprivation": "deprived_residents"}[need]
    return [float(getattr(row, column)) for row in rows]


@kept_with_store
def need_shares(store: Store, group: str) -> dict[Need, dict[str, float]]:
    """Return each borough's share (0 to 1) of each need, by GSS code."""
    rows = needs(store, group)
    return {
        need: {
            row.gss_code: level / sum(levels(rows, need)) for row, level in zip(rows, levels(rows, need), strict=True)
        }
        for need in get_args(Need)
    }


def pairs(rows: Sequence[BoroughNeed], need: Need) -> PairCount:
    """Return how the ranking by funding agrees with that by a need, pair by pair."""
    return count_pairs(_funding(rows), _exact(levels(rows, need)))


def followed_more(rows: Sequence[BoroughNeed], need: Need, other: Need) -> Bounds:
    """Return by how much the ranking by funding agrees more with one need than with another, in Kendall's tau."""
    return tau_difference(_funding(rows), _exact(levels(rows, need)), _exact(levels(rows, other)))


def _exact(values: Sequence[float]) -> list[Bounds]:
    return [Bounds(value, value) for value in values]


def _funding(rows: Sequence[BoroughNeed]) -> list[Bounds]:
    # The amounts themselves: shares of a rounded total would all be widened by what is the same for every borough.
    return [
        Bounds(float(row.amount_gbp - row.rounding_gbp), float(row.amount_gbp + row.rounding_gbp))
        for row in rows
        if row.amount_gbp is not None and row.rounding_gbp is not None
    ]


def london_total(store: Store) -> LondonFundingYear | None:
    """Return the published London total of that year."""
    return next((row for row in direct_funding_by_year(store) if row.financial_year == funded_year(store)), None)


@kept_with_store
def indicator_levels(store: Store) -> dict[str, list[float]]:
    """Return how much of each indicator of the explorer every borough has, in the order of the boroughs by name."""
    rows = needs(store, ALL_OFFENCES)
    violence = needs(store, "Violence with injury")
    return {
        "residents": [row.residents or 0.0 for row in rows],
        "crime": [row.offences or 0.0 for row in rows],
        "violence": [row.offences or 0.0 for row in violence],
        "deprived": [row.deprived_residents or 0.0 for row in rows],
        "income": [row.low_income_residents or 0.0 for row in rows],
        "equal": [1.0 for _ in rows],
    }
