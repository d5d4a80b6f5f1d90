"""A borough in words and figures to take in at a glance: each published change of its funding beside London's."""

from collections.abc import Sequence
from typing import NamedTuple

from data.store import Store
from queries.boroughs import (
    Area,
    PublishedChange,
    Rates,
    StatedChange,
    cautions_by_borough,
    changes_between_published_years,
    population_by_year,
    rates_beside_london,
    stated_changes_by_borough,
)
from ui.wording import change_in_words, pounds, pounds_each, whole, year


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


def headline_sentences(store: Store, area: Area) -> list[str]:
    """Return a borough's direct funding in words: each published change beside London's, and what is missing."""
    if not area.receives_direct_funding:
        return [
            "The City of London gets no borough funding from MOPAC: it has a police force of its own.",
            "MOPAC’s money goes to the 32 boroughs. Services for all of London can be used from here too; they are "
            "listed below.",
        ]
    changes = changes_between_published_years(store, area.gss_code)
    latest = rates_beside_london(store, area.gss_code)
    stated = stated_changes_by_borough(store, area.gss_code)
    if latest is None:
        return [f"No figure of direct funding is published for {area.area} in our sources."]
    if changes:
        first, *others = ordered(changes)
        sentences = [main_change_sentence(area, first), *map(other_change_sentence, others)]
    else:
        sentences = [
            f"{area.area} was allocated {pounds(latest.amount_gbp, latest.rounding_gbp)} of direct funding from the "
            f"London Crime Prevention Fund in {year(latest.financial_year)}, the only year for which an amount is "
            "published."
        ]
        if not stated:
            sentences.append("So whether that was more or less than before cannot be said.")
    covered = {(one.from_year, one.to_year) for one in changes}
    sentences += [stated_sentence(one) for one in stated if (one.from_year, one.to_year) not in covered]
    if cautions_by_borough(store, area.gss_code):
        sentences.append(
            f"Read the figure for {year(latest.financial_year)} with care: it is out of line with others. Under the "
            "chart it says why."
        )
    return sentences


def ordered(changes: Sequence[PublishedChange]) -> list[PublishedChange]:
    """Return the changes with the one that is asked about most first: the largest between neighbouring years."""
    neighbours = [one for one in changes if one.to_year == one.from_year + 1 and one.london_change and one.change]
    if not neighbours:
        return list(changes)
    first = min(neighbours, key=lambda one: one.change.low if one.change else 0.0)
    return [first, *(one for one in changes if one is not first)]


def main_change_sentence(area: Area, one: PublishedChange) -> str:
    """Return the change that is asked about most, with the amounts, beside London's where both its totals are known."""
    moved = f", {change_in_words(one.change)}" if one.change else ""
    own = (
        f"Direct funding of {area.area} went from {pounds(one.from_gbp, one.from_rounding_gbp)} in "
        f"{year(one.from_year)} to {pounds(one.to_gbp, one.to_rounding_gbp)} in {year(one.to_year)}{moved}"
    )
    if one.london_change is None or one.london_from_gbp is None or one.london_to_gbp is None:
        return f"{own}."
    return (
        f"{own}, while London went from {pounds(one.london_from_gbp, one.london_from_rounding_gbp)} to "
        f"{pounds(one.london_to_gbp, one.london_to_rounding_gbp)}, {change_in_words(one.london_change)}."
    )


def other_change_sentence(one: PublishedChange) -> str:
    """Return another change in words: what is published for the later year, beside the earlier one."""
    moved = f", {change_in_words(one.change)}" if one.change else ""
    london = f" London: {change_in_words(one.london_change)}." if one.london_change else ""
    return (
        f"{year(one.from_year)} to {year(one.to_year)}: from {pounds(one.from_gbp, one.from_rounding_gbp)} to "
        f"{pounds(one.to_gbp, one.to_rounding_gbp)}{moved}.{london}"
    )


def stated_sentence(one: StatedChange) -> str:
    """Return a change that a source states without the levels."""
    amount = f", about {pounds(abs(one.change_gbp))}" if one.change_gbp is not None else ""
    word = "cut" if one.change_percent < 0 else "rise"
    return (
        f"A {word} of {abs(one.change_percent):.0f}%{amount}, is reported from {year(one.from_year)} to "
        f"{year(one.to_year)}; the amounts of both years are not published."
    )


def cards(store: Store, area: Area) -> list[Card]:
    """Return the figures to take in at a glance."""
    latest = rates_beside_london(store, area.gss_code)
    people = population_by_year(store, area.gss_code)[-1]
    found: list[Card] = []
    if latest is not None:
        found += funding_cards(latest)
    found.append(Card("Residents", whole(people.population), f"mid-{people.year}"))
    return found


def funding_cards(latest: Rates) -> list[Card]:
    """Return the latest direct funding, in all, for each resident and for each 1,000 offences."""
    found = [
        Card(
            "Direct funding",
            pounds(latest.amount_gbp, latest.rounding_gbp),
            f"in {year(latest.financial_year)}, the latest year published",
        )
    ]
    for title, rate, london in (
        ("For each resident", latest.per_head, latest.london_per_head),
        ("For each 1,000 offences", latest.per_offence, latest.london_per_offence),
    ):
        if rate is not None:
            beside = f"London: {pounds_each(0, london)}" if london else "London not published"
            found.append(Card(title, pounds_each(0, rate), f"{beside} ({year(latest.financial_year)})"))
    return found
