"""What to search for instead where no award fits: without filters, spelled otherwise, or with fewer words."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import combinations
from typing import NamedTuple

from data.folding import folded
from data.store import Store, kept_with_store
from queries.awards import AwardSearch, awards, awards_found

MOST = 6
"""Suggestions, and words of a search that are tried without each other."""

SHORTEST = 4
"""Letters of a word that may be misspelled."""


class Suggestion(NamedTuple):
    """A search that finds awards, and how many."""

    search: AwardSearch
    awards: int


@kept_with_store
def suggestions(store: Store, search: AwardSearch) -> tuple[Suggestion, ...]:
    """Return searches near one that finds nothing: with its words alone, else respelled, else with fewer of them."""
    plain = AwardSearch(words=search.words)
    every = ([plain] if plain != search else [], _respelled(store, plain), *_shortened(plain))
    return next(filter(None, (_finding(store, searches) for searches in every)), ())


def _finding(store: Store, searches: Iterable[AwardSearch]) -> tuple[Suggestion, ...]:
    # Most awards first: the shorter words say what is there.
    tried = (Suggestion(search, len(awards_found(store, search))) for search in searches if search.words)
    return tuple(sorted((one for one in tried if one.awards), key=lambda one: -one.awards))[:MOST]


def _respelled(store: Store, search: AwardSearch) -> list[AwardSearch]:
    """Return the search with each word that no award has as one that looks like it."""
    known = _vocabulary(store)
    words = []
    for word in search.words:
        plain = folded(word).strip()
        if len(plain) < SHORTEST or plain in known:
            words.append(word)
            continue
        words.append(next(iter(get_close_matches(plain, known, 1, 0.75)), word))
    return [search._replace(words=tuple(words))] if tuple(words) != search.words else []


def _shortened(search: AwardSearch) -> list[list[AwardSearch]]:
    """Return the search without one word, without two, and so on."""
    words = search.words[:MOST]
    return [
        [search._replace(words=kept) for kept in combinations(words, number)] for number in range(len(words) - 1, 0, -1)
    ]


@kept_with_store
def _vocabulary(store: Store) -> tuple[str, ...]:
    """Return the words of awards, their programmes, recipients and decisions."""
    texts = (
        f"{award.award_title} {award.programme} {award.recipient} {award.recipient_as_published} {award.fund} "
        f"{award.decision_title} {' '.join(award.shared_by)}"
        for award in awards(store).values()
    )
    return tuple(dict.fromkeys(word for text in texts for word in folded(text).split() if len(word) >= SHORTEST))
