"""Files that give one of the two totals of 2019/20 that contradict each other give the other in the same row."""

import pytest
from starlette.datastructures import QueryParams

from data.store import Store
from tests.helpers import exported_rows, file_request
from tests.serving.test_file_numbers import ASKED, asked
from ui.files import FILES

FIRST, SECOND = "13400000.00", "13105185.00"

CHOICES: dict[str, dict[str, str]] = {
    "change-explained": {"from": "2018/19", "year": "2019/20"},
    "change-parts": {"from": "2018/19", "year": "2019/20"},
    "taken-from": {"source": "joint-audit-panel-2020-01"},
}

QUOTES_ONE_TABLE = {
    "published-totals": "a total and the parts of its own table",
    "crime-prevention-fund": "the parts that one document adds up",
    "formula": "what is shared out is named, with its source",
    "fund-table": "the cells of one table",
    "fund-totals": "what one document says of a fund as a whole",
}
"""Files that quote the one total as its own document has it, with that document in the row."""


def rows(store: Store, name: str) -> list[dict[str, str]]:
    """Return the rows of a file that is asked for what it needs to know, in every unit that it has."""
    compared = [("compare", "Camden"), ("compare", "Westminster")]
    lines: list[dict[str, str]] = []
    for more in asked(name):
        given = QueryParams([*(ASKED | more | CHOICES.get(name, {})).items(), *compared])
        found = FILES[name](file_request(store, given))
        if found is not None:
            lines += exported_rows(found)
    return lines


@pytest.mark.parametrize("name", sorted(FILES.keys() - QUOTES_ONE_TABLE.keys()))
def test_whoever_gives_one_gives_both(store: Store, name: str) -> None:
    assert [row for row in rows(store, name) if FIRST in row.values() and SECOND not in row.values()] == []


@pytest.mark.parametrize("name", ["direct-funding", "direct-funding-changes", "change-explained"])
def test_files_beside_london_give_both(store: Store, name: str) -> None:
    assert [row for row in rows(store, name) if {FIRST, SECOND} <= set(row.values())]


def test_no_single_change_where_two_totals_contradict_each_other(store: Store) -> None:
    """+5.3% is from one of the two; of £13,105,185 it is +3.0%."""
    (london,) = (row for row in rows(store, "direct-funding-changes") if row["to_other_gbp"])
    assert (london["area"], london["to_year"], london["change_percent"]) == ("London", "2019/20", "")
    assert (london["change_low"], london["change_high"]) == ("2.9815", "5.6912")
    (total,) = (row for row in rows(store, "change-explained") if row["line"] == "published total")
    assert (total["to_gbp"], total["to_other_gbp"], total["from_other_gbp"]) == (FIRST, SECOND, "")
