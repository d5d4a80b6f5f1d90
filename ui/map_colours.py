"""The colours of areas on a map, and its legend."""

from typing import NamedTuple

RAMP = ("#D3E0EC", "#9DB8D2", "#6890B7", "#356A98", "#12436D")
DARK_RAMP = ("#17334d", "#205079", "#2f6ea3", "#74afe0", "#b3d5f4")
"""The ramp on a dark page: what is high is light there. ui/style.css has both as the shades of areas."""

OUTSIDE_COLOUR = "transparent"

DARK_SHADES = ("#10171f", "#24527c", "#5f9fd4", "#b3d5f4", "#333d47")
"""Colours of small maps on a dark page: of none, one, two, three or more, and outside. The interactive map has RAMP
in light and dark."""


class LegendEntry(NamedTuple):
    """A colour of the map, its meaning, and how many areas have it."""

    colour: str
    text: str
    members: str


def in_the_dark(colour: str) -> str:
    """Return what takes the place of a colour of the ramp on a dark page; any other colour stays."""
    return DARK_RAMP[RAMP.index(colour)] if colour in RAMP else colour


def ramp(number: int) -> tuple[str, ...]:
    """Return colours for a number of classes, light to dark, as far apart as they can be."""
    if number < 2:
        return RAMP[2:3]
    return tuple(RAMP[round(place * (len(RAMP) - 1) / (number - 1))] for place in range(number))
