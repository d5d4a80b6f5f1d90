"""Every page: for all 33 areas, every view, and URLs that somebody made up; and what happens without a store."""

import html
import re
from functools import update_wrapper
from urllib.parse import parse_qs, urlsplit

import pytest

from data.store import Store
from pages.menu import PAGES
from pages.money import overview_content
from queries.boroughs import areas
from tests.helpers import LONG, area_names, golden, opened


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str) -> None:
    test = opened(page)
    assert len(test.titles) == 1
    assert "Unofficial." in test.words
    assert "Data version" in test.words
    # A link that lost its markup on the way would be shown as it is written.
    assert "&lt;a " not in test.html
    assert not test.warnings


@pytest.mark.parametrize("area", area_names())
def test_every_borough(area: str) -> None:
    test = opened("/borough", borough=area)
    assert test.titles == [area]
    words = test.words
    if area == "City of London":
        assert "gets no borough funding from MOPAC" in words
        assert test.charts == []
    else:
        assert f"Direct funding of {area} from the London Crime Prevention Fund" in words
        assert len(test.charts) == 2
        assert all(chart.alt for chart in test.charts)


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize("per", ["total", "head", "offence"])
@pytest.mark.parametrize("area", ["Westminster", "Richmond upon Thames", "Hackney"])
def test_every_view_of_the_funding(area: str, terms: str, per: str) -> None:
    test = opened("/borough", borough=area, terms=terms, per=per)
    words = test.words
    assert ("2024/25 prices" in words) == (terms == "real")
    assert ("per resident in" in words or "per resident, 2013/14" in words) == (per == "head")
    assert not test.warnings


FORGED = [
    ("/borough", {"borough": "<script>alert(1)</script>"}, "borough"),
    ("/awards", {"decision": LONG}, "decision"),
    ("/awards", {"recipient": "<script>alert(1)</script>"}, "recipient"),
    ("/borough", {"borough": "Westminster", "since": "1066/67"}, "year"),
    ("/borough", {"borough": "Westminster", "since": "2020/21", "until": "2018/19"}, "end before they begin"),
    ("/borough", {"borough": "Westminster", "split": "<b>fairly</b>"}, "way of splitting"),
    ("/changes", {"kind": "rumours"}, "kind of parts"),
    ("/changes", {"from": "2018/19", "year": "2013/14"}, "end before they begin"),
    ("/map", {"measure": "change in funding", "from": "2019/20"}, "year"),
    ("/need", {"crime": "101"}, "weight"),
    ("/priorities", {"kind": "gift"}, "kind of award"),
    ("/projects", {"project": "<script>alert(1)</script>"}, "project"),
    ("/services", {"show": "coverage", "need": "'; DROP TABLE services; --"}, "need"),
    ("/recommendations", {"recommendation": "<script>alert(1)</script>"}, "recommendation"),
    ("/outcomes", {"story": "<script>alert(1)</script>"}, "story"),
]


@pytest.mark.parametrize(("page", "query", "word"), FORGED)
def test_a_forged_address_gets_a_message_and_a_page(page: str, query: dict[str, str], word: str) -> None:
    test = opened(page, **query)
    assert len(test.warnings) == 1
    assert word in test.warnings[0]
    assert re.search(
        "that this page does not know|We do not know a borough called|end before they|is no whole number",
        test.warnings[0],
    )
    assert "<script>" not in f"{test.warnings} {test.html}"
    assert len(test.warnings[0]) < 300
    assert "Data version" in test.words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lambeth CRIME prevention", "£1million for crime prevention projects announced"),
        ("zzzz", "No document has these words"),
        ("100%", "GPS tracking devices to be fitted to up to 100 offenders"),
        ("100%zz", "No document has these words"),
        ("%", "No document has these words"),
        ("'; DROP TABLE sources; --", "No document has these words"),
        ("<script>alert(1)</script>", "No document has these words"),
        (LONG, "No document has these words"),
        ("   ", "figures and facts taken from them"),
    ],
)
def test_documents_are_found_by_their_words(words: str, found: str) -> None:
    test = opened("/sources", q=words)
    assert found in test.words
    assert "<script>" not in test.html


@pytest.mark.parametrize("row", golden("screens"), ids=lambda row: f"{row['page']}?{row['query']}:{row['text']}")
def test_golden_words_on_the_screen(row: dict[str, str]) -> None:
    query = dict(pair.split("=", 1) for pair in row["query"].split("&") if pair)
    assert row["text"] in opened(row["page"], **query).words


