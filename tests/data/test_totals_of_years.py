"""A total of several years that its years cannot make up is found, in real data and in made-up rows; no other is."""

from collections.abc import Iterator

import duckdb
import pytest

from data.checking import read_checks, run_check
from data.paths import store_file
from data.store import Store

CHECK = next(check for check in read_checks() if check.check_id == "totals_of_years")
SERIES = "Made-up fund, yearly"

Year = tuple[int, int, int]
"""A first year, pounds, and half the rounding step."""


@pytest.fixture(scope="module")
def connection(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a copy of the real store."""
    with duckdb.connect() as copy:
        copy.execute("ATTACH $path AS original (READ_ONLY)", {"path": str(store_file())})
        copy.execute("COPY FROM DATABASE original TO memory")
        copy.execute("DETACH original")
        yield copy


def found(connection: duckdb.DuckDBPyConnection, total: tuple[int, int, int, int], *years: Year) -> list[str]:
    """Return what the check says of a made-up total (first and last year, pounds, rounding) and single years."""
    connection.execute("BEGIN")
    try:
        row = """
            INSERT INTO london_totals
            (
                total_id, series_id, series, fund_id, start_year, end_year, measure, amount_gbp, rounding_gbp,
                source_id, locator
            )
            VALUES ($1, $2, $2, 'snb', $3, $4, 'budget', $5, $6, $7, 'made up')
        """
        start, end, amount, rounding = total
        connection.execute(row, ["made-up", "Made-up fund, together", start, end, amount, rounding, "pcd-421"])
        for first, pounds, off in years:
            connection.execute(row, [f"made-up-{first}", SERIES, first, first, pounds, off, "pcd-850"])
        connection.execute("INSERT INTO total_years VALUES ('made-up', ?, 'budget', 'made up')", [SERIES])
        return [one.message for one in run_check(CHECK, connection) if one.subject == "Made-up fund, together"]
    finally:
        connection.execute("ROLLBACK")


def test_the_two_totals_of_the_crime_prevention_fund_are_found(store: Store) -> None:
    with store.cursor() as cursor:
        (finding,) = run_check(CHECK, cursor)
    assert (finding.fund_id, finding.start_year, finding.end_year) == ("lcpf-direct", 2019, 2020)
    for said in (
        "£26,210,370 for 2019/20 to 2020/21 (PCD 421: London Crime Prevention Fund",
        "is 2 times £13,105,185, exactly the figure of other years",
        "but £13.4m is published for 2019/20 (MOPAC Commissioning Framework Update",
        "£244,815 to £344,815 more",
    ):
        assert said in finding.message


@pytest.mark.parametrize(
    ("total", "years", "said"),
    [
        # All years are known and add up to something else.
        ((2010, 2011, 2_100_000, 0), [(2010, 1_000_000, 0), (2011, 1_000_000, 0)], "add up to £2,000,000"),
        ((2010, 2011, 2_100_000, 0), [(2010, 1_000_000, 0), (2011, 1_000_000, 0)], "£100,000 less"),
        (
            (2010, 2012, 3_000_000, 50_000),
            [(2010, 1_000_000, 50_000), (2011, 1_000_000, 0), (2012, 1_200_000, 0)],
            "more",
        ),
        # The years that are known come to more than the total: what is left would be negative.
        (
            (2010, 2012, 2_000_000, 50_000),
            [(2010, 1_200_000, 0), (2011, 1_000_000, 0)],
            "2 of its 3 years alone come to",
        ),
        ((2010, 2011, 900_000, 0), [(2010, 1_000_000, 50_000)], "£50,000 to £150,000 more"),
        # The total is a multiple of another year's very figure, and one of its years is published otherwise.
        ((2010, 2011, 2_469_134, 0), [(2010, 1_300_000, 50_000), (2012, 1_234_567, 0)], "is 2 times £1,234,567"),
        ((2010, 2012, 3_703_701, 0), [(2011, 1_100_000, 0), (2009, 1_234_567, 0)], "£134,567 less"),
    ],
)
def test_impossible_totals_are_found(
    connection: duckdb.DuckDBPyConnection, total: tuple[int, int, int, int], years: list[Year], said: str
) -> None:
    (message,) = found(connection, total, *years)
    assert said in message


@pytest.mark.parametrize(
    ("total", "years"),
    [
        # A year is missing, and something is left for it; or nothing, which is possible.
        ((2010, 2011, 2_100_000, 0), [(2010, 1_300_000, 0)]),
        ((2010, 2011, 1_300_000, 0), [(2010, 1_300_000, 0)]),
        ((2010, 2011, 1_300_000, 0), [(2010, 1_350_000, 50_000)]),
        # No year is known.
        ((2010, 2011, 2_100_000, 0), []),
        # All are known and add up, exactly, within rounding, or unevenly beside a year that is half of them.
        ((2010, 2011, 2_000_000, 0), [(2010, 800_000, 0), (2011, 1_200_000, 0)]),
        ((2010, 2011, 2_100_000, 50_000), [(2010, 1_000_000, 50_000), (2011, 1_000_000, 50_000)]),
        ((2010, 2011, 2_469_134, 0), [(2010, 1_300_000, 0), (2011, 1_169_134, 0), (2012, 1_234_567, 0)]),
        # The year may be the even part, given its rounding.
        ((2010, 2011, 2_469_134, 0), [(2010, 1_200_000, 50_000), (2012, 1_234_567, 0)]),
        # A round sum is often met by chance.
        ((2010, 2011, 2_000_000, 0), [(2010, 1_300_000, 0), (2012, 1_000_000, 0)]),
        # Another year is only near the even part, or the total is not exact.
        ((2010, 2011, 2_469_134, 0), [(2010, 1_300_000, 0), (2012, 1_234_568, 0)]),
        ((2010, 2011, 2_469_134, 5_000), [(2010, 1_300_000, 0), (2012, 1_234_567, 0)]),
    ],
)
def test_possible_totals_are_not(
    connection: duckdb.DuckDBPyConnection, total: tuple[int, int, int, int], years: list[Year]
) -> None:
    assert found(connection, total, *years) == []


def test_a_year_without_a_rounding_says_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    assert found(connection, (2010, 2011, 900_000, 0), (2010, 1_000_000, None)) == []  # type: ignore[arg-type]


def test_boroughs_and_fund_tables_are_looked_at_too(connection: duckdb.DuckDBPyConnection) -> None:
    """Bromley's two years add up; a year changed by a pound, or a line that outgrows its three years, is found."""
    connection.execute("BEGIN")
    connection.execute(
        "UPDATE borough_allocations SET amount_gbp = amount_gbp + 1 "
        "WHERE gss_code = 'E09000006' AND financial_year = 2017"
    )
    connection.execute(
        "INSERT INTO programme_budgets SELECT * REPLACE (start_year AS end_year, 9000000 AS amount_gbp) "
        "FROM programme_budgets WHERE fund_id = 'vawg-fund' AND line LIKE 'Tranche 1%'"
    )
    subjects = {one.subject: one.message for one in run_check(CHECK, connection)}
    connection.execute("ROLLBACK")
    assert "its years add up to £643,431" in subjects["Bromley: LCPF, two-year total"]
    assert "1 of its 3 years alone come to" in subjects["Tranche 1: maintain existing investments, budget"]


def test_the_contradiction_is_among_the_others(store: Store) -> None:
    with store.cursor() as cursor:
        rows = cursor.execute(
            "SELECT source_a, source_b, statement_a, statement_b FROM discrepancies "
            "WHERE fund_id = 'lcpf-direct' AND contains(statement_b, '26,210,370')"
        ).fetchall()
    ((source_a, source_b, statement_a, statement_b),) = rows
    assert (source_a, source_b) == ("joint-audit-panel-2020-01", "pcd-421")
    assert "Appendix 1" in statement_a
    assert "Executive summary" in statement_b
