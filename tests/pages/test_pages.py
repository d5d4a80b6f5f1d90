"""Every page under AppTest: for all 33 areas, every view, and addresses that somebody made up."""

import csv
import html
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from queries.boroughs import areas
from serving.csv_files import EXPORTS, Query

ROOT = Path(__file__).parent.parent.parent
PAGES = {
    "/": "pages/money/overview.py",
    "/borough": "pages/boroughs/profile.py",
    "/sources": "pages/about/sources.py",
    "/quality": "pages/about/quality.py",
    "/methods": "pages/about/methods.py",
    "/accessibility": "pages/about/accessibility.py",
}


def area_names() -> list[str]:
    with (ROOT / "data/tables/areas.csv").open(encoding="utf-8", newline="") as file:
        return [row["area"] for row in csv.DictReader(file) if row["area_type"] != "region"]


def opened(page: str, **query: str) -> AppTest:
    """Return a page as a visitor sees it who opens its address."""
    test = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    # AppTest has to run the start page before it can go to another.
    test.run()
    if page != "/":
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


def charts(test: AppTest) -> list[Any]:
    return [element.proto for element in test.get("plotly_chart")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str) -> None:
    test = opened(page)
    assert len(test.title) == 1
    assert "Unofficial." in text(test)
    assert "Data version" in text(test)
    assert not test.error
    assert not test.warning


@pytest.mark.parametrize("area", area_names())
def test_every_borough(area: str) -> None:
    test = opened("/borough", borough=area)
    assert test.title[0].value == area
    words = text(test)
    if area == "City of London":
        assert "gets no borough funding from MOPAC" in words
        assert charts(test) == []
    else:
        assert f"Direct funding of {area}" in words
        assert len(charts(test)) == 2
        assert all(chart.alt for chart in charts(test))


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize("per", ["total", "head", "offence"])
@pytest.mark.parametrize("area", ["Westminster", "Richmond upon Thames", "Hackney"])
def test_every_view_of_the_funding(area: str, terms: str, per: str) -> None:
    test = opened("/borough", borough=area, terms=terms, per=per)
    words = text(test)
    assert ("2024/25 prices" in words) == (terms == "real")
    assert ("for each resident in" in words or "for each resident, 2013/14" in words) == (per == "head")
    assert not test.warning


def test_a_choice_changes_the_page() -> None:
    test = opened("/borough", borough="Westminster")
    test.selectbox(key="offences").select("Burglary").run()
    assert not test.exception
    assert "Burglary: " in text(test)
    test.selectbox(key="borough").select("Camden").run()
    assert test.title[0].value == "Camden"


LONG = "x" * 10_000
FORGED = [
    ("/borough", {"borough": "Atlantis"}, "borough"),
    ("/borough", {"borough": LONG}, "borough"),
    ("/borough", {"borough": "'; DROP TABLE awards; --"}, "borough"),
    ("/borough", {"borough": "<script>alert(1)</script>"}, "borough"),
    ("/borough", {"borough": "Westminster", "terms": "doubloons"}, "view"),
    ("/borough", {"borough": "Westminster", "per": "<b>head</b>"}, "view"),
    ("/borough", {"borough": "Westminster", "offences": "piracy"}, "group of offences"),
    ("/sources", {"source": "nowhere"}, "document"),
    ("/sources", {"source": LONG}, "document"),
    ("/sources", {"kind": "rumour"}, "kind of document"),
]


@pytest.mark.parametrize(("page", "query", "word"), FORGED)
def test_a_forged_address_gets_a_message_and_a_page(page: str, query: dict[str, str], word: str) -> None:
    test = opened(page, **query)
    assert len(test.warning) == 1
    assert word in test.warning[0].value
    assert "that does not exist" in test.warning[0].value
    assert "<script>" not in str([element.value for element in test.warning])
    assert len(str(test.warning[0].value)) < 300
    assert "Data version" in text(test)


