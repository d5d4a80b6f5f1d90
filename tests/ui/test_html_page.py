"""Pages as HTML: words in their order, choices as a form that asks for the URL they stand for, messages in place."""

import html
import re
from collections.abc import Callable, Iterator

import pytest

from data.store import Store
from geo.postcodes import Kind, PostcodeAnswer
from pages.menu import PAGES, SECTIONS
from pages.money.choices import AWARD
from ui.choices import Flag, Number, OneOf, Several, Words
from ui.html import Html
from ui.html_page import HtmlAnswer, html_answer
from ui.page import Page, PageDeclaration
from ui.request import Request
from ui.shared_choices import BOROUGH
from ui.urls import pairs_of

YEAR = OneOf("year", "Year", "a year", is_listed=True, width=140)
PER = OneOf("per", "Amount", "a view", labels={"head": "Per <resident>"})
COMPARE = Several("compare", "Boroughs", "a borough", most=2, too_many="{given} are too many; {most} are shown.")
WEIGHT = Number("crime", "Weight of crime", highest=100)
WORDS = Words("q", "Search")
RUNNING = Flag("running", "Known to be running", "a choice")
CODES = ("E09000028", "E09000022")
"""Southwark, Lambeth."""

CHOICES = (YEAR, PER, COMPARE, WEIGHT, WORDS, RUNNING)


def made(store: Store, function: Callable[[Page, Store], object], query: str = "") -> HtmlAnswer:
    """Return a page that a function makes, with a heading before it."""

    def page(page: Page, store: Store) -> None:
        page.heading("A page")
        function(page, store)

    declared = PageDeclaration("/map", "Map", "A map.", CHOICES, page)
    return html_answer(declared, {"Boroughs": (declared,)}, store, pairs_of(query))


def words(answer: HtmlAnswer) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.body)).split())


def test_words_stand_in_their_order(store: Store) -> None:
    answer = made(store, lambda page, _: page.show(Html("<p>first</p>"), None, Html("<p>second</p>")))
    assert answer.title == "A page: MOPAC commissioning, unofficial"
    body = answer.body
    assert body.index("<h1>A page</h1>") < body.index("first") < body.index("second") < body.index("data-version")
    assert "Borough" not in re.findall(r"<h1>(.*?)</h1>", body)


def test_a_list_asks_for_its_url(store: Store) -> None:
    body = made(store, lambda page, _: page.choose(YEAR, ("2019/20", "2018/19")), "year=2018-19").body
    assert '<label for="choose-year">Year</label>' in body
    assert '<select id="choose-year" name="year">' in body
    assert '<option value="2018/19" selected>2018/19</option>' in body
    # The default is not in the URL.
    assert '<option value="">2019/20</option>' in body
    assert body.index("</select>") < body.index('<button class="page-show">') < body.index("data-version")


def test_a_code_and_a_label_are_two_things(store: Store) -> None:
    chosen: list[str] = []
    answer = made(store, lambda page, _: chosen.append(page.choose(PER, ("total", "head"))), "per=head")
    assert chosen == ["head"]
    assert 'value="head" checked>Per &lt;resident&gt;</label>' in answer.body
    assert "this page does not know" in words(made(store, lambda page, _: page.choose(PER, ("total",)), "per=x"))


def test_where_nothing_need_be_chosen_nothing_can_be_chosen_again(store: Store) -> None:
    answer = made(store, lambda page, _: page.choose_or_none(BOROUGH, ("Camden",)))
    assert '<option value="" selected>Choose one of the 33 areas of London</option>' in answer.body


def test_several_are_chosen_up_to_a_number(store: Store) -> None:
    found: list[tuple[str, ...]] = []
    names = ("Barnet", "Camden", "Hackney")
    query = "compare=Hackney&compare=LB+Camden&compare=Barnet"
    answer = made(store, lambda page, _: found.append(page.choose_several(COMPARE, names)), query)
    assert found == [("Hackney", "Camden")]
    assert 'name="compare" value="Camden" checked>Camden</label>' in answer.body
    assert 'name="compare" value="Barnet">Barnet</label>' in answer.body
    assert '<summary><span class="mc-hidden">Boroughs:</span> Hackney, Camden</summary>' in answer.body
    assert "3 are too many; 2 are shown." in words(answer)
    unknown = made(store, lambda page, _: page.choose_several(COMPARE, names), "compare=Camden,Atlantis")
    assert "We do not know a borough called “Atlantis”, and it is left out." in words(unknown)


@pytest.mark.parametrize(("query", "value"), [("", 25), ("crime=0", 0), ("crime=£30", 30), ("crime=101", 25)])
def test_a_number_is_asked_for(store: Store, query: str, value: int) -> None:
    found: list[int] = []
    answer = made(store, lambda page, _: found.append(page.number(WEIGHT, 25)), query)
    assert found == [value]
    assert f'type="number" name="crime" value="{value}"' in answer.body
    assert ("is used instead" in words(answer)) == (query == "crime=101")


