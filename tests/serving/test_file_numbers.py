"""Numbers in files: money to the penny, what was worked out to four decimals, no false bounds around exact figures."""

import re
from decimal import Decimal
from typing import get_args

import pytest
from starlette.datastructures import QueryParams

from analysis.borough_figures import measures_known
from data.store import Store
from queries import Bounds
from tests.helpers import downloaded, exported_rows, file_request
from ui.csv_file import DERIVED_DECIMALS, file_columns
from ui.files import FILES

pytestmark = pytest.mark.slow

ASKED = {
    "borough": "Westminster",
    "reach": "london",
    "source": "pcd-310",
    "programme": "gps-tagging",
    "case": "divert-re-arrest",
    "series": "gps-licence-conditions",
    "award": "pcd-310-advance-minerva-2018-19",
    "decision": "pcd-310",
    "recipient": "Advance",
    "recommendation": "assembly-letter-2020-03-la-4",
    "service": "galop",
    "need": "Hate crime",
    "project": "advance-minerva",
}
"""What files need to know, each takes what it knows."""

MONEY = re.compile(r"-?\d+\.\d\d")
DERIVED = re.compile(rf"-?\d+(\.\d{{1,{DERIVED_DECIMALS}}})?")


def asked(name: str) -> list[dict[str, str]]:
    """Return what a file is asked for: in every unit, and those of maps and comparisons for some measures too."""
    units = [{"terms": terms, "per": per} for terms in ("cash", "real") for per in ("total", "head", "offence")]
    if name.startswith(("map", "compared")):
        others = ({"measure": "recorded offences", "per": "head"}, {"measure": "change in funding"})
        return [*units, *others, {"measure": "deprivation"}]
    if name in ("direct-funding", "other-allocations"):
        return units
    if name == "awards-by-priority":
        return [{"kind": "grant", "terms": terms} for terms in ("cash", "real")]
    return {
        "reach": [{"split": "equal"}],
        "priority-lines": [{"priority": "Keeping Children and Young People Safe"}],
        "fund-table": [{"fund": "LCPF direct borough funding"}],
    }.get(name, [{}])


@pytest.mark.parametrize("name", FILES)
def test_numbers_of_every_file(store: Store, name: str) -> None:
    seen = 0
    for more in asked(name):
        compared = [("compare", "Camden"), ("compare", "Westminster")]
        found = FILES[name](file_request(store, QueryParams([*(ASKED | more).items(), *compared])))
        if found is None:
            continue
        export = found
        hints = {column.name: column.type for column in file_columns(export.row_type)}
        values = {column.name: column.read for column in file_columns(export.row_type)}
        pairs = [one for one, hint in hints.items() if Bounds in (hint, *get_args(hint))]
        floats = [one for one, hint in hints.items() if float in (hint, *get_args(hint))]
        money = {one for one in hints if one.endswith("_gbp")} | set(export.pounds)
        assert money >= set(export.pounds) <= hints.keys(), "a field of pounds that the file does not have"
        rows = exported_rows(export)
        for row, line in zip(export.rows, rows, strict=True):
            for field in (money | set(floats)) - set(pairs):
                if line[field]:
                    assert (MONEY if field in money else DERIVED).fullmatch(line[field]), (field, line[field])
                    seen += 1
            for field in pairs:
                low, high, bounds = line[f"{field}_low"], line[f"{field}_high"], values[field](row)
                assert (low == high == "") == (bounds is None)
                if bounds is None:
                    continue
                shape = MONEY if field in money else DERIVED
                assert shape.fullmatch(low), (field, low)
                assert shape.fullmatch(high), (field, high)
                hair = Decimal("1e-11") * max(Decimal(1), abs(Decimal(bounds.high)))
                if Decimal(bounds.high) - Decimal(bounds.low) <= hair:
                    assert low == high, (field, low, high)
                else:
                    assert Decimal(low) <= Decimal(bounds.low) + hair
                    assert Decimal(high) >= Decimal(bounds.high) - hair
                seen += 1
    if name in ("direct-funding", "direct-funding-changes", "commissioning-budget", "map", "need-shares", "reach"):
        assert seen, "nothing was looked at"


@pytest.mark.parametrize("measure", ["funding", "change in funding", "recorded offences", "deprivation", "residents"])
def test_exact_figures_have_themselves_as_bounds(store: Store, measure: str) -> None:
    assert measure in measures_known(store)
    rows = downloaded(store, "map", measure=measure)
    exact = [row for row in rows if row["bounds_low"] == row["bounds_high"] != ""]
    assert measure == "funding" or exact
    assert all(row["value"] == row["bounds_low"] for row in exact)


def test_known_cases(store: Store) -> None:
    """What had pennies of a billionth, and bounds of 1e-13."""
    budget = FILES["commissioning-budget"](file_request(store, {}))
    assert budget is not None
    text = budget.content().decode("utf-8-sig")
    assert "32977520.79" in text
    assert not re.search(r"\.\d{5}", text)
    changes = FILES["direct-funding-changes"](file_request(store, {}))
    assert changes is not None
    rows = exported_rows(changes)
    (london,) = (row for row in rows if row["area"] == "London" and row["to_year"] == "2018/19")
    assert london["change_percent"] == london["change_low"] == london["change_high"] == "-35.3436"
