"""What keeps a visitor of the services safe: a way to leave at once, emergency numbers, and how to hide a visit."""

from collections.abc import Collection, Sequence

from data.store import Store, kept_with_store
from queries.services import Helpline, directory, helplines
from ui.html import Html, render

GENERAL_LINES = ("victims", "domestic-abuse", "sexual-violence", "child-abuse")
"""Needs of which the first helpline stands where nothing was found, or nothing was asked for."""

LINES_BY_NEED = {
    "victim-support": ("victims",),
    "witness-support": ("victims",),
    "bereavement": ("victims",),
    "burglary-prevention": ("victims",),
    "hate-crime": ("victims",),
    "housing": ("victims",),
    "legal-advice": ("victims",),
    "mental-health": ("victims",),
    "restorative-justice": ("victims",),
    "youth-violence": ("child-abuse", "anonymous-reporting"),
    "gangs": ("child-abuse", "anonymous-reporting"),
    "county-lines": ("child-abuse", "exploitation", "anonymous-reporting"),
    "parents-and-carers": ("child-abuse",),
    "mentoring": ("child-abuse",),
    "exploitation": ("exploitation", "child-abuse"),
}
"""Needs whose helplines stand under other names. The others have the same name, or no helpline that would fit."""

LINES_BY_GROUP = {"men": "Men ", "lgbt": "LGBT", "children": "Anyone under 19", "women": "Women"}
"""How the helplines say that they are for a group of people: theirs come first."""

HATE_SERVICES = ("tell-mama", "community-security-trust")
"""Services against hate crime with a number of their own that is in no list of helplines."""

ALWAYS = "24 hours"

MOST_LINES = 5


@kept_with_store(maxsize=1)
def emergency(store: Store) -> Html:
    """Return what to do in danger, and how to keep a visit to oneself."""
    return render("safety", lines=helplines(store, ("emergency", "police")))


def general_lines(store: Store) -> tuple[Helpline, ...]:
    """Return one helpline for each of the needs that most ring about."""
    return tuple(line for need in GENERAL_LINES for line in _lines(store, (need,))[:1])


def lines_for(
    store: Store, needs: Sequence[str], groups: Collection[str] = (), *, about_child: bool = False
) -> tuple[Helpline, ...]:
    """Return the helplines for some needs; empty where none would fit.

    Those for the people who are meant come first, and then the first for what is meant most; of the others, those that
    answer day and night. about_child says that a grown-up asks for a child.
    """
    wanted = tuple(dict.fromkeys(line for need in needs for line in LINES_BY_NEED.get(need, (need,))))
    if "children" in groups:
        wanted = ("child-abuse", *(need for need in wanted if need != "child-abuse"))
    found = _lines(store, wanted)
    theirs = tuple(LINES_BY_GROUP[group] for group in LINES_BY_GROUP if group in groups)
    if about_child and "child-abuse" in wanted:
        theirs = ("Adults worried about a child", *theirs)
    if "lgbt" in groups:
        found = (*(line for line in _lines(store, ("domestic-abuse",)) if line.for_whom.startswith("LGBT")), *found)
    every = list(dict.fromkeys(found))
    every.sort(
        key=lambda line: (
            not (theirs and line.for_whom.startswith(theirs)),
            line.hours != ALWAYS and line != next(iter(found)),
        )
    )
    special = hate_lines(store, groups) if "hate-crime" in needs else ()
    return tuple(dict.fromkeys((*special, *every)))[:MOST_LINES]


def hate_lines(store: Store, groups: Collection[str]) -> tuple[Helpline, ...]:
    """Return the services against hate crime that are for a group of people alone and can be rung, as helplines."""
    return tuple(line for name in HATE_SERVICES for line in _as_line(store, name, frozenset(groups)))


def _as_line(store: Store, service_id: str, groups: frozenset[str]) -> tuple[Helpline, ...]:
    service = directory(store).get(service_id)
    if service is None or groups.isdisjoint(service.special_groups) or not (service.phone and service.website):
        return ()
    return (
        Helpline(
            helpline=service.service,
            need="hate-crime",
            phone=service.phone,
            hours=service.phone_hours,
            for_whom=service.audience,
            website=service.website,
            run_by=service.provider or service.service,
        ),
    )


@kept_with_store(maxsize=256)
def _lines(store: Store, needs: tuple[str, ...]) -> tuple[Helpline, ...]:
    return helplines(store, needs)
