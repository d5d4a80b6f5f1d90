"""Every search by words finds the same however the words are spelled, by the data as they are."""

from collections.abc import Callable, Sequence

import pytest

from analysis.award_sums import sums_by_kind
from data.store import Store
from queries.awards import AwardSearch, awards_found, decisions_found
from queries.projects import programmes_found
from queries.sources import documents_found
from tests.data.test_folding import PAIRS

SEARCHES: dict[str, Callable[[Store, Sequence[str]], Sequence[object]]] = {
    "awards": lambda store, words: [row.award_id for row in awards_found(store, AwardSearch(words=tuple(words)))],
    "sums": lambda store, words: sums_by_kind(awards_found(store, AwardSearch(words=tuple(words)))),
    "decisions": lambda store, words: decisions_found(store, AwardSearch(words=tuple(words))),
    "projects": lambda store, words: programmes_found(store, words, "all", "all"),
    "documents": lambda store, words: documents_found(store, words, "all"),
}


@pytest.mark.parametrize("searched", SEARCHES)
@pytest.mark.parametrize(("first", "other"), PAIRS)
def test_spellings_find_the_same(store: Store, searched: str, first: str, other: str) -> None:
    find = SEARCHES[searched]
    assert find(store, first.split()) == find(store, other.split())


@pytest.mark.parametrize(
    ("words", "awards"),
    [("Women’s Aid", 2), ("Catch 22", 2), ("Barking & Dagenham", 4), ("St. Giles", 2), ("PCD123", 6), ("LGBT+", 1)],
)
def test_what_was_found_under_one_spelling_is_found_under_the_other(store: Store, words: str, awards: int) -> None:
    assert len(SEARCHES["awards"](store, words.split())) >= awards


@pytest.mark.parametrize("searched", SEARCHES)
def test_a_phrase_finds_a_part_of_what_its_words_find(store: Store, searched: str) -> None:
    find = SEARCHES[searched]
    phrase, turned, words, every = (
        find(store, text.split()) for text in ('"crime prevention"', '"prevention crime"', "prevention crime", "")
    )
    assert not turned
    assert 0 < len(phrase) <= len(words) < len(every)
    if searched != "sums":
        assert set(phrase) <= set(words) < set(every)


@pytest.mark.parametrize("searched", SEARCHES)
def test_marks_alone_find_nothing(store: Store, searched: str) -> None:
    assert not SEARCHES[searched](store, ["+"])
