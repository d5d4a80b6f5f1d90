"""Reads data/schema.sql with DuckDB itself: the tables with their types, keys, checks and descriptions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from data.descriptions import TABLE, with_descriptions
from data.paths import CATALOGUE, SCHEMA


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, DuckDB type, whether it may be empty, and its comment."""

    name: str
    type: str
    nullable: bool
    comment: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table that have to exist as a key of another."""

    columns: tuple[str, ...]
    table: str
    table_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A condition on each row, as SQL and in words, and the columns it is about."""

    expression: str
    expected: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is loaded from data/tables/<name>.csv."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    checks: tuple[Check, ...]


class SchemaError(Exception):
    """The schema cannot be read; the message names the file."""


@cache
def read_schema(path: Path = SCHEMA) -> dict[str, Table]:
    """Return the tables of the main schema by name, each table after those it refers to.

    Raises SchemaError if the file cannot be read, is not valid SQL, or leaves something without words: a table, column
    or condition.
    """
    with duckdb.connect() as connection:
        try:
            text = path.read_text(encoding="utf-8")
            connection.execute(with_descriptions(text))
        except (OSError, UnicodeDecodeError, duckdb.Error) as error:
            raise SchemaError(f"{path.name}: {error}") from error
        columns = _by_table(connection, "columns")
        constraints = _by_table(connection, "constraints")
        tables = connection.execute(_question("tables")).fetchall()
    words = {name: re.findall("^ *-- expected: (.+)$", body, re.MULTILINE) for _, name, body in TABLE.findall(text)}
    try:
        return {name: _table(name, comment, columns[name], constraints[name], words[name]) for name, comment in tables}
    except ValueError as error:
        raise SchemaError(f"{path.name}: {error}") from error


def _question(name: str) -> str:
    return (CATALOGUE / f"{name}.sql").read_text(encoding="utf-8")


def _by_table(connection: duckdb.DuckDBPyConnection, question: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return the answers to a question about all tables by table: DuckDB goes through all of them either way."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for table, *rest in connection.execute(_question(question)).fetchall():
        found[table].append(tuple(rest))
    return found


def _table(
    name: str,
    comment: str,
    columns: Sequence[tuple[Any, ...]],
    constraints: Sequence[tuple[Any, ...]],
    words: Sequence[str],
) -> Table:
    described = {name: comment} | {f"{name}.{column[0]}": column[-1] for column in columns}
    undescribed = [what for what, words in described.items() if not words]
    if undescribed:
        raise ValueError(f"{', '.join(undescribed)} without a description; expected a comment on the line above")
    checks = [(expression, names) for kind, expression, names, _, _ in constraints if kind == "CHECK"]
    return Table(
        name=name,
        comment=comment,
        columns=tuple(Column(*column) for column in columns),
        keys=tuple(tuple(names) for kind, _, names, _, _ in constraints if kind in ("PRIMARY KEY", "UNIQUE")),
        foreign_keys=tuple(
            ForeignKey(tuple(names), table, tuple(table_columns))
            for kind, _, names, table, table_columns in constraints
            if kind == "FOREIGN KEY"
        ),
        checks=tuple(
            Check(expression, expected, tuple(names))
            for (expression, names), expected in zip(checks, _expected(name, checks, words), strict=True)
        ),
    )


def _expected(table: str, checks: Sequence[tuple[str, Any]], words: Sequence[str]) -> Iterator[str]:
    """Yield what each condition asks for: the words above it in the file, or the list of what it allows."""
    in_order = iter(words)
    lists = [re.fullmatch(r"\(\S+ IN \((.+)\)\)", expression) for expression, _ in checks]
    if lists.count(None) != len(words):
        raise ValueError(f'{table} has {lists.count(None)} conditions, and {len(words)} lines "-- expected:"')
    for allowed in lists:
        yield "one of: " + ", ".join(re.findall("'([^']*)'", allowed[1])) if allowed else next(in_order)
