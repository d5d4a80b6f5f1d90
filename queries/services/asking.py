"""Who asks, and what that says about the need: a child, a grown-up for a child, somebody attacked for what they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from queries.services.words import stems_of

GROWN_UP = 18

LESS = 0.6
"""The part of the strongest need that a need has at most which only the word for an attack brought up."""

TELLING = frozenset(("domestic-abuse", "sexual-violence", "stalking", "harmful-practices", "child-abuse", "suicide"))
"""Needs that say what an attack was about: somebody who names one is not asking about hate crime first."""

SENSITIVE = TELLING | {"hate-crime"}
"""Needs that a short word is never mended to: rave is neither rape nor race."""

HATED = frozenset(("muslim", "jewish", "black-or-minority-ethnic", "lgbt", "deaf-or-disabled"))
"""Groups of people who are attacked for what they are."""


def _forms(text: str) -> frozenset[str]:
    return frozenset(stems_of(text))


ATTACKS = _forms(
    "abuse abusive assault attack beat beaten bully harass hit insult kick mock punch push shout shove slap slur smash "
    "spat spit swear swore target taunt threaten threat vandalise vandalised"
)
"""Words for an attack that do not say which kind of crime it was."""

PEOPLE = _forms("woman women man men girl boy lady person people")
PARENTS = _forms("dad daddy father mum mummy mom mother stepdad stepfather stepmum stepmother")
CHILDREN = _forms("son daughter child children kid grandson granddaughter nephew niece stepson stepdaughter baby pupil")
"""Words for anybody, those of a child for who hurts it, and those of grown-ups for the child."""


class Meant(NamedTuple):
    """A phrase that a search is about: its word forms that tell something, how much it counts, and what it means."""

    telling: frozenset[str]
    strength: float
    need: str | None
    audience_group: str | None


def age_in(text: str) -> int | None:
    """Return the age that a text names: "my 15 year old", "im 20"; None for none."""
    named = re.search(
        r"\b(\d{1,2})[ -]?(?:y(?:ea)?rs?|y/?o)\b(?! ago)|\bi(?:['’]?m| am) (\d{1,2})\b", text, re.IGNORECASE
    )
    return int(named[1] or named[2]) if named else None


def ages(text: str) -> frozenset[str]:
    """Return the groups of people of an age that a text names."""
    age = age_in(text)
    return frozenset(
        group
        for group, youngest, oldest in (("children", 0, 12), ("young-people", 11, 25), ("older-people", 65, 99))
        if age is not None and youngest <= age <= oldest
    )


def with_hate(found: Collection[Meant], groups: frozenset[str], sure: Mapping[str, float]) -> dict[str, float]:
    """Return how much each need is meant. Somebody attacked who is named by what they are is about hate crime first.

    Not where other words say which crime it was: "my husband" is no stranger. What the word for the attack alone
    brought up, and help after any crime, then counts less.
    """
    strengths: defaultdict[str, float] = defaultdict(float)
    for one in found:
        if one.need is not None:
            strengths[one.need] = max(strengths[one.need], one.strength)
    told = {one.need for one in found if one.need is not None and not one.telling <= ATTACKS | PEOPLE}
    is_marked = "hate-crime" in strengths or not HATED.isdisjoint(groups)
    if ATTACKS.isdisjoint(sure) or not is_marked or not told.isdisjoint(TELLING | {"perpetrator-programme"}):
        return dict(strengths)
    top = max(strengths.values(), default=1.0)
    lower = {need for need in strengths if need not in told or need == "victim-support"}
    return {need: min(value, LESS * top) if need in lower else value for need, value in strengths.items()} | {
        "hate-crime": top
    }


def is_about_a_child(groups: Collection[str], stems: Iterable[str]) -> bool:
    """Return whether a grown-up asks for a child: "my son carries a knife"; not where a child asks for itself."""
    return "children" not in groups and not CHILDREN.isdisjoint(stems)


def children_asking(text: str, strengths: Mapping[str, float], sure: Mapping[str, float]) -> frozenset[str]:
    """Return that a child asks where one tells of a parent, and gives no grown-up age: "my dad hits me"."""
    is_child = "child-abuse" in strengths and not PARENTS.isdisjoint(sure) and CHILDREN.isdisjoint(sure)
    age = age_in(text)
    return frozenset(("children",)) if is_child and (age is None or age < GROWN_UP) else frozenset()
