"""Every page under AppTest: for all 33 areas, every view, and addresses that somebody made up."""

import csv
import html
import json
import re
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data import first_store
from data import store as store_module
from data.build import BuildError
from data.store import Store
from pages.money import overview_content
from queries.boroughs import areas
from tests.file_requests import file_request
from tests.helpers import LONG, PAGES, area_names, charts, links, opened, start, text, titles
from ui.files import FILES
from ui.streamlit_page import StreamlitPage

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_from_the_start_page(page: str) -> None:
    test = start().run()
    test.switch_page(PAGES[page]).run()
    assert not test.exception, test.exception
    assert len(titles(test)) == 1
    assert "Unofficial." in text(test)
    assert "Data version" in text(test)
    # A link that lost its markup on the way would be shown as it is written.
    assert not [element.value for element in test.html if "&lt;a " in str(element.value)]
    assert not test.error
    assert not test.warning


@pytest.mark.parametrize("area", area_names())
def test_every_borough(area: str) -> None:
    test = opened("/borough", borough=area)
    assert titles(test) == [area]
    words = text(test)
    if area == "City of London":
        assert "gets no borough funding from MOPAC" in words
        assert charts(test) == []
    else:
        assert f"Direct funding of {area} from the London Crime Prevention Fund" in words
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
    assert titles(test) == ["Camden"]


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
    assert len(test.warning) == 1
    assert word in test.warning[0].value
    assert re.search(
        "that this page does not know|We do not know a borough called|end before they|is no whole number",
        test.warning[0].value,
    )
    assert "<script>" not in str([element.value for element in [*test.warning, *test.html]])
    assert len(str(test.warning[0].value)) < 300
    assert "Data version" in text(test)


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
    test = opened(page)
    for chart in charts(test):
        assert "http" not in chart.spec
        # The headline first, as it stands above the chart; then what is drawn, with figures.
        assert any(chart.alt.startswith(f"{heading}. ") for heading in headings(test))
        assert re.search(r"\d", chart.alt)
        assert json.loads(chart.config)["displayModeBar"] is False


def headings(test: AppTest) -> list[str]:
    """Return the findings that stand above the parts of a page."""
    return [
        html.unescape(found)
        for e in test.html
        for found in re.findall(r'class="mc-headline"[^>]*>([^<]+)<', str(e.value))
    ]


def downloads(test: AppTest) -> list[tuple[str, dict[str, str]]]:
    """Return the downloads of a page: name and parameters of each."""
    found = [urlsplit(link) for link in links(test) if link.startswith("csv/")]
    return [(one.path.removeprefix("csv/"), dict(parse_qsl(one.query))) for one in found]


PROJECTS = [
    ("/services", {"borough": "Hackney"}),
    ("/services", {"show": "coverage", "need": "Hate crime"}),
    ("/services", {"service": "the-havens-london-sexual-assault-referral-centres"}),
    ("/projects", {"story": "co-commissioning"}),
    ("/projects", {"story": "fund-tables"}),
    ("/projects", {"project": "rescue-and-response"}),
    ("/projects", {"project": "hospital-based-youth-work"}),
    ("/outcomes", {"story": "what-worked"}),
    ("/outcomes", {"story": "side-by-side"}),
    ("/outcomes", {"story": "cost"}),
    ("/outcomes", {"programme": "gps-tagging"}),
]


@pytest.mark.parametrize(
    ("page", "query"),
    [*((page, {}) for page in PAGES), *(("/borough", {"borough": area}) for area in area_names()), *PROJECTS],
)
def test_every_exhibit_can_be_downloaded(store: Store, page: str, query: dict[str, str]) -> None:
    for name, parameters in downloads(opened(page, **query)):
        request = file_request(store, parameters)
        exhibit = FILES[name](request)
        request.refuse_rest()
        assert exhibit is not None
        header, *rows = exhibit.content().decode("utf-8-sig").splitlines()
        assert rows
        assert header.count(",") >= 1
        for value in parameters.values():
            assert re.sub("[^a-z0-9]+", "-", value.lower())[:10] in exhibit.file_name


