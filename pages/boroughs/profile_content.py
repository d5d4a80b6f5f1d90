"""The top of a borough's profile, and the list of boroughs to choose one from."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from analysis.borough_figures import doubtful, doubtful_in, latest, outside
from analysis.direct_funding import direct_allocations
from data.store import Store, kept_with_store
from pages.boroughs.choices import BRIEFING
from pages.boroughs.figure_words import caution_words
from pages.boroughs.profile_lists import in_a_sentence
from pages.boroughs.profile_surroundings import unallocated_words
from pages.boroughs.profile_tiles import tiles
from queries import Bounds
from queries.boroughs import (
    ALL_OFFENCES,
    DIRECT,
    Area,
    PublishedChange,
    Rates,
    StatedChange,
    areas,
    cautions_by_borough,
    changes_between_published_years,
    offences_by_year,
    population_by_year,
    rates_beside_london,
    stated_changes_by_borough,
)
from queries.london import contradicted_totals, direct_funding_by_year
from queries.measures import BoroughValue, funding_by_borough
from queries.services import first_lines
from ui.columns import borough_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import change_in_words, listing, number, pounds, pounds_rate, whole, year
from ui.html import Html, link, render, url_for
from ui.missing import OUTSIDE
from ui.provenance import cite, cite_all, citer, sources_of
from ui.tables import Column, table_html
from ui.two_totals import both


@kept_with_store
def headline(store: Store, area: Area) -> Html:
    """Return the top of a borough's profile."""
    return render(
        "profile_top",
        whom=in_a_sentence(area),
        help=url_for("services", borough=area.area),
        place=place_words(area),
        statements=headline_sentences(store, area),
        tiles=tiles(store, area),
        cards=cards(store, area),
        briefing=url_for("borough", borough=area.area, view=BRIEFING),
        sections=sections(area),
        comparisons=comparisons(area),
    )


@kept_with_store
def briefing_top(store: Store, area: Area) -> Html:
    """Return the top of a briefing: place, large figures, the first statement, and how to print it."""
    first = headline_sentences(store, area)[:1]
    return render(
        "briefing_top",
        place=place_words(area),
        tiles=tiles(store, area),
        statements=first,
        whole=url_for("borough", borough=area.area),
    )


HELPLINE_NEEDS = ("domestic-abuse", "sexual-violence", "stalking", "child-abuse", "victims")
"""Needs whose helplines come above the services of a borough."""


@kept_with_store
def lines(store: Store, area: Area) -> Html:
    """Return the helplines for the needs that cannot wait, and the way to the search for a service."""
    return render(
        "helplines",
        lines=first_lines(store, HELPLINE_NEEDS),
        area=area.area,
        search=url_for("services", borough=area.area),
    )


def comparisons(area: Area) -> list[tuple[str, str]]:
    """Return links to pages that compare a borough with others (none for the City of London), and to its services.

    Each has its words and its address.
    """
    services = ("Find help", url_for("services", borough=area.area))
    if not area.receives_direct_funding:
        return [services]
    return [
        ("Compare with neighbours", url_for("compare", boroughs="neighbours", borough=area.area)),
        ("Compare with similar boroughs", url_for("compare", boroughs="most similar", borough=area.area)),
        ("On the map", url_for("map", borough=area.area)),
        ("In the register of awards", url_for("awards", borough=area.area)),
        services,
    ]


def sections(area: Area) -> list[str]:
    """Return the sections of the page in their order."""
    funding = ["Funding by year"] if area.receives_direct_funding else []
    return [*funding, "Awards", "Services", "Results", "The borough"]


@exhibit("direct-funding-by-borough")
def index(store: Store) -> Exhibit | None:
    """Return all boroughs with the latest year that is published for most of them, each linked to its profile."""
    view = latest(store)
    if view is None:
        return None
    beyond = outside(store)
    rows = [row for row in funding_by_borough(store, DIRECT, view.year) if row.gss_code not in beyond]
    each = {row.gss_code: row.bounds for row in funding_by_borough(store, DIRECT, view.year, per="head")}
    doubts = doubtful(store, DIRECT, view.year)
    return Exhibit(
        headline=f"All boroughs: {year(view.year)} is known for most of them",
        measure=f"Direct funding from the London Crime Prevention Fund, allocation, cash, {year(view.year)}.",
        coverage=f"Found for {sum(row.value is not None for row in rows)} of {len(rows)} boroughs.",
        table=lambda: table_html(
            "Direct funding by borough",
            rows,
            borough_column(),
            Column(
                year(view.year),
                lambda row: pounds(row.amount_gbp, row.rounding_gbp) + (" *" if row.gss_code in doubts else ""),
                numeric=True,
            ),
            Column("Per resident", lambda row: pounds_rate(each[row.gss_code]), numeric=True),
        ),
        cautions=[f"* {row.area}: {caution_words(doubts[row.gss_code])}" for row in rows if row.gss_code in doubts],
        notes=[
            Markup("{} is not among them: it has its own police.").format(
                link(area.area, url_for("borough", borough=area.area))
            )
            for area in areas(store)
            if area.gss_code in beyond
        ],
        sources=sources_of(store, rows),
        export=Export(BoroughValue, rows, citer(store), pounds=("value", "bounds")),
    )


