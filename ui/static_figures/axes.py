"""The axes of a drawn figure: where a value is, and the marks with their words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from ui.figure_parts import round_mark, ticks

DEFAULT_TICKS = 6
BAR_WIDTH = 0.8
"""Of the room for a bar."""


class Mark(NamedTuple):
    """A mark of an axis: its place in hundredths of the axis from its start, and its words."""

    at: float
    words: str


class Axis:
    """An axis of a figure, from its description and the values on it."""

    def __init__(self, described: Mapping[str, Any], values: Sequence[Any], *, steps: bool = False) -> None:
        """Take the description, and all values on the axis; with steps the values are places of bars."""
        self.described = described
        names = [value for value in values if value is not None]
        kind = described.get("type")
        self.is_date = kind == "date"
        self.is_category = kind == "category" or (not self.is_date and any(isinstance(one, str) for one in names))
        self.categories = list(dict.fromkeys(str(one) for one in names)) if self.is_category else []
        self.low, self.high = self._range([self.number(one) for one in names], steps=steps)

    def number(self, value: Any) -> float:  # a category, a date or a number
        """Return a value as a number on the axis."""
        if self.is_category:
            return float(self.categories.index(str(value)))
        if self.is_date:
            return float(date.fromisoformat(str(value)[:10]).toordinal())
        return float(value)

    def place(self, value: Any) -> float:
        """Return where a value is, in hundredths of the axis from its start."""
        return self.place_of_number(self.number(value))

    def place_of_number(self, at: float) -> float:
        """Return where a number is, in hundredths of the axis from its start."""
        return 100 * (at - self.low) / ((self.high - self.low) or 1.0)

    @property
    def title(self) -> str:
        """Return the title; empty where there is none."""
        title = self.described.get("title") or {}
        return str(title.get("text") or "") if isinstance(title, Mapping) else str(title)

    @property
    def has_grid(self) -> bool:
        """Return whether lines are drawn at the marks."""
        return self.described.get("showgrid", True) and not self.is_category

    def marks(self) -> list[Mark]:
        """Return the marks, in the order of the axis."""
        if self.described.get("showticklabels") is False or self.described.get("visible") is False:
            return []
        values = self.described.get("tickvals")
        if values is not None:
            words = self.described.get("ticktext") or [round_mark(one) for one in values]
            found = [Mark(self.place(value), str(word)) for value, word in zip(values, words, strict=True)]
        elif self.is_category:
            found = [Mark(self.place(name), name) for name in self.categories]
        else:
            suffix = str(self.described.get("ticksuffix") or "")
            most = self.described.get("nticks") or DEFAULT_TICKS
            low, high = sorted((self.low, self.high))
            found = [
                Mark(self.place_of_number(one), round_mark(round(one, 6)) + suffix) for one in ticks(low, high, most)
            ]
        return [mark for mark in found if -0.01 <= mark.at <= 100.01]  # within the axis

    def _range(self, numbers: Sequence[float], *, steps: bool) -> tuple[float, float]:
        given = self.described.get("range")
        if given is not None:
            # Categories are given by their numbers, all else as values are.
            low, high = (float(one) if self.is_category else self.number(one) for one in given)
            return low, high
        if self.is_category:
            low, high = -0.5, len(self.categories) - 0.5
        elif not numbers:
            low, high = 0.0, 1.0
        else:
            low, high = min(numbers), max(numbers)
            room = 0.5 if steps else 0.05 * ((high - low) or 1.0)
            low, high = low - room, high + room
            if self.described.get("rangemode") == "tozero":
                low = min(0.0, low) if min(numbers) < 0 else 0.0
        return (high, low) if self.described.get("autorange") == "reversed" else (low, high)
