"""When Streamlit starts: unasked where line and machine bear it, otherwise when a visitor asks for it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.slow_phone import PAGES, SCREEN, slow_phone
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

FRONT_END_IS_THERE = "() => document.querySelector('[data-testid=stApp]') !== null"

SAYS_NOTHING = "Object.defineProperty(Navigator.prototype, 'connection', { value: undefined })"
SAVES_DATA = """Object.defineProperty(Navigator.prototype, 'connection', {
    value: { saveData: true, effectiveType: '4g', rtt: 50 },
})"""

LEFT_ALONE_MS = 3_000
"""Where Streamlit starts unasked, it has done so by then, or at least asked for its files."""


@pytest.mark.parametrize("address", PAGES)
def test_a_slow_phone_reads_after_few_requests_and_without_a_jump(browser: Browser, server: str, address: str) -> None:
    with slow_phone(browser, rate=1) as (page, wire):
        page.goto(f"{server}/{address}")
        page.wait_for_timeout(LEFT_ALONE_MS)
        assert not page.evaluate(FRONT_END_IS_THERE)
        assert wire.requests <= 12
        assert wire.received <= 150_000
        assert page.evaluate("noted.shifts") <= 0.1


def test_interactive_charts_come_when_they_are_asked_for(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=SCREEN, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(SAVES_DATA)
    page.goto(f"{server}/borough?borough=Westminster")
    button = page.get_by_role("button", name="Interactive charts")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Loading…")).to_be_visible()
    page.wait_for_function(STREAMLIT_STANDS, timeout=60_000)
    expect(page.locator(".main-svg").first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    # Whoever has asked once need not ask on the next page.
    page.goto(f"{server}/map")
    page.wait_for_function(STREAMLIT_STANDS, timeout=60_000)
    context.close()


@pytest.mark.parametrize(
    ("script", "is_phone", "starts"),
    [(SAYS_NOTHING, False, True), (SAYS_NOTHING, True, False), (SAVES_DATA, False, False), (SAVES_DATA, True, False)],
)
def test_what_a_browser_tells_decides(browser: Browser, server: str, script: str, is_phone: bool, starts: bool) -> None:
    context = (
        browser.new_context(viewport=SCREEN, is_mobile=True, has_touch=True) if is_phone else browser.new_context()
    )
    page = context.new_page()
    page.add_init_script(script)
    page.goto(f"{server}/timeliness")
    if starts:
        page.wait_for_function(FRONT_END_IS_THERE, timeout=60_000)
    else:
        page.wait_for_timeout(LEFT_ALONE_MS)
        assert not page.evaluate(FRONT_END_IS_THERE)
    context.close()


@pytest.fixture
def phone(browser: Browser, server: str) -> Page:
    """Return a page on a phone that Streamlit waits on."""
    page = browser.new_context(viewport=SCREEN, is_mobile=True, has_touch=True, base_url=server).new_page()
    page.add_init_script(SAVES_DATA)
    return page


def test_a_choice_is_answered_where_it_was_made(phone: Page) -> None:
    phone.goto("/borough?borough=Westminster")
    field = phone.get_by_role("radio", name="Per resident")
    field.evaluate("one => one.scrollIntoView({ block: 'center' })")
    before = field.bounding_box()
    field.locator("xpath=..").tap()
    phone.wait_for_url("**per=head")
    expect(field).to_be_checked()
    expect(field).to_be_focused()
    after = field.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2
    phone.context.close()


def test_several_boroughs_are_ticked_one_after_the_other(phone: Page) -> None:
    phone.goto("/compare")
    phone.locator("summary", has_text="Choose up to 6 boroughs").tap()
    for name in ("Camden", "Hackney"):
        phone.get_by_label(name, exact=True).tap()
    phone.locator(".page-several").get_by_role("button", name="Show").tap()
    phone.wait_for_url("**/compare?compare=Camden&compare=Hackney")
    phone.context.close()


def test_what_is_folded_away_can_be_read(phone: Page) -> None:
    phone.goto("/borough?borough=Westminster")
    phone.get_by_text("Services for all of London").tap()
    expect(phone.get_by_role("link", name="Galop").first).to_be_visible()
    phone.get_by_text("Cite").first.tap()
    expect(phone.get_by_text("an unofficial dashboard").locator("visible=true").first).to_be_visible()
    phone.context.close()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_postcode_is_answered_and_is_in_no_address(browser: Browser, server: str, has_scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=has_scripts, base_url=server)
    page = context.new_page()
    page.add_init_script(SAVES_DATA)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/map?per=total")

    def look_up(postcode: str) -> None:
        if not page.get_by_label("Postcode, or its first half").is_visible():
            page.get_by_text("Find the borough by postcode").click()
        page.get_by_label("Postcode, or its first half").fill(postcode)
        page.keyboard.press("Enter")

    look_up("E8 3AE")
    page.wait_for_url("**/map?per=total&borough=Hackney")
    look_up("M1 1AE")
    expect(page.get_by_text("could not find this postcode in London")).to_be_visible()
    look_up("SE19 1AA")
    page.locator(".page-message").get_by_role("link", name="Lambeth", exact=True).first.click()
    page.wait_for_url("**/map?per=total&borough=Lambeth")
    assert not [url for url in asked if "3AE" in url or "1AE" in url or "1AA" in url]
    context.close()
