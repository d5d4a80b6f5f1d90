"""Checks: each finds the fault it is there for, and on the real data what is known to be wrong with them."""

from collections.abc import Iterator

import duckdb
import pytest

from data.checking import COLUMNS, read_checks, run_check
from data.paths import store_file
from data.store import Store

CHECKS = {check.check_id: check for check in read_checks()}


@pytest.fixture
def writable(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a copy of the real store that can be spoiled."""
    with duckdb.connect() as connection:
        connection.execute("ATTACH $path AS original (READ_ONLY)", {"path": str(store_file())})
        connection.execute("COPY FROM DATABASE original TO memory")
        connection.execute("DETACH original")
        yield connection


@pytest.mark.parametrize("check_id", CHECKS)
def test_every_check_returns_the_columns_of_a_finding(store: Store, check_id: str) -> None:
    with store.cursor() as cursor:
        assert tuple(cursor.sql(CHECKS[check_id].sql).columns) == COLUMNS


FAULTS = {
    "areas_are_complete": "UPDATE areas SET area_type = 'city' WHERE area = 'Barnet'",
    "funds_parent": "UPDATE funds SET parent_fund_id = 'nowhere' WHERE fund_id = 'vru'",
    "years_in_range": "UPDATE borough_allocations SET financial_year = 1919 WHERE financial_year = 2013",
    "statistics_are_complete": "DELETE FROM population WHERE gss_code = 'E09000002' AND year = 2019",
    "offence_groups_nest": "UPDATE recorded_offences SET offences = 999999 WHERE offence_group = 'Homicide'",
    "deflators_have_one_base": "UPDATE gdp_deflators SET price_index = 101 WHERE financial_year = base_year",
    "direct_funding_goes_to_boroughs": (
        "INSERT INTO borough_allocations SELECT * REPLACE ('E09000001' AS gss_code) FROM borough_allocations LIMIT 1"
    ),
    "variance_is_forecast_less_allocation": (
        "UPDATE programme_budgets SET amount_gbp = 700000 WHERE line = 'Out There Response and Rescue' "
        "AND measure = 'forecast'"
    ),
    "stated_change_fits_levels": "UPDATE stated_changes SET change_percent = -40 WHERE gss_code = 'E09000033'",
    "totals_differ": "UPDATE priority_areas SET amount_gbp = 30000000 WHERE priority_id = 'cyp'",
    "totals_differ_by_rounding": "UPDATE priority_areas SET amount_gbp = 15100000 WHERE priority_id = 'cyp'",
    "empty_cells": "UPDATE programme_budgets SET amount_gbp = NULL WHERE line = 'Drive'",
    "out_of_line_in_time": (
        "UPDATE borough_allocations SET amount_gbp = 9999999 WHERE gss_code = 'E09000033' AND financial_year = 2018"
    ),
    "out_of_line_with_offences": (
        "UPDATE borough_allocations SET amount_gbp = 9000000 WHERE gss_code = 'E09000003' AND financial_year = 2019"
    ),
    "awards_listed_twice": (
        "INSERT INTO awards SELECT award_id || '-again', * EXCLUDE (award_id) FROM awards "
        "WHERE award_id = 'pcd-310-advance-minerva-2018-19'"
    ),
}


def test_there_is_a_fault_for_every_check() -> None:
    assert FAULTS.keys() == CHECKS.keys()


@pytest.mark.parametrize("check_id", FAULTS)
def test_a_check_finds_its_fault(writable: duckdb.DuckDBPyConnection, check_id: str) -> None:
    before = run_check(CHECKS[check_id], writable)
    writable.execute(FAULTS[check_id])
    after = run_check(CHECKS[check_id], writable)
    assert set(after) - set(before)
    assert all(finding.message and finding.subject for finding in after)


def messages(store: Store, check_id: str) -> dict[str, str]:
    with store.cursor() as cursor:
        return {finding.subject: finding.message for finding in run_check(CHECKS[check_id], cursor)}


def test_no_error_in_the_real_data(store: Store) -> None:
    with store.cursor() as cursor:
        for check in CHECKS.values():
            if check.severity == "error":
                assert run_check(check, cursor) == []


def test_richmond_is_out_of_line_in_time(store: Store) -> None:
    found = messages(store, "out_of_line_in_time")
    assert found.keys() == {"Richmond upon Thames"}
    assert "£76,000 in 2018/19 and £0.6m in 2019/20: between 7.2 and 8.6 times" in found["Richmond upon Thames"]


def test_three_consecutive_lines_are_out_of_line_with_offences(store: Store) -> None:
    assert messages(store, "out_of_line_with_offences").keys() == {"Richmond upon Thames", "Southwark", "Sutton"}


def test_known_totals_that_do_not_add_up(store: Store) -> None:
    found = messages(store, "totals_differ_by_rounding")
    direct = found["LCPF direct borough funding, London total, allocation"]
    assert direct.startswith("published £13.4m; its 32 parts add up to £13.8m. Rounding alone would need")
    assert found["A Better Criminal Justice Service"].startswith("published £17.9m; its 8 parts add up to £18.1m")
    assert found["A Better Policing Service for London"] == "published £2.3m; its 3 parts add up to £2.2m"
    hate = found["Standing Together Against Hatred, Intolerance and Extremism"]
    assert hate == "published £2.1m; its 4 parts add up to £2.2m"
    assert "Serious Violence Duty" in "".join(messages(store, "totals_differ"))


def test_the_empty_cells_of_the_co_commissioning_table(store: Store) -> None:
    found = messages(store, "empty_cells")
    assert found["CCF set aside for VRU"].endswith("would make it £1.7m")
    assert found["South London Alliance Female Offenders Service"].endswith("would make it £0.6m")
