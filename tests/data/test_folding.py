"""One folding for every search by words: however a name is spelled, it finds the same; and shared with the services."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.service_search.words import stems_of, words_of
from data.folding import APOSTROPHES, DASHES, INVISIBLE, NEVER_FOUND, folded, needles

SPELLINGS = [
    ["Women's Aid", "Women’s Aid", "Womens Aid", "women``s aid", "WOMENʼS  AID", "women\u2019s\u00a0aid"],
    ["MOPAC’s", "MOPAC's", "mopacs"],
    ["Barking and Dagenham", "Barking & Dagenham", "Barking &amp; Dagenham", "barking&dagenham"],
    ["knife crime", "knife-crime", "Knife–Crime", "knife, crime."],
    ["St Giles", "St. Giles", "st.giles"],
    ["Catch22", "Catch 22", "catch-22"],
    ["PCD 123", "PCD123", "pcd-123", "PCD  123"],
    ["co commissioning", "co-commissioning", "Co‑commissioning", "co–commissioning"],
    ["2018/19", "2018-19", "2018–19", "2018/2019", "2018 / 19", "2018 – 2019"],
    ["LGBT", "LGBT+", "lgbt +"],
    ["A&E", "A & E", "a&amp;e"],
    ["Café Zoë", "cafe zoe", "cafe\u0301 zoe\u0308", "ＣＡＦＥ Zoë"],
    ["UK", "U.K.", "uk"],
]

PAIRS = [(first, other) for first, *others in SPELLINGS for other in others]


@pytest.mark.parametrize(("first", "other"), PAIRS)
def test_spellings_are_folded_alike_on_both_sides(first: str, other: str) -> None:
    assert folded(first) == folded(other)
    assert needles(first.split()) == needles(other.split())
    for text, words in ((first, other), (other, first)):
        assert all(needle in folded(f"of {text}, in London") for needle in needles(words.split()))


@pytest.mark.parametrize(("first", "other"), PAIRS)
def test_the_search_for_services_reads_spellings_alike_too(first: str, other: str) -> None:
    assert words_of(first) == words_of(other)
    assert stems_of(first) == stems_of(other)


@pytest.mark.parametrize("quoted", ['"knife crime"', "“knife crime”", "«Knife–crime»", '"knife', "crime”"])
def test_words_in_quotation_marks_are_a_phrase(quoted: str) -> None:
    is_phrase = "crime" in quoted and "nife" in quoted
    found = needles(quoted.split())
    assert all(one in folded("Knife crime programme") for one in found)
    assert all(one in folded("crime, with a knife") for one in found) == (not is_phrase)


@pytest.mark.parametrize(
    ("words", "text", "is_found"),
    [
        ("co commissioning", "Commissioning for the community", False),
        ("co commissioning", "Co-Commissioning Fund", True),
        ("Catch 22", "Catch a lift, 2021/22", False),
        ("2018/19", "2018/21 and 2016/19", False),
        ("2018", "allocation for 2018/19", True),
        ("crime", "catch-hatecrime.org.uk", True),
        ("23", "PCD 1231", False),
        ("231", "PCD 1231", False),
        ("PCD 123", "PCD 1231", True),
    ],
)
def test_short_words_and_numbers_are_found_as_words(words: str, text: str, is_found: bool) -> None:
    assert all(needle in folded(text) for needle in needles(words.split())) == is_found


def test_marks_alone_find_nothing_and_no_words_everything() -> None:
    assert needles([]) == needles([" "]) == []
    for marks in ("+", "&amp".strip("amp") and "’", '""', "§", "…", "полиция"):
        assert needles([marks]) == [NEVER_FOUND]
    assert NEVER_FOUND not in folded("Why? Who?")


SAME = st.sampled_from([*INVISIBLE, *APOSTROPHES])
SPACES = st.sampled_from([" ", "\u00a0", "\u2009", *(f" {dash} " for dash in DASHES), " . ", "…", "; ", "/ "])


@given(st.lists(st.sampled_from(["women", "aid", "catch", "barking", "zoe", "42", "7"]), min_size=1), st.data())
def test_any_marks_between_words_and_any_apostrophes_in_them_make_no_difference(
    words: list[str], data: st.DataObject
) -> None:
    plain = " ".join(words)
    written = "".join(
        data.draw(SPACES) + "".join(letter + data.draw(st.just("") | SAME) for letter in data.draw(cased(word)))
        for word in words
    )
    assert folded(written) == folded(plain)
    assert all(needle in folded(written) for needle in needles(plain.split()))
    assert all(needle in folded(plain) for needle in needles(written.split()))


def cased(word: str) -> st.SearchStrategy[str]:
    """Return a strategy for a word in any letters."""
    return st.sampled_from([word, word.upper(), word.title()])


@given(st.text())
def test_folding_twice_is_folding_once_and_a_text_finds_itself(text: str) -> None:
    once = folded(text)
    assert folded(once) in (once, folded(once.replace("§", "")))
    found = needles(text.split())
    assert found == [NEVER_FOUND] or all(needle in once for needle in found) or '"' in text
