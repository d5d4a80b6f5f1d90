"""Where a network lets no WebSocket through, Streamlit never stands: the page says so and answers what is typed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Visitor
from tests.browser.relay import relayed
from tests.browser.test_html_pages import ADDRESSES

pytestmark = pytest.mark.browser

LATE = "The interactive charts have not loaded. Everything on this page works without them."

HANGS = """window.WebSocket = class extends EventTarget {
    readyState = 0
    send() {}
    close() {}
}"""


@pytest.fixture
def refused(visitor: Visitor, server: str) -> Iterator[Callable[[str], Visit]]:
    """Return a function that starts a visit in a network that refuses WebSockets, or lets them hang."""
    with relayed(server, takes_sockets=False) as relay:

        def start(how: str) -> Visit:
            visit = visitor(360, origin=relay.origin if how == "refused" else server)
            if how == "hanging":
                visit.page.add_init_script(HANGS)
            return visit

        yield start


def opened(visit: Visit, address: str) -> Page:
    visit.page.goto(f"{visit.origin}/{address}")
    return visit.page


@pytest.mark.parametrize("how", ["refused", "hanging"])
def test_the_page_says_what_has_not_come(refused: Callable[[str], Visit], how: str) -> None:
    page = opened(refused(how), "borough?borough=Westminster")
    expect(page.get_by_text(LATE)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("how", ["refused", "hanging"])
def test_a_search_is_answered(refused: Callable[[str], Visit], how: str) -> None:
    visit = refused(how)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = opened(visit, "services")
    page.wait_for_function("() => document.querySelector('[data-testid=stApp]')")
    expect(page.get_by_role("dialog")).to_have_count(0)
    # No chart is missing there.
    expect(page.get_by_text(LATE)).to_have_count(0)
    expect(page.get_by_role("link", name="999").first).to_be_in_viewport(ratio=1)
    page.get_by_label("What happened, or what do you need?").fill("stalking E8 3AE")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visit.origin}/services?q=stalking&borough=Hackney", wait_until="commit")
    expect(page.get_by_role("heading", name="for “stalking” that you can use in Hackney")).to_be_visible()
    # A postcode that may be in several boroughs is asked back about.
    page.get_by_label("What happened, or what do you need?").fill("stalked SE1-7PB")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**near=Southwark**", wait_until="commit")
    page.get_by_role("link", name="Southwark", exact=True).click()
    page.wait_for_url(f"{visit.origin}/services?q=stalked&borough=Southwark", wait_until="commit")
    expect(page.get_by_role("heading", name="that you can use in Southwark")).to_be_visible()
    assert not [url for url in asked if "3AE" in url or "7PB" in url]


def test_every_field_that_is_typed_into_is_answered(refused: Callable[[str], Visit]) -> None:
    visit = refused("refused")
    page = opened(visit, "awards?kind=grant")
    page.get_by_label("Search titles").fill("youth")
    page.locator(".page-typed").get_by_role("button", name="Search").click()
    page.wait_for_url(f"{visit.origin}/awards?kind=grant&q=youth", wait_until="commit")
    page = opened(visit, "sources")
    page.locator("#page input[type=text]").fill("audit")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visit.origin}/sources?q=audit", wait_until="commit")
    page = opened(visit, "need")
    field = page.locator("#page input[type=number]").first
    name = field.get_attribute("name")
    field.fill("7")
    page.get_by_role("button", name="Show").first.click()
    page.wait_for_url(f"{visit.origin}/need?{name}=7", wait_until="commit")


def test_on_a_network_that_lets_them_through_nothing_is_said(visitor: Visitor) -> None:
    visit = visitor(360)
    page = visit.open(ADDRESSES[0])
    page.wait_for_timeout(21_000)
    expect(page.get_by_text(LATE)).to_have_count(0)
