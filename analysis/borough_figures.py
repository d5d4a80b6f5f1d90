"""What measures can be asked of the boroughs, and each figure with its rank, bounds and doubts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from analysis.ranks import RankRange, rank_ranges
from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import (
    ALL_OFFENCES,
    DIRECT,
    Per,
    Terms,
    areas,
    offence_groups,
    offences_by_year,
    residents,
)
from queries.measures import BoroughValue, FundingYears, funding_years
from queries.quality import cautions
from queries.services import directory

DEPRIVATION_WORDS = {
    "overall": "imd_average_score",
    "children": "idaci_average_score",
    "income": "income_domain_average_score",
    "crime": "crime_domain_average_score",
    "most deprived tenth": "imd_share_of_small_areas_in_most_deprived_10_percent",
}
"""Measures of deprivation by their codes in the URL."""


class View(NamedTuple):
    """A view of the boroughs: a measure and its parameters; those that a measure does not have are ignored."""

    measure: str = "funding"
    fund_id: str = DIRECT
    fund: str = ""
    year: int = 2019
    from_year: int = 2018
    terms: Terms = "cash"
    per: Per = "total"
    offence_group: str = ALL_OFFENCES
    deprivation: str = "overall"


@dataclass(frozen=True)
class Measure:
    """What a measure is worked out from, and what it can be asked of."""

    values: Callable[[Store, View], tuple[BoroughValue, ...]]
    parameters: tuple[str, ...] = ()
    """The names of its parameters in the URL."""

    years: Callable[[Store, str], tuple[int, ...]] = lambda _store, _fund_id: ()
    """The years in which it is known, of a fund if it is asked of funds, latest first."""

    has_mid_years: bool = False
    """Whether its years are those of mid-year estimates, not financial years."""

    has_city: bool = False
    """Whether the City of London belongs to it, which MOPAC does not fund and which has its own police."""

    @property
    def is_change(self) -> bool:
        """Return whether it compares two years."""
        return "from" in self.parameters

    @property
    def is_money(self) -> bool:
        """Return whether its figures are amounts, of pounds or of pounds for each of something."""
        return "terms" in self.parameters and not self.is_change


MEASURES: dict[str, Measure] = {}
"""Every measure by its name in the URL. pages/boroughs/measures.py declares them with their words."""


@kept_with_store
def allocated(store: Store) -> tuple[FundingYears, ...]:
    """Return the funds and years that can be shown, direct funding first, latest year first; names written in full."""
    return tuple(
        row._replace(fund=row.fund.replace("LCPF ", "London Crime Prevention Fund: ")) for row in funding_years(store)
    )


@kept_with_store
def offence_years(store: Store) -> tuple[int, ...]:
    """Return the years of recorded offences, latest first."""
    years = (offences_by_year(store, area.gss_code, ALL_OFFENCES) for area in areas(store))
    return tuple(row.financial_year for row in reversed(next(filter(None, years), ())))


@kept_with_store
def offence_group_names(store: Store) -> tuple[str, ...]:
    """Return the groups of offences, all offences first, then by how many there are."""
    groups = (offence_groups(store, area.gss_code) for area in areas(store))
    return tuple(group.offence_group for group in next(filter(None, groups), ()))


@kept_with_store
def population_years(store: Store) -> tuple[int, ...]:
    """Return the years of mid-year estimates, latest first."""
    return tuple(sorted(residents(store), reverse=True))


def funded_years(store: Store, fund_id: str) -> tuple[int, ...]:
    """Return the years of a fund that can be shown, latest first."""
    return tuple(one.financial_year for one in allocated(store) if one.fund_id == fund_id)


def years_known(store: Store, view: View) -> tuple[int, ...]:
    """Return the years in which a view's measure and fund are known, latest first."""
    return MEASURES[view.measure].years(store, view.fund_id)


USUAL_CHANGE = (2017, 2018)
"""The change that people ask about most."""


def spans_known(store: Store, view: View) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years that a change can start in, the usual one first, and those it can end in for view.from_year."""
    oldest_first = sorted(years_known(store, view))
    starts = sorted(oldest_first[:-1], key=lambda one: one != USUAL_CHANGE[0])
    ends = sorted((one for one in oldest_first if one > view.from_year), key=lambda one: one != USUAL_CHANGE[1])
    return tuple(starts), tuple(ends)


def funds_known(store: Store, measure: str) -> dict[str, str]:
    """Return the ids of the funds that a measure can be asked of, by name: for a change, those with two years."""
    least = 2 if MEASURES[measure].is_change else 1
    return {one.fund: one.fund_id for one in allocated(store) if len(funded_years(store, one.fund_id)) >= least}


def measures_known(store: Store) -> tuple[str, ...]:
    """Return the measures for which there is something to ask."""

    def is_known(name: str) -> bool:
        if "fund" in MEASURES[name].parameters:
            return bool(funds_known(store, name))
        return "year" not in MEASURES[name].parameters or bool(years_known(store, View(name)))

    return tuple(filter(is_known, MEASURES))


def latest(store: Store) -> View | None:
    """Return the view of direct funding in the latest year that is published for most boroughs; None without any."""
    direct = [one for one in allocated(store) if one.fund_id == DIRECT]
    if not direct:
        return None
    best = max(direct, key=lambda one: (one.boroughs, one.financial_year))
    return View("funding", best.fund_id, best.fund, best.financial_year)


def years_of(store: Store, view: View) -> list[int]:
    """Return the years in which a measure can be known, oldest first; none for a change, or one without years."""
    return [] if MEASURES[view.measure].is_change else sorted(years_known(store, view))


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
