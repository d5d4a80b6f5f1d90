"""A borough at a glance: each published change of its funding, next to London's."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from analysis.measures import doubtful_in
from data.store import Store
from pages.boroughs.profile_surroundings import unallocated_words
from queries.boroughs import (
    ALL_OFFENCES,
    DIRECT,
    Area,
    PublishedChange,
    Rates,
    StatedChange,
    cautions_by_borough,
    changes_between_published_years,
    funding_by_year,
    offences_by_year,
    population_by_year,
    rates_beside_london,
    stated_changes_by_borough,
)
from queries.london import contradicted_totals, direct_funding_by_year
from ui.missing import OUTSIDE
from ui.provenance import cite, cite_all
from ui.two_totals import both
from ui.wording import change_in_words, listing, number, pounds, pounds_rate, whole, year


class Statement(NamedTuple):
    """A sentence, where its figures come from, and what they measure if it can be cited; nothing without figures."""

    text: str
    sources: Markup = Markup("")
    measure: str = ""


class CardSource(NamedTuple):
    """Where the figure of a card comes from, by the title of the card."""

    title: str
    words: Markup


class Card(NamedTuple):
    """A figure to take in at a glance."""

    title: str
    figure: str
    text: str


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
    changes = changes_between_published_years(store, area.gss_code)
    latest = rates_beside_london(store, area.gss_code)
    stated = stated_changes_by_borough(store, area.gss_code)
    if latest is None:
        return [Statement(f"We found no figure of direct funding for {area.area}.")]
    if changes:
        first, *others = ordered(changes)
        statements = [
            Statement(
                main_change_sentence(area, first) + doubt(store, area, first.from_year, first.to_year),
                change_sources(store, area, first),
                measured(area, first.from_year, first.to_year),
            ),
            *(
                Statement(
                    other_change_sentence(one) + doubt(store, area, one.from_year, one.to_year),
                    change_sources(store, area, one),
                )
                for one in others
            ),
        ]
    else:
        only = (
            f"{area.area} was allocated {pounds(latest.amount_gbp, latest.rounding_gbp)} of direct funding from the "
            f"London Crime Prevention Fund in {year(latest.financial_year)}, the only year for which we found an "
            f"amount.{doubt(store, area, latest.financial_year)}"
        )
        source = cite(store, latest.source_id, latest.locator)
        statements = [Statement(only, source, measured(area, latest.financial_year))]
        if not stated:
            statements.append(Statement("So whether that was more or less than before cannot be said."))
    covered = {(one.from_year, one.to_year) for one in changes}
    statements += [
        Statement(stated_sentence(one), cite(store, one.source_id, one.locator))
        for one in stated
        if (one.from_year, one.to_year) not in covered
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


def change_sources(store: Store, area: Area, one: PublishedChange) -> Markup:
    """Return the sources of both years of a change, and those of London if it is shown too."""
    own = allocations(store, area)
    named = cite_all(store, (own[start] for start in (one.from_year, one.to_year)))
    if one.london_change is None:
        return named
    beside = cite_all(store, london_sources(store, one.from_year, one.to_year))
    return named if beside == named else Markup("{}; London: {}").format(named, beside)


def allocations(store: Store, area: Area) -> dict[int, tuple[str, str]]:
    """Return by year the document, and the place in it, of a borough's direct funding."""
    return {
        row.financial_year: (row.source_id, row.locator)
        for row in funding_by_year(store, area.gss_code)
        if row.fund_id == DIRECT and row.measure == "allocation"
    }


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
    doubts = latest is not None and bool(doubtful_in(store, area.gss_code, DIRECT, [latest.financial_year]))
    found = [] if latest is None else funding_cards(latest, is_doubtful=doubts)
    if people:
        found.append(Card("Residents", whole(people[-1].population), f"mid-{people[-1].year}"))
    return found


def card_sources(store: Store, area: Area) -> list[CardSource]:
    """Return where the figure of each card comes from: an amount, and by how many it was divided."""
    latest = rates_beside_london(store, area.gss_code)
    people = {row.year: row for row in population_by_year(store, area.gss_code)}
    found = []
    if latest is not None:
        start = latest.financial_year
        found.append(CardSource("Direct funding", cite(store, latest.source_id, latest.locator)))
        totals = london_sources(store, start)
        beside = Markup("")
        if totals == [(latest.source_id, latest.locator)]:
            beside = Markup(" London’s total is from the same place.")
        elif len(totals) == 1:
            beside = Markup(" London’s total: {}.").format(cite(store, *totals[0]))
        elif totals:
            beside = Markup(" London’s range takes in two totals that contradict each other: {}.").format(
                cite_all(store, totals)
            )
        if latest.per_head is not None and latest.population is not None and start in people:
            words = Markup("that amount for {} residents of mid-{} ({}).{}").format(
                whole(latest.population), start, cite(store, people[start].source_id), beside
            )
            found.append(CardSource("For each resident", words))
        crimes = {row.financial_year: row for row in offences_by_year(store, area.gss_code, ALL_OFFENCES)}
        if latest.per_offence is not None and latest.offences is not None and start in crimes:
            words = Markup("that amount for {} recorded offences of {}, without fraud ({}).{}{}").format(
                whole(latest.offences),
                year(start),
                cite(store, crimes[start].source_id),
                unallocated_words(store, (start,)),
                beside,
            )
            found.append(CardSource("For each 1,000 offences", words))
    if people:
        found.append(CardSource("Residents", cite(store, people[max(people)].source_id)))
    return found


def funding_cards(latest: Rates, *, is_doubtful: bool = False) -> list[Card]:
    """Return the latest direct funding, in all, for each resident and for each 1,000 offences."""
    found = [
        Card(
            "Direct funding",
            pounds(latest.amount_gbp, latest.rounding_gbp),
            f"in {year(latest.financial_year)}, the latest year we found{'; doubtful' if is_doubtful else ''}",
        )
    ]
    for title, rate, london in (
        ("For each resident", latest.per_head, latest.london_per_head),
        ("For each 1,000 offences", latest.per_offence, latest.london_per_offence),
    ):
        if rate is not None:
            beside = f"London: {pounds_rate(london)}" if london else "London not found"
            found.append(Card(title, pounds_rate(rate), f"{beside} ({year(latest.financial_year)})"))
    return found
