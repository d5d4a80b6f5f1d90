"""Finding a service in a real browser: leaving at once, by keyboard alone, on a phone, with a list, and few bytes."""

import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from geo.postcodes import IN_WORDS, first_postcode
from tests.browser.conftest import Visit, Visitor, assert_gone, neutral_page, served, tab_to
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

VIEWS = (
    "services",
    "services?q=raped&borough=Croydon",
    "services?service=galop",
    "services?show=list&list=galop",
    "services?show=coverage",
)


@pytest.fixture
def leaving(visitor: Visitor) -> Visit:
    """Return a visit in which the neutral page can be reached, though the tests reach nobody."""
    visit = visitor()
    visit.page.route("https://www.bbc.co.uk/**", neutral_page)
    return visit


@pytest.mark.parametrize("address", VIEWS)
def test_exit_leaves_from_every_view_and_back_does_not_return(leaving: Visit, address: str) -> None:
    page = leaving.open("methods")
    leaving.open(address)
    page.get_by_role("link", name="Exit this page").click()
    assert_gone(page)
    # Whatever was opened before is no way back either.
    page.go_back()
    assert_gone(page)
    assert "services" not in page.url


def test_three_presses_of_shift_leave_and_two_do_not(leaving: Visit) -> None:
    page = leaving.open("services?q=raped")
    page.get_by_role("textbox", name="What happened").focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-leaving]")).to_have_text("Shift: press it once more to exit.")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Find a service", level=1)).to_be_visible()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert_gone(page)


def test_a_visitor_who_left_can_come_back_on_purpose(leaving: Visit) -> None:
    page = leaving.open("services")
    page.get_by_role("link", name="Exit this page").click()
    assert_gone(page)
    leaving.open("services")
    expect(page.get_by_role("heading", name="Find a service", level=1)).to_be_visible()


def test_the_way_out_is_there_before_the_page_is(leaving: Visit) -> None:
    """While Streamlit's own files are still on their way, or never come."""
    page = leaving.page
    page.route("**/static/js/**", lambda route: None)
    page.goto(f"{leaving.origin}/services?q=raped", wait_until="commit")
    expect(page.get_by_role("link", name="Exit this page")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift")
    assert_gone(page)


def test_a_postcode_never_gets_into_the_address(visitor: Visitor) -> None:
    page = visitor().open("services?q=raped%20E8%203AE")
    assert "E8" not in page.url
    page.get_by_role("textbox", name="What happened").fill("stalked SE1 7PB")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “stalked”")).to_be_visible()
    # Its district is in two boroughs: the question stands open.
    expect(page.get_by_role("button", name="Southwark")).to_be_visible()
    for _ in range(2):
        assert "7PB" not in page.url
        page.go_back()


@pytest.mark.parametrize("space", ["  ", "\u00a0", ""])
def test_a_postcode_in_any_spacing_leaves_the_address_and_the_page_comes_to_rest(visitor: Visitor, space: str) -> None:
    page = visitor().open(f"services?q=raped%20E8{quote(space)}3AF")
    assert "3AF" not in page.url
    page.get_by_role("textbox", name="What happened").fill(f"stalked E8{space}3AE")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “stalked” that you can use in Hackney")).to_be_visible()
    assert "3AE" not in page.url
    expect(page.get_by_text("Your postcode is taken out. Hackney is chosen")).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


@pytest.mark.parametrize("postcode", ["EC1V OBW", "e8-3ae", "E8.3AE"])
def test_a_mistyped_postcode_leaves_the_address_too(visitor: Visitor, postcode: str) -> None:
    addresses: list[str] = []
    page = visitor().open(f"services?q=raped%20{quote(postcode)}")
    assert page.url.endswith("q=raped")
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.get_by_role("textbox", name="What happened").fill(f"stalked {postcode}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “stalked”")).to_be_visible()
    assert not [one for one in (*addresses, page.url) if postcode[-2:].lower() in one.partition("?")[2].lower()]


