"""What a visitor waits for and receives in a browser: the first visit with an empty cache, and a return."""

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

VISITS = 3

WATCH = """(() => {
  const noted = window.noted = {};
  const wordsAreThere = () => document.body?.textContent.includes("Data version");
  const chartsAreDrawn = () => noted.words && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every((chart) => chart.querySelector(".main-svg"));
  // A frame later it has been painted, unless something keeps the browser from that: then that counts too.
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => {
    noted[name] ??= performance.now();
    look();
  }));
  const look = () => {
    if (!noted.words && wordsAreThere()) painted("words");
    if (!noted.charts && chartsAreDrawn()) painted("charts");
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()"""
"""Notes in the page itself when something can be seen: a question from outside is answered late by a busy browser."""


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
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on(
        "Network.webSocketFrameReceived", lambda event: received.append(len(event["response"]["payloadData"]) * 3 / 4)
    )
    page.goto(address)
    page.wait_for_function("() => noted.charts")
    noted = page.evaluate("noted")
    page.wait_for_timeout(300)
    first = sum(received)
    received.clear()
    page.goto(address)
    page.get_by_text("Data version").wait_for()
    page.wait_for_timeout(300)
    back = sum(received)
    context.close()
    return noted["words"] / 1000, noted["charts"] / 1000, first / 1000, back / 1000


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
