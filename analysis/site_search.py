"""The search of the whole site: boroughs, decisions, recipients, projects, awards, documents and needs that fit words.

Nothing of what was typed is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from analysis.award_filters import award_filters
from analysis.programmes import programmes_by_id
from analysis.service_search.answers import area_names
from analysis.service_search.search import service_index
from data.folding import folded
from data.store import Store, kept_with_store
from queries import ids
from queries.awards import AwardSearch, awards, decisions
from queries.places.names import area_named, names_by_area, plain
from queries.projects import programmes_found
from queries.services import directory, needs
from queries.sources import documents, documents_found

SHORTEST = 4
"""Letters of a word that may be mended: too many others are near a shorter one."""

LONG = 8
"""From so many letters on, a word may have two mistakes."""


MOST_MENDED = 3
"""Words. What is longer is a sentence, and means what it says to the search for services."""


class Hit(NamedTuple):
    """Something that fits: the id by which its page is asked for, its name, and whose it is."""

    id: str
    name: str
    whose: str = ""


class SiteAnswer(NamedTuple):
    """What fits some words: hits by kind, the kinds with the nearest names first; and what the words were read as."""

    groups: Mapping[str, tuple[Hit, ...]]
    read_as: str
    """The words for which this was found: others than were typed where nothing fits those."""
    in_crisis: bool = False


def site_answer(store: Store, text: str, other_words: Callable[[str], str]) -> SiteAnswer:
    """Return what fits a text, or else the text with its short forms written out or its mistakes mended.

    other_words writes short forms out.
    """
    index = service_index(store)
    found = None
    for words in dict.fromkeys((text, other_words(text), _mended(store, text))):
        meaning = index.search(words, None, ()).meaning
        labels = {need.name: need.label for need in needs(store)}
        meant = tuple(Hit(labels[one], labels[one]) for one in meaning.needs if one in labels)
        named = _ordered(words, {"need": meant, **dict(_named(store, words))})
        if named.keys() - {"need"} or meaning.in_crisis or len(words.split()) > MOST_MENDED:
            return SiteAnswer(named, words, meaning.in_crisis)
        found = found or SiteAnswer(named, words)
    return found or SiteAnswer({}, text)


def _named(store: Store, text: str) -> Iterator[tuple[str, tuple[Hit, ...]]]:
    """Yield the kinds of things whose names or texts hold every word, each with its hits."""
    words = tuple(text.split())
    search = AwardSearch(words=words).parameters()
    yield "borough", _boroughs(store, text)
    found = ids(store, "awards/decisions_found", sort="newest", **search)
    yield "decision", tuple(Hit(one, _decision_name(store, one)) for one in found)
    known = programmes_by_id(store)
    yield "programme", tuple(Hit(one, known[one].programme) for one in programmes_found(store, words, "all", "all"))
    yield "recipient", tuple(Hit(name, name) for name in award_filters(store).recipients if holds(name, text))
    made = [awards(store)[one] for one in ids(store, "awards/awards_found", sort="newest", **search)]
    yield "award", tuple(Hit(one.award_id, one.award_title, one.recipient) for one in made)
    titles = _titles(store)
    yield "document", tuple(Hit(one, *titles[one]) for one in documents_found(store, words, "all"))
    yield "service", tuple(Hit(key, one.service) for key, one in directory(store).items() if holds(one.service, text))


def _decision_name(store: Store, decision_id: str) -> str:
    decision = decisions(store)[decision_id]
    return ": ".join(part for part in (decision.decision_ref, decision.title) if part) or decision_id


def _boroughs(store: Store, text: str) -> tuple[Hit, ...]:
    """Return the borough that a text spells or names among other words, or those whose names begin like it."""
    spelled = area_named(store, text)
    if spelled:
        return (Hit(spelled, spelled),)
    names = {code: every[0] for code, every in names_by_area(store).items()}
    code, _ = area_names(store).area_in(text)
    # A name with a mistake in it is asked about.
    if code and any(holds(text, name) for name in names_by_area(store)[code]):
        return (Hit(names[code], names[code]),)
    return tuple(Hit(name, name) for name in names.values() if holds(name, text))


def holds(name: str, text: str) -> bool:
    """Return whether every word of a text begins a word of a name."""
    inside, words = folded(name), folded(text).split()
    return bool(words) and all(f" {word}" in inside for word in words)


def _ordered(text: str, groups: Mapping[str, tuple[Hit, ...]]) -> dict[str, tuple[Hit, ...]]:
    """Return the groups that have hits, in each the nearest names first; groups with the very name come first."""

    def distance(hit: Hit) -> int:
        # "PCD 310: …" is called by its number, too.
        name, number = folded(hit.name), folded(hit.name.partition(":")[0])
        return 0 if typed in (name, number) else 1 if name.startswith(typed) else 2

    typed = folded(text)

    ordered = {kind: tuple(sorted(hits, key=distance)) for kind, hits in groups.items() if hits}
    return {kind: ordered[kind] for kind in sorted(ordered, key=lambda kind: distance(ordered[kind][0]) > 0)}


@kept_with_store
def _titles(store: Store) -> dict[str, tuple[str, str]]:
    return {document.source_id: (document.title, document.publisher) for document in documents(store)}


@kept_with_store
def _vocabulary(store: Store) -> Counter[str]:
    """Return the words of all names, with how many names have them."""

    def names() -> Iterable[str]:
        for every in names_by_area(store).values():
            yield from every
        yield from award_filters(store).recipients
        yield from (one.programme for one in programmes_by_id(store).values())
        yield from (one.award_title for one in awards(store).values())
        yield from (one.title or "" for one in decisions(store).values())
        yield from (one.service for one in directory(store).values())
        yield from (title for title, _ in _titles(store).values())

    return Counter(word for name in names() for word in set(plain(name).split()) if len(word) >= SHORTEST)


def _mended(store: Store, text: str) -> str:
    """Return a text with the nearest word of a name in place of each word that no name has; as it is without any."""
    known = _vocabulary(store)

    def mended(word: str) -> str:
        if len(word) < SHORTEST or word in known or not word.isalpha():
            return word
        most = 2 if len(word) >= LONG else 1
        near = [
            (mistakes, -number, other)
            for other, number in known.items()
            if (mistakes := OSA.distance(word, other, score_cutoff=most)) <= most
        ]
        return min(near)[2] if near else word

    words = plain(text).split()
    found = [mended(word) for word in words]
    return text if found == words else " ".join(found)
