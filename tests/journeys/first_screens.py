"""Takes the first screen of every page, at both widths, for docs/first-screens.md.

`python -m tests.journeys.first_screens` takes them. Those of 28 November 2026 were taken in the same way by giving the
address of a server of that day and a folder.
"""

import argparse
import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from data.paths import store_folder
from pages.menu import PAGES
from tests.browser.conftest import opened_browser, served
from tests.browser.forked import ROOT

FOLDER = ROOT / "docs" / "first-screens"
EARLIER = "2026-11-28"
"""The folder of the pictures taken before the pages were drawn anew."""

SCREENS = {1280: 800, 390: 844}
SHOWN = {1280: 800, 390: 300}
"""Width of a picture in the document, in pixels."""

SETTLED_MS = 4_000
"""Until charts and map have been painted, on a machine that does nothing else."""


def addresses() -> dict[str, str]:
    """Return the addresses of the pages, and a profile, by the names of their pictures."""
    named = {path.strip("/") or "overview": path for path in PAGES}
    return named | {
        "borough-westminster": "/borough?borough=Westminster",
        "borough-lewisham": "/borough?borough=Lewisham",
    }


def take(browser: Browser, origin: str, folder: Path) -> None:
    """Take the pictures of a server's pages and put them into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in SCREENS.items():
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        for name, address in addresses().items():
            answer = page.goto(origin + address)
            if answer is None or not answer.ok:
                continue
            page.wait_for_timeout(SETTLED_MS)
            with Image.open(io.BytesIO(page.screenshot())) as picture:
                size = (SHOWN[width], round(height * SHOWN[width] / width))
                picture.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(
                    folder / f"{name}-{width}.webp", quality=70, method=6
                )
        context.close()


def document() -> str:
    """Return the document that shows them, before and after."""
    chapters = []
    for name, address in addresses().items():
        rows = []
        for width in SCREENS:
            file = f"{name}-{width}.webp"
            before = f"first-screens/{EARLIER}/{file}"
            shown = [f'<img src="{before}" width="{SHOWN[width] // 2}" alt="{address} before, {width} pixels wide">']
            if not (FOLDER / EARLIER / file).exists():
                shown = ["This page did not exist."]
            after = f"first-screens/{file}"
            shown.append(f'<img src="{after}" width="{SHOWN[width] // 2}" alt="{address} now, {width} pixels wide">')
            rows.append(f"| {' | '.join(shown)} |")
        chapters.append(f"## `{address}`\n\n| 28 November 2026 | Now |\n| --- | --- |\n" + "\n".join(rows) + "\n")
    return (
        "# First screens\n\n"
        "What a visitor sees of each page without scrolling, on a computer (1280 by 800 pixels) and on a phone (390\n"
        "by 844): on the left as it was on 28 November 2026, on the right as it is now. `make journeys` takes them.\n\n"
        + "\n".join(chapters)
    )


def main() -> None:
    """Take the pictures of this program, or of a server that is given, and write the document."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--origin", help="take those of this server instead")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args()
    with opened_browser() as browser:
        if chosen.origin:
            take(browser, chosen.origin, chosen.folder)
            return
        with tempfile.TemporaryDirectory() as folder, served(store_folder(), Path(folder) / "log") as origin:
            take(browser, origin, chosen.folder)
    (ROOT / "docs" / "first-screens.md").write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
