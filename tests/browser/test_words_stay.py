"""What could be read once does not go away again while Streamlit is still at work, however slow the device is."""

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, Page, Route

pytestmark = pytest.mark.browser

SAMPLES = """
window.samples = []
window.seen = () => {
    const html = document.getElementById('page')
    const isHtml = html !== null && document.elementFromPoint(innerWidth / 2, innerHeight / 2) === html
    const tree = isHtml ? html.shadowRoot : document.getElementById('root')
    const main = tree?.querySelector('[data-testid=stMain]')
    if (!main) return { words: 0, menu: false, pictures: 0 }
    const isInView = one => {
        const place = one.getBoundingClientRect()
        return place.height > 0 && place.bottom > 0 && place.top < innerHeight
            && one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }
    const heading = main.querySelector('h1')
    const texts = [...main.querySelectorAll('h1, p, li, td')].filter(isInView).map(one => one.textContent.trim())
    const menu = tree.querySelector('[data-testid=stSidebar]')
    return {
        words: heading && isInView(heading) ? texts.join(' ').length : 0,
        // What lies over the menu on a wide screen has to be the menu.
        menu: innerWidth < 769 || (isHtml ? document.elementFromPoint(150, innerHeight / 2) === html
            : Boolean(menu?.textContent.includes('Overview') && isInView(menu))),
        pictures: isHtml ? [...main.querySelectorAll('.page-chart')].filter(one => one.querySelector('svg, img')).length
            : [...main.querySelectorAll('[data-testid=stPlotlyChart], .st-key-map')]
                .filter(one => one.querySelector('.main-svg, canvas')).length,
        stands: !html,
    }
}
setInterval(() => { window.samples.push(window.seen()) }, 100)
window.shifts = 0
new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifts += one.value }))
    .observe({ type: 'layout-shift', buffered: true })
"""
"""Looks at the page ten times a second: how many characters of its words are on the screen, whether the menu is, and
how many charts are drawn on the page; and adds up how far things have moved."""

STANDS = """() => window.samples.at(-1)?.stands && window.samples.at(-1).words > 100
    && document.querySelector('#root [data-version]')"""
BLANK = """() => {
    const first = window.samples.findIndex(one => one.words > 100)
    const { pictures } = window.samples[first]
    return window.samples.slice(first).filter(one => one.words <= 100 || !one.menu || one.pictures < pictures)
}"""

SCREENS = (("", 1280), ("borough?borough=Westminster", 390), ("map", 1280), ("services?q=stalking", 390))
HTML_MODULE = "**/static/js/Html.*.js"
LATE_MS = 6_000
"""By then Streamlit has had all of the page, and shows grey boxes where its words will be."""


def watched(browser: Browser, width: int) -> Page:
    page = browser.new_context().new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.set_default_timeout(120_000)
    page.add_init_script(SAMPLES)
    return page


def test_words_and_menu_stay_until_others_can_be_read(browser: Browser, server: str) -> None:
    """What shows words comes late: all pages at once, which keeps the machine busy enough."""
    held: list[Route] = []
    pages: list[Page] = []

    def hold(route: Route) -> None:
        held.append(route)

    for address, width in SCREENS:
        page = watched(browser, width)
        page.route(HTML_MODULE, hold)
        page.goto(f"{server}/{address}", wait_until="commit")
        pages.append(page)
    for page in pages:
        page.wait_for_function("() => window.samples.some(one => one.words > 100)")
        page.wait_for_function("() => document.querySelector('#root [data-testid=stSkeleton]')")
    pages[0].wait_for_timeout(LATE_MS)
    assert [page.evaluate(BLANK) for page in pages] == [[]] * len(pages)
    for route in held:
        with suppress(Error):
            route.continue_()
    for page in pages:
        page.wait_for_function(STANDS)
        assert page.evaluate(BLANK) == []
        page.context.close()


@pytest.mark.parametrize(
    ("address", "width", "rate"),
    [("services?q=stalking", 390, 10), ("map", 1280, 6), ("", 1280, 4), ("borough?borough=Westminster", 390, 4)],
)
def test_a_slow_device_loses_no_words_and_nothing_jumps(
    browser: Browser, server: str, address: str, width: int, rate: int
) -> None:
    page = watched(browser, width)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto(f"{server}/{address}", wait_until="commit")
    page.wait_for_function(STANDS)
    page.wait_for_timeout(1_000)
    assert page.evaluate(BLANK) == []
    assert page.evaluate("window.shifts") <= 0.1
    page.context.close()
