"""What a visitor waits for and receives in a browser: the first visit with an empty cache, and a return."""

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from tests.bench.relay import relayed

VISITS = 3

WATCH = """(() => {
  const noted = window.noted = {};
  const early = () => document.getElementById("page");
  const isAtTheEnd = (text) => Boolean(text?.includes("Data version"));
  const wordsAreThere = () => isAtTheEnd(early()?.shadowRoot.textContent) || isAtTheEnd(document.body?.textContent);
  const ownAreThere = () => !early() && isAtTheEnd(document.body?.textContent);
  const chartsAreDrawn = () => noted.own && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every((chart) => chart.querySelector(".main-svg"));
  // A frame later it has been painted, unless something keeps the browser from that: then that counts too.
  const painted = (name) => requestAnimationFrame(() => setTimeout(() => {
    noted[name] ??= performance.now();
    look();
  }));
  const look = () => {
    if (!noted.words && wordsAreThere()) painted("words");
    if (!noted.own && ownAreThere()) painted("own");
    if (!noted.charts && chartsAreDrawn()) painted("charts");
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()"""
"""Notes in the page itself when something can be seen: a question from outside is answered late by a busy browser."""


@dataclass(frozen=True)
class View:
    """Seconds until words and tables can be read, until Streamlit stands, until charts do; kilobytes over the wire."""

    first_seconds: float
    own_seconds: float
    charts_seconds: float
    first_kb: float
    return_kb: float


def _seconds(browser: Browser, address: str) -> tuple[float, float, float]:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_function("() => noted.charts")
    noted = page.evaluate("noted")
    context.close()
    return noted["words"] / 1000, noted["own"] / 1000, noted["charts"] / 1000


def _kilobytes(browser: Browser, port: int, path: str) -> tuple[float, float]:
    counted = []
    with relayed(port) as relay:
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        for _ in range(2):
            before = relay.sent
            page.goto(f"http://127.0.0.1:{relay.port}/{path}")
            page.wait_for_function("() => noted.charts")
            page.wait_for_timeout(300)
            counted.append((relay.sent - before) / 1000)
        context.close()
    first, back = counted
    return first, back


def view(port: int, path: str = "") -> View:
    """Return what a visit to a page of a server costs: the median time of several, the bytes of one and of a return."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        kilobytes = _kilobytes(browser, port, path)
        times = [_seconds(browser, f"http://127.0.0.1:{port}/{path}") for _ in range(VISITS)]
        browser.close()
    words, own, charts = (statistics.median(values) for values in zip(*times, strict=True))
    return View(words, own, charts, *kilobytes)