class Statement(NamedTuple):
    """A sentence, where its figures come from, and what they measure if it can be cited; nothing without figures."""

    text: str
    sources: Markup = Markup("")
    measure: str = ""


class Card(NamedTuple):
    """A figure to take in at a glance, and where it comes from: an amount, and by how many it was divided."""

    title: str
    figure: str
    text: str
    source: Markup


def place_words(area: Area) -> str:
    """Return where a borough is: Inner London, Central West police unit."""
    parts = [f"{area.inner_outer} London"]
    if area.police_unit:
        unit = area.police_unit.removesuffix(" BCU")
        known = "" if area.police_unit_name_confirmed else " (name in common use)"
        parts.append(f"{unit} police unit{known}")
    return ", ".join(parts)


def headline_sentences(store: Store, area: Area) -> list[Statement]:
    """Return a borough's direct funding in words: each published change next to London's, and what is missing."""
    if not area.receives_direct_funding:
        return [
            Statement(OUTSIDE),
            Statement(
                "Direct funding goes to the 32 boroughs. Services for all of London can be used from here too; they "
                "are listed below."
            ),
        ]
    latest = rates_beside_london(store, area.gss_code)
    if latest is None:
        return [Statement(f"We found no figure of direct funding for {area.area}.")]
    changes = ordered(changes_between_published_years(store, area.gss_code))
    stated = stated_changes_by_borough(store, area.gss_code)
    statements = [
        Statement(
            (other_change_sentence(change) if place else main_change_sentence(area, change))
            + doubt(store, area, change.from_year, change.to_year),
            change_sources(store, area, change),
            "" if place else measured(area, change.from_year, change.to_year),
        )
        for place, change in enumerate(changes)
    ]
    if not changes:
        only = (
            f"{area.area} was allocated {pounds(latest.amount_gbp, latest.rounding_gbp)} of direct funding from the "
            f"London Crime Prevention Fund in {year(latest.financial_year)}, the only year for which we found an "
            f"amount.{doubt(store, area, latest.financial_year)}"
        )
        source = cite(store, latest.source_id, latest.locator)
        statements.append(Statement(only, source, measured(area, latest.financial_year)))
        if not stated:
            statements.append(Statement("There is no earlier figure to compare with."))
    covered = {(change.from_year, change.to_year) for change in changes}
    statements += [
        Statement(stated_sentence(change), cite(store, change.source_id, change.locator))
        for change in stated
        if (change.from_year, change.to_year) not in covered
    ]
    if cautions_by_borough(store, area.gss_code):
        statements.append(Statement("Some of these figures are doubtful: a note under the chart says which, and why."))
    return statements


def doubt(store: Store, area: Area, *starts: int) -> str:
    """Return the sentence that follows one on a borough's funding of some years where the figure of one is doubtful."""
    found = doubtful_in(store, area.gss_code, DIRECT, starts)
    return f" The figure for {listing([year(start) for start in found])} is doubtful." if found else ""


def measured(area: Area, *starts: int) -> str:
    """Return what the first sentence measures, where and when."""
    return (
        f"Direct funding of {area.area} from the London Crime Prevention Fund, allocation, pounds of the year, "
        f"{' and '.join(map(year, starts))}."
    )


def change_sources(store: Store, area: Area, change: PublishedChange) -> Markup:
    """Return the sources of both years of a change, and those of London if it is shown too."""
    years = (change.from_year, change.to_year)
    named = sources_of(store, (row for row in direct_allocations(store, area) if row.financial_year in years))
    if change.london_change is None:
        return named
    london = cite_all(store, london_sources(store, *years))
    return named if london == named else Markup("{}; London: {}").format(named, london)


def london_sources(store: Store, *starts: int) -> list[tuple[str, str]]:
    """Return where London's direct funding of some years comes from: both documents where two totals clash."""
    own = [(row.source_id, row.locator) for row in direct_funding_by_year(store) if row.financial_year in starts]
    others = [
        (row.other_source_id, row.other_locator) for row in contradicted_totals(store) if row.financial_year in starts
    ]
    return own + others


def ordered(changes: Sequence[PublishedChange]) -> list[PublishedChange]:
    """Return the changes, starting with the one that people ask about most: the largest between neighbouring years."""
    neighbours = [one for one in changes if one.to_year == one.from_year + 1 and one.london_change and one.change]
    if not neighbours:
        return list(changes)
    first = min(neighbours, key=lambda one: one.change.low if one.change else 0.0)
    return [first, *(one for one in changes if one is not first)]


