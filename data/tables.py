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

from data.schema import Check, Table
from data.values import BadValue, Value, parse

MAY_BE_EMPTY = frozenset({"returns"})
"""Tables that an operator fills, or not. Everywhere else a header without rows is a file that lost its content."""

LINE = "_line"
"""Column added to each row while it is checked: the line of the file that the row begins on."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a table: where it is, what stands there and what was expected."""

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
    """The cells of each row as they stand in the file, by its line."""

    is_whole: bool = True
    """Whether every row could be read with its keys: only then can other tables be held against them."""

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
        # They were read for the problems in their cells only: without all columns they cannot be held against anything.
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
        except BadValue as error:
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
        for rows in tables.values():
            _check_keys(rows)
            _check_references(rows, tables)
            if rows.rows:
                relation = connection.from_arrow(rows.arrow())
                for check in rows.table.checks:
                    _check_condition(rows, check, relation)


def _key(row: Mapping[str, Value], names: Iterable[str]) -> tuple[Value, ...] | None:
    """Return the values of the columns, or None where one is empty: SQL keys ignore those."""
    key = tuple(row[name] for name in names)
    return None if None in key else key


def _quoted(rows: TableRows, row: Mapping[str, Value], names: Iterable[str]) -> str:
    """Return the cells of some columns as they stand in the file."""
    texts = rows.texts[_line(row)]
    return " and ".join(shown(texts[name]) for name in names)


def _line(row: Mapping[str, Value]) -> int:
    line = row[LINE]
    assert isinstance(line, int)
    return line


def _check_keys(rows: TableRows) -> None:
    for names in rows.table.keys:
        first: dict[tuple[Value, ...], Value] = {}
        for row in rows.rows:
            key = _key(row, names)
            if key is None:
                continue
            if key in first:
                expected = f"a value that is not yet in line {first[key]}"
                rows.problems.append(_problem(rows, row, ", ".join(names), _quoted(rows, row, names), expected))
            else:
                first[key] = row[LINE]


def _check_references(rows: TableRows, tables: Mapping[str, TableRows]) -> None:
    for reference in rows.table.foreign_keys:
        if not tables[reference.table].is_whole:
            # Its own problems come first: held against half a table, every row of this one might be wrong.
            continue
        known = {_key(row, reference.table_columns) for row in tables[reference.table].rows}
        for row in rows.rows:
            key = _key(row, reference.columns)
            if key is not None and key not in known:
                expected = f"a {', '.join(reference.table_columns)} that is in {reference.table}.csv"
                found = _quoted(rows, row, reference.columns)
                rows.problems.append(_problem(rows, row, ", ".join(reference.columns), found, expected))


def _check_condition(rows: TableRows, check: Check, relation: duckdb.DuckDBPyRelation) -> None:
    broken = relation.filter(f"NOT ({check.expression})").project(LINE).fetchall()
    if not broken:
        return
    by_line = {row[LINE]: row for row in rows.rows}
    for (line,) in broken:
        row = by_line[line]
        found = _quoted(rows, row, check.columns)
        rows.problems.append(_problem(rows, row, ", ".join(check.columns), found, check.expected))


def _problem(rows: TableRows, row: Mapping[str, Value], column: str, found: str, expected: str) -> Problem:
    return Problem(rows.file, _line(row), column, found, expected)
