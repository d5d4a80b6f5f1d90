"""Golden figures: read off the documents by hand, with the place they stand at, and compared with the store."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from data.store import Store
from data.values import parse_financial_year

FILE = Path(__file__).parent.parent / "golden" / "figures.csv"


def golden() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_enough_and_each_names_its_document() -> None:
    rows = golden()
    assert len(rows) >= 200
    assert all(row["document"] and row["place"] for row in rows)
    assert len({(row["table"], row["key"], row["column"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", golden(), ids=lambda row: f"{row['table']}:{row['key']}")
def test_golden_figure(store: Store, row: dict[str, str]) -> None:
    with store.cursor() as cursor:
        relation = cursor.table(row["table"])
        names = relation.columns
        found = [dict(zip(names, values, strict=True)) for values in relation.fetchall()]
    for condition in row["key"].split(";"):
        name, _, text = condition.partition("=")
        wanted: object = parse_financial_year(text) if name.endswith("_year") else text
        found = [one for one in found if str(one[name]) == str(wanted)]
    assert len(found) == 1, f"{len(found)} rows"
    value = found[0][row["column"]]
    if row["expected"] == "":
        assert value is None
    elif isinstance(value, Decimal):
        assert value == Decimal(row["expected"])
    else:
        assert str(value) == row["expected"]
