"""What only a browser shows: no request to anybody else, no error, no accessibility violation, nothing cut off."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PAGES, Visit, Visitor, served

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


@pytest.mark.parametrize("address", PAGES)
def test_a_cold_server_opens_every_page_first(
    browser: Browser, store_folder: Path, tmp_path: Path, address: str
) -> None:
    """The first visitor of a server that nobody has used sees the page, and no complaint."""
    with served(store_folder, tmp_path / "log") as origin:
        context = browser.new_context()
        visit = Visit(context.new_page(), origin)
        page = visit.open(address)
        assert page.locator("h1").count() == 1
        assert page.get_by_role("dialog").count() == 0
        visit.assert_quiet()
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", PAGES)
def test_no_violation_of_wcag(visitor: Visitor, address: str, width: int, scheme: str) -> None:
    visit = visitor(width, scheme)
    page = visit.open(address)
    for fold in page.locator("details.mc-fold").all():
        fold.evaluate("element => { element.open = true }")
    found = Axe().run(page, options=WCAG)
    violations = [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]
    assert violations == []
    visit.assert_quiet()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_off_a_narrow_screen(visitor: Visitor, address: str) -> None:
    page = visitor(360).open(address)
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= 360


def test_a_downloaded_file_says_what_it_holds(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=Westminster")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download these figures (CSV)").first.click()
    download = waiting.value
    assert download.suggested_filename == "direct-funding-westminster-cash-total.csv"
    content = Path(download.path()).read_text(encoding="utf-8-sig")
    assert "2018,473766.00,0.00," in content
    assert "Update on Proposals for a Crime Prevention Co-commissioning Fund" in content


def test_a_choice_is_in_the_address_and_the_address_reopens_it(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("borough?borough=Westminster")
    page.get_by_role("radio", name="head").click()
    expect(page.get_by_text("£5.18 for each resident in 2013/14")).to_be_visible()
    assert page.url.endswith("/borough?borough=Westminster&per=head")
    again = visitor().open("borough?borough=Westminster&per=head")
    expect(again.get_by_text("£5.18 for each resident in 2013/14")).to_be_visible()
    visit.assert_quiet()


def test_a_borough_is_chosen_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor().open("borough")
    page.get_by_role("combobox", name="Borough").focus()
    page.keyboard.type("hackn")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hackney", level=1)).to_be_visible()
    assert page.url.endswith("/borough?borough=Hackney")


def test_links_lead_from_the_overview_to_a_figure_and_its_source(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("")
    page.get_by_role("link", name="Westminster’s cut of 2018/19").click()
    expect(page.get_by_text("down 55.8%, while London went from £19,682,137")).to_be_visible()
    page.get_by_role("link", name="Westminster City Council, 19 June 2017").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Westminster City Council, 19 June 2017")
    expect(page.get_by_text("paragraph 3.2, Table 1").first).to_be_visible()
    visit.assert_quiet()


def test_long_lists_open_on_demand(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=City%20of%20London")
    page.get_by_text("Services for all of London", exact=True).click()
    expect(page.get_by_text("London Victim and Witness Service").first).to_be_visible()


def test_a_return_visit_is_small(visitor: Visitor) -> None:
    """What is compressed and named by its content is not asked for again."""
    visit = visitor()
    visit.open("borough?borough=Westminster")
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    encoded: list[float] = []
    session.on("Network.loadingFinished", lambda event: encoded.append(event["encodedDataLength"]))
    visit.open("borough?borough=Westminster")
    assert sum(encoded) < 100_000
