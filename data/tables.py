"""Reads the tables of the data package and finds everything that is wrong with them, by file, line and column."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from data.schema import Check, Column, Table

Value = str | int | Decimal | bool | date | None

LINE = "_line"
"""Column added to each row while it is checked: the line of the file that the row ends on."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a table: where it is, what stands there and what was expected."""

    file: str
    line: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}"
        if self.column:
            place += f", column {self.column}"
        return f"{place}: found {self.found}; expected {self.expected}"


class BadValue(Exception):
    """A value that is not of its column's type; the message says what was expected."""


@dataclass(slots=True)
class TableRows:
    """The typed rows of one table, each with its line, and the problems found so far."""

    table: Table
    file: str
    rows: list[dict[str, Value]]
    problems: list[Problem]

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


def parse_financial_year(text: str) -> int:
    """Return the starting year of a financial year written 2019/20."""
    match = re.fullmatch(r"(\d{4})/(\d{2})", text, re.ASCII)
    if not match or int(match[2]) != (int(match[1]) + 1) % 100:
        raise BadValue("a financial year such as 2019/20: a year and the last two digits of the next")
    return int(match[1])


def parse_decimal(text: str, duckdb_type: str) -> Decimal:
    """Return a number with no more digits than its type holds."""
    width, scale = map(int, re.findall(r"\d+", duckdb_type))
    if not re.fullmatch(rf"-?\d{{1,{width - scale}}}(\.\d{{1,{scale}}})?", text, re.ASCII):
        raise BadValue(f"a number in digits with at most {scale} decimals, without commas or currency signs")
    return Decimal(text)


def parse_integer(text: str) -> int:
    """Return a whole number."""
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise BadValue("a whole number")
    return int(text)


def parse_boolean(text: str) -> bool:
    """Return yes or no as true or false."""
    if text not in ("yes", "no"):
        raise BadValue("yes or no")
    return text == "yes"


def parse_date(text: str) -> date:
    """Return a date written 2018-02-13."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadValue("a date such as 2018-02-13") from None


def parse_text(text: str) -> str:
    """Return text as it is."""
    if text != text.strip() or any(ord(character) < 32 for character in text):
        raise BadValue("text without spaces at its ends, tabs or line breaks")
    return text


PARSERS: dict[str, Callable[[str], Value]] = {
    "VARCHAR": parse_text,
    "INTEGER": parse_integer,
    "BOOLEAN": parse_boolean,
    "DATE": parse_date,
}


def parse(text: str, column: Column) -> Value:
    """Return the value of a cell; an empty cell is None. Raises BadValue."""
    if text == "":
        if not column.nullable:
            raise BadValue("a value")
        return None
    if column.name.endswith("_year"):
        return parse_financial_year(text)
    if column.type.startswith("DECIMAL"):
        return parse_decimal(text, column.type)
    return PARSERS[column.type](text)


def read_table(table: Table, folder: Path) -> TableRows:
    """Return the rows of data/tables/<name>.csv; the problems say what could not be read."""
    path = folder / f"{table.name}.csv"
    result = TableRows(table, path.name, [], [])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        result.problems.append(Problem(path.name, 0, "", "no such file", f"the table {table.name}"))
        return result
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        found = f"the byte 0x{path.read_bytes()[error.start]:02x}"
        result.problems.append(Problem(path.name, line, "", found, "text in UTF-8"))
        return result
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if _header_is_right(header, result):
            _read_rows(reader, header, result)
    except csv.Error as error:
        result.problems.append(Problem(path.name, reader.line_num, "", f"a broken line ({error})", "a CSV line"))
    return result


def _header_is_right(header: list[str], result: TableRows) -> bool:
    names = [column.name for column in result.table.columns]
    if not header:
        result.problems.append(Problem(result.file, 1, "", "an empty file", f"a header: {', '.join(names)}"))
        return False
    for name in names:
        if name not in header:
            result.problems.append(Problem(result.file, 1, name, "no such column", "a column of this name"))
    for name in header:
        if name not in names:
            result.problems.append(Problem(result.file, 1, name, "an unknown column", f"one of {', '.join(names)}"))
        elif header.count(name) > 1:
            result.problems.append(Problem(result.file, 1, name, "the column twice", "each column once"))
    return not result.problems


def _read_rows(reader: Iterable[list[str]], header: list[str], result: TableRows) -> None:
    columns = {column.name: column for column in result.table.columns}
    for cells in reader:
        line: int = reader.line_num  # type: ignore[attr-defined]
        if not cells:
            continue
        if len(cells) != len(header):
            found = f"{len(cells)} cells"
            result.problems.append(Problem(result.file, line, "", found, f"{len(header)} as in the header"))
            continue
        row: dict[str, Value] = {LINE: line}
        for name, text in zip(header, cells, strict=True):
            try:
                row[name] = parse(text, columns[name])
            except BadValue as error:
                row[name] = None
                found = f'"{text}"' if text else "an empty cell"
                result.problems.append(Problem(result.file, line, name, found, str(error)))
        result.rows.append(row)
    if not result.rows:
        result.problems.append(Problem(result.file, 1, "", "a header and nothing under it", "at least one row"))


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


def _quoted(key: tuple[Value, ...]) -> str:
    return " and ".join(f'"{value}"' for value in key)


def _check_keys(rows: TableRows) -> None:
    for names in rows.table.keys:
        first: dict[tuple[Value, ...], Value] = {}
        for row in rows.rows:
            key = _key(row, names)
            if key is None:
                continue
            if key in first:
                expected = f"a value that is not yet in line {first[key]}"
                rows.problems.append(_problem(rows, row, ", ".join(names), _quoted(key), expected))
            else:
                first[key] = row[LINE]


def _check_references(rows: TableRows, tables: Mapping[str, TableRows]) -> None:
    for reference in rows.table.foreign_keys:
        known = {_key(row, reference.table_columns) for row in tables[reference.table].rows}
        for row in rows.rows:
            key = _key(row, reference.columns)
            if key is not None and key not in known:
                expected = f"a {', '.join(reference.table_columns)} that is in {reference.table}.csv"
                rows.problems.append(_problem(rows, row, ", ".join(reference.columns), _quoted(key), expected))


def _check_condition(rows: TableRows, check: Check, relation: duckdb.DuckDBPyRelation) -> None:
    broken = relation.filter(f"NOT ({check.expression})").project(LINE).fetchall()
    by_line = {row[LINE]: row for row in rows.rows}
    for (line,) in broken:
        row = by_line[line]
        found = ", ".join("an empty cell" if row[name] is None else f'"{row[name]}"' for name in check.columns)
        rows.problems.append(_problem(rows, row, ", ".join(check.columns), found, check.expression))


def _problem(rows: TableRows, row: Mapping[str, Value], column: str, found: str, expected: str) -> Problem:
    line = row[LINE]
    assert isinstance(line, int)
    return Problem(rows.file, line, column, found, expected)