def test_every_export_is_linked_from_a_page() -> None:
    seen = {name for page in PAGES for name, _ in downloads(opened(page))}
    seen |= {name for name, _ in downloads(opened("/compare", compare=["Westminster", "Hackney"]))}
    seen |= {name for name, _ in downloads(opened("/awards", award="pcd-310-advance-minerva-2018-19"))}
    seen |= {name for name, _ in downloads(opened("/awards", decision="pcd-310"))}
    seen |= {name for name, _ in downloads(opened("/awards", recipient="Advance"))}
    for area in ("Westminster", "Hackney", "Bromley"):
        test = opened("/borough", borough=area)
        seen |= {name for name, _ in downloads(test)}
    seen |= {name for name, _ in downloads(opened("/sources", source="joint-audit-panel-2020-01"))}
    for query in ({"story": "co-commissioning"}, {"story": "fund-tables"}, {"project": "rescue-and-response"}):
        seen |= {name for name, _ in downloads(opened("/projects", **query))}
    for query in ({"service": "the-havens-london-sexual-assault-referral-centres"}, {"show": "coverage"}):
        seen |= {name for name, _ in downloads(opened("/services", **query))}
    for query in ({"recommendation": "assembly-letter-2020-03-la-2"}, {"story": "questions"}, {"story": "principles"}):
        seen |= {name for name, _ in downloads(opened("/recommendations", **query))}
    for story in ("audit", "publications"):
        seen |= {name for name, _ in downloads(opened("/recommendations", story=story))}
    for query in ({"story": "what-worked"}, {"story": "side-by-side"}, {"story": "cost"}, {"programme": "gps-tagging"}):
        seen |= {name for name, _ in downloads(opened("/outcomes", **query))}
    assert seen == FILES.keys()


@pytest.mark.parametrize("page", PAGES)
def test_links_inside_lead_to_pages_that_exist(page: str) -> None:
    for link in links(opened(page)):
        if link.startswith(("http", "tel:", "#", "csv/", "svg/")):
            continue
        assert f"/{urlsplit(link).path}" in PAGES, link


def test_a_page_without_a_store_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path / "file" / "store"))
    monkeypatch.setattr(store_module, "_store", None)
    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    test = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    assert not test.exception
    assert "could not be loaded" in test.error[0].value


