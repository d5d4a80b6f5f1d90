"""What a visitor waits for and receives in a browser: the first visit with an empty cache, and a return."""

import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

VISITS = 3

CHARTS_ARE_DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(chart => chart.querySelector('.main-svg'))"""


@dataclass(frozen=True)
class View:
    """Seconds until words and tables are all there, and the charts too; kilobytes that came over the wire."""

    first_seconds: float
    charts_seconds: float
    first_kb: float
    return_kb: float


def _visit(browser: Browser, address: str) -> tuple[float, float, float, float]:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4)
    )
    started = time.monotonic()
    page.goto(address)
    page.get_by_text("Data version").wait_for()
    words = time.monotonic() - started
    page.wait_for_function(CHARTS_ARE_DRAWN)
    charts = time.monotonic() - started
    page.wait_for_timeout(300)
    first = sum(received)
    received.clear()
    page.goto(address)
    page.get_by_text("Data version").wait_for()
    page.wait_for_timeout(300)
    back = sum(received)
    context.close()
    return words, charts, first / 1000, back / 1000


def view(address: str) -> View:
    """Return what a visit to an address costs, the median of several."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        _visit(browser, address)
        visits = [_visit(browser, address) for _ in range(VISITS)]
        browser.close()
    return View(*(statistics.median(values) for values in zip(*visits, strict=True)))
