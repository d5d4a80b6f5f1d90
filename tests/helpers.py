"""What tests of several folders need: tables as they are written, files as they are downloaded, and pages as opened."""

import csv
import html
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from starlette.datastructures import QueryParams
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from data.paths import TABLES
from data.store import Store, current_store
from pages.menu import PAGES, SECTIONS
from ui.choices import Flag, Number, OneOf, Several, Words
from ui.exhibit import Part, ReadyExhibit
from ui.files import FILES, Export
from ui.furniture import footer_html, menu_html, top_html
from ui.html import Html
from ui.html_page import HtmlPage, Piece
from ui.map import Map
from ui.page import EMBEDDING, PageDeclaration
from ui.request import Request
from ui.urls import canonical

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"

LONG = "x" * 10_000
"""A value that nobody means."""

# For each page under AppTest, Streamlit looks through all installed packages for components. There are no others
# a moment later, and to look takes five times as long as the page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


# Tables and files.


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, every cell as its text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of the data."""
    return csv_rows(TABLES / f"{name}.csv")


def golden(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of what is expected."""
    return csv_rows(GOLDEN / f"{name}.csv")


def area_names() -> list[str]:
    """Return the names of the boroughs and of the City of London."""
    return [row["area"] for row in table("areas") if row["area_type"] != "region"]


def file_request(store: Store, parameters: Mapping[str, str] | QueryParams) -> Request:
    """Return the request for a file, as the server makes it of a URL."""
    return Request(store, QueryParams(parameters).multi_items())


def exported_rows(export: Export) -> list[dict[str, str]]:
    """Return the rows of a file, as a program reads them."""
    return list(csv.DictReader(export.content().decode("utf-8-sig").splitlines(keepends=True)))


def downloaded(store: Store, name: str, **parameters: str) -> list[dict[str, str]]:
    """Return the rows of the file with a name, as a program reads them."""
    export = FILES[name](file_request(store, parameters))
    assert export is not None
    return exported_rows(export)


# What is shown.


def words_of(*parts: Part | str) -> str:
    """Return what can be read in parts of a page that are there: without tags, and with one space between two words."""
    shown = ""
    for part in parts:
        assert part is not None
        shown += f"{part.above}{part.below}" if isinstance(part, ReadyExhibit) else f"{part}"
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def links_of(markup: str) -> list[str]:
    """Return where the links in some HTML lead."""
    return [html.unescape(link) for link in re.findall(r'<a href="([^"]+)"', markup)]


class OpenedPage(HtmlPage):
    """A page as the server answers with it, and what was asked of its form on the way: in milliseconds."""

    def __init__(self, declaration: PageDeclaration, store: Store, pairs: Iterable[tuple[str, str]]) -> None:
        super().__init__(declaration, store, pairs)
        self.exhibits: list[ReadyExhibit] = []
        self.maps: list[Map] = []
        self.warnings: list[str] = []
        self.notes: list[str] = []
        self.chosen: dict[str, object] = {}
        """What the controls are set to, by the names of their choices."""

        declaration.function(self, store)

    @property
    def menu(self) -> str:
        """Return the menu as HTML."""
        return str(menu_html(self, SECTIONS))

    @property
    def html(self) -> str:
        """Return the page as HTML, with strip, menu and footer, without controls and messages."""
        footer = footer_html(self.store, self.terms)
        return f"{top_html(self.declaration)} {_html_of(self.main)} {footer} {self.menu}"

    @property
    def words(self) -> str:
        """Return what can be read on the page, in its messages too."""
        return " ".join([words_of(self.html), *self.warnings, *self.notes])

    @property
    def titles(self) -> list[str]:
        """Return the titles of the page; there is to be one."""
        return [html.unescape(title) for title in re.findall(r"<h1>(.*?)</h1>", self.html)]

    @property
    def links(self) -> list[str]:
        """Return where the links of the page lead."""
        return links_of(self.html)

    @property
    def charts(self) -> list[ReadyExhibit]:
        """Return the exhibits that have a chart."""
        return [exhibit for exhibit in self.exhibits if exhibit.figure is not None]

    def show(self, *parts: Part) -> None:
        """Remember the exhibits."""
        self.exhibits += [part for part in parts if isinstance(part, ReadyExhibit)]
        super().show(*parts)

    def show_map(self, shown: Map, card: Html | None) -> None:
        """Remember the map."""
        self.maps.append(shown)
        super().show_map(shown, card)

    def note(self, text: str) -> None:
        """Remember the note."""
        self.notes.append(text)
        super().note(text)

    def show_warning(self, text: str) -> None:
        """Remember the warning."""
        self.warnings.append(text)
        super().show_warning(text)

    def offer_options(self, choice: OneOf, options: Sequence[str], chosen: str | None, default: str | None) -> None:
        """Remember what is chosen."""
        self.chosen[choice.name] = chosen
        super().offer_options(choice, options, chosen, default)

    def offer_several(self, choice: Several, options: Sequence[str], chosen: Sequence[str]) -> None:
        """Remember what is chosen."""
        self.chosen[choice.name] = list(chosen)
        super().offer_several(choice, options, chosen)

    def offer_number(self, choice: Number, chosen: int | None, default: int | None) -> None:
        """Remember what is chosen."""
        self.chosen[choice.name] = chosen
        super().offer_number(choice, chosen, default)

    def offer_words(self, choice: Words, text: str) -> None:
        """Remember what is searched for."""
        self.chosen[choice.name] = text
        super().offer_words(choice, text)

    def offer_flag(self, choice: Flag, chosen: bool) -> None:
        """Remember whether it is ticked."""
        self.chosen[choice.name] = chosen
        super().offer_flag(choice, chosen)


def _html_of(pieces: Iterable[Piece]) -> str:
    return " ".join(
        piece.html if piece.kind == "html" else _html_of(piece.pieces) for piece in pieces if piece.kind != "messages"
    )


def opened(path: str, /, **query: str | list[str]) -> OpenedPage:
    """Return a page as a visitor gets it who opens its URL. Raises what the page raises."""
    return opened_at(
        path,
        [
            (name, value)
            for name, values in query.items()
            for value in ([values] if isinstance(values, str) else values)
        ],
    )


def opened_at(path: str, pairs: Iterable[tuple[str, str]]) -> OpenedPage:
    """Return a page at the parameters of a URL, which the server brings into their canonical form before."""
    declaration, store = PAGES[path], current_store()
    return OpenedPage(declaration, store, canonical(store, {*declaration.names, *EMBEDDING}, pairs))


# Pages under Streamlit: what only widgets do.


@cache
def _pages_registered() -> Any:
    return start().run()._registered_pages


def start() -> AppTest:
    """Return the dashboard under Streamlit's test runner, not run yet."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60)


def under_streamlit(path: str, /, **query: str | list[str]) -> AppTest:
    """Return a page with its widgets, as somebody has it who opens its URL. Takes a quarter of a second."""
    test = start()
    if path != "/":
        # AppTest has to know the pages before it can go to one, and would run the start page each time to learn them.
        test._registered_pages = _pages_registered()
        test.switch_page(inspect.getfile(PAGES[path].function))
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception
    return test


def html_under_streamlit(test: AppTest) -> str:
    """Return all of the HTML of a page under Streamlit that is its own, menu and footer included."""
    return " ".join(str(element.value) for element in test.html)


def words_under_streamlit(test: AppTest) -> str:
    """Return what can be read on a page under Streamlit: its own HTML and its messages."""
    messages = [str(element.value) for element in [*test.info, *test.warning, *test.error, *test.title]]
    return " ".join([words_of(html_under_streamlit(test)), *messages])
