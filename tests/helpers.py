"""What tests of several folders need: the tables as they are written, and pages as a visitor opens them."""

import csv
import html
import re
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "data" / "tables"

PAGES = {
    "/": "pages/money/overview.py",
    "/awards": "pages/money/awards.py",
    "/priorities": "pages/money/priorities.py",
    "/changes": "pages/money/changes.py",
    "/projects": "pages/money/projects.py",
    "/map": "pages/boroughs/map.py",
    "/compare": "pages/boroughs/compare.py",
    "/need": "pages/boroughs/need.py",
    "/borough": "pages/boroughs/profile.py",
    "/services": "pages/services/find.py",
    "/recommendations": "pages/scrutiny/recommendations.py",
    "/timeliness": "pages/scrutiny/timeliness.py",
    "/outcomes": "pages/results/outcomes.py",
    "/sources": "pages/about/sources.py",
    "/quality": "pages/about/quality.py",
    "/methods": "pages/about/methods.py",
    "/accessibility": "pages/about/accessibility.py",
}
"""The script of each page, by its path."""

LONG = "x" * 10_000
"""A value that nobody means."""


def table(name: str, folder: Path = TABLES) -> list[dict[str, str]]:
    """Return the rows of a table, every cell as its text."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def area_names() -> list[str]:
    """Return the names of the boroughs and of the City of London."""
    return [row["area"] for row in table("areas") if row["area_type"] != "region"]


def start() -> AppTest:
    return AppTest.from_file(ROOT / "app.py", default_timeout=30)


@cache
def pages_registered() -> Any:
    return start().run()._registered_pages


def opened(page: str, /, **query: str | list[str]) -> AppTest:
    """Return a page as a visitor sees it who opens its address."""
    test = start()
    if page != "/":
        # AppTest has to know the pages before it can go to one, and would run the start page each time to learn them.
        test._registered_pages = pages_registered()
        test.switch_page(PAGES[page])
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception
    return test


def text(test: AppTest) -> str:
    """Return what can be read on the page: all of its own HTML without the tags, and its messages."""
    own = " ".join(str(element.value) for element in test.html)
    messages = " ".join(f"{element.value}" for element in [*test.warning, *test.error, *test.title])
    return html.unescape(re.sub(r"<[^>]+>", " ", own)) + messages


def titles(test: AppTest) -> list[str]:
    """Return the titles of the page, as they read; there is to be one."""
    own = "".join(str(element.value) for element in test.html)
    return [html.unescape(title) for title in re.findall(r"<h1>(.*?)</h1>", own)]


def charts(test: AppTest) -> list[Any]:
    return [element.proto for element in test.get("plotly_chart")]


def links(test: AppTest) -> list[str]:
    """Return where the links of a page lead."""
    return [html.unescape(found) for e in test.html for found in re.findall(r'<a href="([^"]+)"', str(e.value))]
