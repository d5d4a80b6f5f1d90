"""Tables: real HTML tables for the screen, and the same rows as CSV for a spreadsheet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from queries import Bounds
from ui.html import render

Cell = str | Markup

Sources = Callable[[str], tuple[str, str]]
"""Turns a source_id into title and web address of the document."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and how a row's cell reads. The first column of a table heads its rows.

    Numbers stand to the right; a wide column keeps room for sentences where the table is scrolled.
    """

    title: str
    cell: Callable[[Any], Cell]
    numeric: bool = False
    wide: bool = False

    @property
    def css_class(self) -> str:
        """Return the class of the column's cells."""
        return "mc-number" if self.numeric else "mc-wide" if self.wide else "mc-plain"


def table_html(
    caption: str, columns: Sequence[Column], rows: Iterable[NamedTuple], *, hide_caption: bool = False
) -> Markup:
    """Return an accessible HTML table. The caption also names the region that scrolls where the table is too wide."""
    cells = [[(column, column.cell(row)) for column in columns] for row in rows]
    return render("table", caption=caption, columns=columns, cells=cells, hide_caption=hide_caption)


def csv_bytes(rows: Sequence[NamedTuple], sources: Sources | None = None) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark, which spreadsheet programs need to read the pound sign.

    Every field is a column in its plain value; bounds become two. sources turns a source_id into title and address,
    which are added at the end, so that a downloaded figure still says where it comes from.
    """
    pairs = {name for row in rows for name, value in row._asdict().items() if isinstance(value, Bounds)}
    records = []
    for row in rows:
        record: dict[str, object] = {}
        for name, value in row._asdict().items():
            if name in pairs:
                record[f"{name}_low"], record[f"{name}_high"] = value or (None, None)
            else:
                record[name] = plain(value)
        if sources is not None and "source_id" in record:
            title, address = sources(row._asdict()["source_id"]) if record["source_id"] else ("", "")
            record |= {"source_title": defused(title), "source_address": defused(address)}
        records.append(record)
    # Plain objects: amounts stay exact decimals, and a year beside an empty cell stays a whole number.
    text: str = pd.DataFrame(records, dtype=object).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def plain(value: object) -> object:
    """Return a value as a CSV cell holds it; text is defused, None is empty."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return defused(value) if isinstance(value, str) else value


def defused(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
