"""Access that axe does not see: zoom, text spacing, own colours, less motion, and whole journeys by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, assert_gone, neutral_page, tab_to
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

UNFOLD = "() => document.querySelectorAll('details.mc-fold').forEach(one => { one.open = true })"

SPACED = """() => {
    const style = document.createElement('style')
    style.textContent = `*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`
    document.head.append(style)
}"""
"""The spacing of WCAG 1.4.12; charts are drawings."""

CUT = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    const wrong = []
    if (main.scrollWidth > main.clientWidth) wrong.push(`sideways: ${main.scrollWidth} of ${main.clientWidth}`)
    const isUnseen = one => one.closest('script, style, noscript, thead, .mc-hidden, .mc-on-paper, [aria-hidden=true]')
        || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    for (const one of main.querySelectorAll('button, a, p, td, th, h1, h2, h3, summary')) {
        const style = getComputedStyle(one)
        if (!isUnseen(one) && /hidden|clip/.test(style.overflow) && style.clipPath === 'none'
            && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
            wrong.push(`cut: ${one.textContent.slice(0, 40)}`)
    }
    const edge = main.getBoundingClientRect().right + 1
    const places = []
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const text = texts.currentNode
        if (!text.data.trim() || isUnseen(text.parentElement) || text.parentElement.closest('svg')) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        // What a list that scrolls has not in view overlaps nothing.
        const list = text.parentElement.closest('.mc-ranked')?.getBoundingClientRect()
        for (const place of range.getClientRects()) {
            if (place.width < 3 || (list && (place.top < list.top || place.bottom > list.bottom))) continue
            if (place.right > edge && !text.parentElement.closest('.mc-scroll')) wrong.push(`outside: ${text.data}`)
            places.push([place, text])
        }
    }
    places.sort((one, other) => one[0].top - other[0].top)
    places.forEach(([one, text], number) => {
        for (const [other, its] of places.slice(number + 1)) {
            if (other.top > one.bottom - 5) break
            if (its !== text && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3)
                wrong.push(`overlap: ${text.data.trim().slice(0, 30)} | ${its.data.trim().slice(0, 30)}`)
        }
    })
    return wrong
}"""

BARS_ARE_CUT = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart] .main-svg')].flatMap(drawing => {
    const edge = drawing.getBoundingClientRect().right + 1
    return [...drawing.querySelectorAll('.textpoint text')].filter(text => text.getBoundingClientRect().right > edge)
        .map(text => text.textContent)
})"""


def narrowed(page: Page, width: int, height: int) -> None:
    """Give the window another size, as zooming does, and wait until the page has followed."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(f"() => document.querySelector('[data-testid=stMain]').clientWidth <= {width}")
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-testid=stPlotlyChart] .main-svg')]"
        ".every(one => one.getBoundingClientRect().right <= innerWidth)"
    )


@pytest.mark.parametrize("address", ["priorities", "map", "need", "borough?borough=Westminster", "services?q=raped"])
def test_nothing_is_cut_when_zoomed_or_spaced_out(visitor: Visitor, address: str) -> None:
    """1280 pixels zoomed to 200% are 640, to 400% 320; then with the spacing that readers may set."""
    page = visitor().open(address)
    page.evaluate(UNFOLD)
    for width, height in ((640, 450), (320, 256)):
        narrowed(page, width, height)
        assert page.evaluate(CUT) == []
        assert page.evaluate(BARS_ARE_CUT) == []
    page.evaluate(SPACED)
    assert page.evaluate(CUT) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function(f"() => innerWidth === 1280 && ({CUT})().length === 0")


MOVING = """() => {
    const seconds = text => Math.max(...text.split(',').map(one => parseFloat(one) * (one.endsWith('ms') ? 0.001 : 1)))
    return [...document.querySelectorAll('*')].filter(one => ['', '::before', '::after'].some(part => {
        const style = getComputedStyle(one, part)
        return seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth'
            || (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01)
    })).length
}"""


def test_nothing_moves_for_those_who_asked_for_that(visitor: Visitor) -> None:
    page = visitor().open("accessibility")
    assert page.evaluate(MOVING) > 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == 0


STYLES = "(those, name) => those.map(one => getComputedStyle(one)[name])"


