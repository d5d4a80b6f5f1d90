"""The way out of the pages for residents, with whatever a browser blocks, does not know, or lays over the page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, Visitor, assert_gone, neutral_page
from tests.browser.relay import Relay, relayed

pytestmark = pytest.mark.browser

BLOCKED = """
const blocked = { get() { throw new DOMException('Access is denied for this document.', 'SecurityError') } }
Object.defineProperty(window, 'sessionStorage', blocked)
Object.defineProperty(window, 'localStorage', blocked)
Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })
"""
"""What a browser does that keeps no data of any site."""

WITHOUT_HAS = """
for (const [of, name] of [[Document, 'querySelector'], [Document, 'querySelectorAll'], [Element, 'querySelector'],
    [Element, 'querySelectorAll'], [Element, 'matches'], [Element, 'closest']]) {
    const known = of.prototype[name]
    of.prototype[name] = function (selector) {
        if (selector.includes(':has(')) throw new DOMException(`'${selector}' is not valid`, 'SyntaxError')
        return known.call(this, selector)
    }
}
"""
WITHOUT_MOST = """
performance.getEntriesByType = () => { throw new TypeError('getEntriesByType') }
history.replaceState = () => { throw new DOMException('too many', 'SecurityError') }
addEventListener('DOMContentLoaded', () => { delete performance.getEntriesByType; delete history.replaceState })
"""
"""What the script needs while it starts."""

CLICK: Callable[[Page], None] = lambda page: page.get_by_role("link", name="Exit this page").click()  # noqa: E731


def press_where_it_is(page: Page) -> None:
    """Press once at the place of the way out, whatever lies over it."""
    place = page.locator(".mc-exit > a").bounding_box()
    assert place
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)


def tap_where_it_is(page: Page) -> None:
    place = page.locator(".mc-exit > a").bounding_box()
    assert place
    at = {"x": place["x"] + place["width"] / 2, "y": place["y"] + place["height"] / 2}
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def press_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def press_tab_and_enter(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.fixture
def alone(browser: Browser, server: str) -> Iterator[Visit]:
    """Return a visit in a window of its own, in which the neutral page can be reached."""
    context = browser.new_context()
    page = context.new_page()
    page.route("https://www.bbc.co.uk/**", neutral_page)
    yield Visit(page, server)
    context.close()


@pytest.mark.parametrize("script", [BLOCKED, WITHOUT_HAS, WITHOUT_MOST], ids=["storage", "has", "most"])
def test_all_that_the_script_does_outlives_what_a_browser_refuses(alone: Visit, script: str) -> None:
    page = alone.page
    page.add_init_script(script)
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    alone.open("services?q=stalking+E1+6AN")
    if script != WITHOUT_MOST:
        assert "6AN" not in page.url
        page.get_by_role("link", name="Add to my list").first.click()
        expect(page.get_by_role("link", name="My list: 1 service")).to_be_visible()
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    alone.open("services?service=galop")
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed") == 1
    alone.open("borough?borough=Westminster")
    page.get_by_text("Cite", exact=True).first.click()
    expect(page.get_by_text("an unofficial dashboard").locator("visible=true").first).to_be_visible()
    page.get_by_role("radio", name="Real terms (2024/25 prices)").click()
    expect(page.locator("body > [role=status].mc-hidden")).not_to_be_empty()
    for leave in (CLICK, press_shift):
        alone.open("services?q=stalking")
        leave(page)
        assert_gone(page)


LOST = "The connection is lost"


@pytest.fixture
def relay(server: str) -> Iterator[Relay]:
    with relayed(server) as between:
        yield between


@pytest.fixture
def cut_off(visitor: Visitor, relay: Relay) -> Callable[..., Page]:
    """Return a function that opens a page whose connection is then lost, and waits until Streamlit has noticed."""

    def start(width: int, script: str = "") -> Page:
        visit = visitor(width, origin=relay.origin)
        visit.page.route("https://www.bbc.co.uk/**", neutral_page)
        visit.page.add_init_script(script)
        page = visit.open("services?q=stalking")
        relay.cut()
        return page

    return start


def test_a_lost_connection_takes_nothing_away(cut_off: Callable[..., Page]) -> None:
    page = cut_off(360)
    line = page.get_by_text(LOST)
    expect(line).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "streamlit" not in page.inner_text("body").lower()
    for name in ("999", "Exit this page"):
        link = page.get_by_role("link", name=name).first
        place = link.bounding_box()
        assert place
        x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        assert link.evaluate("(one, [x, y]) => one.contains(document.elementFromPoint(x, y))", [x, y])
    press_where_it_is(page)
    assert_gone(page)


STAYS = "HTMLElement.prototype.click = () => {}"
"""Streamlit's dialog is not put away: as any other of its dialogs, it stays until its visitor closes it."""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("leave", [press_where_it_is, tap_where_it_is, press_tab_and_enter, press_shift])
def test_one_press_leaves_under_a_dialog(
    cut_off: Callable[..., Page], leave: Callable[[Page], None], width: int
) -> None:
    page = cut_off(width, STAYS)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.wait_for_timeout(300)
    way_out = page.locator(".mc-exit")
    assert way_out.evaluate("one => !one.inert && !one.closest('[inert], [aria-hidden=true]')")
    leave(page)
    assert_gone(page)
