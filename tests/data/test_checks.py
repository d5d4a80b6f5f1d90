"""Checks: each finds the fault it is there for, and on the real data what is known to be wrong with them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from data.checking import COLUMNS, CheckError, DataCheck, read_checks, run_check
from data.paths import store_file
from data.store import Store
from tests.helpers import table

pytestmark = pytest.mark.slow

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
        columns = set(cursor.sql(CHECKS[check_id].sql).columns)
    assert {"subject", "message"} <= columns <= set(COLUMNS)


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
    "shared_awards_name_their_bodies": "UPDATE shared_awards SET name_seen = 'Nobody' WHERE name_seen = 'Galop'",
    "per_year_awards_cover_one_year": (
        "UPDATE awards SET end_year = start_year + 2 "
        "WHERE award_id = 'pcd-1631-national-hate-crime-awareness-week-2024-25'"
    ),
    "series_are_one_measure": "UPDATE outcome_series SET is_same_measure = true WHERE series_id = 'gps-recalled'",
    "population_out_of_line": "UPDATE population SET population = 208 WHERE gss_code = 'E09000033' AND year = 2019",
    "population_density": "UPDATE areas SET land_area_hectares = 21482.3 WHERE gss_code = 'E09000033'",
    "boroughs_make_london": (
        "INSERT INTO population SELECT 'E12000007', 2019, 1.002 * sum(population), any_value(source_id) "
        "FROM population WHERE year = 2019"
    ),
    "deflators_grow_steadily": "UPDATE gdp_deflators SET price_index = 7.88043 WHERE financial_year = 2018",
    "deprivation_is_possible": (
        "UPDATE deprivation SET value = 203.39 WHERE gss_code = 'E09000033' AND measure = 'imd_average_score'"
    ),
    "deprivation_ranks_follow_scores": (
        "UPDATE deprivation SET value = 2.0339 WHERE gss_code = 'E09000033' AND measure = 'imd_average_score'"
    ),
    "deprivation_out_of_line": "UPDATE deprivation SET value = 0.7 WHERE measure = 'idaci_average_score'"
    " AND gss_code = 'E09000033'",
    "offences_out_of_line": (
        "UPDATE recorded_offences SET offences = offences * 10 WHERE gss_code = 'E09000033' AND financial_year = 2019 "
        "AND offence_group = 'Possession of weapons'"
    ),
    "offence_groups_add_up": (
        "UPDATE recorded_offences_unallocated SET offences = offences // 10 WHERE financial_year = 2019 "
        "AND where_recorded = 'Unknown' AND offence_group LIKE 'All%'"
    ),
    "offences_without_borough": (
        "UPDATE recorded_offences_unallocated SET offences = offences * 10 WHERE financial_year = 2019"
    ),
    "postcode_districts_are_london": "UPDATE postcode_districts SET outward_code = 'EX8' WHERE outward_code = 'E8'",
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
        "have slipped by one, the figure here is £0.7m",
        "Waltham Forest": "£0.3m in 2019/20: the lines above it are far out of line with recorded offences; if they "
        "have slipped by one, the figure here is £0.5m",
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
    with store.cursor() as cursor, pytest.raises(CheckError, match=r"^example: "):
        run_check(DataCheck("example", "Example", "caution", "An example", sql), cursor)


def test_a_check_without_a_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "headless.sql").write_text("SELECT 1")
    with pytest.raises(CheckError, match=r"^headless\.sql: the header needs"):
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
        f"UPDATE london_totals SET amount_gbp = amount_gbp {change} WHERE series_id = "
        "'lcpf-direct-funding-to-boroughs-three-years'"
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


CODES = [f"E090000{number:02}" for number in range(1, 34)]

SLIPS = {"in thousands": 0.001, "a digit less": 0.1, "a digit more": 10, "three digits more": 1000}
"""What a slip of a finger or of a unit makes of a figure."""


def reported(connection: duckdb.DuckDBPyConnection, change: str, **values: object) -> dict[str, list[str]]:
    """Return what the checks find more than before once a change is made, by check; the change is undone."""
    connection.execute("BEGIN")
    try:
        connection.execute(change, values)
        found = {
            check_id: [f"{one.subject}: {one.message}" for one in run_check(check, connection)]
            for check_id, check in CHECKS.items()
            if check_id.startswith(("population", "depriv", "offence", "deflators", "postcode"))
        }
    finally:
        connection.execute("ROLLBACK")
    return {check_id: lines for check_id, lines in found.items() if lines}


def named(found: dict[str, list[str]]) -> list[str]:
    """Return all that was found, whichever check it was."""
    return [line for lines in found.values() for line in lines]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_population_is_reported_with_area_and_year(
    writable: duckdb.DuckDBPyConnection, slip: float
) -> None:
    names = dict(writable.execute("SELECT gss_code, area FROM areas").fetchall())
    change = (
        "UPDATE population SET population = greatest(1, population * $slip) WHERE gss_code = $code AND year = $year"
    )
    for place, code in enumerate(CODES):
        year = 2013 + place % 13
        found = reported(writable, change, slip=slip, code=code, year=year)
        lines = found["population_out_of_line"]
        assert any(line.startswith(f"{names[code]}: ") and f"mid-{year}," in line for line in lines), (code, year)
        # The figure itself, and no other but the year after it, whose own year before is the wrong one.
        assert len(lines) <= 2


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("where", ["gss_code = 'E09000033'", "year >= 2019", "true"])
def test_a_slip_in_a_whole_series_of_populations_is_reported(
    writable: duckdb.DuckDBPyConnection, slip: float, where: str
) -> None:
    change = f"UPDATE population SET population = greatest(1, population * $slip) WHERE {where}"
    assert "population_density" in reported(writable, change, slip=slip)


@pytest.mark.parametrize("slip", [0.1, 10])
def test_a_slip_in_a_deflator_is_reported_with_its_year(writable: duckdb.DuckDBPyConnection, slip: float) -> None:
    change = "UPDATE gdp_deflators SET price_index = price_index * $slip WHERE financial_year = $year"
    for year in range(2012, 2025):
        lines = reported(writable, change, slip=slip, year=year)["deflators_grow_steadily"]
        assert any(line.startswith((f"{year}/", f"{year + 1}/")) for line in lines)
        assert all("expected a change of -1% to 10%" in line for line in lines)


@pytest.mark.parametrize("slip", [0.1, 10])
@pytest.mark.parametrize("measure", ["imd_average_score", "income_domain_average_score", "idaci_average_score"])
def test_a_slip_in_a_deprivation_figure_is_reported_with_its_area(
    writable: duckdb.DuckDBPyConnection, slip: float, measure: str
) -> None:
    names = dict(writable.execute("SELECT gss_code, area FROM areas").fetchall())
    change = "UPDATE deprivation SET value = value * $slip WHERE gss_code = $code AND measure = $measure"
    for code in CODES:
        found = named(reported(writable, change, slip=slip, code=code, measure=measure))
        assert any(line.startswith(f"{names[code]}: {measure} is ") for line in found), code


def test_a_rank_that_is_none_or_another_is_reported(writable: duckdb.DuckDBPyConnection) -> None:
    change = (
        "UPDATE deprivation SET value = $place WHERE gss_code = 'E09000033' AND measure = 'imd_rank_of_average_score'"
    )
    for place, check_id in (
        (0, "deprivation_is_possible"),
        (13.4, "deprivation_is_possible"),
        (318, "deprivation_is_possible"),
    ):
        assert "expected 1 to 317" in " ".join(reported(writable, change, place=place)[check_id])
    assert any(
        "Westminster" in line for line in reported(writable, change, place=13)["deprivation_ranks_follow_scores"]
    )


@pytest.mark.parametrize("slip", [0.1, 10])
def test_a_slip_in_a_count_of_offences_is_reported_with_borough_and_year(
    writable: duckdb.DuckDBPyConnection, slip: float
) -> None:
    """Of every group with a hundred offences or more in the year."""
    rows = writable.execute(
        "SELECT areas.area, o.gss_code, o.financial_year, o.offence_group FROM recorded_offences AS o "
        "JOIN areas USING (gss_code) WHERE o.offences >= 100 ORDER BY hash(o.gss_code, financial_year, offence_group) "
        "LIMIT 60"
    ).fetchall()
    change = (
        "UPDATE recorded_offences SET offences = offences * $slip "
        "WHERE gss_code = $code AND financial_year = $year AND offence_group = $group"
    )
    for area, code, year, group in rows:
        found = named(reported(writable, change, slip=slip, code=code, year=year, group=group))
        assert any(line.startswith(f"{area}: ") and f"{year}/" in line for line in found), (area, year, group)


def test_plausibility_finds_nothing_in_the_real_data(store: Store) -> None:
    quiet = ("population", "depriv", "offence", "deflators", "postcode", "boroughs_make")
    with store.cursor() as cursor:
        assert {one for one in CHECKS if one.startswith(quiet) and run_check(CHECKS[one], cursor)} == set()


def test_sums_of_awards_are_as_exact_as_their_awards(store: Store) -> None:
    """Hold what a sum beside a decision may be off against the notes on its awards, in the tables themselves."""
    notes = {row["award_id"]: row["rounding_gbp"] for row in table("award_roundings")}
    parts: dict[str, list[str]] = {}
    for row in table("awards"):
        if row["amount_gbp"] and row["counts_in_totals"] == "yes":
            parts.setdefault(row["decision_id"], []).append(notes.get(row["award_id"], "0"))
    with store.cursor() as cursor:
        found = cursor.execute(
            "SELECT comparison_id, parts_rounding_gbp FROM published_total_comparisons "
            "WHERE kind = 'Decision' AND part_count > parts_missing"
        ).fetchall()
    assert dict(found) == {
        one: None if "" in parts[one] else sum(Decimal(part) for part in parts[one]) for one, _ in found
    }
    assert any(rounding for _, rounding in found)
    assert None in [rounding for _, rounding in found]


@pytest.mark.parametrize(
    ("rounding", "verdict"), [("1", "less"), ("539024", "rounding"), ("539023", "less"), ("NULL", "unknown")]
)
def test_awards_come_to_less_only_if_rounding_cannot_explain_it(
    writable: duckdb.DuckDBPyConnection, rounding: str, verdict: str
) -> None:
    """The awards known under PCD 310 come to £9,460,976 of £10,000,000; one of them was published rounded."""
    writable.execute(
        f"UPDATE award_roundings SET rounding_gbp = {rounding} WHERE award_id = 'pcd-310-rescue-and-response-2018-19'"
    )
    row = writable.execute("SELECT verdict FROM published_total_comparisons WHERE comparison_id = 'pcd-310'").fetchone()
    assert row == (verdict,)


def test_dates_of_stages_are_those_of_their_decisions() -> None:
    """A stage that happened when a decision was signed cites that decision; its date must be that of the signing."""
    signed = {row["decision_id"]: row["date_signed"] for row in table("decisions")}
    found = [row for row in table("milestones") if row["actual_decision_id"]]
    assert found
    for row in found:
        assert row["actual"] == signed[row["actual_decision_id"]]
