"""The pictures of every page: no words run into each other or out of the screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages.menu import PAGES

pytestmark = pytest.mark.browser

SCREENS = {1280: 800, 390: 844}
"""Width and height of a computer's window and of a phone's."""

PROFILES = ("/borough?borough=Westminster", "/borough?borough=Lewisham")

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


@pytest.mark.parametrize("address", [*PAGES, *PROFILES])
def test_no_words_of_a_picture_run_into_each_other(server: str, page: Page, address: str) -> None:
    page.goto(server + address)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(WIDER_THAN_THE_SCREEN) <= 0
