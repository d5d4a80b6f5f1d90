"""Addresses that somebody made up or a mail program spoilt: every parameter of every page, with every kind of value.

A page never fails and never says nothing: one sentence, and a default.
"""

import logging
import re

import pytest

from pages.menu import PAGES
from tests.helpers import LONG, opened
from ui.exhibit import UNAVAILABLE
from ui.url_values import NUMBERS

BAD = (
    "\x00 ",
    "-1",
    "1e999",
    "9" * 400,
    "٣",
    "1066/67",
    "'; DROP TABLE awards; --",
    "<script>alert(1)</script>",
    "[x](https://example.org) www.example.org :red[x] {{ 7 * 7 }} `x`",
    "a\u0301" * 300 + "\u202e" + LONG,
    "",
)

NEEDED = {
    "/borough": {"borough": "Westminster"},
    "/compare": {"compare": "Westminster"},
}
"""What the other parameters of a page need before they are asked for."""

ASKED_WITH = {
    "from": {"measure": "change in funding"},
    "offences": {"measure": "recorded offences"},
    "deprivation": {"measure": "deprivation"},
    "list": {"show": "list"},
}
"""What a parameter needs itself, on the pages that have it."""

SAID = {
    **dict.fromkeys(("borough", "compare", "near"), "We do not know a borough called “Atlantis”"),
    **dict.fromkeys(("least", "most"), "an amount that is not from £0 to £1,000,000,000"),
    **dict.fromkeys(NUMBERS - {"least", "most"}, "a weight that is no whole number from 0 to 100"),
    **dict.fromkeys(("page", "decisions"), "a page that the list does not have"),
}
"""What is said of a parameter, where it is not that the page does not know what it names."""

PARAMETERS = [(page, name) for page, known in PAGES.items() for name in known.names if name != "q"]


@pytest.mark.parametrize(("page", "name"), PARAMETERS)
def test_a_value_that_a_page_does_not_know_gets_one_sentence(page: str, name: str) -> None:
    needed = NEEDED.get(page, {}) if name not in ("boroughs", "borough") else {}
    with_it = {key: value for key, value in ASKED_WITH.get(name, {}).items() if key in PAGES[page].names}
    test = opened(page, **{**needed, **with_it, name: "Atlantis"})
    (sentence,) = test.warnings
    assert SAID.get(name, "this page does not know") in sentence
    assert "Data version" in test.words


@pytest.mark.parametrize("value", BAD, ids=range(len(BAD)))
@pytest.mark.parametrize("page", [page for page in PAGES if PAGES[page].names])
def test_no_value_breaks_a_page(page: str, value: str, caplog: pytest.LogCaptureFixture) -> None:
    """All parameters at once: each is looked at by itself."""
    with caplog.at_level(logging.WARNING):
        test = opened(page, **dict.fromkeys(PAGES[page].names, value))
    assert UNAVAILABLE not in test.html
    assert "Data version" in test.words
    assert len(test.titles) == 1
    for sentence in [*test.warnings, *test.notes]:
        assert len(sentence) < 400
        assert not re.search(r"[<\[*`{]|:red|www\.", sentence), sentence
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("value", ["Infinity", "-Infinity", "1e999", "1e400", "NaN", "9" * 400, "much"])
@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_a_number_that_is_none_gets_a_sentence_and_the_default(name: str, value: str) -> None:
    test = opened("/awards" if name in ("least", "most") else "/need", **{name: value})
    (sentence,) = test.warnings
    assert sentence.startswith("It names an amount" if name in ("least", "most") else "It names a weight")
    assert test.chosen[name] in (None, 0, 5, 10, 25, 50, 100)


@pytest.mark.parametrize("page", PAGES)
def test_a_parameter_that_a_page_does_not_know_is_told_once(page: str) -> None:
    test = opened(page, **{"funds": "x", "<b>x</b>": "y", "utm_source": "mail", "fbclid": "z"})
    (sentence,) = test.warnings
    assert sentence == (
        "The address also names “funds” and “b x /b”, which this page does not know, and they are left out."
    )


@pytest.mark.parametrize(
    ("page", "query", "words"),
    [
        ("/awards", {"year": "2018-19"}, "2018/19"),
        ("/outcomes", {"year": "2018"}, "2018/19"),
        ("/map", {"measure": "recorded offences", "year": "2018–19"}, "2018/19"),
        ("/changes", {"from": "2017-18", "year": "18/19"}, "2018/19"),
        ("/borough", {"borough": "RBKC", "since": "2018/2019", "until": "2020"}, "2018/19"),
        ("/awards", {"borough": "London Borough of Hackney"}, "Hackney"),
        ("/outcomes", {"borough": "LB Hackney"}, "Hackney"),
        ("/need", {"borough": "E09000033"}, "Westminster"),
        ("/map", {"borough": "Kensington &amp; Chelsea"}, "Kensington and Chelsea"),
        ("/services", {"borough": "Westminster."}, "Westminster"),
        ("/services", {"show": "LIST", "list": "galop"}, "1 service on your list"),
        ("/compare", {"compare": "Hackney,rbkc"}, "Kensington and Chelsea"),
        ("/compare", {"compare": ["hackney", "Camden", "Richmond"]}, "Richmond upon Thames"),
    ],
)
def test_boroughs_and_years_are_read_in_every_form(page: str, query: dict[str, str | list[str]], words: str) -> None:
    test = opened(page, **query)
    assert not test.warnings
    assert words in test.words


def test_a_name_given_twice_is_told() -> None:
    test = opened("/borough", borough=["Hackney", "Camden"])
    assert test.titles == ["Camden"]
    assert test.warnings == ["The address gives “borough” more than once, and the last one counts."]


@pytest.mark.parametrize("name", ["page", "decisions"])
@pytest.mark.parametrize(("value", "shown"), [("999999", None), ("abc", 1), ("-1", 1), ("0", 1), ("1.5", 1)])
def test_a_page_of_a_list_that_is_not_there_is_told(name: str, value: str, shown: int | None) -> None:
    (sentence,) = opened("/awards", **{name: value}).warnings
    assert sentence.startswith("It names a page that the list does not have, and page ")
    assert shown is None or f"page {shown} is shown" in sentence


@pytest.mark.parametrize("value", ["😀", "<>", "\u202e", "\ufeff"])
def test_what_cannot_be_quoted_leaves_no_empty_marks(value: str) -> None:
    for page, name in (("/borough", "borough"), ("/compare", "compare"), ("/map", value), ("/services", "near")):
        said = opened(page, **{name: value}).warnings
        assert said
        assert not [words for words in said if "“”" in words]
