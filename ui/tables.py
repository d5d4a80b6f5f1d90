"""Tables: real HTML tables for the screen, and the same rows as CSV for a spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from markupsafe import Markup, escape

from queries import Bounds
from ui.html import render, with_small
from ui.rounding import outwards, rounded
from ui.wording import year

Cell = str | Markup

Sources = Callable[[str], tuple[str, str]]
"""Turns a source_id into title and web address of the document."""


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


FileRow = TypeVar("FileRow", bound=NamedTuple)


@dataclass(frozen=True)
class Selection(Generic[FileRow]):
    """The columns of a file that omits some fields of its rows, in order, separated by spaces.

    london.bounds is the field bounds of the row's field london, empty where there is no london; the column gets the
    last name, or another: london_bounds=london.bounds. worked_out has a function for each name that is not a field of
    the row, or whose value is not that field's.
    """

    row_type: type[FileRow]
    names: str
    worked_out: Mapping[str, Callable[[FileRow], object]] = field(default_factory=dict)

    @property
    def paths(self) -> dict[str, str]:
        """Return where the value of each column is in a row, by the name of the column."""
        pairs = [entry.rpartition("=")[::2] for entry in self.names.split()]
        return {name or path.rpartition(".")[2]: path for name, path in pairs}


def field_type(row_type: type[NamedTuple], path: str) -> object:
    """Return the type of a field of a row, or of a field of one. Raises KeyError where there is no such field."""
    hint: object = row_type
    for name in path.split("."):
        owner = next(one for one in (hint, *get_args(hint)) if hasattr(one, "_fields"))
        hint = get_type_hints(owner)[name]
    return hint


def field_getter(path: str) -> Callable[[Any], Any]:
    """Return what reads a field of a row, or a field of one, which is None where the row has None in its place."""
    first, _, rest = path.partition(".")
    if not rest:
        return attrgetter(path)
    return lambda row: None if getattr(row, first) is None else field_getter(rest)(getattr(row, first))


def file_columns(row_type: type[NamedTuple] | Selection[Any]) -> dict[str, object]:
    """Return the columns of a file with their types, bounds as one column; a derived column has the type object.

    Without a selection these are the fields of the row's type that are not NotInFiles.
    """
    if not isinstance(row_type, Selection):
        hints = get_type_hints(row_type, include_extras=True)
        return {name: hint for name, hint in hints.items() if get_origin(hint) is not Annotated}
    return {
        name: object if name in row_type.worked_out else field_type(row_type.row_type, path)
        for name, path in row_type.paths.items()
    }


def file_values(row_type: type[NamedTuple] | Selection[Any]) -> dict[str, Callable[[Any], Any]]:
    """Return what reads the value of each column of a file from a row."""
    if not isinstance(row_type, Selection):
        return {name: attrgetter(name) for name in file_columns(row_type)}
    return {name: row_type.worked_out.get(name) or field_getter(path) for name, path in row_type.paths.items()}


def csv_bytes(
    row_type: type[NamedTuple] | Selection[Any],
    rows: Sequence[NamedTuple],
    sources: Sources | None = None,
    pounds: Collection[str] = (),
) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark, which spreadsheet programs need to read the pound sign.

    The columns are the fields of the row's type, or those selected, in their plain values; bounds become two. A number
    in a field whose name ends in _year is a financial year, as in the schema, and becomes 2019/20; one that ends in
    _calendar_year stays 2019. Amounts in pounds (fields that end in _gbp, and those named in pounds) have two decimals,
    other derived numbers at most DERIVED_DECIMALS, and published numbers those they were published with. Bounds are
    rounded outwards; both are the figure itself where it is known exactly. sources turns a source_id into title and
    URL, which become the last columns, so that a downloaded figure still says where it comes from.
    """
    types = file_columns(row_type)
    cells = file_values(row_type)
    pairs = {name for name, hint in types.items() if Bounds in (hint, *get_args(hint))}
    money = {name for name in types if name.endswith("_gbp")} | set(pounds)
    financial_years = {
        name
        for name, hint in types.items()
        if name.endswith("_year") and not name.endswith("_calendar_year") and int in (hint, *get_args(hint))
    }
    cited = [name for name in types if name in SOURCE_FIELDS] if sources else []
    records = []
    for row in rows:
        record: dict[str, object] = {}
        for name, cell in cells.items():
            value = cell(row)
            if name in pairs:
                record[f"{name}_low"], record[f"{name}_high"] = ends_in_file(value, is_money=name in money)
            elif name in financial_years:
                record[name] = None if value is None else year(value)
            else:
                record[name] = plain(value, is_money=name in money)
        for name in cited:
            known = cells[name](row)
            title, address = sources(known) if sources and known else ("", "")
            stem = name.removesuffix("_id")
            record |= {f"{stem}_title": defused(title), f"{stem}_address": defused(address)}
        records.append(record)
    columns = [
        *(column for name in types for column in ((f"{name}_low", f"{name}_high") if name in pairs else (name,))),
        *(f"{name.removesuffix('_id')}_{what}" for name in cited for what in ("title", "address")),
    ]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode("utf-8-sig")


DERIVED_DECIMALS = 4
"""How many decimals a file gives to derived numbers: percentages, shares and rates."""


def ends_in_file(bounds: Bounds | None, *, is_money: bool) -> tuple[object, object]:
    """Return the ends of an interval as two CSV cells, rounded outwards; empty where nothing is known."""
    if bounds is None:
        return None, None
    low, high = outwards(bounds, 2 if is_money else DERIVED_DECIMALS)
    return (low, high) if is_money else (f"{low.normalize():f}", f"{high.normalize():f}")


SOURCE_FIELDS = ("source_id", "london_source_id", "source_a", "source_b")
"""Fields that name a document."""


def plain(value: object, *, is_money: bool = False) -> object:
    """Return a value as a CSV cell holds it; text is defused, lists are separated by semicolons, None is empty.

    Money has two decimals, a derived number up to DERIVED_DECIMALS.
    """
    if isinstance(value, list):
        return defused("; ".join(map(str, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if is_money and isinstance(value, int | float | Decimal):
        return rounded(value, 2)
    if isinstance(value, float):
        return f"{rounded(value, DERIVED_DECIMALS).normalize():f}"
    return defused(value) if isinstance(value, str) else value


def defused(text: str) -> str:
    """Return text that no spreadsheet program interprets as a formula."""
    # Some programs skip leading white space, or read full-width signs as plain ones.
    start = text.lstrip()[:1]
    return f"'{text}" if (start and start in "=+-@＝＋－＠") or text[:1] in ("\t", "\r", "\n") else text
