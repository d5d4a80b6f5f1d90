"""Who asks, and what that says about the need: a child, a grown-up for a child, somebody attacked for what they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from analysis.service_search.words import stems_of, word_set

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

ELDERS = _forms(
    "adult aunt dad elderly father gran grandad grandfather grandma grandmother mother mum nan old older parent "
    "pensioner uncle vulnerable"
)
PEOPLE = _forms("woman women man men girl boy lady person people")
PARENTS = _forms("dad daddy father mum mummy mom mother stepdad stepfather stepmum stepmother")
CHILDREN = _forms("son daughter child children kid grandson granddaughter nephew niece stepson stepdaughter baby pupil")
"""Words for those who may be old, for anybody, those of a child for who hurts it, and of grown-ups for the child."""


STOPPING = "perpetrator-programme"
"""The need of whoever hurts others and wants to stop."""

HURTING = "causing-harm"
"""The group of those who do."""

CHANGE = _forms("abuser change changing course perpetrator programme stop")
OTHERS = word_set("boyfriend ex girlfriend he her hes him his husband partner she shes wife")
"""Words of whoever wants somebody to change, and words for the one who abuses."""

TO_ME = re.compile(
    r"\b(?:abus|attack|beat|bit|chok|hit|hurt|kick|punch|push|rap|scar|shov|slap|strangl|threaten)\w* (?:me|us)\b"
)
"""What somebody does to whoever asks."""

SOMEBODY = r"(?:an?|the|this|that|some|two|three|four|five|these|those|another|older|old|drunk|strange|random|unknown)"
ATTACKER = (
    rf"\b{SOMEBODY} (?:\w+ ){{{{0,2}}}}(?:{{0}})\b(?: \w+){{{{0,4}}}} (?:me|us)\b"
    rf"|\b(?:by|from|with) (?:{SOMEBODY} )?(?:\w+ )?(?:{{0}})\b"
)
MYSELF = r"\b(?:i ?a?m|as|being|i was) (?:an? |the )?(?:\w+ )?(?:{0})\b"
SEXES = {
    "men": "bloke|blokes|boy|boys|guy|guys|lad|lads|male|males|man|men",
    "women": "girl|girls|lady|ladies|female|females|woman|women",
}
"""Words for men and for women, and how a text names one who attacked, and whoever asks."""

AS_A_CHILD = re.compile(
    r"\b(?:as an?|when i was an?|when i was|since i was) (?:\w+ )?"
    r"(?:baby|boy|child|girl|kid|little|small|teenager|young|[3-9]|1[0-7])\b"
    r"|\b(?:my|in) childhood\b|\bchildhood (?:sexual )?abuse\b|\bhistoric(?:al)? (?:child )?(?:sexual )?abuse\b"
)
"""What a grown-up says of what was done to them as a child."""


class Meant(NamedTuple):
    """What a phrase means: its word forms that tell something, how much it counts, and the need or group of people."""

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
    sure_needs = {one.need for one in found if one.need is not None and not one.telling <= ATTACKS | PEOPLE}
    is_marked = "hate-crime" in strengths or not HATED.isdisjoint(groups)
    if ATTACKS.isdisjoint(sure) or not is_marked or not sure_needs.isdisjoint(TELLING | {"perpetrator-programme"}):
        return dict(strengths)
    top = max(strengths.values(), default=1.0)
    kept = {need: value for need, value in strengths.items() if need in sure_needs or need == "victim-support"}
    return {need: min(value, LESS * top) if need == "victim-support" else value for need, value in kept.items()} | {
        "hate-crime": top
    }


def is_about_a_child(words: str, groups: Collection[str], stems: Iterable[str]) -> bool:
    """Return whether a grown-up asks for a child: "my son carries a knife"; not where a child asks for itself."""
    named = set(stems)
    if CHILDREN.isdisjoint(named) and not re.search(r"\bmy \d{1,2}[ -]?(?:y(?:ea)?rs?|y/?o)\b", words):
        return False
    if is_survivor(words) or re.search(MYSELF.format("child|kid|pupil|teenager"), words):
        return False
    return "children" not in groups or PARENTS.isdisjoint(named)


def children_asking(text: str, strengths: Mapping[str, float], sure: Mapping[str, float]) -> frozenset[str]:
    """Return that a child asks where one tells of a parent, and gives no grown-up age: "my dad hits me"."""
    is_child = "child-abuse" in strengths and not PARENTS.isdisjoint(sure) and CHILDREN.isdisjoint(sure)
    age = age_in(text)
    return frozenset(("children",)) if is_child and (age is None or age < GROWN_UP) else frozenset()


def is_survivor(words: str) -> bool:
    """Return whether a grown-up tells of what was done to them as a child."""
    return AS_A_CHILD.search(words) is not None


def is_grown_up(words: str) -> bool:
    """Return whether somebody says that they are grown up, by their age or by what was done to them as a child."""
    age = age_in(words)
    return age >= GROWN_UP if age is not None else is_survivor(words)


def attackers(words: str) -> frozenset[str]:
    """Return the sexes that words name as those of an attacker, and not of whoever asks: "a man followed me"."""
    return frozenset(
        group
        for group, names in SEXES.items()
        if re.search(ATTACKER.format(names), words) and not re.search(MYSELF.format(names), words)
    )


def partner_in(words: str) -> str | None:
    """Return the sex of a partner whom words name, as the group of people; None where they name none, or both."""
    named = {
        group
        for group, partners in (("men", "husband boyfriend hubby"), ("women", "wife girlfriend"))
        if re.search(rf"\b(?:my|ex|by|the|abusive) (?:\w+ )?(?:{partners.replace(' ', '|')})s?\b", words)
    }
    return named.pop() if len(named) == 1 else None


def by_side(
    words: str, stems: Collection[str], strengths: Mapping[str, float], groups: frozenset[str]
) -> dict[str, float]:
    """Return the needs without those of the other side: of a victim, or of whoever hurts others and wants to stop.

    "I hit my wife" asks for no refuge; "his anger scares me" for no course for him, if nothing is said of change.
    """
    if STOPPING not in strengths:
        return dict(strengths)
    is_victim = TO_ME.search(words) is not None
    if HURTING in groups and not is_victim:
        return {STOPPING: 1.0}
    tells_of_another = is_victim or not OTHERS.isdisjoint(words.split())
    if HURTING not in groups and tells_of_another and CHANGE.isdisjoint(stems):
        strength = max(strengths[STOPPING], strengths.get("domestic-abuse", 0.0))
        return {need: value for need, value in strengths.items() if need != STOPPING} | {"domestic-abuse": strength}
    return dict(strengths)


def is_about_an_elder(strengths: Collection[str], stems: Iterable[str]) -> bool:
    """Return whether an adult at risk is meant: a carer hurts children as well, if nobody older is named."""
    return "adults-at-risk" in strengths and not ELDERS.isdisjoint(stems)


def without_childhood(words: str, strengths: Mapping[str, float], stems: Iterable[str]) -> dict[str, float]:
    """Return the needs without those of a child, where a grown-up asks for themselves.

    An adult who is hit by a carer is no child either.
    """
    is_adult = is_survivor(words) or (is_grown_up(words) and CHILDREN.isdisjoint(stems))
    if "child-abuse" not in strengths or not (is_adult or is_about_an_elder(strengths, stems)):
        return dict(strengths)
    kept = {need: value for need, value in strengths.items() if need != "child-abuse"}
    if is_survivor(words) and "sexual-violence" in kept:
        # What else the words would mean of today was long ago.
        kept = {need: value for need, value in kept.items() if need not in ("domestic-abuse", "victim-support")}
    if not kept or max(kept.values()) < strengths["child-abuse"]:
        kept["sexual-violence" if "sexual-violence" in kept else "domestic-abuse"] = strengths["child-abuse"]
    return kept
