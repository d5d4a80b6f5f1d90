"""Whom to ring: the emergency numbers above every search, and the helplines that fit what somebody asks for."""

import csv
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from analysis.service_search.crisis import CRISIS
from analysis.service_search.meaning import NOTHING_SAID, Meaning
from analysis.service_search.words import stems_of
from data.store import Store, kept_with_store
from queries.services import Helpline, directory, helplines
from ui.html import Html, render

GENERAL_LINES = ("victims", "domestic-abuse", "sexual-violence", "child-abuse")
"""Needs whose first helpline is shown if nothing was found or searched for; then the first for a crisis."""

with Path(__file__).with_name("helplines_by_need.csv").open(encoding="utf-8") as table:
    LINES_BY_NEED = {
        need: tuple(row["helplines_for"] for row in rows)
        for need, rows in groupby(csv.DictReader(table), itemgetter("need"))
    }
"""Needs whose helplines have other names. The others have the same name, or no helpline that would fit."""

FIRST_IN_CRISIS = ("Samaritans", "NHS 111, option 2 (mental health crisis)")
"""Helplines that come first, in this order, for everybody who speaks of suicide or self-harm."""

AUDIENCES = {
    "Men ": "men",
    "Women": "women",
    "LGBT": "lgbt",
    "Muslim": "muslim",
    "People with learning": "deaf-or-disabled",
    "Older people": "older-people",
    "Anyone under 19": "children",
    "Adults worried about a child": "adults-for-a-child",
    "Adults who were abused as children": "survivors",
}
"""How a helpline begins to say whom it is for, and the group of people that it means. The others are for everybody."""

FOR_OTHERS = frozenset(("men", "lgbt", "muslim", "deaf-or-disabled"))
"""Groups whose helplines come after those for everybody, unless the group is meant."""

ASKED_FOR = {
    "Runaway Helpline": "run runs running ran away missing runaway",
    "Revenge Porn Helpline": "image nude naked photo picture video porn revenge sextortion",
    "Equality Advisory and Support Service": "discriminated discrimination equality unfairly",
    "Rights of Women": "legal lawyer solicitor court divorce law rights injunction custody order",
    "Shelter emergency helpline": "homeless evicted eviction sleep street tonight nowhere hostel stay",
}
"""Helplines for one thing that a need does not distinguish from others, and the words that do."""

HATE_SERVICES = ("tell-mama", "community-security-trust")
"""Services against hate crime with a number of their own that is in no list of helplines."""

ALWAYS = "24 hours"

MOST_LINES = 5


@kept_with_store
def emergency(store: Store) -> Html:
    """Return what to do in danger, and how to keep a visit to oneself."""
    return render(
        "safety",
        lines=helplines(store, ("emergency", "police")),
        crisis=crisis_lines(store)[: len(FIRST_IN_CRISIS)],
    )


def general_lines(store: Store) -> tuple[Helpline, ...]:
    """Return one helpline for each of the needs that most ring about."""
    return (*(line for need in GENERAL_LINES for line in helplines(store, (need,))[:1]), *crisis_lines(store)[:1])


def lines_for(store: Store, needs: Sequence[str], meaning: Meaning = NOTHING_SAID) -> tuple[Helpline, ...]:
    """Return the helplines for some needs; empty where none would fit.

    Whoever speaks of suicide gets those for a crisis first. Those for the people who are meant come next, then the
    first for what is meant most; of the others, those that answer day and night. What is wrong for whoever asks is left
    out.
    """
    groups = meaning.groups
    wanted = [line for need in needs if need != CRISIS for line in LINES_BY_NEED.get(need, (need,))]
    if "children" in groups:
        wanted.insert(0, "child-abuse")
    if "older-people" in groups and "domestic-abuse" in wanted:
        wanted.append("adults-at-risk")
    if meaning.in_crisis and not groups.isdisjoint(("children", "young-people")):
        wanted.append("child-abuse")
    lines = helplines(store, tuple(dict.fromkeys(wanted)))
    if "lgbt" in groups:
        own = [line for line in helplines(store, ("domestic-abuse",)) if audience(line) == "lgbt"]
        lines = tuple(dict.fromkeys((*own, *lines)))
    fitting = [line for line in lines if is_fit(line, meaning)]
    nearest = sorted(fitting, key=lambda line: (_order(line, meaning), line.hours != ALWAYS and line != fitting[0]))
    special = hate_lines(store, groups) if "hate-crime" in needs else ()
    rest = (*special, *nearest)
    if not meaning.in_crisis:
        return rest[:MOST_LINES]
    first = len(FIRST_IN_CRISIS)
    others = dict.fromkeys((*rest, *crisis_lines(store)[first:]))
    return (*crisis_lines(store)[:first], *tuple(others)[: MOST_LINES - first])