def test_script_and_server_read_one_pattern_alike(visitor: Visitor) -> None:
    texts = (
        *("E8 3AE", "stalking ec1v obw", "sw1a\u00a0-\u20132aa x", "a4 1st june", "m4 1st june", "in e8 one man"),
        *("SW1A.2AA", "\u017fw1a 1aa", "E\u0668 3AE", "xE8 3AE", "E8 3AEx", "E8\u20033AE", "CRO 4XY", "PCD 123", ""),
    )
    found = visitor().page.evaluate(
        "([pattern, texts]) => texts.map(text => text.match(new RegExp(pattern, 'i'))?.[0] ?? null)", [IN_WORDS, texts]
    )
    assert found == [first_postcode(text) for text in texts]


def test_the_menu_of_a_phone_closes_behind_whoever_chooses_from_it(visitor: Visitor) -> None:
    page = visitor(360).open("services")
    menu = page.get_by_role("navigation", name="Pages")
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_in_viewport()
    # Reloaded, it is closed, too.
    page.reload()
    expect(page.get_by_role("heading", name="Find a service", level=1)).to_be_visible()
    expect(menu).not_to_be_in_viewport()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_in_viewport()
    menu.get_by_role("link", name="Methods").click()
    expect(page.get_by_role("heading", name="Methods", level=1)).to_be_visible()
    expect(page.get_by_text("Data version")).to_be_attached()
    expect(menu).not_to_be_in_viewport()
    assert page.evaluate("Object.keys(localStorage).filter(key => localStorage[key] === 'false')") == []


@pytest.mark.parametrize("how", ["Enter", "button"])
def test_on_a_phone_the_answer_comes_into_view_after_a_search(visitor: Visitor, how: str) -> None:
    page = visitor(360).open("services")
    page.set_viewport_size({"width": 360, "height": 640})
    page.context.new_cdp_session(page).send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    field = page.get_by_role("textbox", name="What happened")
    expect(field).to_have_attribute("enterkeyhint", "search")
    field.fill("raped")
    if how == "Enter":
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Search").click()
    heading = page.get_by_role("heading", name="for “raped”")
    expect(heading).to_be_in_viewport(ratio=1)
    expect(field).not_to_be_focused()
    expect(page.get_by_role("link", name="0808 500 2222").first).to_be_in_viewport(ratio=1)


def test_on_a_wide_screen_a_search_leaves_the_focus_in_its_field(visitor: Visitor) -> None:
    page = visitor().open("services")
    field = page.get_by_role("textbox", name="What happened")
    field.fill("raped")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “raped”")).to_be_visible()
    expect(field).to_be_focused()


def test_neither_window_nor_history_name_a_service_and_it_leads_back(visitor: Visitor) -> None:
    page = visitor().open("services?q=raped&borough=Croydon")
    page.get_by_role("article").get_by_role("link", name="The Havens").first.click()
    page.wait_for_url("**service=the-havens**")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="The Havens", level=1)).to_be_visible()
    assert page.title().startswith("Find a service")
    page.get_by_role("link", name="Back to your results").click()
    page.wait_for_url("**q=raped**")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="for “raped” that you can use in Croydon")).to_be_visible()


def test_paper_holds_the_lines_and_the_first_results_only(visitor: Visitor) -> None:
    page = visitor().open("services?q=domestic%20abuse&borough=Croydon")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="0808 2000 247").first).to_be_visible()
    assert page.locator("article:visible").count() == 8
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert pages <= 4, pages


