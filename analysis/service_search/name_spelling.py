"""Spelling: how near two words are, and the borough or the name of a service that a mistyped one is near to."""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from analysis.service_search.words import STOP_WORDS, word_set, words_of

LETTERS = 6
"""Shorter names are never corrected: too many other words are similar."""

LONG, LONG_MOST = 10, 2
"""From so many letters on, a name may have two mistakes."""

NO_BOROUGH = word_set(
    "backing baking balking banking barging barring basking braking earing easing eating hovering southward"
)
"""Everyday words that are one letter away from a borough with the same first letter."""


def misspelt(word: str, names: Iterable[str]) -> str | None:
    """Return the only name one mistake away from a word, with the same first letter, which few mistype."""
    if len(word) < LETTERS or word in NO_BOROUGH:
        return None
    near = {name for name in names if len(name) >= LETTERS and name[0] == word[0] and is_one_off(word, name)}
    return near.pop() if len(near) == 1 else None


def is_one_off(word: str, other: str) -> bool:
    """Return whether one letter was left out, added, changed or swapped with the next, no more and no less."""
    return OSA.distance(word, other, score_cutoff=1) == 1


class Names:
    """The names of services and of who provides them, as they may be mistyped."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names; one that lists several is taken apart."""
        parts = (part.strip() for name in names for part in re.split(r"[;,()]| with | and ", name))
        self._by_letters = {
            letters: part for part in parts for letters in _spellings(part) if len(letters) >= LETTERS - 1
        }

    def mended(self, words: str) -> str | None:
        """Return the name that a whole search is a mistake or two away from; None for none, and for one typed right."""
        typed = [letters for letters in _spellings(words) if len(letters) >= LETTERS]
        if not self._by_letters.keys().isdisjoint(typed):
            return None
        far = [
            (mistakes, name)
            for written in typed
            for letters, name in self._by_letters.items()
            if letters[0] == written[0] and (mistakes := OSA.distance(written, letters)) <= _most(written)
        ]
        return min(far)[1] if far else None


def _most(letters: str) -> int:
    """Return how many mistakes may be in a name of so many letters."""
    return LONG_MOST if len(letters) >= LONG else 1


def _spellings(words: str) -> tuple[str, ...]:
    """Return the letters of some words without what stands between them: of all, and of those that tell something."""
    every = words_of(words)
    return tuple(dict.fromkeys(("".join(every), "".join(word for word in every if word not in STOP_WORDS))))
