"""Plays a journey as a visitor would: finds things by what they are called, and counts what it takes."""

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

PATIENCE = 30_000
"""Milliseconds until something that does not come counts as missing."""

STREAMLIT_STANDS = "() => document.querySelector('#root [data-version]') && !document.getElementById('page')"
"""The words that came with the start page are away, and the controls of the page can be used."""

COLOURS = 48
"""As many as a screenshot keeps: the pages have few, and the file is a quarter as large."""


class Step(NamedTuple):
    """One thing that the visitor does: in words, the address after it, and the seconds until the page has answered."""

    words: str
    address: str
    seconds: float


class Answer(NamedTuple):
    """What is read: under which name, word for word, and how many screens below the top of its page it begins."""

    name: str
    text: str
    screens_down: float


class Player:
    """A visitor in a browser, with what was done, read and kept so far."""

    def __init__(self, page: Page, origin: str, shots: Callable[[str], Path] | None = None) -> None:
        self.page = page
        self.origin = origin
        self.shots = shots
        self.pictures: list[str] = []
        self.steps: list[Step] = []
        self.answers: list[Answer] = []
        self.clicks = 0
        self.typings = 0
        self._began = time.perf_counter()
        self.whole_seconds = 0.0
        page.set_default_timeout(PATIENCE)

    def open(self, address: str, words: str, until: Locator) -> None:
        """Open an address of the dashboard."""
        self._began = time.perf_counter()
        self._do(words, lambda: self.page.goto(f"{self.origin}/{address}"), until)

    def click(self, words: str, target: Locator, until: Locator) -> None:
        """Click on something and wait for what it leads to."""
        self.clicks += 1
        # For a moment the words of a page are there twice: those that came with it, and Streamlit's behind them.
        self._do(words, target.first.click, until)

    def type(self, words: str, target: Locator, text: str, until: Locator) -> None:
        """Go into a field, type, press Enter, and wait for what comes of it."""

        def typed() -> None:
            self.page.wait_for_function(STREAMLIT_STANDS)
            target.click()
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")

        self.clicks += 1
        self.typings += 1
        self._do(words, typed, until)

    def back(self, words: str, until: Locator) -> None:
        """Go back with the browser's own button."""
        self.clicks += 1
        self._do(words, self.page.go_back, until)

    def download(self, words: str, target: Locator) -> Download:
        """Click on a link and return the file that comes."""
        self.clicks += 1
        began = time.perf_counter()
        with self.page.expect_download() as waiting:
            target.first.click()
        waiting.value.path()
        self._note(words, began)
        return waiting.value

    def press(self, words: str, target: Locator, done: str) -> None:
        """Click on something that the browser answers by itself, and wait until an expression is true."""
        self.clicks += 1
        began = time.perf_counter()
        self.page.wait_for_function(STREAMLIT_STANDS)
        target.click()
        self.page.wait_for_function(done)
        self._note(words, began)

    def read(self, name: str, where: Locator) -> str:
        """Return what stands somewhere, as it is read, and keep it as part of the answer."""
        self.page.wait_for_function(STREAMLIT_STANDS)
        expect(where).to_be_visible(timeout=PATIENCE)
        down = where.evaluate(
            "one => (one.getBoundingClientRect().top"
            " + (document.querySelector('[data-testid=stMain]')?.scrollTop ?? scrollY)) / innerHeight"
        )
        text = " ".join(where.inner_text().split())
        self.answers.append(Answer(name, text, float(down)))
        return text

    def shoot(self, name: str, at: Locator | None = None) -> None:
        """Keep what is on the screen as a picture, scrolled to where something stands."""
        if self.shots is None:
            return
        self.page.wait_for_function(STREAMLIT_STANDS)
        if at is not None:
            at.evaluate("one => one.scrollIntoView({block: 'center'})")
        self.page.wait_for_timeout(700)
        picture = Image.open(io.BytesIO(self.page.screenshot()))
        path = self.shots(name)
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
        self.pictures.append(path.name)

    @property
    def page_seconds(self) -> float:
        """Return the seconds in which the visitor waited for a page to answer."""
        return sum(step.seconds for step in self.steps)

    def _do(self, words: str, act: Callable[[], object], until: Locator) -> None:
        began = time.perf_counter()
        act()
        expect(until.first).to_be_visible(timeout=PATIENCE)
        self._note(words, began)

    def _note(self, words: str, began: float) -> None:
        now = time.perf_counter()
        # The URL is written at the end of a run.
        self.page.wait_for_function("() => !document.querySelector('[data-test-script-state=running]')")
        self.whole_seconds = now - self._began
        self.steps.append(Step(words, _shown(self.page.url, self.origin), now - began))


def _shown(url: str, origin: str) -> str:
    """Return an address as it is written down: without the server where it is the dashboard's."""
    if not url.startswith(origin):
        return url
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