def test_what_is_taken_off_the_list_is_gone(visitor: Visitor) -> None:
    page = visitor().open("services?show=list&list=galop&list=tell-mama")
    page.get_by_role("article").filter(has_text="Tell MAMA").get_by_role("link", name="Take off my list").click()
    expect(page.get_by_role("heading", name="1 service on your list")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Find a service").click()
    expect(page.get_by_role("link", name="My list: 1 service")).to_be_visible()


TRANSLATE = """() => {
    const words = document.createTreeWalker(document.querySelector('main, [data-testid=stMain]'), NodeFilter.SHOW_TEXT)
    const texts = []
    while (words.nextNode()) if (words.currentNode.data.trim()) texts.push(words.currentNode)
    for (const text of [...texts, ...document.querySelector('.mc-mylist').childNodes]) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')]
        text.replaceWith(outer)
        outer.append(inner)
        inner.append(`übersetzt ${text.data}`)
    }
}"""
"""As a browser that translates a page does: each text comes to stand in two elements of its own."""


def test_a_translated_page_says_what_is_on_the_list(visitor: Visitor) -> None:
    page = visitor().open("services?q=raped&list=galop")
    link = page.locator("[data-keep=the-havens-london-sexual-assault-referral-centres]").first
    page.evaluate(TRANSLATE)
    expect(link).to_contain_text("übersetzt Add to my list")
    link.click()
    expect(link).to_have_text(re.compile("^Take off my list.*The Havens"))
    expect(page.locator(".mc-mylist")).to_have_text("My list: 2 services")
    page.evaluate(TRANSLATE)
    page.wait_for_timeout(300)
    # What was translated is left as it is, or script and browser would go on for ever.
    expect(page.locator(".mc-mylist")).to_contain_text("übersetzt")
    link.click()
    expect(link).to_have_text(re.compile("^Add to my list"))
    expect(page.locator(".mc-mylist")).to_have_text("My list: 1 service")


def test_shift_does_nothing_on_other_pages(leaving: Visit) -> None:
    page = leaving.open("methods")
    for _ in range(4):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Methods", level=1)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_whole_journey_by_keyboard_alone(visitor: Visitor, width: int) -> None:
    """From the search to a service, onto a list, and off the page."""
    visit = visitor(width)
    page = visit.open("services")
    page.route("https://www.bbc.co.uk/**", neutral_page)
    tab_to(page, "What happened")
    page.keyboard.type("hit by husband")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “hit by husband”")).to_be_visible()
    tab_to(page, "Borough")
    page.keyboard.type("croyd")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="that you can use in Croydon")).to_be_visible()
    assert page.url.endswith("/services?q=hit+by+husband&borough=Croydon") or "borough=Croydon" in page.url
    tab_to(page, "Add to my list: ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="My list: 1 service")).to_be_visible()
    assert "list=" in page.url
    expect(page.get_by_role("link", name="Take off my list").first).to_be_focused()
    page.get_by_role("link", name="My list: 1 service").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 service on your list")).to_be_visible()
    visit.assert_quiet()
    for _ in range(3):
        page.keyboard.press("Shift")
    assert_gone(page)


def test_a_list_grows_shrinks_and_goes_along(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("services?q=raped")
    for name in ("The Havens", "London Survivors Gateway"):
        page.get_by_role("article").filter(has_text=name).get_by_role("link", name="Add to my list").first.click()
    expect(page.get_by_role("link", name="My list: 2 services")).to_be_visible()
    page.get_by_role("article").filter(has_text="Survivors Gateway").get_by_role(
        "link", name="Take off my list"
    ).first.click()
    expect(page.get_by_role("link", name="My list: 1 service")).to_be_visible()
    # Another search keeps the list, and so does a link.
    page.get_by_role("textbox", name="What happened").fill("stalked")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “stalked”")).to_be_visible()
    expect(page.get_by_role("link", name="My list: 1 service")).to_be_visible()
    page.get_by_role("link", name="London Stalking Support Service").first.click()
    expect(page.get_by_role("heading", name="London Stalking Support Service", level=1)).to_be_visible()
    page.get_by_role("link", name="My list: 1 service").click()
    expect(page.get_by_role("heading", name="1 service on your list")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("heading")).to_contain_text("The Havens")
    visit.assert_quiet()


def test_the_list_prints_with_numbers_and_without_controls(visitor: Visitor) -> None:
    page = visitor().open("services?show=list&list=galop&list=tell-mama")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Exit this page")).to_be_hidden()
    expect(page.get_by_role("button", name="Print this list")).to_be_hidden()
    expect(page.get_by_role("article").get_by_text("0800 456 1226")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_number_to_ring_stands_on_the_first_screen_of_a_phone(visitor: Visitor) -> None:
    page = visitor(360).open("services?q=raped&borough=Croydon")
    page.set_viewport_size({"width": 360, "height": 800})
    number = page.get_by_role("link", name="0808 500 2222").first
    expect(number).to_be_in_viewport(ratio=1)
    below = page.get_by_role("link", name="Exit this page").bounding_box()
    above = number.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] < below["y"], "the way out covers it"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_whom_to_ring_at_any_hour_stands_on_the_first_screen_above_all_choices(
    visitor: Visitor, width: int, height: int
) -> None:
    page = visitor(width).open("services")
    page.set_viewport_size({"width": width, "height": height})
    way_in = page.get_by_role("link", name="Domestic abuse", exact=True).bounding_box()
    way_out = page.get_by_role("link", name="Exit this page").bounding_box()
    assert way_in
    assert way_out
    lines = page.locator(".mc-lines li").filter(has_text="24 hours")
    for number in [lines.nth(at).get_by_role("link").first for at in range(3)]:
        expect(number).to_be_in_viewport(ratio=1)
        place = number.bounding_box()
        assert place
        assert place["y"] + place["height"] < way_in["y"]
        assert place["y"] + place["height"] < way_out["y"] or place["y"] > way_out["y"] + way_out["height"]


def test_a_choice_made_in_the_fold_outlives_its_closing(visitor: Visitor) -> None:
    page = visitor().open("services?borough=Croydon")
    fold = page.get_by_text("Use my postcode, or narrow down")
    fold.click()
    box = page.get_by_role("combobox", name="About")
    expect(box).to_be_visible()
    chip = page.get_by_role("link", name=re.compile("take off.*Hate crime"))
    # The list closes if the run that has made it is not over: then once more, typed anew, as a visitor would.
    for _ in range(10):
        with suppress(PlaywrightTimeoutError):
            box.fill("", timeout=3_000)
            box.press_sequentially("Hate crime", timeout=3_000)
            page.get_by_role("option", name="Hate crime").click(timeout=3_000)
            chip.wait_for(timeout=10_000)
            break
    expect(chip).to_be_visible()
    fold.click()
    expect(page.get_by_role("combobox", name="About")).to_be_hidden()
    page.get_by_role("textbox", name="What happened").fill("spat at")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “spat at”")).to_be_visible()
    expect(chip).to_be_visible()
    assert "need=Hate" in page.url
    chip.click()
    page.wait_for_url(lambda url: "need=" not in url)
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="for “spat at”")).to_be_visible()
    expect(chip).to_have_count(0)


