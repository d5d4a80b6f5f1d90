"""A server of the real thing, and Chromium to look at it."""

import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Literal
from unittest.mock import patch
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.browser.forked import LIBRARIES, ROOT, serve
from tests.journeys.player import STREAMLIT_STANDS

COLOURS_ARE = """scheme => {
    const app = document.querySelector('[data-testid=stApp]')
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/\\d+/g).map(Number)
    return (red + green + blue < 384) === (scheme === 'dark')
}"""
FORGET = """if (!sessionStorage.getItem('visiting')) {
    localStorage.clear()
    sessionStorage.setItem('visiting', 'yes')
}"""
CHARTS_ARE_DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => chart.querySelector('.main-svg'))"""

NEUTRAL_PAGE = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads (serving/visitor.js)."""

PAGES = (
    "",
    "awards",
    "awards?decision=pcd-310",
    "priorities",
    "changes",
    "projects",
    "projects?project=rescue-and-response",
    "projects?story=co-commissioning",
    "map",
    "compare",
    "compare?compare=Westminster&compare=Camden&compare=Hackney",
    "need",
    "borough",
    "borough?borough=Westminster",
    "borough?borough=Hackney&split=population",
    "services",
    "services?q=my%20ex%20keeps%20following%20me&borough=Croydon",
    "services?service=the-havens-london-sexual-assault-referral-centres",
    "services?show=list&list=galop&list=tell-mama",
    "services?show=coverage",
    "recommendations",
    "recommendations?recommendation=assembly-letter-2020-03-la-2",
    "timeliness",
    "outcomes",
    "outcomes?programme=gps-tagging",
    "outcomes?story=side-by-side",
    "sources",
    "search?q=hackny",
    "sources?source=joint-audit-panel-2020-01",
    "quality",
    "methods",
    "accessibility",
)

# Nothing here is about speed: a machine that does other work as well must not fail a test.
expect.set_options(timeout=30_000)

# To load pandas, Plotly and their like takes four fifths of a server's start: done once, in a process that forks.
FORKING = multiprocessing.get_context("forkserver")
FORKING.set_forkserver_preload(LIBRARIES)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(store_folder: Path, log: Path, *options: str) -> Iterator[str]:
    """Serve the dashboard in a process of its own, with options of Streamlit's, and yield its address."""
    port = free_port()
    environment = {**os.environ, "MOPAC_DASHBOARD_STORE": str(store_folder)}
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port), *options]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/health", lambda: process.poll() is None)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


@contextmanager
def served_cold(port: int, store_folder: Path, log: Path) -> Iterator[str]:
    """Serve the dashboard in a process that has loaded nothing of it yet, only other people's libraries."""
    process = FORKING.Process(target=serve, args=(port, store_folder, log))
    # A process that starts runs the main module again. After a test with AppTest that module is the dashboard itself.
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process.is_alive)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.join()


def _wait_for(address: str, is_running: Callable[[], bool]) -> None:
    for _ in range(300):
        assert is_running(), "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="session")
def server(store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that all browser tests share."""
    with served(store_folder, tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def cold_port() -> int:
    """Return the port of cold servers: always the same one, so that the browser keeps Streamlit's own files."""
    return free_port()


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """Open Debian's Chromium, which asks nobody for anything by itself."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened_browser() as chromium:
        yield chromium


class Visit:
    """A page in the browser, with everything it asked for and complained about."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin
        self.outside: list[str] = []
        self.failed: list[str] = []
        self.complaints: list[str] = []
        self.is_open = False
        page.set_default_timeout(60_000)
        page.on("request", lambda request: self._asked(request.url))
        page.on("response", lambda answer: self._answered(answer.status, answer.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.origin, self.origin.replace("http", "ws"), "data:", "blob:")):
            self.outside.append(url)

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.failed.append(f"{status} {url}")

    def _said(self, kind: str, text: str) -> None:
        # How fast the test machine's graphics are is not the page's fault.
        if kind in ("error", "warning") and "GL Driver Message" not in text:
            self.complaints.append(text)

    def open(self, address: str) -> Page:
        """Open a page and wait until it is all there.

        Of a page that a link leads to from there, the words that come before Streamlit stands are waited out by
        whatever is done or expected next: for a moment they are there twice.
        """
        if not self.is_open:
            self.page.add_locator_handler(
                self.page.locator("#page"), lambda: self.page.wait_for_function(STREAMLIT_STANDS)
            )
            self.is_open = True
        self.page.goto(f"{self.origin}/{address}")
        self.page.wait_for_function(STREAMLIT_STANDS)
        self.page.get_by_text("Data version").wait_for()
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
        self.page.wait_for_function(CHARTS_ARE_DRAWN)
        return self.page

    def show_in(self, scheme: "Scheme") -> None:
        """Switch the browser to the light or the dark scheme and wait until the page has followed."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.wait_for_function(COLOURS_ARE, arg=scheme)
        self.page.wait_for_function(CHARTS_ARE_DRAWN)
        # Colours fade into each other.
        self.page.wait_for_timeout(300)

    def assert_quiet(self) -> None:
        """Fail if the page asked anybody else for anything, or if anything went wrong on it."""
        assert self.outside == []
        assert self.failed == []
        assert self.complaints == []


Scheme = Literal["light", "dark"]


def neutral_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")


def assert_gone(page: Page) -> None:
    page.wait_for_url(NEUTRAL_PAGE)
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until what has the name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const at = document.activeElement;"
            " return at.matches('a, button, input') ? at.getAttribute('aria-label') || at.textContent : '' }"
        )
        if name in said:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Return the window of all visits: what is compressed and named by its content is loaded into it once."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def visitor(window: BrowserContext, server: str) -> Iterator[Visitor]:
    """Return a function that starts a visit in a browser that remembers nothing of those before but files."""
    visits: list[Visit] = []

    def start(width: int = 1280, scheme: Scheme = "light", origin: str = server) -> Visit:
        page = window.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.add_init_script(FORGET)
        visits.append(Visit(page, origin))
        return visits[-1]

    yield start
    for visit in visits:
        visit.page.close()
    window.clear_cookies()
