"""What can be asked of the boroughs: measures, and the funds and years in which each of them is known."""

from typing import Literal, NamedTuple, get_args

from data.store import Store, kept_with_store
from queries.boroughs import (
    ALL_OFFENCES,
    DIRECT,
    Per,
    Terms,
    areas,
    coverage_by_year,
    offence_groups,
    offences_by_year,
    population_by_year,
)
from queries.measures import FundingYears, funding_years

Measure = Literal[
    "funding", "change in funding", "awards", "programmes", "services", "recorded offences", "deprivation", "residents"
]

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

    measure: Measure = "funding"
    fund_id: str = DIRECT
    fund: str = ""
    year: int = 2019
    from_year: int = 2018
    terms: Terms = "cash"
    per: Per = "total"
    offence_group: str = ALL_OFFENCES
    deprivation: str = "overall"


PARAMETERS: dict[Measure, tuple[str, ...]] = {
    "funding": ("fund", "year", "terms", "per"),
    "change in funding": ("fund", "from", "year", "terms"),
    "awards": (),
    "programmes": (),
    "services": (),
    "recorded offences": ("offences", "year", "per"),
    "deprivation": ("deprivation",),
    "residents": ("year",),
}
"""The parameters of each measure, by their names in the URL."""


@kept_with_store
def allocated(store: Store) -> tuple[FundingYears, ...]:
    """Return the funds and years that can be shown, direct funding first, latest year first; names written in full."""
    return tuple(
        row._replace(fund=row.fund.replace("LCPF ", "London Crime Prevention Fund: ")) for row in funding_years(store)
    )


@kept_with_store
def fund_years(store: Store) -> range:
    """Return the years of direct funding, from the first of the fund to its last, whether figures are found or not."""
    years = [row.financial_year for row in coverage_by_year(store)]
    return range(min(years), max(years) + 1)


@kept_with_store
def offence_years(store: Store) -> tuple[int, ...]:
    """Return the years of recorded offences, latest first."""
    for area in areas(store):
        found = offences_by_year(store, area.gss_code, ALL_OFFENCES)
        if found:
            return tuple(row.financial_year for row in reversed(found))
    return ()


@kept_with_store
def offence_group_names(store: Store) -> tuple[str, ...]:
    """Return the groups of offences, all offences first, then by how many there are."""
    for area in areas(store):
        groups = offence_groups(store, area.gss_code)
        if groups:
            return tuple(group.offence_group for group in groups)
    return ()


@kept_with_store
def population_years(store: Store) -> tuple[int, ...]:
    """Return the years of mid-year estimates, latest first."""
    for area in areas(store):
        found = population_by_year(store, area.gss_code)
        if found:
            return tuple(row.year for row in reversed(found))
    return ()


def years_known(store: Store, view: View) -> tuple[int, ...]:
    """Return the years in which a view's measure and fund are known, latest first."""
    if view.measure == "residents":
        return population_years(store)
    if view.measure == "recorded offences":
        return offence_years(store)
    return tuple(one.financial_year for one in allocated(store) if one.fund_id == view.fund_id)


USUAL_CHANGE = (2017, 2018)
"""The change that people ask about most."""


def spans_known(store: Store, view: View) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the years that a change can start in, the usual one first, and those it can end in for view.from_year."""
    oldest_first = sorted(years_known(store, view))
    starts = sorted(oldest_first[:-1], key=lambda one: one != USUAL_CHANGE[0])
    ends = sorted((one for one in oldest_first if one > view.from_year), key=lambda one: one != USUAL_CHANGE[1])
    return tuple(starts), tuple(ends)


def funds_known(store: Store, measure: Measure) -> dict[str, str]:
    """Return the ids of the funds that a measure can be asked of, by name: for a change, those with two years."""
    names = [(one.fund, one.fund_id) for one in allocated(store)]
    least = 2 if measure == "change in funding" else 1
    return {fund: fund_id for fund, fund_id in names if names.count((fund, fund_id)) >= least}


def measures_known(store: Store) -> tuple[Measure, ...]:
    """Return the measures for which there is something to ask."""
    empty = {
        "funding": not funds_known(store, "funding"),
        "change in funding": not funds_known(store, "change in funding"),
        "recorded offences": not offence_years(store),
        "residents": not population_years(store),
    }
    return tuple(measure for measure in get_args(Measure) if not empty.get(measure))


def latest(store: Store) -> View | None:
    """Return the view of direct funding in the latest year that is published for most boroughs; None without any."""
    direct = [one for one in allocated(store) if one.fund_id == DIRECT]
    if not direct:
        return None
    best = max(direct, key=lambda one: (one.boroughs, one.financial_year))
    return View("funding", best.fund_id, best.fund, best.financial_year)


def years_of(store: Store, view: View) -> list[int]:
    """Return the years in which a measure can be known, oldest first; none for one without years."""
    if view.measure == "funding":
        return sorted(one.financial_year for one in allocated(store) if one.fund_id == view.fund_id)
    if view.measure == "recorded offences":
        return sorted(offence_years(store))
    return sorted(population_years(store)) if view.measure == "residents" else []
