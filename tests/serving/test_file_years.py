"""Years and denominators in the files: what a reader of the file alone can tell, and work out again."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from starlette.datastructures import QueryParams

from data.store import Store
from queries.boroughs import areas
from tests.helpers import exported_rows, file_request
from ui.files import FILES
from ui.request import BadRequest

pytestmark = pytest.mark.slow

Row = dict[str, str]

CHOICES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("borough", "Camden"),),
    (("borough", "Croydon"),),
    (("borough", "Westminster"), ("reach", "own")),
    (("borough", "Camden"), ("reach", "local")),
    (("compare", "Camden"), ("compare", "Westminster")),
    (("source", "joint-audit-panel-2020-01"),),
    (("priority", "Keeping Children and Young People Safe"),),
    (("fund", "LCPF Co-Commissioning Fund"),),
    (("project", "advance-minerva"),),
    (("programme", "gps-tagging"),),
    (("case", "divert-re-arrest"),),
    (("series", "gps-licence-conditions"),),
    (("award", "pcd-310-advance-minerva-2018-19"),),
    (("decision", "pcd-310"),),
    (("recipient", "Advance"),),
    (("recommendation", "assembly-letter-2020-03-la-4"),),
    (("service", "galop"),),
    (("need", "Hate crime"),),
    (("measure", "residents"),),
    (("measure", "recorded offences"),),
    (("measure", "recorded offences"), ("per", "total")),
    (("measure", "change in funding"),),
    (("measure", "funding"), ("per", "head")),
    (("measure", "funding"), ("per", "offence"), ("terms", "real")),
    (("measure", "residents"), ("compare", "Camden")),
    (("compare", "Camden"), ("per", "head")),
    (("compare", "Camden"), ("per", "offence")),
    *((("kind", kind),) for kind in ("grant", "contract", "budget", "boroughs", "programmes", "ceilings")),
    *((("borough", name), ("per", per)) for name in ("Camden", "Westminster") for per in ("head", "offence")),
)


def read(store: Store, name: str, *chosen: tuple[str, str]) -> list[Row] | None:
    """Return the rows of a file, or None where its address lacks something."""
    try:
        request = file_request(store, QueryParams(list(chosen)))
        found = FILES[name](request)
        request.refuse_rest()
    except BadRequest:
        return None
    return exported_rows(found) if found else None


@cache
def files(store: Store, name: str) -> list[list[Row]]:
    """Return a file under every choice that it knows."""
    return [rows for chosen in CHOICES if (rows := read(store, name, *chosen))]


def columns(rows: list[Row]) -> Iterator[tuple[str, set[str]]]:
    """Yield each column with what its filled cells say."""
    for column in rows[0]:
        yield column, {row[column] for row in rows if row[column]}


def test_nearly_every_file_is_looked_into(store: Store) -> None:
    assert [name for name in FILES if not files(store, name)] == []


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_a_financial_year_by_its_first_half(store: Store, name: str) -> None:
    for rows in files(store, name):
        for column, cells in columns(rows):
            if column.endswith("_calendar_year"):
                assert all(re.fullmatch(r"20\d\d", cell) for cell in cells), column
            elif column.endswith("_year"):
                assert all(is_financial_year(cell) for cell in cells), (column, cells)
            elif cells and all(re.fullmatch(r"20[0-3]\d", cell) for cell in cells):
                # The mid-year estimates of a calendar year, and dates of which no more than the year was published.
                measures = {row.get("measure") for row in rows}
                assert measures == {"residents"} or re.search("period|published|date|_as_at|milestone", column), column


def is_financial_year(cell: str) -> bool:
    """Return whether a cell is like 2019/20."""
    found = re.fullmatch(r"(20\d\d)/(\d\d)", cell)
    return found is not None and (int(found[1]) + 1) % 100 == int(found[2])


@pytest.mark.parametrize(
    ("name", "column", "target", "parameter"),
    [
        ("direct-funding-coverage-by-year", "financial_year", "awards-register", "year"),
        ("counted-awards", "start_year", "outcomes", "year"),
        ("direct-funding-changes", "to_year", "map", "year"),
        ("map", "year", "map", "year"),
    ],
)
def test_a_year_copied_from_a_file_works_in_an_address(
    store: Store, name: str, column: str, target: str, parameter: str
) -> None:
    years = {row[column] for rows in files(store, name) for row in rows if row[column] >= "2018"}
    accepted = [read(store, target, (parameter, year)) for year in years]
    assert years
    assert any(accepted)


def near(found: str, expected: float) -> bool:
    """Return whether a figure of a file is one that was worked out from its row, to the last of its decimals."""
    return abs(float(found) - expected) <= 0.005 + abs(expected) * 1e-9


def test_boroughs_side_by_side_can_be_worked_out_from_their_own_row(store: Store) -> None:
    names = [area.area for area in areas(store)]
    rows = read(store, "compared", *(("compare", name) for name in names))
    assert rows is not None
    assert len(rows) == len(names)
    funded = [row for row in rows if row["funding_gbp"]]
    assert len(funded) == 32
    for row in funded:
        assert row["residents_calendar_year"] == row["funding_year"][:4]
        assert near(row["per_head"], float(row["funding_gbp"]) / float(row["residents"]))
        assert near(row["per_1000_offences"], 1000 * float(row["funding_gbp"]) / float(row["offences"]))
        assert row["offences_year"] == row["funding_year"]
        rate = 1000 * float(row["offences"]) / float(row["residents"])
        assert near(row["offences_per_1000_residents"], rate)


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize(("per", "divisor", "each"), [("head", "residents", 1), ("offence", "offences", 1000)])
def test_direct_funding_can_be_worked_out_from_its_own_row(
    store: Store, terms: str, per: str, divisor: str, each: int
) -> None:
    for area in areas(store):
        for row in read(store, "direct-funding", ("borough", area.area), ("terms", terms), ("per", per)) or []:
            own = each * float(row["amount_gbp"]) / float(row[divisor]) * factor(store, terms, row["financial_year"])
            assert near(row["value"], own)
            if row["london_value"]:
                london = each * float(row["london_amount_gbp"]) / float(row[f"london_{divisor}"])
                assert near(row["london_value"], london * factor(store, terms, row["financial_year"]))


def factor(store: Store, terms: str, financial_year: str) -> float:
    """Return the factor from a year's prices to those of the base year, from the file of deflators."""
    indices = {row["financial_year"]: float(row["price_index"]) for row in read(store, "gdp-deflators") or []}
    return 100 / indices[financial_year] if terms == "real" else 1.0


