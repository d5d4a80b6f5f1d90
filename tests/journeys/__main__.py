"""Plays the four journeys, each on a server of its own that nobody has visited, and writes docs/journeys.md."""

import shutil
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
from ui.formats import day

DOCUMENT = ROOT / "docs" / "journeys.md"
PICTURES = ROOT / "docs" / "journeys"
SCREENS = {1280: 800, 360: 740}
"""Width and height of a computer's window and a phone's, in pixels."""


def play(journey: Journey, width: int, browser: Browser, folder: Path) -> Played:
    """Return one journey, played at one width on a server that has just started, in a browser that keeps nothing.

    Its pictures and the server's log are put into the folder.
    """
    with served(store_folder(), folder / f"{journey.name}-{width}.log") as origin:
        context = browser.new_context(viewport={"width": width, "height": SCREENS[width]})
        page = context.new_page()
        page.add_init_script(FORGET)
        player = Player(page, origin, lambda name: folder / f"{journey.name}-{name}-{width}.png")
        journey.play(player)
        context.close()
    print(
        f"{journey.name}, {width} px: {player.clicks} clicks, {player.typings} typed, "
        f"{player.page_seconds:.1f} seconds of waiting"
    )
    return Played(width, player)


def main() -> None:
    """Play all journeys at both widths and write them up."""
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        played = {journey: [play(journey, width, browser, Path(folder)) for width in SCREENS] for journey in JOURNEYS}
        # Only now: a journey that fails leaves the last document and its pictures as they are.
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir()
        for picture in Path(folder).glob("*.png"):
            shutil.copy(picture, PICTURES)
    text = document(played, current_store().version, day(datetime.now(UTC).date()))
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
