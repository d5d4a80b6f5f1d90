"""Every .sql file keeps what its header promises, and its row type names and types the columns that DuckDB gives."""

import re
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest

import queries
from data.store import Store
from queries import QUERIES, Bounds, boroughs

FILES = sorted(QUERIES.glob("*/*.sql"))

EXAMPLES: dict[str, Any] = {
    "gss_code": "E09000033",
    "terms": "real",
    "per": "head",
    "fund_id": "lcpf-direct",
    "financial_year": 2019,
    "kind": "grant",
    "measure": "allocation",
    "offence_group": "Burglary",
    "row_limit": 3,
    "row_offset": 0,
    "sort": "newest",
    "counted": "programmes",
    "fund": "all",
    "priority": "all",
    "recipient": "all",
    "least_gbp": 0,
    "most_gbp": 0,
    "award_id": "pcd-310-advance-minerva-2018-19",
    "decision_id": "pcd-310",
    "programme_id": "advance-minerva",
    "most": 5,
    "theme": "Funding formula",
    "from_year": 2017,
    "to_year": 2018,
    "year": 2019,
    "deprivation_measure": "imd_average_score",
    "source_id": "joint-audit-panel-2020-01",
    "needs": ["emergency", "police"],
    "words": ["audit"],
    "needles": [" audit"],
    "document_type": "all",
    "total_id": "lcpf-in-total-2019-20-allocation",
    "outward_code": "E8",
    "series_id": "lcpf-direct",
    "status": "ended",
    "as_at": date(2026, 11, 20),
    "since": 2020,
    "evidence": "all",
    "subject": "fund",
    "subject_id": "ylf",
    "earlier_lows": [1071006.0, 450000.0],
    "earlier_highs": [1071006.0, 550000.0],
    "later_lows": [473766.0, 550000.0],
    "later_highs": [473766.0, 650000.0],
}


def header(path: Path, name: str) -> str:
    match = re.search(rf"^-- {name}: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert match, f"{path.name} has no line -- {name}:"
    return match[1]


def parameters(path: Path) -> set[str]:
    declared = header(path, "parameters")
    return set() if declared == "none" else set(re.findall(r"(\w+) [A-Z]+", declared))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_header_against_duckdb(store: Store, path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    assert re.match(r"-- [A-Z].+\?\n", sql), "the first line asks the question"
    assert header(path, "grain")
    with store.cursor() as cursor:
        (statement,) = cursor.extract_statements(sql)
    assert statement.named_parameters == parameters(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_columns_are_named_and_rows_ordered(path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    final = sql[sql.rindex("\nSELECT") :]
    assert "*" not in re.sub(r"count\(\*\)|[\d.]+ \*|\w+ \* ", "", final.split("FROM")[0])
    assert "ORDER BY" in final or "-- grain: one row\n" in sql


def test_every_file_has_a_function_and_every_function_a_file() -> None:
    called = set(re.findall(r'"(\w+/\w+)"', "".join(path.read_text() for path in QUERIES.glob("*/__init__.py"))))
    assert called == {f"{path.parent.name}/{path.stem}" for path in FILES}


ROW_TYPES: list[tuple[str, type[NamedTuple]]] = [
    (name, getattr(import_module(f"queries.{path.parent.name}"), row_type))
    for path in sorted(QUERIES.glob("*/__init__.py"))
    for name, row_type in re.findall(r'rows\(\s*store,\s*"(\w+/\w+)",\s*(\w+)', path.read_text(encoding="utf-8"))
]
"""Each file with the type of its rows."""

ID_FILES = re.findall(
    r'\bids\(\s*store,\s*"(\w+/\w+)"',
    "".join(path.read_text(encoding="utf-8") for path in QUERIES.glob("*/__init__.py")),
)
"""The files that find ids of what other files have the rows of."""

DUCKDB_TYPES: dict[object, str] = {
    str: r"VARCHAR",
    int: r"INTEGER|BIGINT",
    bool: r"BOOLEAN",
    float: r"DOUBLE",
    date: r"DATE",
    Decimal: r"DECIMAL\(\d+,\d+\)",
    Bounds: r"STRUCT\(low DOUBLE, high DOUBLE\)",
    list[str]: r"VARCHAR\[\]",
}
"""What DuckDB calls the type of a column, by that of the field."""


def known_type(hint: object) -> tuple[object, bool]:
    """Return the type of a field without None, words of a Literal as str; and whether it may be None."""
    several = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    (kind,) = {str if get_origin(part) is Literal else part for part in several if part is not NoneType}
    return kind, NoneType in several


def test_every_file_has_a_row_type() -> None:
    assert {name for name, _ in ROW_TYPES} | set(ID_FILES) == {f"{path.parent.name}/{path.stem}" for path in FILES}


@pytest.mark.parametrize("name", ID_FILES)
def test_ids_are_one_column(store: Store, name: str) -> None:
    path = QUERIES / f"{name}.sql"
    with store.cursor() as cursor:
        cursor.execute(path.read_text(encoding="utf-8"), {name: EXAMPLES[name] for name in parameters(path)})
        columns = [(name, str(kind)) for name, kind, *_ in cursor.description or ()]
    assert len(columns) == 1
    assert columns[0][0].endswith("_id")
    assert columns[0][1] == "VARCHAR"


@pytest.mark.parametrize(("name", "row_type"), ROW_TYPES)
def test_row_types_have_the_columns_of_their_query(store: Store, name: str, row_type: type[NamedTuple]) -> None:
    path = QUERIES / f"{name}.sql"
    hints = get_type_hints(row_type)
    with store.cursor() as cursor:
        cursor.execute(path.read_text(encoding="utf-8"), {name: EXAMPLES[name] for name in parameters(path)})
        columns = {name: str(kind) for name, kind, *_ in cursor.description or ()}
        found = cursor.fetchall()
    assert list(columns) == list(row_type._fields)
    for position, (field, column) in enumerate(columns.items()):
        kind, may_be_none = known_type(hints[field])
        assert re.fullmatch(DUCKDB_TYPES[kind], column), f"{field} is {column}"
        assert not field.endswith("_gbp") or kind is not Decimal or column.endswith(",2)"), f"{field} is {column}"
        assert may_be_none or all(row[position] is not None for row in found), f"{field} is None"


def test_unknown_parameters_are_refused(store: Store) -> None:
    with pytest.raises(Exception, match="mismatch"):
        queries.rows(store, "boroughs/areas", boroughs.Area, gss_code="E09000001")


def test_codes_are_the_same_in_sql_and_python(store: Store) -> None:
    with store.cursor() as cursor:
        codes = cursor.execute("SELECT london_code(), direct_fund_id(), all_offences()").fetchone()
    assert codes == (boroughs.LONDON_CODE, boroughs.DIRECT, boroughs.ALL_OFFENCES)