@kept_with_store
def crisis_lines(store: Store) -> tuple[Helpline, ...]:
    """Return the helplines for suicide and self-harm, those first that are for everybody."""
    order = {name: place for place, name in enumerate(FIRST_IN_CRISIS)}
    return tuple(sorted(helplines(store, (CRISIS,)), key=lambda line: order.get(line.helpline, len(order))))


def audience(line: Helpline) -> str | None:
    """Return the group of people that a helpline says it is for; None where it is for everybody."""
    return next((group for words, group in AUDIENCES.items() if line.for_whom.startswith(words)), None)


FOR_A_WOMAN = frozenset(
    stems_of("mum mummy mother sister daughter nan gran granny grandma grandmother aunt auntie niece")
)
"""Word forms that say that somebody asks for a woman."""

FITS: dict[str, Callable[[Meaning], bool]] = {
    "men": lambda meaning: (
        "men" in meaning.groups
        or (
            meaning.partner != "men"
            and meaning.groups.isdisjoint(("women", "children"))
            and FOR_A_WOMAN.isdisjoint(meaning.stems)
        )
    ),
    "women": lambda meaning: "men" not in meaning.groups or "women" in meaning.groups,
    # A man who names a husband is meant as well; a woman who does is not.
    "lgbt": lambda meaning: (
        not meaning.groups.isdisjoint(("lgbt", "men"))
        or (meaning.partner != "men" and "children" not in meaning.groups)
    ),
    "muslim": lambda meaning: "muslim" in meaning.groups,
    "deaf-or-disabled": lambda meaning: "deaf-or-disabled" in meaning.groups,
    "survivors": lambda meaning: meaning.is_survivor,
    "children": lambda meaning: not meaning.is_grown_up or meaning.about_child,
    "adults-for-a-child": lambda meaning: (
        meaning.about_child or ("children" not in meaning.groups and not meaning.is_grown_up)
    ),
}
"""To whom a helpline for a group of people may be offered. Those of other groups may be offered to everybody."""


def is_fit(line: Helpline, meaning: Meaning) -> bool:
    """Return whether a helpline may be offered to whoever asks, by whom it says that it is for."""
    words = ASKED_FOR.get(line.helpline)
    if words and set(stems_of(words)).isdisjoint(meaning.stems):
        return False
    fits = FITS.get(audience(line) or "")
    return fits is None or fits(meaning)


def _order(line: Helpline, meaning: Meaning) -> int:
    """Return how near a helpline is to whoever asks: 0 for them, 1 for everybody, 2 for others first of all.

    For whom a grown-up asks has a line of its own, but whoever asks is nearer.
    """
    group = audience(line)
    if meaning.about_child and group == "adults-for-a-child":
        return -1
    is_theirs = line.helpline in ASKED_FOR or group in meaning.groups or (meaning.is_survivor and group == "survivors")
    return 0 if is_theirs else 2 if group in FOR_OTHERS else 1


def hate_lines(store: Store, groups: frozenset[str]) -> tuple[Helpline, ...]:
    """Return the services against hate crime that are for a group of people alone and can be rung, as helplines."""
    # Whoever edits the list of services may take one out, or its number: then there is one line less.
    services = (directory(store).get(service_id) for service_id in HATE_SERVICES)
    return tuple(
        Helpline(
            helpline=service.service,
            need="hate-crime",
            phone=service.phone,
            hours=service.phone_hours,
            for_whom=service.audience,
            website=service.website,
            run_by=service.provider or service.service,
        )
        for service in services
        if service and service.phone and service.website and not groups.isdisjoint(service.special_groups)
    )
