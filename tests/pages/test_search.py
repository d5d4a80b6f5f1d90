"""The search of the whole site: what it finds, what it leads to, and what becomes of mistakes and postcodes."""

from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.site_search import SiteAnswer, site_answer
from data.store import Store
from pages.menu import PAGES, SECTIONS
from pages.search.search_results import KINDS, MOST
from tests.helpers import OpenedPage, opened
from tests.serving.test_posted import leads_to
from ui.glossary import written_out


def answer(store: Store, text: str) -> SiteAnswer:
    return site_answer(store, text, written_out)


def first(store: Store, text: str) -> tuple[str, str]:
    """Return the kind and the name of what is found first."""
    kind, hits = next(iter(answer(store, text).groups.items()))
    return kind, hits[0].name


def results(page: OpenedPage) -> list[str]:
    """Return where the links in the results lead."""
    return [link for link in page.links if "?" in link and "show=" not in link]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Hackney", "borough", "Hackney"),
        ("RBKC", "borough", "Kensington and Chelsea"),
        ("London Borough of Richmond", "borough", "Richmond upon Thames"),
        ("E09000033", "borough", "Westminster"),
        ("galop", "recipient", "Galop"),
        ("st. giles trust", "recipient", "St Giles Trust"),
        ("pcd1236", "decision", "PCD 1236: Ministry of Justice funding - Mayor’s VAWG Fund Tranche 4 Services"),
        ("my husband hits me", "need", "Domestic abuse"),
        ("knife crime", "need", "Youth violence and knives"),
        ("Rescue and Response", "programme", "Rescue and Response"),
    ],
)
def test_the_very_thing_comes_first(store: Store, text: str, kind: str, name: str) -> None:
    found = first(store, text)
    assert (found[0], found[1].replace("'", "’")) == (kind, name)


@pytest.mark.parametrize(
    ("text", "meant"), [("hackny", "hackney"), ("victim suport", "victim support"), ("Lewishm", "lewisham")]
)
def test_a_mistake_is_asked_about(store: Store, text: str, meant: str) -> None:
    assert answer(store, text).read_as == meant
    page = opened("/search", q=text)
    assert f"Did you mean {meant} ?" in page.words
    assert f"search?q={meant.replace(' ', '%20')}" in page.links


def test_what_is_written_right_is_not_asked_about(store: Store) -> None:
    for text in ("Hackney", "galop", "my husband hits me", "serious youth violence", "zzzz qqq"):
        assert answer(store, text).read_as == text


def test_nothing_found_says_what_to_try() -> None:
    page = opened("/search", q="zzzz qqq")
    assert "Nothing found for “zzzz qqq”. Try fewer words" in page.words
    assert any(link.startswith("services?q=zzzz") for link in page.links)


@pytest.mark.parametrize("text", ["Hackney", "PCD 310", "knife crime", "Victim Support", "London", "youth"])
def test_every_link_leads_to_a_page_that_knows_it(text: str) -> None:
    for link in results(opened("/search", q=text)):
        parts = urlsplit(link)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.scheme or query.get("q"):
            continue
        assert not opened(f"/{parts.path}", **query).warnings, link


def test_lists_are_short_and_say_how_many_there_are(store: Store) -> None:
    page = opened("/search", q="knife crime")
    assert len(answer(store, "knife crime").groups["award"]) > MOST
    assert f"All {len(answer(store, 'knife crime').groups['award'])} awards" in page.words
    assert sum(link.startswith("awards?award=") for link in page.links) == MOST


@pytest.mark.parametrize("text", ["i want to die", "suicide"])
def test_a_crisis_gets_a_line_to_call_first(text: str) -> None:
    page = opened("/search", q=text)
    assert "tel:116123" in page.links
    assert page.words.index("Talk to somebody now") < page.words.index("Suicide, self-harm and crisis")


def test_without_words_there_are_examples() -> None:
    assert "search?q=PCD%20310" in opened("/search").links


def test_a_postcode_is_never_in_the_address(store: Store) -> None:
    assert leads_to("/search", q="E8 3GU") == "./search?borough=Hackney"
    assert leads_to("/search", q="SE1 7PB") == "./search?near=Southwark&near=Lambeth"
    page = opened("/search", borough="Hackney")
    assert "borough?borough=Hackney" in page.links
    several = opened("/search", near=["Southwark", "Lambeth"])
    assert {"search?borough=Southwark", "search?borough=Lambeth"} <= set(several.links)
    assert "E8" not in opened("/search", q="E8 3GU").words


def test_every_page_leads_to_it_but_the_menu_does_not() -> None:
    assert 'action="search"' in opened("/methods").html
    assert "/search" in PAGES
    assert all(page.path != "/search" for pages in SECTIONS.values() for page in pages)


def test_every_kind_has_its_words(store: Store) -> None:
    assert answer(store, "youth").groups.keys() <= KINDS.keys()
