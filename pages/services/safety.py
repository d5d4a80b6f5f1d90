"""What keeps a visitor of the services safe: a way to leave at once, emergency numbers, and how to hide a visit."""

from collections.abc import Collection, Sequence

from data.store import Store, kept_with_store
from queries.services import Helpline, helplines
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

MOST_LINES = 5


@kept_with_store(maxsize=1)
def emergency(store: Store) -> Html:
    """Return what to do in danger, and how to keep a visit to oneself."""
    return render("safety", lines=helplines(store, ("emergency", "police")))


def general_lines(store: Store) -> tuple[Helpline, ...]:
    """Return one helpline for each of the needs that most ring about."""
    return tuple(line for need in GENERAL_LINES for line in _lines(store, (need,))[:1])


def lines_for(store: Store, needs: Sequence[str], groups: Collection[str] = ()) -> tuple[Helpline, ...]:
    """Return the helplines for some needs, those for the people who are meant first; empty where none would fit."""
    wanted = tuple(dict.fromkeys(line for need in needs for line in LINES_BY_NEED.get(need, (need,))))
    if "children" in groups:
        wanted = ("child-abuse", *(need for need in wanted if need != "child-abuse"))
    found = _lines(store, wanted)
    theirs = tuple(LINES_BY_GROUP[group] for group in LINES_BY_GROUP if group in groups)
    if "lgbt" in groups:
        found = (*(line for line in _lines(store, ("domestic-abuse",)) if line.for_whom.startswith("LGBT")), *found)
    first = sorted(dict.fromkeys(found), key=lambda line: not (theirs and line.for_whom.startswith(theirs)))
    return tuple(first[:MOST_LINES])


@kept_with_store(maxsize=256)
def _lines(store: Store, needs: tuple[str, ...]) -> tuple[Helpline, ...]:
    return helplines(store, needs)
