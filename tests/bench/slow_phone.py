"""What a visitor with a slow phone on a slow line waits for: Chromium with an empty cache, slowed down.

A choice is made as soon as the words can be read, and on another visit once the page has been at rest.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

VISITS = 3

PAGES = ("", "services?q=my+husband+hits+me", "borough?borough=Westminster", "map", "compare")

LINE = {"latency": 400, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}
"""Slow 4G: milliseconds, and bytes a second."""

CPU = 4
"""Times slower than this machine."""

SCREEN = ViewportSize(width=390, height=844)

AT_REST_MS = 5_000
"""After the words, nothing comes unasked any more."""

WATCH = """(() => {
  const noted = window.noted = { blocked: 0, shifts: 0 };
  new PerformanceObserver((list) => list.getEntries().forEach((one) => { noted.blocked += one.duration - 50; }))
    .observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((one) => {
    if (!one.hadRecentInput) noted.shifts += one.value;
  })).observe({ type: "layout-shift", buffered: true });
  const asked = sessionStorage.getItem("asked");
  sessionStorage.removeItem("asked");
  const note = () => sessionStorage.setItem("asked", Date.now());
  addEventListener("click", note, true);
  addEventListener("input", note, true);
  const tree = () => document.getElementById("page")?.shadowRoot ?? document;
  const isInView = (one) => {
    const place = one.getBoundingClientRect();
    return place.height > 0 && place.bottom > 0 && place.top < innerHeight;
  };
  const isDrawn = (one) => one.matches("img") ? one.complete : one.querySelector("svg, canvas");
  const wordsAreThere = () => Boolean(tree().querySelector("[data-version]"));
  const picturesAreThere = () => wordsAreThere()
    && [...tree().querySelectorAll("[data-testid=stMain] :is(.page-chart, img)")].filter(isInView).every(isDrawn);
  // A frame later it has been painted, unless something keeps the browser from that: then that counts too.
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => {
    noted[name] ??= performance.now();
    if (name === "words" && asked) noted.answered ??= Date.now() - asked;
  }));
  const look = setInterval(() => {
    if (!noted.words && wordsAreThere()) painted("words");
    if (!noted.pictures && picturesAreThere()) painted("pictures");
    if (noted.words && noted.pictures) clearInterval(look);
  }, 10);
})()"""
"""Notes in the page itself when something can be seen: a question from outside is answered late by a busy browser."""


@dataclass(frozen=True)
class SlowView:
    """Seconds until words and pictures can be seen and a choice is answered, early and late; and what it all took."""

    words: float
    pictures: float
    early_choice: float
    late_choice: float
    blocked: float
    kilobytes: float
    requests: float
    shifts: float


class Wire:
    """Counts what a page asks for and receives."""

    def __init__(self, session: CDPSession) -> None:
        self.requests = 0
        self.received = 0.0
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, dict[str, str]]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self.requests += 1

    def _came(self, event: dict[str, float]) -> None:
        self.received += event["encodedDataLength"]


@contextmanager
def slow_phone(browser: Browser, rate: float = CPU) -> Iterator[tuple[Page, Wire]]:
    """Yield a page on a slow phone with nothing in its cache, and what it receives."""
    context = browser.new_context(viewport=SCREEN, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    wire = Wire(session)
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.add_init_script(WATCH)
    yield page, wire
    context.close()


def visit(browser: Browser, address: str) -> SlowView:
    """Return what one visit costs."""
    with slow_phone(browser) as (page, wire):
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => noted.words && noted.pictures")
        page.wait_for_timeout(AT_REST_MS)
        noted = {name: value / 1000 for name, value in page.evaluate("noted").items()}
        requests, kilobytes = wire.requests, wire.received / 1000
        late = choice_seconds(page)
    with slow_phone(browser) as (page, _):
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => noted.words")
        early = choice_seconds(page)
    words, pictures, shifts = noted["words"], noted["pictures"], noted["shifts"] * 1000
    return SlowView(words, pictures, early, late, noted["blocked"], kilobytes, requests, shifts)


def choice_seconds(page: Page) -> float:
    """Choose something else in the first list or row of words, or a borough, and return how long its answer takes."""
    control = page.locator("#page :is(select, .page-choices)").filter(visible=True).first
    if not control.count():
        page.locator("#page a[href*='borough=']").filter(visible=True).first.tap()
    elif control.evaluate("one => one.matches('select')"):
        control.select_option(index=control.evaluate("one => (one.selectedIndex + 1) % one.length"))
    else:
        control.locator("label:not(:has(:checked))").first.tap()
    page.wait_for_function("() => window.noted?.answered")
    return float(page.evaluate("noted.answered")) / 1000


def slow_view(port: int, path: str = "") -> SlowView:
    """Return the median of several visits to a page of a server."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        views = [visit(browser, f"http://127.0.0.1:{port}/{path}") for _ in range(VISITS)]
        browser.close()
    return SlowView(*(statistics.median(getattr(one, field.name) for one in views) for field in fields(SlowView)))
