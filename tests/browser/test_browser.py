"""What only a browser shows: no request to anybody else, no error, no accessibility violation, nothing cut off."""

import http.client
import re
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from itertools import cycle
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from tests.bench.relay import relayed
from tests.browser.conftest import PAGES, Scheme, Visitor, served_cold
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

STRUCTURE = """() => {
    const wrong = []
    if (document.documentElement.lang !== 'en') wrong.push('no language')
    if (!/\\S.*: MOPAC commissioning, unofficial$/.test(document.title)) wrong.push(`title: ${document.title}`)
    let last = 1
    for (const one of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        const level = Number(one.tagName[1])
        if (level > last + 1) wrong.push(`h${level} after h${last}: ${one.textContent}`)
        last = level
    }
    for (const table of document.querySelectorAll('table')) {
        const start = table.textContent.slice(0, 60)
        if (!table.caption || !table.caption.textContent.trim()) wrong.push(`no caption: ${start}`)
        const heads = [...table.querySelectorAll('th')]
        if (!heads.length || heads.some(head => !head.scope)) wrong.push(`no scope: ${start}`)
    }
    for (const chart of document.querySelectorAll('[data-testid=stPlotlyChart], [data-testid=stDeckGlJsonChart]')) {
        if (!/\\d/.test(chart.ariaLabel || '')) wrong.push(`no figure: ${chart.ariaLabel}`)
    }
    return wrong
}"""
"""What axe does not look for: headings out of order, tables without caption or scope, charts without figures."""

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
BY_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that ask for colours. What the others look at is the same in the second scheme of a width."""


@pytest.mark.parametrize(
    ("address", "schemes"),
    list(zip(PAGES, cycle([("light", "dark"), ("dark", "light")]), strict=False)),
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_every_page_is_quiet_accessible_and_narrow_enough_from_the_first_visitor_on(
    visitor: Visitor,
    server: str,
    cold_port: int,
    store_folder: Path,
    tmp_path: Path,
    address: str,
    schemes: tuple[Scheme, Scheme],
) -> None:
    """No complaint, no violation of WCAG and nothing cut off, in both schemes and both widths.

    Half of the pages are opened in the light, half in the dark; those without parameters by the first visitor of a
    server that nobody has used.
    """
    with nullcontext(server) if "?" in address else served_cold(cold_port, store_folder, tmp_path / "log") as origin:
        visit = visitor(1280, schemes[0], origin)
        page = visit.open(address)
        assert page.locator("h1").count() == 1
        assert page.evaluate(STRUCTURE) == []
        assert page.get_by_role("dialog").count() == 0
        assert violations(page) == []
        visit.show_in(schemes[1])
        assert violations(page, BY_COLOUR) == []
        page.set_viewport_size({"width": 360, "height": 900})
        page.wait_for_function("() => document.querySelector('[data-testid=stMain]').clientWidth <= 360")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
        assert violations(page) == []
        visit.show_in(schemes[0])
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
        assert violations(page, BY_COLOUR) == []
        visit.assert_quiet()
        page.close()


def violations(page: Page, rules: Mapping[str, object] = WCAG) -> list[str]:
    """Return what axe finds on a page with everything unfolded."""
    page.evaluate("() => document.querySelectorAll('details.mc-fold').forEach(one => { one.open = true })")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What passes is left in the browser: to hand it over takes longer than to find it.
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", rules)
    return [
        f"{one['id']}: {node['html'][:200]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]
    ]


def test_a_downloaded_file_says_what_it_holds(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=Westminster")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download CSV").first.click()
    download = waiting.value
    assert download.suggested_filename == "direct-funding-westminster-cash-total.csv"
    content = Path(download.path()).read_text(encoding="utf-8-sig")
    assert "Westminster,2018/19,473766.00,0.00," in content
    assert "Update on Proposals for a Crime Prevention Co-commissioning Fund" in content


def test_a_choice_is_in_the_address_and_the_address_reopens_it(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("borough?borough=Westminster")
    page.get_by_role("radio", name="Per resident").click()
    expect(page.get_by_role("heading", name="£5.18 per resident in 2013/14")).to_be_visible()
    page.wait_for_url(lambda url: url.endswith("/borough?borough=Westminster&per=head"))
    again = visitor().open("borough?borough=Westminster&per=head")
    expect(again.get_by_role("heading", name="£5.18 per resident in 2013/14")).to_be_visible()
    visit.assert_quiet()


def test_the_way_back_undoes_a_choice(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("borough?borough=Westminster")
    for per, label in (("head", "Per resident"), ("offence", "Per 1,000 offences")):
        page.get_by_text(label, exact=True).click()
        page.wait_for_url(f"**/borough?borough=Westminster&per={per}")
    page.go_back()
    page.wait_for_url("**/borough?borough=Westminster&per=head")
    expect(page.get_by_role("radio", name="Per resident")).to_be_checked()
    expect(page.get_by_text("per resident").first).to_be_visible()
    page.go_back()
    page.wait_for_url("**/borough?borough=Westminster")
    expect(page.get_by_role("radio", name="Total")).to_be_checked()
    page.go_forward()
    page.wait_for_url("**/borough?borough=Westminster&per=head")
    expect(page.get_by_role("radio", name="Per resident")).to_be_checked()
    visit.assert_quiet()


def test_a_borough_is_chosen_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor().open("borough")
    page.get_by_role("combobox", name="Borough").focus()
    page.keyboard.type("hackn")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hackney", level=1)).to_be_visible()
    page.wait_for_url(lambda url: url.endswith("/borough?borough=Hackney"))


def test_links_lead_from_the_overview_to_a_figure_and_its_source(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("")
    page.get_by_role("link", name="Westminster’s cut of 2018/19").click()
    expect(page.get_by_text("down 55.8% in cash, while London went from £19,682,137")).to_be_visible()
    page.get_by_role("link", name="Westminster City Council, 19 June 2017").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Westminster City Council, 19 June 2017")
    expect(page.get_by_text("paragraph 3.2, Table 1").first).to_be_visible()
    visit.assert_quiet()


def test_long_lists_open_on_demand(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=City%20of%20London")
    page.get_by_text("Services for all of London", exact=True).click()
    expect(page.get_by_text("London Victim and Witness Service").first).to_be_visible()


@pytest.mark.parametrize("address", ["borough?borough=Westminster", "methods"])
def test_a_return_visit_is_small(visitor: Visitor, server: str, address: str) -> None:
    """What is named by its content is not asked for again, and what a page sends over the websocket is compressed."""
    with relayed(int(server.rpartition(":")[2])) as relay:
        visit = visitor(origin=f"http://127.0.0.1:{relay.port}")
        visit.open(address)
        first = relay.sent
        visit.open(address)
        assert 5_000 < relay.sent - first < 100_000


def test_a_choice_sends_again_only_what_it_changed(visitor: Visitor, server: str) -> None:
    with relayed(int(server.rpartition(":")[2])) as relay:
        visit = visitor(origin=f"http://127.0.0.1:{relay.port}")
        page = visit.open("borough?borough=Westminster")
        before = relay.sent
        page.get_by_text("Per resident", exact=True).click()
        expect(page.get_by_text("per resident").first).to_be_visible()
        seen = before
        while seen < relay.sent:
            seen = relay.sent
            page.wait_for_timeout(1000)
        # The whole page is 21 kB, a third of which is the funding that was asked for.
        assert 0 < relay.sent - before < 10_000
        visit.assert_quiet()


def test_answers_on_a_kept_connection_come_at_once(server: str) -> None:
    """Nagle's algorithm would hold back the body of each until the header is confirmed, which takes 40 ms."""
    connection = http.client.HTTPConnection(server.removeprefix("http://"))
    seconds = []
    for _ in range(20):
        started = time.perf_counter()
        connection.request("GET", "/style.css")
        connection.getresponse().read()
        seconds.append(time.perf_counter() - started)
    connection.close()
    assert sorted(seconds)[len(seconds) // 4] < 0.03


# Places on the map, from the left and from the top.
HILLINGDON, BROMLEY, OUTSIDE_LONDON = (0.07, 0.42), (0.75, 0.8), (0.97, 0.97)


def test_on_a_phone_a_borough_is_selected_by_its_tile(visitor: Visitor) -> None:
    visit = visitor(360)
    page = visit.open("map")
    expect(page.locator(".st-key-map canvas")).to_be_hidden()
    page.get_by_role("link", name="Bromley: ").click()
    expect(page.locator(".mc-map-card").get_by_role("heading", name="Bromley")).to_be_visible()
    visit.assert_quiet()


def test_a_borough_is_selected_on_the_map(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("map")
    canvas = page.locator(".st-key-map canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    card = page.locator(".mc-map-card")

    def colour(across: float, down: float) -> bytes:
        x, y = box["x"] + box["width"] * across, box["y"] + box["height"] * down
        return page.screenshot(clip={"x": x, "y": y, "width": 4, "height": 4})

    def wait_until_bromley(has: Callable[[bytes], bool]) -> None:
        for _ in range(150):
            if has(colour(*BROMLEY)):
                return
            page.wait_for_timeout(200)
        raise AssertionError("Bromley does not get the colour")

    wait_until_bromley(lambda seen: seen != colour(*OUTSIDE_LONDON))
    of_legend = colour(*BROMLEY)

    def click_on_hillingdon() -> None:
        page.mouse.click(box["x"] + box["width"] * HILLINGDON[0], box["y"] + box["height"] * HILLINGDON[1])

    # How soon the map listens is the machine's affair.
    for _ in range(8):
        click_on_hillingdon()
        with suppress(TookTooLong):
            card.wait_for(timeout=3_000)
            break
    expect(card).to_contain_text("Hillingdon")
    page.wait_for_url(lambda url: url.endswith("/map?borough=Hillingdon"))
    expect(page.get_by_role("figure", name="Hillingdon is outlined")).to_be_visible()
    # Nothing else stays faded, whether the click chose a borough or the one that was chosen already.
    wait_until_bromley(lambda seen: seen == of_legend)
    for _ in range(2):
        click_on_hillingdon()
        page.wait_for_timeout(500)
        wait_until_bromley(lambda seen: seen == of_legend)
    page.get_by_role("link", name="All about Hillingdon").click()
    page.wait_for_url("**/borough?borough=Hillingdon")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="Hillingdon", level=1)).to_be_visible()
    visit.assert_quiet()


def test_without_webgl_there_is_a_message_and_the_drawing(visitor: Visitor) -> None:
    visit = visitor()
    visit.page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest) };"
    )
    page = visit.open("map?per=total")
    expect(page.get_by_text("Your browser does not draw the interactive map")).to_be_visible()
    drawing = page.locator(".mc-without-map img")
    drawing.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.mc-without-map img').naturalWidth > 0")
    expect(page.get_by_role("row", name="Lambeth £0.7m")).to_be_visible()


