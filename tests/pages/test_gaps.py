"""Data with gaps: what is not there is said to be missing, and never takes a page along.

Each case is the real data with something taken away that the schema and the checks allow to be missing. What stands on
different parts of the pages is taken away together: each case builds a store.
"""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from analysis.borough_figures import measures_known
from data.build import build_store
from data.paths import TABLES
from data.store import Store, current_store
from pages.boroughs.profile_content import headline
from pages.menu import PAGES
from queries.boroughs import Area, areas
from tests.conftest import use_store_folder
from tests.helpers import file_request, opened
from ui.files import DRAWINGS, FILES
from ui.missing import OUTSIDE
from ui.request import BadRequest

pytestmark = pytest.mark.slow

Row = dict[str, str]


def rewrite(folder: Path, table: str, change: Callable[[Row], Row | None]) -> None:
    """Rewrite a table row by row; None leaves a row out."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or [])
        rows = [changed for row in reader if (changed := change(row)) is not None]
    assert rows
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def emptied(column: str) -> Callable[[Row], Row]:
    return lambda row: {**row, column: ""}


def only(condition: Callable[[Row], bool]) -> Callable[[Row], Row | None]:
    return lambda row: row if condition(row) else None


GAPS: dict[str, list[tuple[str, Callable[[Row], Row | None]]]] = {
    "no direct funding at all": [
        ("borough_allocations", only(lambda row: row["fund_id"] != "lcpf-direct")),
        ("london_totals", only(lambda row: row["series_id"] != "lcpf-direct-borough-funding-london-total")),
        ("london_total_parts", only(lambda row: "direct" not in row["part_total_id"])),
        ("stated_changes", only(lambda row: row["gss_code"] == "E09000033")),
    ],
    "roundings that are not known": [
        ("london_totals", emptied("rounding_gbp")),
        ("borough_allocations", emptied("rounding_gbp")),
    ],
    "a figure of nothing": [
        (
            "borough_allocations",
            lambda row: {**row, "amount_gbp": "0"} if row["financial_year"] == "2018/19" else row,
        ),
        ("stated_changes", only(lambda row: row["gss_code"] == "E09000032")),
    ],
    "fewer years of prices and people, and no share of the fund by priority": [
        ("gdp_deflators", only(lambda row: row["financial_year"] >= "2019")),
        ("population", only(lambda row: row["year"] < "2018")),
        ("priority_spend_lines", only(lambda row: row["kind"] != "lcpf")),
    ],
    "no budget, and a borough without any figure": [
        ("london_totals", only(lambda row: "commissioning-budget" not in row["series_id"])),
        ("london_total_parts", only(lambda row: "commissioning-budget" not in row["total_id"])),
        (
            "borough_allocations",
            only(lambda row: row["gss_code"] != "E09000012" or row["fund_id"] != "lcpf-direct"),
        ),
    ],
    "cells that may be empty": [
        ("funds", emptied("end_year")),
        ("programme_budgets", emptied("amount_gbp")),
        ("decisions", emptied("title")),
        ("decisions", emptied("decision_ref")),
        ("services", emptied("website")),
        ("services", emptied("phone")),
        ("services", emptied("how_to_get_help")),
        ("services", emptied("status_as_at")),
        ("sources", emptied("published_on")),
        ("outcomes", emptied("period_start")),
        ("outcomes", emptied("note")),
        ("outcomes", emptied("organisation_id")),
        ("outcome_areas", only(lambda row: row["gss_code"] == "E12000007")),
    ],
}


MOST_TELLING = (
    "no direct funding at all",
    "roundings that are not known",
    "no budget, and a borough without any figure",
    "fewer years of prices and people, and no share of the fund by priority",
    "cells that may be empty",
)
"""The gaps with which all pages are opened; with the others only what they show is made."""

OF_A_BOROUGH = (
    "direct-funding",
    "other-allocations",
    "funding-statements",
    "awards",
    "services",
    "published-results",
    "offences",
    "offence-groups",
    "deprivation",
    "reach",
)
"""Files that differ from borough to borough."""

BEHIND_HEADLINES = {"borough_allocations", "stated_changes", "london_totals", "population", "gdp_deflators"}
"""What a borough's headline is worked out from."""


