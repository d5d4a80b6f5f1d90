"""Plays the four journeys, each on a server of its own that nobody has visited, and writes docs/journeys.md."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from data.paths import store_folder
from data.store import current_store
from tests.browser.conftest import FORGET, opened_browser, served
from tests.browser.forked import ROOT
from tests.journeys.document import Played, document
from tests.journeys.player import Player
from tests.journeys.told import JOURNEYS, Journey
from ui.wording import day

DOCUMENT = ROOT / "docs" / "journeys.md"
PICTURES = ROOT / "docs" / "journeys"
SCREENS = {1280: 800, 360: 740}
"""Width and height of a computer's window and a phone's, in pixels."""


def play(journey: Journey, width: int, browser: Browser, logs: Path) -> Played:
    """Return one journey, played at one width on a server that has just started, in a browser that keeps nothing."""
    with served(store_folder(), logs / f"{journey.name}-{width}") as origin:
        context = browser.new_context(viewport={"width": width, "height": SCREENS[width]})
        page = context.new_page()
        page.add_init_script(FORGET)
        player = Player(page, origin, lambda name: PICTURES / f"{journey.name}-{name}-{width}.png")
        journey.play(player)
        context.close()
    print(
        f"{journey.name}, {width} px: {player.clicks} clicks, {player.typings} typed, "
        f"{player.page_seconds:.1f} seconds of waiting"
    )
    return Played(width, player)


def main() -> None:
    """Play all journeys at both widths and write them up."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as logs, opened_browser() as browser:
        played = {journey: [play(journey, width, browser, Path(logs)) for width in SCREENS] for journey in JOURNEYS}
    text = document(played, current_store().version, day(datetime.now(UTC).date()))
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
