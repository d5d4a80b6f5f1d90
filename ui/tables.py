"""Tables: real HTML tables for the screen."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from markupsafe import Markup, escape

from ui.html import render, with_small

Cell = str | Markup

Row_contra = TypeVar("Row_contra", contravariant=True)


@dataclass(frozen=True)
class Column(Generic[Row_contra]):
    """A column of a table: its heading and how a row's cell reads. The first column of a table heads its rows.

    Numbers are right-aligned; a wide column keeps room for sentences when the table scrolls.
    """

    title: str
    cell: Callable[[Row_contra], Cell]
    numeric: bool = False
    wide: bool = False

    @property
    def css_class(self) -> str:
        """Return the class of the column's cells."""
        return "mc-number" if self.numeric else "mc-wide" if self.wide else "mc-plain"


Row = TypeVar("Row")


def table_html(
    caption: str, rows: Iterable[Row], *columns: Column[Row] | None, show_caption: bool = False, dense: bool = False
) -> Markup:
    """Return an accessible HTML table with a line for each row; columns that are None are left out.

    The caption names the scrolling region if the table is too wide. It is visible only with show_caption, because most
    tables have a headline that says the same. A dense table is a long list: on a phone the short cells of a row run on
    instead of taking a line each.
    """
    rows, shown = list(rows), [column for column in columns if column]
    made = [[column.cell(row) for row in rows] for column in shown]
    by_column = [aligned(one) if column.numeric else one for column, one in zip(shown, made, strict=True)]
    cells = [list(zip(shown, one, strict=True)) for one in zip(*by_column, strict=True)]
    return render("table", caption=caption, columns=shown, cells=cells, show_caption=show_caption, dense=dense)


NUMBER = re.compile(r"(?P<whole>[£+−]*[\d,]+)(?P<decimals>\.\d+)?(?P<unit>[m%]?)(?P<mark> \*)?(?P<after> \(.*\))?")
"""A single number as a cell says it: £473,766, −55.8%, £0.6m *, £1,183,067 (1 “up to”)."""


def aligned(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a right-aligned column with their decimal points under each other.

    What a number lacks is added as space that is invisible and not read aloud; words after a number go under it.
    """
    numbers = [NUMBER.fullmatch(cell) for cell in cells]
    decimals: dict[str, int] = {}
    for number in numbers:
        if number:
            decimals[number["unit"]] = max(decimals.get(number["unit"], 0), len(number["decimals"] or ""))
    marked = any(number and number["mark"] for number in numbers)
    return [
        cell if number is None else _with_room(number, decimals[number["unit"]], marked)
        for cell, number in zip(cells, numbers, strict=True)
    ]


def _with_room(number: re.Match[str], decimals: int, marked: bool) -> Cell:
    """Return a number with space for decimals (the point counts as one) and for a mark, if it has none."""
    own = number["decimals"] or ""
    room = ".000000"[len(own) : decimals] + (" *" if marked and not number["mark"] else "")
    after = number["after"] or ""
    if not room and not after:
        return number[0]
    text = number[0].removesuffix(after)
    return with_small(
        escape(text) + (Markup('<span class="mc-room" data-room="{}"></span>').format(room) if room else ""), after
    )
