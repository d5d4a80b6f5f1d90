"""Reads data/schema.sql with DuckDB itself: which tables there are, with their types, keys, checks and comments."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from data.paths import SCHEMA


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
    """A condition on each row, as SQL, and the columns it is about."""

    expression: str
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


TABLES_SQL = """
SELECT table_name, comment
FROM duckdb_tables()
WHERE database_name = current_database() AND schema_name = 'main'
ORDER BY table_oid
"""

COLUMNS_SQL = """
SELECT column_name, data_type, is_nullable, comment
FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table
ORDER BY column_index
"""

CONSTRAINTS_SQL = """
SELECT constraint_type, expression, constraint_column_names, referenced_table, referenced_column_names
FROM duckdb_constraints()
WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $table
ORDER BY constraint_index
"""


@cache
def read_schema(path: Path = SCHEMA) -> dict[str, Table]:
    """Return the tables of the main schema by name, each table after those it refers to.

    Raises duckdb.Error if the file is not valid SQL.
    """
    with duckdb.connect() as connection:
        connection.execute(path.read_text(encoding="utf-8"))
        return {
            name: _read_table(connection, name, comment) for name, comment in connection.execute(TABLES_SQL).fetchall()
        }


def _read_table(connection: duckdb.DuckDBPyConnection, name: str, comment: str) -> Table:
    columns = connection.execute(COLUMNS_SQL, {"table": name}).fetchall()
    constraints = connection.execute(CONSTRAINTS_SQL, {"table": name}).fetchall()
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
            Check(expression, tuple(names)) for kind, expression, names, _, _ in constraints if kind == "CHECK"
        ),
    )
