"""Positions for the labels of a scatter plot: clear of each other and, if possible, of points and their marks."""

from collections.abc import Sequence
from typing import NamedTuple

PHONE, DESKTOP = (230, 400), (550, 400)
"""Pixels across and up of a scatter, where its labels have least room and where they have most."""

LETTER = (6.0, 15.0)
"""Pixels across and up of a letter of a label."""

DOT, MARK = 4.0, 1.0
"""Pixels from the middle of a point to its edge, and of the mark of its rounding."""

PLACES = {
    "middle right": (0.0, -0.5, DOT),
    "middle left": (-1.0, -0.5, -DOT),
    "top center": (-0.5, 0.5, 0.0),
    "bottom center": (-0.5, -1.5, 0.0),
}
"""Where the lower left corner of a label can be: lengths and heights of the label from its point, and pixels across."""


class Labelled(NamedTuple):
    """A point on axes that begin at 0, with the ends of its rounding, and what is to be written at it, or nothing."""

    x: float
    y: float
    low: float
    high: float
    label: str


class _Box(NamedTuple):
    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


class _Plot:
    """A scatter of some size, with what is drawn on it."""

    def __init__(self, points: Sequence[Labelled], end: float, size: tuple[int, int]) -> None:
        self.across, self.up = size[0] / end, size[1] / end
        self.width = size[0] * 1.1
        places = [(point, point.x * self.across, point.y * self.up) for point in points]
        self.dots = [_Box(across - DOT, up - DOT, across + DOT, up + DOT) for _, across, up in places]
        self.marks = [
            _Box(across - MARK, point.low * self.up, across + MARK, point.high * self.up) for point, across, _ in places
        ]

    def box(self, point: Labelled, place: str) -> _Box:
        """Return the box that a label takes up at a position."""
        lengths, heights, beside = PLACES[place]
        length = LETTER[0] * len(point.label)
        left, low = point.x * self.across + lengths * length + beside, point.y * self.up + heights * LETTER[1]
        return _Box(left, low, left + length, low + LETTER[1])

    def harm(self, box: _Box) -> int:
        """Return the cost of a label's position: covering a point costs more than a mark running through it."""
        return 3 * sum(box.meets(dot) for dot in self.dots) + sum(box.meets(mark) for mark in self.marks)


def label_positions(points: Sequence[Labelled], end: float) -> list[str]:
    """Return the position of each label; empty where there is no room on a phone, or no label. The axes end at end.

    Of the places that are clear of other labels it is the one that does least harm, on a phone and a desktop together.
    """
    phone, desktop = (_Plot(points, end, size) for size in (PHONE, DESKTOP))
    taken: list[_Box] = []
    found = []
    for point in points:
        clear = {
            place: box
            for place in (PLACES if point.label else ())
            if (box := phone.box(point, place)).left >= 0
            and box.right <= phone.width
            and not any(box.meets(other) for other in taken)
        }
        chosen = min(
            clear, key=lambda place: phone.harm(clear[place]) + desktop.harm(desktop.box(point, place)), default=""
        )
        if chosen:
            taken.append(clear[chosen])
        found.append(chosen)
    return found
