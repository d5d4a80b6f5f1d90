"""Reads the tables of the data package and finds everything that is wrong with them, by file, line and column."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from data.schema import ForeignKey, Table
from data.values import CellError, Value, parse

MAY_BE_EMPTY = frozenset({"returns"})
"""Tables that an operator fills, or not. Everywhere else a header without rows is a file that lost its content."""

LINE = "_line"
"""Column added to each row while it is checked: the line of the file that the row begins on."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem in a table: where it is, what the cell holds and what was expected."""

    file: str
    line: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        if self.column:
            place += f", column {self.column}"
        return f"{place}: found {self.found}; expected {self.expected}"


@dataclass(slots=True)
class TableRows:
    """The typed rows of one table, each with its line, and the problems found so far."""

    table: Table
    file: str
    rows: list[dict[str, Value]]
    problems: list[Problem]
    texts: dict[int, dict[str, str]] = field(default_factory=dict)
    """The cells of each row as written in the file, by its line."""

    is_whole: bool = True
    """Whether every row could be read with its keys: only then can other tables be compared with them."""

    def arrow(self) -> pa.Table:
        """Return the rows as an Arrow table in the types of the schema, with the line of each."""
        fields = [pa.field(column.name, arrow_type(column.type)) for column in self.table.columns]
        return pa.Table.from_pylist(self.rows, schema=pa.schema([*fields, pa.field(LINE, pa.int32())]))


def arrow_type(duckdb_type: str) -> pa.DataType:
    """Return the Arrow type of a column type of the schema."""
    if duckdb_type.startswith("DECIMAL"):
        width, scale = map(int, re.findall(r"\d+", duckdb_type))
        return pa.decimal128(width, scale)
    return {"VARCHAR": pa.string(), "INTEGER": pa.int32(), "BOOLEAN": pa.bool_(), "DATE": pa.date32()}[duckdb_type]


def read_table(table: Table, folder: Path) -> TableRows:
    """Return the rows of data/tables/<name>.csv; the problems say what could not be read."""
    result = TableRows(table, f"{table.name}.csv", [], [])
    text = _text(folder / result.file, result)
    if text is None:
        result.is_whole = False
        return result
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    line = 0
    try:
        header = next(reader, [])
        line = 1
        can_be_read = not _header_is_missing(header, reader, result) and _header_can_be_read(header, result)
        result.is_whole = not result.problems
        if can_be_read:
            for line, cells in _numbered(reader):
                _read_row(cells, line, header, result)
            if not result.rows and table.name not in MAY_BE_EMPTY:
                result.problems.append(Problem(result.file, 1, "", "a header and nothing under it", "at least one row"))
                result.is_whole = False
    except csv.Error:
        broken = _line_after(result, line)
        found = "a quotation mark that is not closed, or text after one; what follows was not checked"
        result.problems.append(Problem(result.file, broken, "", found, 'a cell in quotation marks, "like this"'))
        result.is_whole = False
    if any(column.name not in header for column in table.columns):
        # They were read only for problems in their cells: without all columns they cannot be compared with other
        # tables.
        result.rows.clear()
    return result


def _text(path: Path, result: TableRows) -> str | None:
    """Return what is in the file, or None and a problem where it cannot be read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        result.problems.append(Problem(path.name, 0, "", "no such file", f"the table {result.table.name}"))
        return None
    except OSError as error:
        result.problems.append(Problem(path.name, 0, "", f"no file that can be read ({error.strerror})", "a CSV file"))
        return None
    if kind := _other_kind(content):
        result.problems.append(Problem(path.name, 0, "", kind, f"a CSV file: {SAVE_AS}"))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"the byte 0x{content[error.start]:02x}"
        with suppress(UnicodeDecodeError):
            found += f", “{content[error.start : error.start + 1].decode('cp1252')}” in the encoding Windows-1252"
        result.problems.append(Problem(path.name, line, "", found, f"text in UTF-8: {SAVE_AS}"))
        return None


SAVE_AS = "open it in the spreadsheet program and save it as “CSV UTF-8 (comma delimited)”"

SIGNATURES: dict[bytes, str] = {
    b"PK\x03\x04": "an Excel workbook or another zipped file (it starts with PK)",
    b"\xd0\xcf\x11\xe0": "an Excel workbook of the kind before 2007",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzipped file",
    b"\xff\xfe": "text in UTF-16, as “Unicode text” is saved",
    b"\xfe\xff": "text in UTF-16, as “Unicode text” is saved",
}
"""How files that are named .csv and are none begin, and what they are."""


def _other_kind(content: bytes) -> str | None:
    """Return what a file is that is no CSV file in UTF-8, as far as its beginning tells."""
    for signature, kind in SIGNATURES.items():
        if content.startswith(signature):
            return kind
    start = content[:200]
    if re.match(rb"\s*<(!doctype|html|\?xml|table)", start, re.IGNORECASE):
        return "a web page or XML"
    # Plain letters have a zero byte each in UTF-16, and there is none in text otherwise.
    return "text in UTF-16" if start.count(0) >= len(start) // 4 > 0 else None


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line that it begins on."""
    begins = reader.line_num + 1
    for cells in reader:
        if cells:
            yield begins, cells
        begins = reader.line_num + 1


def _line_after(result: TableRows, line: int) -> int:
    """Return the line after a row, whose cells may hold line breaks."""
    return line + 1 + sum(text.count("\n") for text in result.texts.get(line, {}).values())


def _is_separated_otherwise(header: list[str]) -> bool:
    return len(header) == 1 and re.search(r"[;\t]", header[0]) is not None


