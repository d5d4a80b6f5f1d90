"""The first answer to every page: usable at once, replaced by Streamlit without loss, and enough without any script."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browser.conftest import Visit, Visitor
from tests.browser.test_browser import BY_COLOUR, violations
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

FRONT_END = "**/static/js/index.*.js"

WORDS = (
    "root => [...root.querySelectorAll('[data-testid=stMain] [data-testid=stHtml]')]"
    ".filter(one => !one.closest('.page-fold, [data-testid=stExpander]')).map(one => one.textContent)"
)
HTML = "document.getElementById('page').shadowRoot"

ADDRESSES = (
    "priorities",
    "map",
    "need",
    "borough?borough=Westminster",
    "compare?compare=Westminster&compare=Camden&compare=Hackney",
    "services?q=stalking&borough=Croydon",
    "awards?q=youth&kind=grant",
)


@contextmanager
def streamlit_held_up(page: Page) -> Iterator[None]:
    """Let Streamlit's front end wait for as long as the block lasts."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(FRONT_END, hold)
    yield
    for route in held:
        # That of a page that was left meanwhile leads nowhere any more.
        with suppress(Error):
            route.continue_()
    page.unroute(FRONT_END)


def arrive(visit: Visit, address: str) -> None:
    """Open a page, with Streamlit held up, and wait until its words can be read and used."""
    visit.page.goto(f"{visit.origin}/{address}", wait_until="commit")
    visit.page.wait_for_function("() => document.getElementById('root')?.inert")


@pytest.mark.parametrize("address", ADDRESSES)
def test_streamlit_shows_the_same_words_in_the_same_elements(visitor: Visitor, address: str) -> None:
    visit = visitor()
    with streamlit_held_up(visit.page):
        arrive(visit, address)
        words = visit.page.evaluate(f"({WORDS})({HTML})")
    visit.page.wait_for_function(STREAMLIT_STANDS)
    visit.page.wait_for_function(f"words => JSON.stringify(({WORDS})(document)) === JSON.stringify(words)", arg=words)
    visit.assert_quiet()


@pytest.mark.parametrize("width", [1280, 360])
def test_words_are_accessible_before_streamlit_stands(visitor: Visitor, width: int) -> None:
    visit = visitor(width)
    for address in ("map", "services?q=stalking&borough=Croydon", "compare?compare=Barnet"):
        with streamlit_held_up(visit.page):
            arrive(visit, address)
            assert violations(visit.page) == []
            visit.page.emulate_media(color_scheme="dark")
            assert violations(visit.page, BY_COLOUR) == []
            visit.page.emulate_media(color_scheme="light")
        visit.page.wait_for_function(STREAMLIT_STANDS)
    visit.assert_quiet()


def test_a_visitor_stays_where_they_were(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    with streamlit_held_up(page):
        arrive(visit, "borough?borough=Westminster")
        page.get_by_text("Glossary").click()
        heading = page.locator("[data-testid=stHtml] .mc-headline").nth(1)
        heading.evaluate("one => one.scrollIntoView({block: 'center'})")
        words = heading.text_content()
        before = heading.bounding_box()
        link = page.get_by_role("navigation").get_by_role("link", name="Methods")
        link.focus()
    page.wait_for_function(STREAMLIT_STANDS)
    after = page.get_by_text(words or "", exact=True).first.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 6
    assert page.evaluate("document.querySelector('[data-testid=stMain] .mc-words').open")
    expect(link).to_be_focused()


def test_what_is_chosen_before_streamlit_stands_is_shown(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    with streamlit_held_up(page):
        arrive(visit, "borough?borough=Westminster")
        page.get_by_label("Borough", exact=True).select_option("Hackney")
        page.wait_for_url(f"{visit.origin}/borough?borough=Hackney", wait_until="commit")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="Hackney", level=1)).to_be_visible()
    visit.assert_quiet()


def test_whoever_is_typing_types_on(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    field = page.locator("#choose-q")
    with streamlit_held_up(page):
        arrive(visit, "services")
        field.focus()
        page.keyboard.type("someone is follow")
    page.wait_for_function("() => document.querySelector('#root [data-version]')")
    # Streamlit's page is there, and waits.
    page.wait_for_timeout(1_000)
    expect(field).to_have_value("someone is follow")
    page.keyboard.type("ing me")
    page.keyboard.press("Enter")
    page.wait_for_url("**/services?q=someone+is+following+me")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_text("National Stalking Helpline").first).to_be_visible()
    visit.assert_quiet()


