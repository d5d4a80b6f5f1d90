"""Files: rows as CSV for a spreadsheet, every figure in its plain value and with its source."""

import csv
import io
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from queries import Bounds
from ui.formats import year
from ui.rounding import outwards, rounded

Sources = Callable[[str], tuple[str, str]]
"""Turns a source_id into title and web address of the document."""


class FileColumn(NamedTuple):
    """A column of a file: its name, the type of its values, and what reads one from a row."""

    name: str
    type: object
    """object where the value is worked out from several fields."""

    read: Callable[[Any], Any]

    @property
    def is_bounds(self) -> bool:
        """Return whether it has bounds, which become two columns."""
        return Bounds in (self.type, *get_args(self.type))

    @property
    def is_financial_year(self) -> bool:
        """Return whether it has the years in which financial years start."""
        is_year = self.name.endswith("_year") and not self.name.endswith("_calendar_year")
        return is_year and int in (self.type, *get_args(self.type))

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns that it becomes."""
        return (f"{self.name}_low", f"{self.name}_high") if self.is_bounds else (self.name,)

    def cells(self, is_money: bool) -> Callable[[Any], Sequence[object]]:
        """Return what makes the cells of these columns from a row."""
        if self.is_bounds:
            return lambda row: ends_in_file(self.read(row), is_money=is_money)
        if self.is_financial_year:
            return lambda row: (None if (start := self.read(row)) is None else year(start),)
        return lambda row: (plain(self.read(row), is_money=is_money),)


FileRow = TypeVar("FileRow", bound=NamedTuple)

_hints = cache(get_type_hints)
"""The types of a row's fields: they are looked up for every column of every download."""


@dataclass(frozen=True)
class Selection(Generic[FileRow]):
    """The columns of a file that omits some fields of its rows, in order, separated by spaces.

    london.bounds is the field or property bounds of the row's field london, empty where there is no london. The column
    gets the last name, or another: london_bounds=london.bounds. worked_out has a function for each name that is none
    of the row's.
    """

    row_type: type[FileRow]
    names: str
    worked_out: Mapping[str, Callable[[FileRow], object]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple["FileColumn", ...]:
        """Return the columns of the file. Raises KeyError where a row has no such field."""
        columns = []
        for entry in self.names.split():
            given, _, path = entry.rpartition("=")
            name = given or path.rpartition(".")[2]
            if name in self.worked_out:
                columns.append(FileColumn(name, object, self.worked_out[name]))
            else:
                columns.append(FileColumn(name, field_type(self.row_type, path), field_getter(path)))
        return tuple(columns)


def field_type(row_type: type[NamedTuple], path: str) -> object:
    """Return the type of a field or property of a row, or of one of its fields. Raises KeyError where it has none."""
    hint: object = row_type
    for name in path.split("."):
        owner = next(type_ for type_ in (hint, *get_args(hint)) if hasattr(type_, "_fields"))
        worked_out = getattr(owner, name, None)
        hint = get_type_hints(worked_out.fget)["return"] if isinstance(worked_out, property) else _hints(owner)[name]
    return hint


def field_getter(path: str) -> Callable[[Any], Any]:
    """Return what reads a field of a row, or a field of one, which is None where the row has None in its place."""
    first, _, rest = path.partition(".")
    if not rest:
        return attrgetter(path)
    inner = field_getter(rest)
    return lambda row: None if (nested := getattr(row, first)) is None else inner(nested)


def file_columns(row_type: type[NamedTuple] | Selection[Any]) -> tuple[FileColumn, ...]:
    """Return the columns of a file: those selected, or else the fields of the row's type that are not NotInFiles."""
    if isinstance(row_type, Selection):
        return row_type.columns
    hints = get_type_hints(row_type, include_extras=True)
    return tuple(
        FileColumn(name, hint, attrgetter(name)) for name, hint in hints.items() if get_origin(hint) is not Annotated
    )


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
    columns = file_columns(row_type)
    cells = [column.cells(column.name.endswith("_gbp") or column.name in pounds) for column in columns]
    cited = [column for column in columns if column.name in SOURCE_FIELDS] if sources else []
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        [
            *(heading for column in columns for heading in column.headings),
            *(f"{column.name.removesuffix('_id')}_{what}" for column in cited for what in ("title", "address")),
        ]
    )
    for row in rows:
        record = [value for made in cells for value in made(row)]
        for column in cited:
            source_id = column.read(row)
            record += map(defused, sources(source_id) if sources and source_id else ("", ""))
        writer.writerow(record)
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