def test_every_document_has_a_page(store: Store) -> None:
    for source_id in ("joint-audit-panel-2020-01", "westminster-scrutiny-2017-06", "mps-borough-crime"):
        words = opened("/sources", source=source_id).words
        assert "taken from it" in words
        assert "Place in the document" in words
    assert len(areas(store)) == 33


@pytest.mark.parametrize("page", PAGES)
def test_charts_lead_nowhere_outside_and_say_what_they_show(page: str) -> None:
    test = opened(page)
    for chart in test.charts:
        assert chart.figure is not None
        assert "http" not in chart.figure.to_json()
        # The headline first, as it stands above the chart; then what is drawn, with figures.
        headline = html.unescape(re.findall(r'class="mc-headline"[^>]*>([^<]+)<', chart.above)[-1])
        assert chart.alt.startswith(headline.removesuffix(" (doubtful)"))
        assert re.search(r"\d", chart.alt)


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_lead_to_pages_that_exist(page: str) -> None:
    for link in opened(page).links:
        if link.startswith(("http", "tel:", "#", "csv/", "svg/")):
            continue
        assert f"/{urlsplit(link).path}" in PAGES, link


def failing_part(*_: object) -> None:
    raise ZeroDivisionError


def test_a_part_that_fails_leaves_the_rest_of_the_page(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(overview_content, "priorities", update_wrapper(failing_part, overview_content.priorities))
    words = opened("/").words
    assert words.count("This part of the page could not be shown") == 1
    assert "Westminster lost 55.8% of its direct funding" in words
    assert "Latest decision we know" in words
    assert "Data version" in words
    assert "ZeroDivisionError" not in words
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("spelling", ["hackney", " LB of HACKNEY. ", "E09000012"])
def test_a_borough_in_another_spelling_is_found(spelling: str) -> None:
    test = opened("/borough", borough=spelling)
    assert test.titles == ["Hackney"]
    assert not test.warnings


def test_telephone_numbers_can_be_called() -> None:
    found = opened("/borough", borough="Croydon").links
    assert sum(link.startswith("tel:") for link in found) > 12
    assert "tel:08082000247" in found
    assert "(new tab)" in opened("/borough", borough="Croydon").words


def test_the_menu_marks_the_page_that_is_open() -> None:
    menu = opened("/map").menu
    assert re.findall(r'href="([a-z.]+)" aria-current="page"', menu) == ["map"]
    # The search is in the strip above every page.
    assert len(re.findall("href=", menu)) == len(PAGES) - 1


@pytest.mark.parametrize(
    ("page", "query", "kept"),
    [
        ("/borough", {"borough": "Hackney"}, ["services", "map", "compare"]),
        ("/services", {"borough": "Kensington and Chelsea"}, ["borough", "map", "compare"]),
        ("/map", {"borough": "Atlantis"}, []),
        ("/map", {}, []),
        ("/methods", {"borough": "Hackney"}, ["services", "borough", "map", "compare"]),
    ],
)
def test_the_menu_keeps_the_borough_that_is_chosen(page: str, query: dict[str, str], kept: list[str]) -> None:
    menu = html.unescape(opened(page, **query).menu)
    found = re.findall(r'href="([a-z]+)\?([^"]+)"', menu)
    assert [address for address, _ in found] == kept
    for address, parameters in found:
        wanted = {"borough": [query["borough"]]} | ({"boroughs": ["neighbours"]} if address == "compare" else {})
        assert parse_qs(parameters) == wanted


def test_a_comparison_without_its_borough_asks_for_one() -> None:
    assert "Choose a borough to compare" in opened("/compare", boroughs="neighbours").notes[0]
    assert "Choose boroughs to compare" in opened("/compare").notes[0]


def test_a_way_to_lines_leads_to_lines() -> None:
    nowhere = opened("/compare", boroughs="neighbours", borough="Hackney")
    assert "No figures over time" in nowhere.words
    assert "over time</a>" not in nowhere.html
    # With the City of London among them, Westminster's neighbours are seven; two of them have years that can be drawn.
    somewhere = opened("/compare", boroughs="neighbours", borough="Westminster")
    assert "No figures over time" not in somewhere.words
    assert "over time</a>" not in somewhere.html
    assert any("over time: Westminster" in chart.alt for chart in somewhere.charts)
    everywhere = opened("/compare", boroughs="all boroughs", measure="residents")
    assert "over time</a>" in everywhere.html


def test_why_the_boroughs_do_not_add_up_to_the_total() -> None:
    words = opened("/quality").words
    # The contents of the page name that section too, before anything else.
    assert words.index("Why £13.8m is not £13.4m") < words.rindex("Published totals beside their parts")
    assert "Each of the 32 figures can be up to £50,000 off, £1,600,000 together" in words
    assert "Richmond upon Thames, Southwark and Sutton" in words