def test_the_map_is_downloaded_as_a_drawing(visitor: Visitor) -> None:
    page = visitor().open("map")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the map (SVG)").click()
    assert "Most in Sutton*" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_postcode_finds_the_borough_and_leaves_no_trace(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("borough")
    page.get_by_text("Find the borough by postcode").click()
    page.get_by_role("textbox", name="Postcode, or its first half").fill("E8 3AE")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hackney", level=1)).to_be_visible()
    page.wait_for_url(lambda url: url.endswith("/borough?borough=Hackney"))
    assert "E8" not in page.url
    visit.assert_quiet()


def test_boroughs_to_compare_reopen_as_sent(visitor: Visitor) -> None:
    sent = "compare?compare=Westminster&compare=Camden&compare=Hackney"
    page = visitor().open(sent)
    expect(page.get_by_role("heading", name="3 areas side by side")).to_be_visible()
    page.wait_for_url(lambda url: url.endswith(sent))
    again = visitor().open("compare?boroughs=neighbours&borough=Hackney")
    expect(again.get_by_role("heading", name="6 areas side by side")).to_be_visible()
    again.wait_for_url(lambda url: url.endswith("compare?boroughs=neighbours&borough=Hackney"))


def test_the_way_back_leads_to_the_page_that_was_left(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=Hackney&per=head")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Methods").click()
    page.wait_for_url("**/methods")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="Methods", level=1)).to_be_visible()
    page.go_back()
    page.wait_for_url("**/borough?borough=Hackney&per=head")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="Hackney", level=1)).to_be_visible()


