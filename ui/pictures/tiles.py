"""Tiles: a few large figures side by side, each with what it is and a small picture."""

from collections.abc import Sequence
from typing import NamedTuple

from ui.html import Html, render


class Tile(NamedTuple):
    """A large figure: its value, what it is, in small type its range, year or comparison, a picture, and a link."""

    label: str
    value: str
    small: str = ""
    picture: Html = Html()
    href: str = ""


def tiles_html(tiles: Sequence[Tile]) -> Html:
    """Return the tiles as a list, two in a row on a phone."""
    return render("tiles", tiles=tiles)