def test_the_first_visitor_sees_the_store_built(fresh_store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    test = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    assert not test.exception
    assert test.status[0].label == "The data are ready."
    assert "Data version" in text(test)


def test_a_failed_build_is_not_started_again_by_the_next_visitor(
    fresh_store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds: list[object] = []

    def failing(**_: object) -> None:
        builds.append(None)
        raise BuildError(["no"])

    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    monkeypatch.setattr(first_store, "build_store", failing)
    for _ in range(3):
        test = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
        assert "could not be loaded" in test.error[0].value
    assert len(builds) == 1


def failing_part(*_: object) -> None:
    raise ZeroDivisionError


def test_a_part_that_fails_leaves_the_rest_of_the_page(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(overview_content, "priorities", update_wrapper(failing_part, overview_content.priorities))
    words = text(opened("/"))
    assert words.count("This part of the page could not be shown") == 1
    assert "The deepest of the cuts we know: Westminster" in words
    assert "The newest decisions" in words
    assert "Data version" in words
    assert "ZeroDivisionError" not in words
    assert "ZeroDivisionError" in caplog.text


def test_a_page_that_fails_keeps_menu_and_footer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StreamlitPage, "show", failing_part)
    words = text(opened("/"))
    assert "could not be shown" in words
    assert "Data version" in words
    assert "In danger now?" in words


def test_a_run_keeps_to_one_store(monkeypatch: pytest.MonkeyPatch, placed: Callable[[], None]) -> None:
    """A build that ends in the middle of a run is for the next one."""
    placed()
    seen: list[object] = []
    before = overview_content.ways_in

    def building(store: Store) -> object:
        seen.append(store)
        placed()
        store_module.current_store()
        return before(store)

    def after(store: Store) -> object:
        seen.append(store)
        return last(store)

    last = overview_content.decisions
    monkeypatch.setattr(overview_content, "ways_in", building)
    monkeypatch.setattr(overview_content, "decisions", after)
    AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    assert len(seen) == 2
    assert seen[0] is seen[1]
    assert store_module.current_store() is not seen[0]


@pytest.mark.parametrize("spelling", ["hackney", " LB of HACKNEY. ", "E09000012"])
def test_a_borough_in_another_spelling_is_found(spelling: str) -> None:
    test = opened("/borough", borough=spelling)
    assert titles(test) == ["Hackney"]
    assert not test.warning


def test_telephone_numbers_can_be_called() -> None:
    found = links(opened("/borough", borough="Croydon"))
    assert sum(link.startswith("tel:") for link in found) > 12
    assert "tel:08082000247" in found
    assert "(new tab)" in text(opened("/borough", borough="Croydon"))


def test_the_menu_marks_the_page_that_is_open() -> None:
    (menu,) = [str(element.value) for element in opened("/map").sidebar.html]
    assert re.findall(r'href="([a-z.]+)" aria-current="page"', menu) == ["map"]
    assert len(re.findall("href=", menu)) == len(PAGES)


@pytest.mark.parametrize(
    ("page", "query", "kept"),
    [
        ("/borough", {"borough": "Hackney"}, ["map", "compare", "services"]),
        ("/services", {"borough": "Kensington and Chelsea"}, ["map", "compare", "borough"]),
        ("/map", {"borough": "Atlantis"}, []),
        ("/map", {}, []),
        ("/methods", {"borough": "Hackney"}, ["map", "compare", "borough", "services"]),
    ],
)
def test_the_menu_keeps_the_borough_that_is_chosen(page: str, query: dict[str, str], kept: list[str]) -> None:
    (menu,) = [html.unescape(str(element.value)) for element in opened(page, **query).sidebar.html]
    found = re.findall(r'href="([a-z]+)\?([^"]+)"', menu)
    assert [address for address, _ in found] == kept
    for address, parameters in found:
        wanted = {"borough": [query["borough"]]} | ({"boroughs": ["neighbours"]} if address == "compare" else {})
        assert parse_qs(parameters) == wanted


def test_the_menu_follows_the_choice_of_another_borough() -> None:
    test = opened("/borough", borough="Hackney")
    next(box for box in test.selectbox if box.label == "Borough").select("Croydon").run()
    (menu,) = [str(element.value) for element in test.sidebar.html]
    assert "map?borough=Croydon" in menu
    assert "Hackney" not in menu


def test_a_comparison_without_its_borough_asks_for_one() -> None:
    assert "Choose a borough above" in opened("/compare", boroughs="neighbours").info[0].value
    assert "Choose boroughs above" in opened("/compare").info[0].value


def test_a_way_to_lines_leads_to_lines() -> None:
    nowhere = opened("/compare", boroughs="neighbours", borough="Hackney")
    assert "No figures over time" in text(nowhere)
    assert not any("over time</a>" in str(element.value) for element in nowhere.html)
    # With the City of London among them, Westminster's neighbours are seven; two of them have years that can be drawn.
    somewhere = opened("/compare", boroughs="neighbours", borough="Westminster")
    assert "No figures over time" not in text(somewhere)
    assert not any("over time</a>" in str(element.value) for element in somewhere.html)
    assert any("over time: Westminster" in chart.alt for chart in charts(somewhere))
    everywhere = opened("/compare", boroughs="all boroughs", measure="residents")
    assert any("over time</a>" in str(element.value) for element in everywhere.html)


def test_why_the_boroughs_do_not_add_up_to_the_total() -> None:
    words = re.sub(r"\s+", " ", text(opened("/quality")))
    # The contents of the page name that section too, before anything else.
    assert words.index("Why £13.8m is not £13.4m") < words.rindex("Published totals beside their parts")
    assert "Each of the 32 figures can be up to £50,000 off, £1,600,000 together" in words
    assert "Richmond upon Thames, Southwark and Sutton" in words


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("shutil.copyfile", OSError("No space left on device")),
        ("tempfile.mkdtemp", FileNotFoundError("No usable temporary directory")),
    ],
)
def test_a_store_that_cannot_be_read_now_is_not_replaced(
    step: str,
    fault: OSError,
    fresh_store_folder: Path,
    placed: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    placed()
    before = (fresh_store_folder / "store.duckdb").stat().st_ino

    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(first_store, "_retry_at", 0.0)
    monkeypatch.setattr(f"data.store.{step}", fails)
    test = AppTest.from_file(ROOT / "app.py", default_timeout=30).run()
    assert "could not be loaded" in test.error[0].value
    assert test.title[0].value == "MOPAC commissioning"
    assert (fresh_store_folder / "store.duckdb").stat().st_ino == before