def test_the_window_is_named_after_the_page(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=Hackney")
    expect(page).to_have_title("Hackney: MOPAC commissioning, unofficial")


def test_a_figure_is_cited_with_the_address_that_is_shown(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("borough?borough=Westminster")
    page.get_by_role("radio", name="Per resident").click()
    expect(page.get_by_role("heading", name="£5.18 per resident in 2013/14")).to_be_visible()
    page.get_by_text("Cite", exact=True).first.click()
    headline = page.locator(".mc-cite p").first
    expect(headline).to_contain_text("£473,766 in 2018/19, down 55.8% in cash, while London went")
    expect(headline).to_contain_text(
        "”. Direct funding of Westminster from the London Crime Prevention Fund, allocation, pounds of the year, "
        "2017/18 and 2018/19. In: What MOPAC pays for in London"
    )
    page.get_by_text("Cite", exact=True).nth(1).click()
    cited = page.locator(".mc-cite p").nth(1)
    expect(cited).to_contain_text("£5.18 per resident in 2013/14")
    expect(cited).to_contain_text("allocation, pounds of the year per resident, 2013/14 to 2024/25.")
    expect(cited).to_contain_text(
        re.compile(r"version [0-9a-f]{12} of its data, http\S+/borough\?borough=Westminster&per=head")
    )
    page.emulate_media(media="print")
    expect(cited).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".mc-on-paper")).to_contain_text("/borough?borough=Westminster&per=head, data version ")
    visit.assert_quiet()


def test_a_page_prints_without_its_controls(visitor: Visitor) -> None:
    page = visitor().open("borough?borough=Westminster")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.get_by_role("link", name="Download CSV").first).to_be_hidden()
    expect(page.get_by_text("down 55.8% in cash")).to_be_visible()
    # What is folded away on the screen is open on paper.
    expect(page.get_by_text("Violence against the person").first).to_be_visible()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    # Everything the page has, on what can be handed round.
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 6


def test_from_the_budget_to_an_award_and_its_decision_in_four_clicks_and_back(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("")
    expect(page.get_by_text("£53.6m").first).to_be_visible()
    page.get_by_role("link", name="Every priority line by line, and its awards").click()
    page.get_by_role("link", name="These awards in the register, one by one").first.click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page.get_by_text("Award to ").first).to_be_visible()
    decision = page.get_by_role("rowheader", name="Decision", exact=True)
    page.get_by_role("row").filter(has=decision).get_by_role("link").first.click()
    expect(page.get_by_text("known under it.").first).to_be_visible()
    for _ in range(4):
        page.go_back()
    expect(page.get_by_role("heading", name="What MOPAC pays for in London", level=1)).to_be_visible()
    visit.assert_quiet()