def test_a_form_with_words_is_posted(store: Store) -> None:
    assert 'method="post" action="?"' in made(store, lambda page, _: page.search(WORDS)).body
    assert 'method="post" action="?"' not in made(store, lambda page, _: page.flag(RUNNING)).body


def test_what_no_control_stands_for_is_kept_and_what_is_unknown_is_not(store: Store) -> None:
    answer = made(store, lambda page, _: page.choose(YEAR, ("2019/20",)), "per=head&year=2019/20&x=y")
    assert '<input type="hidden" name="per" value="head">' in answer.body
    assert 'name="x"' not in answer.body
    assert "The address also names “x”, which this page does not know, and it is left out." in words(answer)


def test_a_fold_holds_its_controls(store: Store) -> None:
    def page(page: Page, _store: Store) -> None:
        with page.fold("More filters", (YEAR, RUNNING)) as is_asked:
            assert is_asked
            page.choose(YEAR, ("2019/20",))
            page.flag(RUNNING)

    assert '<details class="page-fold"><summary>More filters</summary>' in made(store, page).body
    opened = made(store, page, "running=true").body
    assert 'name="running" value="true" checked' in opened


def test_what_is_folded_away_is_there(store: Store) -> None:
    def page(page: Page, _store: Store) -> None:
        with page.folded("More of it", "more") as is_open:
            assert is_open
            page.show(Html("<p>words</p>"))

    assert re.search(
        '<details class="page-fold"><summary>More of it</summary>.*<p>words</p>', made(store, page).body, re.S
    )


def test_a_postcode_has_a_form_of_its_own_that_is_posted(store: Store) -> None:
    body = made(store, lambda page, _: page.offer_postcode(adds_to=COMPARE)).body
    assert '<form id="postcode" method="post" autocomplete="off">' in body
    assert 'form="postcode" type="text" name="postcode"' in body
    assert '<input type="hidden" form="postcode" name="adds-to" value="compare">' in body
    assert "do not store it" in body
    assert 'method="post" action="?"' not in body


@pytest.mark.parametrize(("kind", "codes", "said"), [("outside", (), "in London"), ("choose", CODES, "Which one is")])
def test_what_is_known_about_a_postcode_is_said(store: Store, kind: Kind, codes: tuple[str, ...], said: str) -> None:
    def page(page: Page, _store: Store) -> None:
        page.choose_or_none(BOROUGH, ("Camden",))
        page.offer_postcode()

    declared = PageDeclaration("/map", "Map", "A map.", (*CHOICES, BOROUGH), page)
    pairs = pairs_of("year=2018/19&borough=Camden")
    answer = html_answer(declared, {"Boroughs": (declared,)}, store, pairs, PostcodeAnswer(kind, codes, False))
    assert '<details class="page-fold" open>' in answer.body
    assert said in words(answer)
    links = re.findall(r'<a href="([^"]+)">(?:Southwark|Lambeth)</a>', answer.body)
    assert links == [f"map?year=2018%2F19&amp;borough={name}" for name in ("Southwark", "Lambeth") if codes]


def test_messages_are_under_the_heading_whatever_they_are_about(store: Store) -> None:
    def page(page: Page, _store: Store) -> None:
        page.show(Html("<p>words</p>"))
        page.choose(YEAR, ("2019/20",))

    answer = made(store, page, "year=1066")
    assert answer.body.index("that this page does not know") < answer.body.index("<p>words</p>")
    assert words(answer).count("It names a year that this page does not know, and “2019/20” is shown instead.") == 1


def test_a_page_that_fails_keeps_menu_and_footer(store: Store) -> None:
    def page(page: Page, _store: Store) -> None:
        page.show(Html("<p>words</p>"))
        raise ZeroDivisionError

    answer = made(store, page)
    assert not answer.is_whole
    assert "could not be shown" in words(answer)
    assert "words" in words(answer)
    assert "data-version" in answer.body
    assert 'aria-label="Pages"' in answer.body
    assert "ZeroDivisionError" not in answer.body


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(store: Store, path: str) -> None:
    answer = html_answer(PAGES[path], SECTIONS, store, ())
    assert answer.is_whole
    assert answer.body.count("<h1>") == 1
    assert "Unofficial." in answer.body
    assert not re.search(r"page-message", answer.body) or path == "/compare"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_nothing_that_it_does_not_declare(store: Store, path: str) -> None:
    asked: list[set[str]] = []

    def page(page: Page, store: Store) -> None:
        PAGES[path].function(page, store)
        asked.append(page.asked)

    declared = PageDeclaration(path, "", "", PAGES[path].choices, page)
    for query in ("", *(f"{name}=x" for name in PAGES[path].names), "show=coverage", "show=list"):
        html_answer(declared, SECTIONS, store, pairs_of(query))
    # The menu keeps the borough on every page.
    assert set().union(*asked) - {"borough"} <= set(PAGES[path].names)


class Unread(tuple[str, ...]):
    """Options that may not be gone through."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("all options were compared with nothing")


def test_what_the_url_does_not_give_is_not_looked_for(store: Store) -> None:
    """There may be a thousand times as many awards, and no page of the list is about one."""
    assert Request(store, ()).item(AWARD, Unread(("one", "two")), "") is None
