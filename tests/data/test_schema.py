"""The schema says everything that the loader, the checks and the data dictionary rest on."""

import csv
import re
from pathlib import Path

import duckdb
import pytest

from data.descriptions import with_descriptions
from data.folding import add_folding
from data.paths import MACROS, SCHEMA, TABLES
from data.schema import SchemaError, Table, read_schema
from data.view_files import view_files

SCHEMA_TABLES = list(read_schema().values())


@pytest.mark.parametrize("table", SCHEMA_TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_described(table: Table) -> None:
    assert table.comment.endswith(".")
    assert "One row per" in table.comment or table.name == "london_totals"
    for column in table.columns:
        assert column.comment, column.name


@pytest.mark.parametrize("table", SCHEMA_TABLES, ids=lambda table: table.name)
def test_money_is_decimal_and_years_are_integers(table: Table) -> None:
    for column in table.columns:
        if column.name.endswith("_gbp"):
            assert column.type == "DECIMAL(14,2)", column.name
        if column.name.endswith("_year"):
            assert column.type == "INTEGER", column.name


@pytest.mark.parametrize("table", SCHEMA_TABLES, ids=lambda table: table.name)
def test_every_table_has_a_key_and_figures_have_a_source(table: Table) -> None:
    assert table.keys
    names = {column.name for column in table.columns}
    if "amount_gbp" in names:
        assert {"source_id", "locator"} <= names
        assert not next(column for column in table.columns if column.name == "source_id").nullable


def test_tables_and_files_are_the_same() -> None:
    assert {path.stem for path in TABLES.glob("*.csv")} == {table.name for table in SCHEMA_TABLES}


@pytest.mark.parametrize("table", SCHEMA_TABLES, ids=lambda table: table.name)
def test_files_have_unix_line_ends_and_the_columns_of_the_schema(table: Table) -> None:
    path = TABLES / f"{table.name}.csv"
    assert b"\r" not in path.read_bytes()
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [column.name for column in table.columns]


def test_what_a_build_adds_is_described_too() -> None:
    with duckdb.connect() as connection:
        add_folding(connection)
        for path in (SCHEMA, MACROS, *view_files()):
            connection.execute(with_descriptions(path.read_text(encoding="utf-8")))
        undescribed = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'build' AND comment IS NULL"
        ).fetchall()
        views = connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal AND comment IS NULL"
        ).fetchall()
    assert undescribed == []
    assert views == []


def test_words_of_conditions_stand_above_what_they_are_about() -> None:
    """Words and conditions are matched by their order; here also by the columns that they name."""
    text = SCHEMA.read_text(encoding="utf-8")
    for table in SCHEMA_TABLES:
        body = text.split(f"CREATE TABLE {table.name} (\n")[1].split("\n);")[0]
        described = re.findall(r"-- expected: (.+)\n((?:.*CHECK \(\n(?:.*\n)*?    \)|.*CHECK .+))", body)
        checks = [check for check in table.checks if not check.expected.startswith("one of: ")]
        assert [words for words, _ in described] == [check.expected for check in checks]
        for (_, condition), check in zip(described, checks, strict=True):
            assert all(column in condition for column in check.columns), check


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("    -- A\n    a INTEGER CHECK (a > 0)", '1 conditions, and 0 lines "-- expected:"'),
        ("    -- A\n    -- expected: more than 0\n    a INTEGER", '0 conditions, and 1 lines "-- expected:"'),
        ("    a INTEGER", "t.a without a description; expected a comment on the line above"),
        ("    -- remark: not for readers\n    a INTEGER,\n    b INTEGER", "t.a, t.b without a description"),
    ],
)
def test_a_condition_or_column_without_words_is_refused(tmp_path: Path, columns: str, message: str) -> None:
    (tmp_path / "schema.sql").write_text(f"-- Things\nCREATE TABLE t (\n{columns}\n);\n")
    with pytest.raises(SchemaError, match=message):
        read_schema(tmp_path / "schema.sql")
