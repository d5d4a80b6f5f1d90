"""Checks: each finds the fault it is there for, and on the real data what is known to be wrong with them."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.checking import COLUMNS, BadCheck, DataCheck, read_checks, run_check
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
    "allocations_in_fund_years": "UPDATE borough_allocations SET financial_year = 2030 WHERE financial_year = 2013",
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
    "totals_of_years": "UPDATE london_totals SET amount_gbp = 9000000 WHERE total_id LIKE '%three-years-2019-20%'",
    "totals_differ": "UPDATE priority_areas SET amount_gbp = 30000000 WHERE priority_id = 'cyp'",
    "totals_differ_by_rounding": "UPDATE priority_areas SET amount_gbp = 15100000 WHERE priority_id = 'cyp'",
    "empty_cells": "UPDATE programme_budgets SET amount_gbp = NULL WHERE line = 'Drive'",
    "out_of_line_in_time": (
        "UPDATE borough_allocations SET amount_gbp = 9999999 WHERE gss_code = 'E09000033' AND financial_year = 2018"
    ),
    "out_of_line_with_offences": (
        "UPDATE borough_allocations SET amount_gbp = 9000000 WHERE gss_code = 'E09000003' AND financial_year = 2019"
    ),
    "lines_may_have_slipped": (
        "UPDATE borough_allocations SET amount_gbp = 400000 WHERE gss_code = 'E09000032' AND financial_year = 2019 "
        "AND measure = 'allocation'"
    ),
    "awards_listed_twice": (
        "INSERT INTO awards SELECT award_id || '-again', * EXCLUDE (award_id) FROM awards "
        "WHERE award_id = 'pcd-310-advance-minerva-2018-19'"
    ),
    "results_have_evidence": "DELETE FROM outcome_evidence WHERE rule = 'comparison group'",
    "evidence_follows_its_rule": "UPDATE outcome_evidence SET evidence = 'evaluation' WHERE rule = 'context'",
    "stated_lengths_stand_in_the_row": "UPDATE award_lengths_stated SET words = 'three years' WHERE months = 24",
    "roundings_stand_in_the_row": "UPDATE award_roundings SET words = 'about' WHERE rounding_gbp = 500000",
    "per_year_awards_cover_one_year": (
        "UPDATE awards SET end_year = start_year + 2 "
        "WHERE award_id = 'pcd-1631-national-hate-crime-awareness-week-2024-25'"
    ),
    "series_are_one_measure": "UPDATE outcome_series SET is_same_measure = true WHERE series_id = 'gps-recalled'",
    "returns_count_alike": (
        "INSERT INTO returns VALUES "
        "('a', 'divert', 'm', 'people', 'output', 2024, 'E09000022', 3, 'mopac', '2025-05-01', NULL), "
        "('b', 'divert', 'm', 'sessions', 'output', 2024, 'E09000023', 3, 'mopac', '2025-05-01', NULL)"
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
    assert "£76,000 in 2018/19 and £0.6m in 2019/20: between 7.1 and 8.7 times" in found["Richmond upon Thames"]


def test_three_consecutive_lines_are_out_of_line_with_offences(store: Store) -> None:
    assert messages(store, "out_of_line_with_offences").keys() == {"Richmond upon Thames", "Southwark", "Sutton"}


def test_two_lines_below_them_are_doubtful_too(store: Store) -> None:
    found = messages(store, "lines_may_have_slipped")
    assert found == {
        "Tower Hamlets": "£0.5m in 2019/20: the lines above it are far out of line with recorded offences; if they "
        "have slipped by one, it is £0.7m here",
        "Waltham Forest": "£0.3m in 2019/20: the lines above it are far out of line with recorded offences; if they "
        "have slipped by one, it is £0.5m here",
    }


def test_known_totals_that_do_not_add_up(store: Store) -> None:
    found = messages(store, "totals_differ_by_rounding")
    direct = found["LCPF direct borough funding, London total, allocation"]
    assert direct.startswith("published £13.4m; its 32 parts add up to £13.8m. Rounding alone would need")
    assert found["A Better Criminal Justice Service"].startswith("published £17.9m; its 8 parts add up to £18.1m")
    assert found["A Better Policing Service for London"] == "published £2.3m; its 3 parts add up to £2.2m"
    hate = found["Standing Together Against Hatred, Intolerance and Extremism"]
    assert hate == "published £2.1m; its 4 parts add up to £2.2m"
    assert messages(store, "totals_differ").keys() == {
        "PCD 1365: Home Office Serious Violence Duty",
        "LCPF co-commissioned projects already funded, budget",
    }


def test_the_empty_cells_of_the_co_commissioning_table(store: Store) -> None:
    found = messages(store, "empty_cells")
    assert found["CCF set aside for VRU"].endswith("would make it £1.7m")
    assert found["South London Alliance Female Offenders Service"].endswith("would make it £0.6m")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT nothing FROM nowhere",
        "SELECT NULL, NULL, NULL, NULL, NULL, 'what'",
        "SELECT 'who' AS subject, NULL AS gss_code, NULL AS fund_id, NULL AS start_year, NULL AS end_year, "
        "NULL AS message",
        "SELECT 'who' AS subject, NULL AS gss_code, NULL AS fund_id, '2019/20' AS start_year, NULL AS end_year, "
        "'what' AS message",
        "SELECT 'a', 'b'",
        "SELECT 'a', 'b' WHERE false",
        "-- nothing",
    ],
)
def test_a_check_that_is_wrong_itself_is_named(store: Store, sql: str) -> None:
    with store.cursor() as cursor, pytest.raises(BadCheck, match=r"^example: "):
        run_check(DataCheck("example", "Example", "caution", "An example", sql), cursor)


def test_a_check_without_a_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "headless.sql").write_text("SELECT 1")
    with pytest.raises(BadCheck, match=r"^headless\.sql: the header needs"):
        read_checks(tmp_path)


def verdicts(store: Store) -> dict[str, str]:
    with store.cursor() as cursor:
        return dict(cursor.execute("SELECT comparison_id, verdict FROM published_total_comparisons").fetchall())


def test_decisions_are_held_against_their_own_awards_only(store: Store) -> None:
    found = verdicts(store)
    assert found["pcd-1255"] == found["pcd-1309"] == "not comparable"
    assert found["pcd-633"] == "less"
    assert found["pcd-850"] == "missing"


def test_totals_of_later_and_of_several_years_are_held_against_their_parts(store: Store) -> None:
    found = verdicts(store)
    assert found["bromley-lcpf-two-year-total-2017-18-2018-19-borough-allocation"] == "equal"
    assert found["lcpf-three-year-package-almost-2022-23-2024-25-budget"] == "as worded"
    assert found["lcpf-for-the-32-boroughs-three-years-more-than-2022-23-2024-25-budget"] == "as worded"
    assert found["lcpf-co-commissioned-projects-already-funded-2022-23-2024-25-budget"] == "differs"


@pytest.mark.parametrize(
    ("total", "change", "verdict"),
    [
        ("lcpf-three-year-package-almost", "- 300000", "differs"),
        ("lcpf-three-year-package-almost", "+ 900000", "rounding"),
        ("lcpf-for-the-32-boroughs", "- 400000", "rounding"),
        ("lcpf-for-the-32-boroughs", "+ 700000", "differs"),
        ("bromley-lcpf", "+ 1", "differs"),
    ],
)
def test_words_of_a_source_do_not_fit_any_sum(
    writable: duckdb.DuckDBPyConnection, total: str, change: str, verdict: str
) -> None:
    """What is almost an amount lies below it, what is more than one above it, and neither far off."""
    writable.execute(
        f"UPDATE london_totals SET amount_gbp = amount_gbp {change} WHERE series = "
        "'LCPF direct funding to boroughs, three years'"
    )
    writable.execute(
        f"UPDATE borough_allocations SET amount_gbp = amount_gbp {change} WHERE gss_code = 'E09000006' "
        "AND financial_year = 2017"
    )
    row = writable.execute(
        f"SELECT verdict FROM published_total_comparisons WHERE starts_with(comparison_id, '{total}')"
    ).fetchone()
    assert row == (verdict,)


@pytest.mark.parametrize(
    "forget",
    ["UPDATE london_totals SET rounding_gbp = NULL", "UPDATE borough_allocations SET rounding_gbp = NULL"],
)
def test_without_a_rounding_nothing_is_said_of_a_difference(writable: duckdb.DuckDBPyConnection, forget: str) -> None:
    writable.execute(forget)
    row = writable.execute(
        "SELECT verdict FROM published_total_comparisons "
        "WHERE comparison_id = 'lcpf-direct-borough-funding-london-total-2019-20-allocation'"
    ).fetchone()
    assert row == ("unknown",)