@pytest.fixture(scope="module", params=GAPS)
def store_with_gaps(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Build a store from the real data with something missing, and make it the current one."""
    tables = Path(shutil.copytree(TABLES, tmp_path_factory.mktemp("gaps") / "tables"))
    for table, change in GAPS[request.param]:
        rewrite(tables, table, change)
    with pytest.MonkeyPatch.context() as current:
        use_store_folder(tmp_path_factory.mktemp("store-with-gaps"), current)
        build_store(tables, report=lambda _line: None)
        yield current_store()


@pytest.fixture
def headlined(store_with_gaps: Store, request: pytest.FixtureRequest) -> list[Area]:
    """Return the areas whose headlines are made: all where something they are worked out from is missing."""
    tables = {table for table, _ in GAPS[request.node.callspec.params["store_with_gaps"]]}
    every = list(areas(store_with_gaps))
    return every if tables & BEHIND_HEADLINES else every[:3]


def test_every_part_of_every_page_can_be_made(store_with_gaps: Store, headlined: list[Area]) -> None:
    wanted = {"reach": ["own", "shared", "london", "local"], "per": ["total", "head", "offence"]}
    named = [area.area for area in areas(store_with_gaps) if area.area in ("Hackney", "Westminster", "City of London")]
    every = measures_known(store_with_gaps)
    for name, find in FILES.items():
        for area in named if name in OF_A_BOROUGH else named[:1]:
            for measure in every if name.startswith(("map", "compared")) else ("funding",):
                for reach in wanted["reach"] if name in ("awards", "services") else ("own",):
                    parameters = [
                        *{"borough": area, "reach": reach, "measure": measure, "source": "pcd-310"}.items(),
                        *(("compare", one) for one in named),
                        *{"programme": "gps-tagging", "case": "divert-re-arrest"}.items(),
                        ("series", "gps-licence-conditions"),
                        *{"award": "pcd-310-advance-minerva-2018-19", "decision": "pcd-310"}.items(),
                        ("recipient", "Advance"),
                        ("recommendation", "assembly-letter-2020-03-la-4"),
                        *{"service": "galop", "need": "Hate crime"}.items(),
                        *{"project": "advance-minerva", "priority": "Keeping Children and Young People Safe"}.items(),
                    ]
                    try:
                        exhibit = find(file_request(store_with_gaps, QueryParams(parameters)))
                    except BadRequest as error:
                        # Where nothing is known there is nothing to ask for.
                        known = ("borough", "reach", "fund", "measure", "year", "from", "offences", "kind")
                        if str(error) != OUTSIDE and not any(f"parameter {one} " in str(error) for one in known):
                            raise
                        continue
                    assert exhibit is None or exhibit.content(), name
    for measure in every:
        assert DRAWINGS["map"](file_request(store_with_gaps, {"measure": measure}))
    for one in headlined:
        assert headline(store_with_gaps, one)


@pytest.mark.parametrize("store_with_gaps", MOST_TELLING, indirect=True)
def test_pages_open_and_say_nothing_failed(store_with_gaps: Store) -> None:
    for page, query in [
        *((page, {}) for page in PAGES),
        ("/borough", {"borough": "Hackney"}),
        ("/compare", {"compare": "Hackney"}),
        ("/compare", {"boroughs": "most similar", "borough": "Hackney"}),
        ("/map", {"measure": "change in funding"}),
    ]:
        words = opened(page, **query).words
        assert "could not be shown" not in words
        assert "None" not in words
        assert " nan" not in words
        assert store_with_gaps.version in words
