"""Bars: one in the cell of a table, columns as a sparkline, and one bar stacked of parts."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ui.html import Html, render

_BAR = Markup('<span class="mc-bar" aria-hidden="true"><i class="mc-tone-{}" style="width:{}%"></i></span>')
_COLUMN = Markup('<i style="height:{}%"></i>')
_GAP = Markup('<i class="mc-gap"></i>')
_COLUMNS = Markup('<span class="mc-sparkline" role="img" aria-label="{}">{}</span>')


class Part(NamedTuple):
    """A part of a stacked bar: its name, its size, and the figure as it is written."""

    name: str
    value: float
    text: str


def percentage(value: float, most: float) -> str:
    """Return a length as a percentage of the longest, with one decimal: 43.2."""
    return str(round(100 * value / most if most else 0.0, 1))


def bar(value: float | None, most: float, tone: int = 1) -> Html:
    """Return a bar for the cell of a table, which has the same figure in words; no value has none.

    most is the value that fills the cell. tone is the colour: 1 to 6, in the order of the theme's.
    """
    return Html() if value is None else Html(_BAR.format(tone, percentage(max(value, 0), most)))


def sparkline(values: Sequence[float | None], words: str) -> Html:
    """Return columns from zero, as high as their values; no value leaves a gap. words say what they show."""
    most = max((value for value in values if value is not None), default=0)
    columns = (_GAP if value is None else _COLUMN.format(percentage(value, most)) for value in values)
    return Html(_COLUMNS.format(words, Markup("").join(columns)))


def stacked_bar(parts: Sequence[Part], words: str) -> Html:
    """Return one bar of up to six parts, and their names with their figures below it. words say what it shows."""
    whole = sum(part.value for part in parts)
    widths = [percentage(part.value, whole) for part in parts]
    return render("stacked_bar", parts=list(zip(parts, widths, strict=True)), words=words)
