"""The choices of the pages on boroughs, and how they depend on each other: a measure, and what it can be asked of."""

from collections.abc import Collection
from typing import get_args

from analysis.apportionment import Rule
from analysis.borough_figures import (
    DEPRIVATION_WORDS,
    MEASURES,
    View,
    funds_known,
    measures_known,
    offence_group_names,
    spans_known,
    years_known,
)
from analysis.borough_groups import MOST_CHOSEN
from analysis.map_classes import Method
from analysis.reach import first_years
from data.store import Store
from queries.boroughs import Area, Per
from ui.choices import Choice, Number, OneOf, Several
from ui.formats import listing, year
from ui.missing import OUTSIDE
from ui.page import Page
from ui.request import BadRequest, Request
from ui.shared_choices import BOROUGH, OFFENCES, PER, PER_OPTIONS, TERMS, areas_by_name, choose_terms

MEASURE = OneOf("measure", "What to show", "a measure", is_listed=True, width=220)
FUND = OneOf("fund", "Fund", "a fund", is_listed=True, width=360)
FROM = OneOf("from", "From", "a year", is_listed=True, width=140)
YEAR = OneOf("year", "Year", "a year", is_listed=True, width=140)
TO = OneOf("year", "To", "a year", is_listed=True, width=140)
MID_YEAR = OneOf("year", "Year (mid-year)", "a year", is_listed=True, width=140)
DEPRIVATION = OneOf("deprivation", "Measure of deprivation", "a measure of deprivation", is_listed=True)
PER_RESIDENT = OneOf("per", "Show", "a view", labels={"total": "Total", "head": "Per 1,000 residents"})

VIEW = (MEASURE, FUND, YEAR, FROM, TERMS, PER, OFFENCES, DEPRIVATION)
"""All parameters of a view."""


def choose_mapped_view(request: Request, store: Store) -> View:
    """Ask for a measure to map and its parameters: money per resident, unless totals are asked for."""
    return choose_view(request, store, per="head")


def choose_view(request: Request, store: Store, per: Per = "total") -> View:
    """Ask for a measure and its parameters; per is how money is shown by default."""
    with request.row():
        measure = request.choose(MEASURE, measures_known(store))
        asked = MEASURES[measure].parameters
        view = _usual(store, measure)
        if "per" in asked:
            residents: tuple[Per, ...] = ("total", "head")
            is_money = MEASURES[measure].is_money
            chosen = request.choose(PER, PER_OPTIONS, per) if is_money else request.choose(PER_RESIDENT, residents)
            view = view._replace(per=chosen)
    rare = tuple(choice for choice in RARE if choice.name in asked)
    if rare:
        with request.fold(f"{listing([RARE_WORDS[choice] for choice in rare]).capitalize()}", rare) as is_asked:
            if is_asked:
                view = _choose_rare(request, store, view)
    if isinstance(request, Page):
        say_ignored(request, measure)
    return view


RARE_WORDS = {
    FUND: "fund",
    OFFENCES: "group of offences",
    DEPRIVATION: "kind of deprivation",
    FROM: "first year",
    YEAR: "year",
    TERMS: "prices",
}
RARE = tuple(RARE_WORDS)
"""Choices that most visitors leave as they are."""


def _usual(store: Store, measure: str) -> View:
    """Return the view of a measure that is shown unless a visitor asks for another."""
    view, asked = View(measure), MEASURES[measure].parameters
    if "fund" in asked:
        fund, fund_id = next(iter(funds_known(store, measure).items()))
        view = view._replace(fund_id=fund_id, fund=fund)
    if "offences" in asked:
        view = view._replace(offence_group=offence_group_names(store)[0])
    if "deprivation" in asked:
        view = view._replace(deprivation=next(iter(DEPRIVATION_WORDS)))
    if "from" in asked:
        view = view._replace(from_year=spans_known(store, view)[0][0])
        return view._replace(year=spans_known(store, view)[1][0])
    return view._replace(year=years_known(store, view)[0]) if "year" in asked else view


def _choose_rare(request: Request, store: Store, view: View) -> View:
    """Ask for the fund, the years, the prices and the like of a view."""
    asked = MEASURES[view.measure].parameters
    with request.row():
        if "fund" in asked:
            ids = funds_known(store, view.measure)
            fund = request.choose(FUND, tuple(ids))
            view = view._replace(fund_id=ids[fund], fund=fund)
        if "offences" in asked:
            view = view._replace(offence_group=choose_offences(request, store))
        if "deprivation" in asked:
            view = view._replace(deprivation=request.choose(DEPRIVATION, tuple(DEPRIVATION_WORDS)))
        if "from" in asked:
            view = view._replace(from_year=_year(request, FROM, spans_known(store, view)[0]))
            too_early = [year(one) for one in years_known(store, view) if one <= view.from_year]
            view = view._replace(year=_year(request, TO, spans_known(store, view)[1], too_early))
        elif MEASURES[view.measure].has_mid_years:
            years = {str(one): one for one in years_known(store, view)}
            view = view._replace(year=years[request.choose(MID_YEAR, tuple(years))])
        elif "year" in asked:
            view = view._replace(year=_year(request, YEAR, years_known(store, view)))
        if "terms" in asked:
            view = view._replace(terms=choose_terms(request, store))
    return view


def _year(request: Request, choice: OneOf, known: tuple[int, ...], too_early: Collection[str] = ()) -> int:
    """Ask for a financial year, by default the first; too_early are years before those known."""
    years = {year(one): one for one in known}
    return years[request.choose(choice, tuple(years), too_early=too_early)]


IGNORED_WORDS = {
    FUND: "a fund",
    FROM: "a first year",
    YEAR: "a year",
    TERMS: "prices",
    PER: "an amount per resident or offence",
    OFFENCES: "a group of offences",
    DEPRIVATION: "a measure of deprivation",
}
"""What the parameters of a view say, for a message that one of them does not apply."""

