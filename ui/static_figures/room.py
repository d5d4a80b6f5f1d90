"""How much room words take in a drawing, and which have room on a phone."""

from collections.abc import Iterable
from typing import NamedTuple

LETTER = 7.6
"""Pixels that a letter takes at most, on average."""

PHONE = 340
"""Pixels across that a chart has on a phone."""


class Box(NamedTuple):
    """The place of words on a phone, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


def width(words: str) -> float:
    """Return how wide words of one or several lines (<br>) are, in pixels."""
    return LETTER * max(len(line.strip()) for line in words.split("<br>"))


def with_room(boxes: Iterable[tuple[int, Box]]) -> set[int]:
    """Return the numbers of the words that run into none before them in the order given."""
    kept: dict[int, Box] = {}
    for number, box in boxes:
        if all(
            box.left > other.right or box.right < other.left or box.top > other.bottom or box.bottom < other.top
            for other in kept.values()
        ):
            kept[number] = box
    return set(kept)
