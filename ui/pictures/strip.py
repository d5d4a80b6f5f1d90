"""A strip: every borough as a dot along a line, some of them named, with the median and what rounding leaves open."""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

from queries import Bounds
from ui.html import Html, render

PLACES = 80
"""Places along the line at which dots are stacked."""

LETTER = 7
"""Width of a letter of a name, in pixels."""

ON_A_PHONE, IN_A_TILE = 330, 140
"""Width of the narrowest strip, in pixels: alone on a phone, or in a tile there."""


class Dot(NamedTuple):
    """A named value: its name, and what rounding leaves open."""

    name: str
    value: float
    bounds: Bounds | None = None


class PlacedDot(NamedTuple):
    """A dot on the strip: where it is, in hundredths of its length, and its row, 0 on the line."""

    left: str
    row: int


class PlacedName(NamedTuple):
    """A named dot on the strip: its row, on which side its name is, its place, and its range, in hundredths."""

    name: str
    row: int
    is_left: bool
    left: str
    low: str
    high: str
    width: str


def strip(
    everyone: Sequence[float],
    named: Sequence[Dot],
    words: str,
    ends: tuple[str, str] = ("", ""),
    *,
    room: int = ON_A_PHONE,
) -> Html:
    """Return the strip: all values as grey dots, those named above them in colour, and a line at the median.

    everyone has the values of all, those named too. words say what the strip shows; ends are written below its ends,
    the lowest and the highest value in words. room is its least width in pixels, in which
    no names run into each other.
    """
    reach = [end for dot in named if dot.bounds for end in dot.bounds]
    low = min([*everyone, *reach], default=0.0)
    span = (max([*everyone, *reach], default=0.0) - low) or 1.0

    def place(value: float) -> float:
        return 100 * (value - low) / span

    stacked: Counter[int] = Counter()
    crowd = []
    for value in sorted(everyone):
        at = round(place(value) * PLACES / 100)
        crowd.append(PlacedDot(str(round(at * 100 / PLACES, 1)), stacked[at]))
        stacked[at] += 1
    names = _names(named, place, 100 * LETTER / room)
    return render(
        "strip",
        crowd=crowd,
        names=names,
        rows=max((name.row for name in names), default=-1) + 1,
        height=max(stacked.values(), default=1),
        median=str(round(place(median(everyone)), 1)) if everyone else "",
        words=words,
        ends=ends,
    )


def _names(named: Sequence[Dot], place: Callable[[float], float], letter: float) -> list[PlacedName]:
    """Return the named dots, each name in the lowest row where it does not run into another."""
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for dot in named:
        bounds = dot.bounds or Bounds(dot.value, dot.value)
        at, low, high = place(dot.value), place(bounds.low), place(bounds.high)
        is_left = at > 60
        length = letter * (len(dot.name) + 1)
        start, end = (low - length, high + 2) if is_left else (low - 2, high + length)
        row = next((n for n, spans in enumerate(taken) if all(end < a or start > b for a, b in spans)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        texts = (str(round(number, 1)) for number in (at, low, high, high - low))
        placed.append(PlacedName(dot.name, row, is_left, *texts))
    return placed