PLAIN = {"terms": "cash", "per": "total"}
"""Values that change nothing, so that nothing is lost where they do not apply."""


def say_ignored(page: Page, measure: str) -> None:
    """Say what the URL asks for and the measure does not know, when the page is opened.

    Later it is what another choice has left over.
    """
    asked = MEASURES[measure].parameters
    ignored = [
        words
        for choice, words in IGNORED_WORDS.items()
        if choice.name not in asked and page.has(choice) and page.value(choice) != PLAIN.get(choice.name)
    ]
    if not ignored or not page.is_opening:
        return
    why = (
        " They are counted over all years, and one may serve several boroughs: a number per resident or offence "
        "would say nothing."
        if not asked
        else ""
    )
    page.note(f"The address also names {listing(ignored)}, which does not apply to “{measure}” and is left out.{why}")


def choose_offences(request: Request, store: Store) -> str:
    """Ask for a group of offences, all of them by default."""
    return request.choose(OFFENCES, offence_group_names(store))


def choose_funded_borough(request: Request, store: Store) -> Area:
    """Return the borough that a file's URL must name, but not the City of London. Raises BadRequest."""
    areas = areas_by_name(store)
    funded = {name: area for name, area in areas.items() if area.receives_direct_funding}
    if request.read(BOROUGH, areas.keys() - funded.keys()):
        raise BadRequest(OUTSIDE)
    return funded[request.required(BOROUGH, tuple(funded))]


# Map.

CLASSES = OneOf(
    "classes", "Colours", "a kind of classes", labels={"natural": "Natural breaks", "quantiles": "Equal groups"}
)
ORDER = OneOf(
    "order",
    "Order of the table",
    "an order",
    labels={"largest": "Highest first", "smallest": "Lowest first", "name": "A to Z"},
)

# Compare.

BOROUGHS = OneOf("boroughs", "Boroughs to compare", "a choice of boroughs", is_listed=True)
COMPARE = Several(
    "compare",
    f"Choose up to {MOST_CHOSEN} boroughs",
    "a borough",
    most=MOST_CHOSEN,
    placeholder="Choose boroughs",
    too_many="The address names {given} boroughs; the first {most} are shown.",
)

# Borough profile.

SHORT = Choice("view", noun="a view")
BRIEFING = "briefing"
"""The view of a profile that is one page on paper."""

SINCE = OneOf("since", "First year: from", "a year", is_listed=True, width=180)
UNTIL = OneOf("until", "First year: to", "a year", is_listed=True, width=140)
SPLIT = OneOf(
    "split",
    "Awards for several boroughs",
    "a way of splitting",
    labels={"none": "Don’t split", "equal": "Split equally", "population": "Split by population (estimate)"},
)


REACH = Choice("reach")

AWARD_REACHES: dict[str, tuple[str, ...]] = {
    "own": ("council", "borough"),
    "shared": ("shared",),
    "london": ("london",),
}
SERVICE_REACHES: dict[str, tuple[str, ...]] = {"local": ("borough", "shared"), "london": ("london",)}
"""What a reach of the URL means of awards and of services, in the words of the queries."""


def choose_awards_reach(request: Request, _store: Store) -> str:
    """Return whose awards a file's URL asks for: a borough's own, shared ones, or London's. Raises BadRequest."""
    return request.required(REACH, tuple(AWARD_REACHES))


def choose_services_reach(request: Request, _store: Store) -> str:
    """Return whose services a file's URL asks for: local ones, or London's. Raises BadRequest."""
    return request.required(REACH, tuple(SERVICE_REACHES))


def choose_span(request: Request, store: Store) -> tuple[int, int]:
    """Ask for a span of financial years in which awards start; all of them by default."""
    years = {year(one): one for one in first_years(store)}
    since = years[request.choose(SINCE, tuple(years))]
    later = tuple(word for word, one in years.items() if one >= since)
    earlier = years.keys() - set(later)
    return since, years[request.choose(UNTIL, later, later[-1], too_early=earlier)]


def choose_split(request: Request, _store: Store) -> Rule:
    """Ask whether awards for several boroughs are split over them, and how."""
    options: tuple[Rule, ...] = get_args(Rule)
    return request.choose(SPLIT, options)


# Funding and need.

NEED = OneOf("need", "Need", "a need")
INDICATORS: dict[str, str] = {
    "residents": "Residents",
    "crime": "All recorded offences",
    "violence": "Violence with injury",
    "deprived": "Residents weighted by deprivation",
    "income": "People in low income",
    "equal": "The same for every borough",
}
"""The indicators of the formula explorer, by their parameters in the URL."""


DEFAULT_WEIGHTS = {"residents": 50, "crime": 50}
"""The weights that indicators have until a visitor chooses others; the rest has none."""

Weights = tuple[int, ...]
"""A weight from 0 to 100 for each indicator, in their order."""

WEIGHTS = tuple(Number(name, label) for name, label in INDICATORS.items())


def choose_weights(request: Request, _store: Store) -> Weights:
    """Ask for the weights of the formula explorer."""
    return tuple(request.number(choice, DEFAULT_WEIGHTS.get(choice.name, 0)) for choice in WEIGHTS)


def choose_boroughs(request: Request, store: Store) -> tuple[str, ...]:
    """Return the boroughs that the URL of a comparison's file must name. Raises BadRequest."""
    return request.choose_several(COMPARE, tuple(areas_by_name(store)))


def choose_classes(request: Request, _store: Store) -> Method:
    """Ask for natural breaks, or as many boroughs in each class."""
    options: tuple[Method, ...] = get_args(Method)
    return request.choose(CLASSES, options)