@pytest.mark.parametrize("name", ["map", "compared-figures"])
@pytest.mark.parametrize(
    ("measure", "per", "what", "each"),
    [
        ("funding", "head", "residents, mid-2019", 1),
        ("funding", "offence", "recorded offences, 2019/20", 1000),
        ("recorded offences", "head", "residents, mid-2019", 1000),
    ],
)
def test_a_rate_has_what_it_was_divided_by_in_its_row(
    store: Store, name: str, measure: str, per: str, what: str, each: int
) -> None:
    compared = [("compare", area.area) for area in areas(store)] if name == "compared-figures" else []
    asked = [("measure", measure), ("year", "2019/20"), *compared]
    rates, totals = (read(store, name, *asked, ("per", one)) for one in (per, "total"))
    assert rates is not None
    assert totals is not None
    amounts = {row["area"]: row["value"] for row in totals}
    assert {row["divided_by_what"] for row in rates if row["value"]} == {what}
    assert {row["divided_by"] for row in totals} == {""}
    for row in rates:
        assert bool(row["value"]) == bool(row["divided_by"])
        if row["value"]:
            assert near(row["value"], each * float(amounts[row["area"]]) / float(row["divided_by"]))


@pytest.mark.parametrize("group", ["", "Burglary"])
def test_rates_beside_needs_can_be_worked_out_from_their_own_row(store: Store, group: str) -> None:
    rows = read(store, "need-shares", *([("offences", group)] if group else []))
    assert rows
    for row in rows:
        low, high = (float(row["amount_gbp"]) + sign * float(row["rounding_gbp"]) for sign in (-1, 1))
        for rate, divisor, each in (("per_head", "residents", 1), ("per_1000_offences", "all_offences", 1000)):
            assert near(row[f"{rate}_low"], each * low / float(row[divisor]))
            assert near(row[f"{rate}_high"], each * high / float(row[divisor]))


def test_every_rate_of_offences_can_be_worked_out_from_its_own_row(store: Store) -> None:
    columns_of = (("rate", "offences", "population"), ("london_rate", "london_offences", "london_population"))
    for row in read(store, "offences", ("borough", "Camden")) or []:
        for rate, offences, residents in columns_of:
            assert near(row[rate], 1000 * float(row[offences]) / float(row[residents]))
    for row in read(store, "offence-groups", ("borough", "Camden")) or []:
        assert near(row["rate"], 1000 * float(row["last_offences"]) / float(row["last_population"]))
        assert near(row["london_rate"], 1000 * float(row["london_offences"]) / float(row["london_population"]))