def main_change_sentence(area: Area, one: PublishedChange) -> str:
    """Return the change that people ask about most, with the amounts, and London's if both its totals are known."""
    moved = f", {change_in_words(one.change)} in cash" if one.change else ""
    own = (
        f"Direct funding allocated to {area.area} went from {pounds(one.from_gbp, one.from_rounding_gbp)} in "
        f"{year(one.from_year)} to {pounds(one.to_gbp, one.to_rounding_gbp)} in {year(one.to_year)}{moved}"
    )
    if one.london_change is None or one.london_from_gbp is None or one.london_to_gbp is None:
        return f"{own}."
    before = both(one.london_from_gbp, one.london_from_rounding_gbp, one.london_from_other_gbp)
    after = both(one.london_to_gbp, one.london_to_rounding_gbp, one.london_to_other_gbp)
    return f"{own}, while London went from {before} to {after}, {change_in_words(one.london_change)}{_two(one)}."


def _two(one: PublishedChange) -> str:
    """Return that London's change allows for two totals, where it does."""
    which = [
        year(start)
        for start, other in ((one.from_year, one.london_from_other_gbp), (one.to_year, one.london_to_other_gbp))
        if other is not None
    ]
    return f" (two published totals of {listing(which)} contradict each other)" if which else ""


def other_change_sentence(one: PublishedChange) -> str:
    """Return another change in words: what is published for the later year and the earlier one."""
    moved = f", {change_in_words(one.change)}" if one.change else ""
    london = f" London: {change_in_words(one.london_change)}{_two(one)}." if one.london_change else ""
    return (
        f"{year(one.from_year)} to {year(one.to_year)}: from {pounds(one.from_gbp, one.from_rounding_gbp)} to "
        f"{pounds(one.to_gbp, one.to_rounding_gbp)}{moved}.{london}"
    )


def stated_sentence(one: StatedChange) -> str:
    """Return a change that a source states without the levels."""
    amount = f", about {pounds(abs(one.change_gbp))}," if one.change_gbp is not None else ""
    word = "cut" if one.change_percent < 0 else "rise"
    return (
        f"A {word} of {number(abs(one.change_percent))}%{amount} is reported from {year(one.from_year)} to "
        f"{year(one.to_year)}; we did not find the amounts of both years."
    )


def cards(store: Store, area: Area) -> list[Card]:
    """Return the figures to take in at a glance."""
    latest = rates_beside_london(store, area.gss_code)
    people = population_by_year(store, area.gss_code)
    found = [] if latest is None else funding_cards(store, area, latest)
    if people:
        last = people[-1]
        found.append(Card("Residents", whole(last.population), f"mid-{last.year}", cite(store, last.source_id)))
    return found


def funding_cards(store: Store, area: Area, latest: Rates) -> list[Card]:
    """Return the latest direct funding, in all, per resident and per 1,000 offences."""
    start = latest.financial_year
    doubt = "; doubtful" if doubtful_in(store, area.gss_code, DIRECT, [start]) else ""
    found = [
        Card(
            "Direct funding",
            pounds(latest.amount_gbp, latest.rounding_gbp),
            f"in {year(start)}, the latest year we found{doubt}",
            cite(store, latest.source_id, latest.locator),
        )
    ]
    if latest.per_head is not None:
        words = Markup("that amount for {} residents of mid-{} ({}).{}").format(
            whole(latest.population or 0),
            start,
            cite_all(
                store, ((row.source_id, None) for row in population_by_year(store, area.gss_code) if row.year == start)
            ),
            london_source_words(store, latest),
        )
        found.append(rate_card("Per resident", latest.per_head, latest.london_per_head, start, words))
    if latest.per_offence is not None:
        offences = offences_by_year(store, area.gss_code, ALL_OFFENCES)
        words = Markup("that amount for {} recorded offences of {}, without fraud ({}).{}{}").format(
            whole(latest.offences or 0),
            year(start),
            cite_all(store, ((row.source_id, None) for row in offences if row.financial_year == start)),
            unallocated_words(store, (start,)),
            london_source_words(store, latest),
        )
        found.append(rate_card("Per 1,000 offences", latest.per_offence, latest.london_per_offence, start, words))
    return found


def rate_card(title: str, rate: Bounds, london: Bounds | None, start: int, source: Markup) -> Card:
    """Return the card of a rate of one year, with London's where it is known."""
    london_words = f"London: {pounds_rate(london)}" if london else "London not found"
    return Card(title, pounds_rate(rate), f"{london_words} ({year(start)})", source)


def london_source_words(store: Store, latest: Rates) -> Markup:
    """Return where London's total of the same year comes from, in a sentence after a space; nothing without one."""
    totals = london_sources(store, latest.financial_year)
    if totals == [(latest.source_id, latest.locator)]:
        return Markup(" London’s total is from the same place.")
    if len(totals) > 1:
        return Markup(" London’s range takes in two totals that contradict each other: {}.").format(
            cite_all(store, totals)
        )
    return Markup(" London’s total: {}.").format(cite(store, *totals[0])) if totals else Markup("")