def test_the_exit_is_in_reach_wherever_the_page_is_scrolled_to(visitor: Visitor) -> None:
    for width in (1280, 360):
        page = visitor(width).open("services?q=domestic%20abuse")
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 3000)")
        expect(page.get_by_role("link", name="Exit this page")).to_be_in_viewport(ratio=1)


def test_a_first_visit_is_small_and_draws_with_neither_plotly_nor_deck(browser: Browser, server: str) -> None:
    # A window of its own, which keeps no files yet.
    context = browser.new_context()
    visit = Visit(context.new_page(), server)
    session = context.new_cdp_session(visit.page)
    session.send("Network.enable")
    encoded: list[float] = []
    asked: list[str] = []
    session.on("Network.loadingFinished", lambda event: encoded.append(event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: encoded.append(len(event["response"]["payloadData"])))
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.open("services?q=my%20ex%20keeps%20following%20me&borough=Croydon")
    assert sum(encoded) < 1_000_000
    assert not [url for url in asked if re.search(r"plotly|deck", url, re.IGNORECASE)]
    context.close()


def test_what_is_searched_for_is_in_no_log(browser: Browser, store_folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with served(store_folder, log) as origin:
        context = browser.new_context()
        visit = Visit(context.new_page(), origin)
        page = visit.open("services?q=zyxqueryone&borough=Hackney")
        page.get_by_role("textbox", name="What happened").fill("zyxquerytwo E8 3AE")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="for “zyxquerytwo”")).to_be_visible()
        context.close()
    written = log.read_text(encoding="utf-8").lower()
    assert "zyxquery" not in written
    assert "e8 3ae" not in written