def test_what_was_sent_early_is_searched_for_and_its_postcode_is_in_no_address(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    addresses: list[str] = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    page.on("request", lambda request: addresses.append(request.url))
    with streamlit_held_up(page):
        arrive(visit, "services")
        page.get_by_label("What happened, or what do you need?").focus()
        page.keyboard.type("stalking E8 3AE")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
    expect(page.get_by_role("heading", name="that you can use in Hackney")).to_be_visible()
    assert not [address for address in addresses if "E8" in address]
    visit.assert_quiet()


def test_a_search_gives_a_sign_of_life_at_once(visitor: Visitor) -> None:
    visit = visitor(390)
    page = visit.page
    with streamlit_held_up(page):
        arrive(visit, "services")
        # An answer with nothing in it: the browser stays where it is.
        page.route("**/services?", lambda route: route.fulfill(status=204))
        field = page.get_by_label("What happened, or what do you need?")
        field.fill("stalking")
        expect(page.get_by_role("button", name="Search")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Searching…")).to_be_visible()
        expect(field).to_have_value("stalking")


def test_with_keys_a_choice_counts_when_the_visitor_goes_on(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    with streamlit_held_up(page):
        arrive(visit, "borough?borough=Westminster")
        page.get_by_label("total").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(page.get_by_label("Per 1,000 offences", exact=True)).to_be_checked()
        page.keyboard.press("Tab")
        page.wait_for_url("**per=offence", wait_until="commit")
    page.wait_for_function(STREAMLIT_STANDS)
    visit.assert_quiet()


def test_the_menu_of_a_narrow_screen_opens_before_streamlit_stands(visitor: Visitor) -> None:
    visit = visitor(360)
    page = visit.page
    with streamlit_held_up(page):
        arrive(visit, "map")
        page.get_by_text("Menu", exact=True).click()
        page.get_by_role("navigation").get_by_role("link", name="Methods").click()
        page.wait_for_url("**/methods", wait_until="commit")
    page.wait_for_function(STREAMLIT_STANDS)
    visit.assert_quiet()


@pytest.mark.parametrize("query", ["addEventListener=1&requestSubmit=1&elements=1", "querySelectorAll=1"])
def test_no_address_keeps_streamlit_from_taking_over(visitor: Visitor, query: str) -> None:
    visit = visitor()
    visit.open(f"map?{query}")
    visit.assert_quiet()


@pytest.fixture
def without_script(browser: Browser, server: str) -> Iterator[Page]:
    """Return a page in a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=server)
    yield context.new_page()
    context.close()


def test_a_service_is_found_without_any_script(without_script: Page) -> None:
    page = without_script
    page.goto("/")
    page.get_by_role("link", name="Find a service").first.click()
    page.get_by_label("What happened, or what do you need?").fill("my ex keeps following me")
    page.get_by_label("Borough", exact=True).select_option("Croydon")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url("/services?q=my+ex+keeps+following+me&borough=Croydon")
    expect(page.get_by_text("National Stalking Helpline").first).to_be_visible()
    expect(page.get_by_role("link", name="Exit this page")).to_be_visible()
    expect(page.get_by_text("This address is out of date")).to_have_count(0)


def test_figures_are_chosen_without_any_script(without_script: Page) -> None:
    page = without_script
    page.goto("/compare")
    page.locator("summary", has_text="Choose up to 6 boroughs").click()
    page.get_by_role("checkbox", name="Westminster").check()
    page.get_by_role("checkbox", name="Camden").check()
    page.get_by_role("button", name="Show").first.click()
    page.wait_for_url("**compare=Westminster**")
    expect(page.locator("table").first).to_contain_text("Westminster")
    expect(page.locator("table").first).to_contain_text("Camden")
    page.goto("/map?borough=Hackney")
    page.get_by_role("radio", name="Per 1,000 offences").check()
    page.get_by_role("button", name="Show").first.click()
    page.wait_for_url("**per=offence**")
    expect(page.locator(".mc-measure").first).to_contain_text("per 1,000 recorded offences")
    assert "borough=Hackney" in page.url
    expect(page.locator(".mc-map svg")).to_be_visible()
