"""What keeps a visitor of the services safe: a way to leave at once, emergency numbers, and how to hide a visit."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from analysis.service_search.crisis import CRISIS
from analysis.service_search.words import stems_of
from data.store import Store, kept_with_store
from queries.services import Helpline, directory, helplines
from ui.html import Html, render

GENERAL_LINES = ("victims", "domestic-abuse", "sexual-violence", "child-abuse")
"""Needs whose first helpline is shown if nothing was found or searched for; then the first for a crisis."""

LINES_BY_NEED = {
    "domestic-abuse": ("domestic-abuse", "victims"),
    "stalking": ("stalking", "victims"),
    "victim-support": ("victims",),
    "witness-support": ("victims",),
    "bereavement": ("victims",),
    "burglary-prevention": ("victims",),
    "fraud": ("fraud", "victims"),
    "anti-social-behaviour": ("police", "victims"),
    "adults-at-risk": ("adults-at-risk", "victims"),
    "hate-crime": ("victims", "hate-crime"),
    "housing": ("housing", "victims"),
    "legal-advice": ("victims", "legal-advice"),
    "mental-health": ("victims", "suicide"),
    "restorative-justice": ("victims",),
    "youth-violence": ("child-abuse", "anonymous-reporting"),
    "gangs": ("child-abuse", "anonymous-reporting"),
    "county-lines": ("child-abuse", "exploitation", "anonymous-reporting"),
    "parents-and-carers": ("child-abuse", "parents-and-carers"),
    "mentoring": ("child-abuse",),
    "exploitation": ("exploitation", "child-abuse"),
    "lgbt": ("domestic-abuse",),
    "sexual-thoughts": ("sexual-thoughts",),
}
"""Needs whose helplines have other names. The others have the same name, or no helpline that would fit."""

FIRST_IN_CRISIS = ("Samaritans", "NHS 111, option 2 (mental health crisis)")
"""Helplines that come first, in this order, for everybody who speaks of suicide or self-harm."""

LINES_BY_GROUP = {
    "men": ("Men ",),
    "lgbt": ("LGBT",),
    "muslim": ("Muslim",),
    "deaf-or-disabled": ("People with learning disabilities",),
    "older-people": ("Older people",),
    "children": ("Anyone under 19", "Children and young people"),
    "women": ("Women",),
}
"""How the helplines say that they are for a group of people: theirs come first."""

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


class Asking(NamedTuple):
    """What is known of whoever asks; the default is that nothing is."""

    groups: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    about_child: bool = False
    """A grown-up asks for a child."""
    is_grown_up: bool = False
    is_survivor: bool = False
    """They tell of what was done to them as a child."""
    partner: str | None = None
    """The sex of a partner who is named: "men" for my husband."""
    in_crisis: bool = False


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
    return (*(line for need in GENERAL_LINES for line in _lines(store, (need,))[:1]), *crisis_lines(store)[:1])


NOTHING_KNOWN = Asking()


def lines_for(store: Store, needs: Sequence[str], asking: Asking = NOTHING_KNOWN) -> tuple[Helpline, ...]:
    """Return the helplines for some needs; empty where none would fit.

    Whoever speaks of suicide gets those for a crisis first. Those for the people who are meant come next, then the
    first for what is meant most; of the others, those that answer day and night. What is wrong for whoever asks is left
    out.
    """
    about = [need for need in needs if need != CRISIS]
    wanted = tuple(dict.fromkeys(line for need in about for line in LINES_BY_NEED.get(need, (need,))))
    groups = asking.groups
    if "children" in groups:
        wanted = ("child-abuse", *(need for need in wanted if need != "child-abuse"))
    if "older-people" in groups and "domestic-abuse" in wanted:
        wanted = (*wanted, "adults-at-risk")
    if asking.in_crisis and not groups.isdisjoint(("children", "young-people")):
        wanted = (*wanted, "child-abuse")
    found = _lines(store, wanted)
    if "lgbt" in groups:
        found = (*(line for line in _lines(store, ("domestic-abuse",)) if line.for_whom.startswith("LGBT")), *found)
    every = [line for line in dict.fromkeys(found) if is_fit(line, asking)]
    first = next(iter(every), None)
    every.sort(key=lambda line: (_order(line, asking), line.hours != ALWAYS and line != first))
    special = hate_lines(store, groups) if "hate-crime" in needs else ()
    rest = tuple(dict.fromkeys((*special, *every)))
    if not asking.in_crisis:
        return rest[:MOST_LINES]
    crisis = crisis_lines(store)
    leading = crisis[: len(FIRST_IN_CRISIS)]
    return (*leading, *tuple(dict.fromkeys((*rest, *crisis[len(leading) :])))[: MOST_LINES - len(leading)])


def crisis_lines(store: Store) -> tuple[Helpline, ...]:
    """Return the helplines for suicide and self-harm, those first that are for everybody."""
    found = _lines(store, (CRISIS,))
    order = {name: place for place, name in enumerate(FIRST_IN_CRISIS)}
    return tuple(sorted(found, key=lambda line: order.get(line.helpline, len(order))))


FOR_A_WOMAN = frozenset(
    stems_of("mum mummy mother sister daughter nan gran granny grandma grandmother aunt auntie niece")
)
"""Word forms that say that somebody asks for a woman."""

FITS: dict[str, Callable[[Asking], bool]] = {
    "Men ": lambda asking: (
        "men" in asking.groups
        or (
            asking.partner != "men"
            and asking.groups.isdisjoint(("women", "children"))
            and asking.stems.isdisjoint(FOR_A_WOMAN)
        )
    ),
    "Women": lambda asking: "men" not in asking.groups or "women" in asking.groups,
    # A man who names a husband is meant as well; a woman who does is not.
    "LGBT": lambda asking: (
        not asking.groups.isdisjoint(("lgbt", "men")) or (asking.partner != "men" and "children" not in asking.groups)
    ),
    "Muslim": lambda asking: "muslim" in asking.groups,
    "People with learning": lambda asking: "deaf-or-disabled" in asking.groups,
    "Adults who were abused as children": lambda asking: asking.is_survivor,
    "Anyone under 19": lambda asking: not asking.is_grown_up or asking.about_child,
    "Adults worried about a child": lambda asking: (
        asking.about_child or ("children" not in asking.groups and not asking.is_grown_up)
    ),
}
"""Whom a helpline that begins to say whom it is for in these words may be offered to. The others are for everybody."""

FOR_OTHERS = ("Men ", "LGBT", "Muslim", "People with learning")
"""Helplines that come after those for everybody, unless their group is meant."""


def is_fit(line: Helpline, asking: Asking) -> bool:
    """Return whether a helpline may be offered to whoever asks, by whom it says that it is for."""
    if line.helpline in ASKED_FOR and asking.stems.isdisjoint(stems_of(ASKED_FOR[line.helpline])):
        return False
    return all(fits(asking) for start, fits in FITS.items() if line.for_whom.startswith(start))


def _order(line: Helpline, asking: Asking) -> int:
    """Return how near a helpline is to whoever asks: 0 for them, 1 for everybody, 2 for others first of all.

    For whom a grown-up asks has a line of its own, but whoever asks is nearer.
    """
    if asking.about_child and line.for_whom.startswith("Adults worried about a child"):
        return -1
    theirs = [start for group, starts in LINES_BY_GROUP.items() if group in asking.groups for start in starts]
    if asking.is_survivor:
        theirs.append("Adults who were abused as children")
    is_theirs = line.helpline in ASKED_FOR or line.for_whom.startswith(tuple(theirs))
    return 0 if is_theirs else 2 if line.for_whom.startswith(FOR_OTHERS) else 1


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


@kept_with_store
def _lines(store: Store, needs: tuple[str, ...]) -> tuple[Helpline, ...]:
    return helplines(store, needs)
