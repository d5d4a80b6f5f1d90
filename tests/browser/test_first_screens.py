"""The first screen of every page: a picture or a large figure to see at once, and no words that run into each other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages.menu import PAGES

pytestmark = pytest.mark.browser

SCREENS = {1280: 800, 390: 844}
"""Width and height of a computer's window and of a phone's."""

SMALL = ".mc-bar, .mc-borough-tiles, .mc-counts, .mc-sparkline, .mc-stacked, .mc-strip, .mc-timeline"
PICTURES = f":is(.mc-plot, .mc-map) svg, {SMALL}"
"""What counts as a picture: charts, the map, and the small pictures of ui/pictures."""

IN_WORDS = {"/accessibility", "/methods", "/search", "/services"}
"""Pages whose first screen is to be read, or has numbers to call."""

SEEN = 40
"""Pixels of a picture that have to be in view."""

PROFILES = ("/borough?borough=Westminster", "/borough?borough=Lewisham")

IN_VIEW = """([selector, seen]) => {
  const root = document.getElementById('page').shadowRoot
  return [...root.querySelectorAll(selector)].some(one => {
    const box = one.getBoundingClientRect()
    return box.width > 0 && box.height > 0 && box.top >= 0 &&
      Math.min(box.bottom, innerHeight) - box.top >= Math.min(seen, box.height)
  })
}"""

OVERLAPS = """() => {
  const root = document.getElementById('page').shadowRoot
  const found = []
  for (const svg of root.querySelectorAll('.mc-plot > svg')) {
    const texts = [...svg.querySelectorAll('text')].map(one => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0)
    for (const [at, [words, box]] of texts.entries())
      for (const [other, against] of texts.slice(at + 1))
        if (Math.min(box.right, against.right) - Math.max(box.left, against.left) > 2 &&
            Math.min(box.bottom, against.bottom) - Math.max(box.top, against.top) > 5)
          found.push(`${words} / ${other}`)
  }
  return found
}"""

CLIPPED = """() => [...document.getElementById('page').shadowRoot.querySelectorAll('.mc-plot text, .mc-plot rect')]
  .filter(one => {
    const box = one.getBoundingClientRect()
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
  }).map(one => one.textContent || one.outerHTML)"""

WIDER_THAN_THE_SCREEN = """() => {
  const main = document.getElementById('page').shadowRoot.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""


@pytest.fixture(params=SCREENS, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Return a page without scripts, at one of the two widths."""
    context = browser.new_context(
        viewport={"width": request.param, "height": SCREENS[request.param]}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", [*(path for path in PAGES if path not in IN_WORDS), *PROFILES])
def test_a_picture_is_seen_at_once(server: str, page: Page, address: str) -> None:
    page.goto(server + address)
    assert page.evaluate(IN_VIEW, [PICTURES, SEEN])


@pytest.mark.parametrize("address", [*PAGES, *PROFILES])
def test_no_words_of_a_picture_run_into_each_other(server: str, page: Page, address: str) -> None:
    page.goto(server + address)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) <= 0
