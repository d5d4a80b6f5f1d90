"""Every .sql file keeps what its header promises: grain, parameters, and columns with their types."""

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import queries
from data.store import Store
from queries import QUERIES, boroughs

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_header_against_duckdb(store: Store, path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    assert re.match(r"-- [A-Z].+\?\n", sql), "the first line asks the question"
    assert header(path, "grain")
    with store.cursor() as cursor:
        (statement,) = cursor.extract_statements(sql)
        declared = header(path, "parameters")
        names = set() if declared == "none" else set(re.findall(r"(\w+) [A-Z]+", declared))
        assert statement.named_parameters == names
        relation = cursor.sql(sql, params={name: EXAMPLES[name] for name in names}) if names else cursor.sql(sql)
        columns = ", ".join(f"{name} {kind}" for name, kind in zip(relation.columns, relation.types, strict=True))
    assert columns == header(path, "returns")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_columns_are_named_and_rows_ordered(path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    final = sql[sql.rindex("\nSELECT") :]
    assert "*" not in re.sub(r"count\(\*\)|[\d.]+ \*|\w+ \* ", "", final.split("FROM")[0])
    assert "ORDER BY" in final or "-- grain: one row\n" in sql


def test_every_file_has_a_function_and_every_function_a_file() -> None:
    called = set(re.findall(r'"(\w+/\w+)"', "".join(path.read_text() for path in QUERIES.glob("*/__init__.py"))))
    assert called == {f"{path.parent.name}/{path.stem}" for path in FILES}


TOPICS = [import_module(f"queries.{path.parent.name}") for path in sorted(QUERIES.glob("*/__init__.py"))]


@pytest.mark.parametrize("topic", TOPICS)
def test_row_types_name_the_columns_of_their_query(topic: Any) -> None:
    text = Path(topic.__file__).read_text(encoding="utf-8")
    for name, row_type in re.findall(r'rows\(\s*store,\s*"(\w+/\w+)",\s*(\w+)', text):
        promised = header(QUERIES / f"{name}.sql", "returns")
        columns = re.findall(r"(\w+) (?:[A-Z]+)(?:\([^)]*\))?(?:\[\])?(?:, |$)", promised)
        assert list(getattr(topic, row_type)._fields) == columns, name
        assert set(get_type_hints(getattr(topic, row_type))) == set(columns)


def test_unknown_parameters_are_refused(store: Store) -> None:
    with pytest.raises(Exception, match="mismatch"):
        queries.rows(store, "boroughs/areas", boroughs.Area, gss_code="E09000001")