MOST_ROWS_ABOVE_THE_HEADER = 20


def _header_is_missing(first: list[str], reader: Any, result: TableRows) -> bool:
    """Return whether the first line has no column of the table: it is one problem then, not one for every row."""
    names = [column.name for column in result.table.columns]
    if not first or set(names).intersection(first) or _is_separated_otherwise(first):
        return False
    found, header = shown(",".join(first)), f"a header: {', '.join(names)}"
    for line, cells in islice(_numbered(reader), MOST_ROWS_ABOVE_THE_HEADER):
        if len(set(names).intersection(cells)) * 2 > len(names):
            above = "this line" if line == 2 else f"the lines 1 to {line - 1}"
            result.problems.append(
                Problem(result.file, 1, "", f"{found} above the header", f"{header}: delete {above}")
            )
            return True
    result.problems.append(Problem(result.file, 1, "", found, header))
    return True


def _header_can_be_read(header: list[str], result: TableRows) -> bool:
    """Return whether rows can be read by the header, and note what is wrong with it."""
    names = [column.name for column in result.table.columns]
    if not header:
        result.problems.append(Problem(result.file, 1, "", "an empty line", f"a header: {', '.join(names)}"))
        return False
    if len(names) > 1 and _is_separated_otherwise(header):
        found = "columns separated by semicolons or tabs"
        result.problems.append(Problem(result.file, 1, "", found, "columns separated by commas"))
        return False
    for name in names:
        if name not in header:
            result.problems.append(Problem(result.file, 1, name, "no such column", "a column of this name"))
    for name in dict.fromkeys(header):
        if name not in names:
            found = f"an unknown column, {shown(name)}" if name else "a column without a name"
            result.problems.append(Problem(result.file, 1, name.strip(), found, f"one of {', '.join(names)}"))
        elif header.count(name) > 1:
            result.problems.append(Problem(result.file, 1, name, "the column twice", "each column once"))
    return True


def _read_row(cells: list[str], line: int, header: list[str], result: TableRows) -> None:
    if len(cells) != len(header):
        found = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        result.problems.append(Problem(result.file, line, "", found, f"{len(header)} as in the header"))
        result.is_whole = False
        return
    columns = {column.name: column for column in result.table.columns}
    row: dict[str, Value] = {LINE: line}
    for name, text in zip(header, cells, strict=True):
        if name not in columns:
            continue
        try:
            row[name] = parse(text, columns[name])
        except CellError as error:
            row[name] = None
            if any(name in key for key in result.table.keys):
                result.is_whole = False
            result.problems.append(Problem(result.file, line, name, shown(text), str(error)))
    result.rows.append(row)
    result.texts[line] = dict(zip(header, cells, strict=True))


MOST_SHOWN = 60


def shown(text: str) -> str:
    """Return a cell as a message quotes it: in one line, what cannot be seen spelled out, cut where it is long."""
    if text == "":
        return "an empty cell"
    visible = "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text[:MOST_SHOWN])
    return f'"{visible}…"' if len(text) > MOST_SHOWN else f'"{visible}"'


def find_problems(tables: Mapping[str, TableRows]) -> None:
    """Add to each table's problems what is wrong between rows and tables: keys, references and conditions."""
    with duckdb.connect() as connection:
        relations = {name: connection.from_arrow(rows.arrow()) for name, rows in tables.items()}
        for name, rows in tables.items():
            _check_keys(rows, relations[name])
            for reference in rows.table.foreign_keys:
                # Where it is not whole, its own problems come first: compared with half a table, every row of this
                # one might be wrong.
                if tables[reference.table].is_whole:
                    _check_reference(rows, relations[name], reference, relations[reference.table])
            for check in rows.table.checks:
                for (line,) in relations[name].filter(f"NOT ({check.expression})").project(LINE).fetchall():
                    _add_problem(rows, line, check.columns, check.expected)


def _check_keys(rows: TableRows, relation: duckdb.DuckDBPyRelation) -> None:
    for names in rows.table.keys:
        first = f"min({LINE}) OVER (PARTITION BY {', '.join(names)}) AS first_line"
        repeated = _filled_in(relation, names).project(f"{LINE}, {first}").filter(f"{LINE} > first_line")
        for line, first_line in repeated.fetchall():
            _add_problem(rows, line, names, f"a value that is not yet in line {first_line}")


def _check_reference(
    rows: TableRows, relation: duckdb.DuckDBPyRelation, reference: ForeignKey, other: duckdb.DuckDBPyRelation
) -> None:
    names, keys = reference.columns, reference.table_columns
    known = other.project(", ".join(f"{key} AS {name}" for key, name in zip(keys, names, strict=True)))
    unknown = _filled_in(relation, names).join(known, ", ".join(names), how="anti")
    for (line,) in unknown.project(LINE).fetchall():
        _add_problem(rows, line, names, f"a {', '.join(keys)} that is in {reference.table}.csv")


def _filled_in(relation: duckdb.DuckDBPyRelation, names: Iterable[str]) -> duckdb.DuckDBPyRelation:
    """Return the rows in which none of the columns is empty: keys and references ignore the others."""
    return relation.filter(" AND ".join(f"{name} IS NOT NULL" for name in names))


def _add_problem(rows: TableRows, line: int, names: Iterable[str], expected: str) -> None:
    found = " and ".join(shown(rows.texts[line][name]) for name in names)
    rows.problems.append(Problem(rows.file, line, ", ".join(names), found, expected))
