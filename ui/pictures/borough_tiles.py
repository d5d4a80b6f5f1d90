"""London's boroughs as equal tiles, about where they lie: a map that can be tapped on a phone."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ui.html import Html, render

SHADES = 5
"""Steps of the ramp, from 1, the lowest, to 5."""


class BoroughTile(NamedTuple):
    """A borough's tile: its name and figure in words, its shade (0 is outside, None without a figure), and its link.

    short is what stands on the tile below the letters.
    """

    words: str
    shade: int | None
    href: str
    short: str = ""
    is_doubtful: bool = False
    is_chosen: bool = False


class Place(NamedTuple):
    """Where a borough's tile is, from 1, and the letters on it."""

    row: int
    column: int
    letters: str


@cache
def places() -> dict[str, Place]:
    """Return the place of each borough and of the City of London, by GSS code."""
    with Path(__file__).with_name("borough_tiles.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["gss_code"]: Place(int(row["row"]), int(row["column"]), row["letters"]) for row in csv.DictReader(file)
        }


def borough_tiles(tiles: Mapping[str, BoroughTile], caption: str) -> Html:
    """Return the boroughs as a list of links in the shape of London; tiles are by GSS code."""
    shown = [(place, tiles[code]) for code, place in places().items() if code in tiles]
    return render("borough_tiles", tiles=shown, caption=caption)
