"""Golden figures: read off the documents by hand, with the place they stand at, and compared with the store."""

from decimal import Decimal

import pytest

from data.store import Store
from data.values import parse_financial_year
from tests.helpers import golden


def test_there_are_enough_and_each_names_its_document() -> None:
    rows = golden("figures")
    assert len(rows) >= 200
    assert all(row["document"] and row["place"] for row in rows)
    assert len({(row["table"], row["key"], row["column"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", golden("figures"), ids=lambda row: f"{row['table']}:{row['key']}")
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
