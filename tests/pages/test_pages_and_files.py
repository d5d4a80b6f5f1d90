"""Page and file agree, at every URL of the capture: an exhibit links the file of its rows, and its table shows them."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import pytest

from data.store import Store
from pages.menu import PAGES
from tests.capture.texts import addresses
from tests.documentation.parameters import FileRequest, file_parameters
from tests.helpers import OpenedPage, opened_at
from ui.exhibit import ReadyExhibit
from ui.files import FILES, Export
from ui.request import BadRequest, Request
from ui.urls import pairs_of

pytestmark = pytest.mark.slow

URLS = [url for url in addresses() if urlsplit(url).path in PAGES]

ROWS_APART = {
    # Page by page.
    *("awards-register", "decisions", "outcomes", "recipients"),
    # Everything known of one thing, and its awards as a file.
    *("award", "decision", "recipient", "recipient-shared"),
    # A row of the table has several of the file: the years side by side, say, or the funds of a decision.
    *("change-parts", "co-commissioning-criteria", "co-commissioning-roles", "commissioning-principles"),
    *("compared-years", "decisions-and-awards", "decisions-signed-by-fund", "direct-funding-coverage", "fund-table"),
    *("project-budgets", "scrutiny-questions", "services-by-borough-and-need"),
    # The table has rows that count or add up others.
    *("award-flows", "checks-and-cautions", "map", "sources"),
    # A chart or a list without a table of its own.
    *("compared-ranking", "need-shares", "plan-priorities"),
}
"""Exhibits whose table, on some page, has other rows than the file."""


@cache
def page_at(url: str) -> OpenedPage:
    return opened_at(urlsplit(url).path, pairs_of(urlsplit(url).query))


def file_links(url: str) -> list[str]:
    """Return the links of a page that lead to files."""
    return [link for link in page_at(url).links if link.startswith("csv/")]


def name_of(link: str) -> str:
    return urlsplit(link).path.removeprefix("csv/")


def file_at(store: Store, link: str) -> Export:
    """Return what the server makes a file of, for a program that asks for a link."""
    request = Request(store, pairs_of(urlsplit(link).query))
    export = FILES[name_of(link)](request)
    request.refuse_rest()
    assert export is not None, link
    return export


def without_sources(export: Export) -> Export:
    """Return an export without what puts its sources into words: that is made anew where an exhibit is not kept."""
    return replace(export, sources=None)


def table_rows(exhibit: ReadyExhibit) -> int:
    bodies = re.findall(r"<tbody.*?</tbody>", f"{exhibit.above}{exhibit.below}", re.S)
    return sum(body.count("<tr") for body in bodies)


def test_each_exhibit_links_the_file_of_its_rows(store: Store) -> None:
    for url in URLS:
        links = file_links(url)
        for exhibit in page_at(url).exhibits:
            assert exhibit.export.url in links, url
            assert without_sources(file_at(store, exhibit.export.url)) == without_sources(exhibit.export), url


def test_each_table_shows_the_rows_of_its_file() -> None:
    differences: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for url in URLS:
        for exhibit in page_at(url).exhibits:
            shown, in_file = table_rows(exhibit), len(exhibit.export.rows)
            if shown != in_file:
                differences[exhibit.export.name].append((url, shown, in_file))
    assert not {name: where for name, where in differences.items() if name not in ROWS_APART}
    assert differences.keys() == ROWS_APART


def test_each_link_to_a_file_is_the_one_that_the_file_gives_itself(store: Store) -> None:
    for link in {link for url in URLS for link in file_links(url)}:
        assert file_at(store, link).url == link


def test_every_file_is_linked_from_a_page() -> None:
    assert {name_of(link) for url in URLS for link in file_links(url)} == FILES.keys()


WITHOUT_AN_ORDER = {("awards-sums", "sort"), ("fund-totals", "sort")}
"""Files of sums, which take the parameters of their list with its order."""


def test_a_file_says_in_its_url_what_it_was_asked_for(store: Store) -> None:
    """Or its link on the page would lead to another file than the one that is shown."""
    lost = set()
    for name, file in FILES.items():
        parameters = file_parameters(file, store)
        for parameter in parameters.values():
            for option in parameter.options[-1:]:
                asked = {parameter.choice.name: option}
                for other in parameter.only_with[:1]:
                    needed, _, value = other.partition("=")
                    asked[needed] = value or parameters[needed].options[0]
                try:
                    export = file(FileRequest(store, tuple(asked.items())))
                except BadRequest:
                    continue
                if export and option != parameter.default and f"{parameter.choice.name}=" not in export.url:
                    lost.add((name, parameter.choice.name))
    assert lost == WITHOUT_AN_ORDER
