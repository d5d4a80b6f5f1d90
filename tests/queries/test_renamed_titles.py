"""Titles, names of series and notes are words for readers: with all of them changed, every figure is the same."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, get_origin, get_type_hints

import pytest

from data.build import build_store
from data.paths import TABLES
from data.store import Store, current_store
from queries import QUERIES
from tests.conftest import use_store_folder
from tests.helpers import csv_rows
from tests.queries.test_contracts import EXAMPLES, ROW_TYPES, known_type, parameters

pytestmark = pytest.mark.slow

WORDS = {
    "awards": ["award_title", "note"],
    "borough_allocations": ["note"],
    "borough_funding_statements": ["purpose", "note"],
    "ccf_criteria": ["criterion"],
    "decisions": ["title"],
    "discrepancies": ["topic", "statement_a", "statement_b", "note"],
    "funding_formula": ["indicator", "note"],
    "funds": ["fund", "description"],
    "london_totals": ["series", "note"],
    "milestones": ["stage", "note"],
    "outcome_series": ["series"],
    "outcomes": ["measure", "note"],
    "plan_priorities": ["plan"],
    "priority_areas": ["priority"],
    "priority_spend_lines": ["activity"],
    "programme_budgets": ["line", "note"],
    "programmes": ["programme", "description"],
    "sources": ["title", "note"],
    "stated_changes": ["note"],
}
"""What is only read, by table. The other words of a table are codes, or what a search looks for."""

QUOTED = ("award_roundings", "award_lengths_stated", "shared_awards")
"""Tables whose words stand in the texts of awards and decisions, as checks of the data ask: these texts stay."""


def renamed(folder: Path) -> None:
    """Give every different text of these columns another one."""
    quoting = [row for table in QUOTED for row in csv_rows(folder / f"{table}.csv")]
    quoted = {row["award_id"] for row in quoting} | {row["decision_id"] for row in quoting if row.get("decision_id")}
    for table, columns in WORDS.items():
        rows = csv_rows(folder / f"{table}.csv")
        key = next(iter(rows[0]))
        for column in columns:
            kept = {row[column] for row in rows if row[key] in quoted} | {""}
            texts = sorted({row[column] for row in rows} - kept)
            for row in rows:
                if row[column] not in kept:
                    row[column] = f"{column} {texts.index(row[column])}"
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def renamed_store(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of the real data with other words."""
    tables = tmp_path_factory.mktemp("renamed") / "tables"
    shutil.copytree(TABLES, tables)
    renamed(tables)
    with pytest.MonkeyPatch.context() as change:
        use_store_folder(tmp_path_factory.mktemp("renamed-store"), change)
        build_store(tables, report=lambda _line: None)
        yield current_store()


def figures(store: Store, name: str, row_type: type[NamedTuple]) -> list[str]:
    """Return the figures and codes of every row, without its words; rows in any order, as words may sort them."""
    path = QUERIES / f"{name}.sql"
    hints = get_type_hints(row_type)
    kept = [
        position
        for position, field in enumerate(row_type._fields)
        if known_type(hints[field])[0] not in (str, list[str])
        or field.endswith("_id")
        or get_origin(hints[field]) is Literal
    ]
    with store.cursor() as cursor:
        cursor.execute(path.read_text(encoding="utf-8"), {known: EXAMPLES[known] for known in parameters(path)})
        return sorted(repr([row[position] for position in kept]) for row in cursor.fetchall())


@pytest.mark.parametrize(("name", "row_type"), ROW_TYPES)
def test_no_figure_depends_on_a_title_or_a_note(
    store: Store, renamed_store: Store, name: str, row_type: type[NamedTuple]
) -> None:
    assert figures(renamed_store, name, row_type) == figures(store, name, row_type)