def test_own_colours_leave_everything_to_be_told_apart(visitor: Visitor) -> None:
    visit = visitor()
    visit.page.emulate_media(forced_colors="active", color_scheme="dark")
    page = visit.open("map")

    def style(selector: str, name: str) -> list[str]:
        return list(page.locator(selector).evaluate_all(STYLES, name))

    # The classes of the legend have the colours of the map.
    swatches = style(".mc-legend .mc-swatch", "backgroundColor")
    assert len(set(swatches)) == len(swatches) > 4
    chosen, other = "[role=radio][aria-checked=true]", "[role=radio][aria-checked=false]"
    assert set(style(f"{chosen} p", "textDecorationLine")) == {"underline"}
    assert set(style(f"{other} p", "textDecorationLine")) == {"none"}
    assert style(".mc-nav[aria-current]", "borderTopStyle") == ["solid"]
    assert set(style(".mc-nav:not([aria-current])", "borderTopStyle")) == {"none"}
    # Charts keep their colours, and the ground that these can be seen on.
    visit.open("compare?compare=Westminster&compare=Camden")
    assert set(style("[data-testid=stPlotlyChart]", "backgroundColor")) == {"rgb(16, 23, 31)"}
    assert set(style("[data-testid=stMultiSelect] [data-tag]", "borderTopStyle")) == {"solid"}
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


IN_SIGHT = """() => {
    const one = document.activeElement
    // A link in running text has a place on each of its lines.
    const inSight = [...one.getClientRects()].some(place => {
        const at = document.elementFromPoint(place.x + Math.min(place.width / 2, 100),
            (Math.max(place.top, 0) + Math.min(place.bottom, innerHeight)) / 2)
        return at && (one.contains(at) || at.contains(one))
    })
    const style = getComputedStyle(one)
    // A field shows its focus on its frame.
    const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || one.matches('input')
    return one.matches('body, main') || (ring && inSight)
        ? '' : `${one.tagName} ${(one.ariaLabel || one.textContent).trim().slice(0, 60)}`
}"""


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [("borough?borough=Westminster", 640, 450), ("services?q=raped&borough=Croydon", 320, 512)],
)
def test_what_has_the_focus_is_always_in_sight(visitor: Visitor, address: str, width: int, height: int) -> None:
    """Under no bar, nor the way out, nor in a menu that is folded away; on the way down and on the way up."""
    visit = visitor(width)
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.open(address)
    unseen = []
    for key in ("Tab", "Shift+Tab"):
        for _ in range(30):
            page.keyboard.press(key)
            unseen.append(page.evaluate(IN_SIGHT))
    assert [one for one in unseen if one] == []


def test_the_menu_of_a_narrow_screen_by_keyboard(visitor: Visitor) -> None:
    page = visitor(320).open("methods")
    tab_to(page, "Menu", most=3)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    tab_to(page, "Accessibility", most=20)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Accessibility", level=1)).to_be_visible()


def test_from_the_overview_to_a_borough_and_its_source_by_keyboard(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    # The menu with its links has been passed over.
    tab_to(page, "What MOPAC pays for", most=2)
    tab_to(page, "Westminster’s cut of 2018/19")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Westminster", level=1)).to_be_visible()
    tab_to(page, "Westminster City Council, 19 June 2017")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Westminster City Council, 19 June 2017")
    visit.assert_quiet()


def test_a_service_is_found_opened_and_left_by_keyboard(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("services")
    page.route("https://www.bbc.co.uk/**", neutral_page)
    tab_to(page, "What happened")
    page.keyboard.type("stalked")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="for “stalked”")).to_be_visible()
    tab_to(page, "Borough")
    page.keyboard.type("croyd")
    expect(page.get_by_role("option", name="Croydon")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.type("croyd")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="that you can use in Croydon")
    expect(heading).to_be_visible()
    # How many there are now is announced.
    expect(page.locator("[role=status]").filter(has_text="that you can use in Croydon")).to_contain_text(
        "for “stalked”"
    )
    tab_to(page, "London Stalking Support Service")
    page.keyboard.press("Enter")
    page.wait_for_url("**service=london-stalking-support-service*")
    page.wait_for_function(STREAMLIT_STANDS)
    expect(page.get_by_role("heading", name="London Stalking Support Service", level=1)).to_be_visible()
    # From the top the way out is one step back.
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="Exit this page")).to_be_focused()
    page.keyboard.press("Enter")
    assert_gone(page)


def test_the_table_of_the_map_is_sorted_and_a_borough_opened_by_keyboard(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.open("map")
    tab_to(page, "Highest first", most=120)
    # Inside a group the arrows lead from one to the next, and the space bar chooses.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    first = page.get_by_role("rowheader").get_by_role("link").first
    expect(first).to_have_text("Kingston upon Thames")
    tab_to(page, "Kingston upon Thames")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kingston upon Thames", level=1)).to_be_visible()
    visit.assert_quiet()


def test_an_address_leads_to_its_heading(visitor: Visitor) -> None:
    page = visitor().open("methods#small-counts")
    expect(page.get_by_role("heading", name="Small counts in unpublished returns")).to_be_in_viewport()
    page.get_by_role("link", name="outcome_evidence in the data dictionary").click()
    expect(page.get_by_text("How strong the evidence of a result is, classified by us")).to_be_in_viewport()