@pytest.mark.parametrize(
    ("page", "query"),
    [(page, {"year": "99", "q": LONG, "fund": "<i>"}) for page in PAGES] + [("/", {"borough": "Atlantis"})],
)
def test_parameters_that_a_page_does_not_know_do_no_harm(page: str, query: dict[str, str]) -> None:
    assert "Data version" in text(opened(page, **query))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lambeth CRIME prevention", "£1million for crime prevention projects announced"),
        ("zzzz", "No document has these words"),
        ("100%", "No document has these words"),
        ("'; DROP TABLE sources; --", "No document has these words"),
        ("<script>alert(1)</script>", "No document has these words"),
        (LONG, "No document has these words"),
        ("   ", "rows taken from them"),
    ],
)
def test_documents_are_found_by_their_words(words: str, found: str) -> None:
    test = opened("/sources", q=words)
    assert found in text(test)
    assert "<script>" not in str([element.value for element in test.html])


def screens() -> list[dict[str, str]]:
    with (ROOT / "tests/golden/screens.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", screens(), ids=lambda row: f"{row['page']}?{row['query']}:{row['text']}")
def test_golden_words_on_the_screen(row: dict[str, str]) -> None:
    query = dict(pair.split("=", 1) for pair in row["query"].split("&") if pair)
    assert row["text"] in re.sub(r"\s+", " ", text(opened(row["page"], **query)))


def test_every_document_has_a_page(store: Store) -> None:
    for source_id in ("joint-audit-panel-2020-01", "westminster-scrutiny-2017-06", "mps-borough-crime"):
        words = text(opened("/sources", source=source_id))
        assert "taken from it" in words
        assert "Place in the document" in words
    assert len(areas(store)) == 33


@pytest.mark.parametrize("page", PAGES)
def test_charts_lead_nowhere_outside_and_say_what_they_show(page: str) -> None:
    for chart in charts(opened(page)):
        assert "http" not in chart.spec
        assert chart.alt
        assert json.loads(chart.config)["displayModeBar"] is False


def links(test: AppTest) -> list[str]:
    """Return where the links of a page lead."""
    return [html.unescape(found) for e in test.html for found in re.findall(r'<a href="([^"]+)"', str(e.value))]


def downloads(test: AppTest) -> list[tuple[str, dict[str, str]]]:
    """Return the downloads of a page: name and parameters of each."""
    found = [urlsplit(link) for link in links(test) if link.startswith("csv/")]
    return [(one.path.removeprefix("csv/"), dict(parse_qsl(one.query))) for one in found]


@pytest.mark.parametrize(
    ("page", "query"),
    [*((page, {}) for page in PAGES), *(("/borough", {"borough": area}) for area in area_names())],
)
def test_every_exhibit_can_be_downloaded(store: Store, page: str, query: dict[str, str]) -> None:
    for name, parameters in downloads(opened(page, **query)):
        exhibit = EXPORTS[name](Query(store, parameters))
        assert exhibit is not None
        header, *rows = exhibit.export.content().decode("utf-8-sig").splitlines()
        assert rows
        assert header.count(",") >= 1
        for value in parameters.values():
            assert value.lower().replace(" ", "-")[:10] in exhibit.export.file_name


def test_every_export_is_linked_from_a_page() -> None:
    seen = {name for page in PAGES for name, _ in downloads(opened(page))}
    for area in ("Westminster", "Hackney", "Bromley"):
        test = opened("/borough", borough=area)
        seen |= {name for name, _ in downloads(test)}
    seen |= {name for name, _ in downloads(opened("/sources", source="joint-audit-panel-2020-01"))}
    assert seen == EXPORTS.keys()


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_lead_to_pages_that_exist(page: str) -> None:
    for link in links(opened(page)):
        if link.startswith(("http", "tel:", "#", "csv/")):
            continue
        assert f"/{urlsplit(link).path}" in PAGES, link


def test_a_page_without_a_store_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from data import store as store_module  # noqa: PLC0415

    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path / "file" / "store"))
    monkeypatch.setattr(store_module, "_store", None)
    test = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    assert not test.exception
    assert "could not be loaded" in test.error[0].value


def test_the_first_visitor_sees_the_store_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from data import store as store_module  # noqa: PLC0415

    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path))
    monkeypatch.setattr(store_module, "_store", None)
    test = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    assert not test.exception
    assert test.status[0].label == "The data are ready."
    assert "Data version" in text(test)
