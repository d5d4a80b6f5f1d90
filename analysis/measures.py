"""Measures that can be mapped and compared: the figure of every borough, with its rank, bounds and doubts."""

from collections.abc import Iterable, Mapping
from math import inf
from typing import NamedTuple

from analysis.ranks import RankRange, rank_ranges
from analysis.views import MEASURES, View
from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import areas
from queries.measures import BoroughValue
from queries.quality import cautions
from queries.services import directory

ANYTHING = Bounds(-inf, inf)
"""The bounds of a figure that a source gives as "about"."""


class RankedValues(NamedTuple):
    """A measure's figures of all boroughs, by name, and the place of each among the others."""

    rows: tuple[BoroughValue, ...]
    ranks: list[RankRange | None]
    outside: frozenset[str]
    """The GSS codes of areas that do not belong to the measure; their figures are None."""

    doubts: Mapping[str, tuple[str, ...]]
    """What the checks doubt of figures, by GSS code."""

    are_cuts: bool
    """Whether every figure that is known is a cut: ranks then count from the deepest, which is the smallest number."""


@kept_with_store(maxsize=512)
def ranked_values(store: Store, view: View) -> RankedValues:
    """Return the figures of a view; ranks count from the largest, or from the deepest cut."""
    measure = MEASURES[view.measure]
    beyond = frozenset() if measure.has_city else outside(store)
    rows = tuple(
        row._replace(value=None, bounds=None, amount_gbp=None) if row.gss_code in beyond else row
        for row in measure.values(store, view)
    )
    known = [row.value for row in rows if row.value is not None]
    are_cuts = measure.is_change and bool(known) and max(known) < 0
    years = {"from": view.from_year, "year": view.year}
    asked = [years[name] for name in measure.parameters if name in years]
    doubts = doubtful(store, view.fund_id, *asked) if "fund" in measure.parameters else {}
    ranks = rank_ranges([_to_rank(row, are_cuts=are_cuts) for row in rows])
    return RankedValues(rows, ranks, beyond, doubts, are_cuts)


def _to_rank(row: BoroughValue, *, are_cuts: bool) -> Bounds | None:
    """Return between what a figure lies, for its place: the other way round for cuts; None where it is not known."""
    if row.value is None:
        return None
    low, high = row.bounds or ANYTHING
    return Bounds(-high, -low) if are_cuts else Bounds(low, high)


def doubtful(store: Store, fund_id: str, *financial_years: int) -> dict[str, tuple[str, ...]]:
    """Return what the checks found doubtful in a fund's figures for some years, by GSS code."""
    found: dict[str, tuple[str, ...]] = {}
    for one in cautions(store):
        if one.gss_code and one.fund_id == fund_id and one.end_year in financial_years:
            found[one.gss_code] = (*found.get(one.gss_code, ()), one.message)
    return found


def doubtful_in(store: Store, gss_code: str, fund_id: str, starts: Iterable[int]) -> list[int]:
    """Return the years, of some, in which a borough's figure of a fund is doubtful."""
    return [start for start in starts if gss_code in doubtful(store, fund_id, start)]


@kept_with_store
def outside(store: Store) -> frozenset[str]:
    """Return the GSS code of the City of London, which MOPAC does not fund."""
    return frozenset(area.gss_code for area in areas(store) if not area.receives_direct_funding)


@kept_with_store
def london_services(store: Store) -> int:
    """Return the number of services for all of London that are not known to have ended."""
    return sum(service.is_offered and service.covers_london for service in directory(store).values())
