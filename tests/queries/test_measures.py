"""Figures of all boroughs, worked out again from the CSV files in plain Python."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from data.store import Store
from queries.measures import (
    context_by_borough,
    deprivation_by_borough,
    funding_by_borough,
    funding_change_by_borough,
    funding_years,
    numbers_by_borough,
    offences_by_borough,
    population_by_borough,
)
from tests.helpers import table

ALL = "All recorded offences (excluding fraud)"


PEOPLE = {(row["gss_code"], int(row["year"])): int(row["population"]) for row in table("population")}
OFFENCES = {
    (row["gss_code"], int(row["financial_year"][:4]), row["offence_group"]): int(row["offences"])
    for row in table("recorded_offences")
}
INDEX = {int(row["financial_year"][:4]): Fraction(row["price_index"]) for row in table("gdp_deflators")}
ALLOCATIONS = [row for row in table("borough_allocations") if row["measure"] == "allocation"]

DIVISORS: dict[str, Callable[[str, int], Fraction]] = {
    "total": lambda _code, _start: Fraction(1),
    "head": lambda code, start: Fraction(PEOPLE[code, start]),
    "offence": lambda code, start: Fraction(OFFENCES[code, start, ALL], 1000),
}


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize("per", ["total", "head", "offence"])
def test_every_allocation_in_every_term(store: Store, terms: str, per: str) -> None:
    checked = 0
    for fund_id, start in sorted({(row["fund_id"], int(row["financial_year"][:4])) for row in ALLOCATIONS}):
        found = {row.gss_code: row for row in funding_by_borough(store, fund_id, start, terms, per)}  # type: ignore[arg-type]
        assert len(found) == 33
        published = {
            row["gss_code"]: row
            for row in ALLOCATIONS
            if row["fund_id"] == fund_id and int(row["financial_year"][:4]) == start
        }
        assert {code for code, row in found.items() if row.amount_gbp is not None} == published.keys()
        for code, row in published.items():
            if per == "offence" and (code, start, ALL) not in OFFENCES:
                continue
            factor = 100 / INDEX[start] if terms == "real" else 1
            expected = Fraction(row["amount_gbp"]) * factor / DIVISORS[per](code, start)
            assert found[code].value == pytest.approx(float(expected), rel=1e-12)
            if row["rounding_gbp"]:
                off = Fraction(row["rounding_gbp"]) * factor / DIVISORS[per](code, start)
                bounds = found[code].bounds
                assert bounds is not None
                assert bounds == pytest.approx((float(expected - off), float(expected + off)), rel=1e-12)
            checked += 1
    assert checked >= 50


def test_changes_between_any_two_years(store: Store) -> None:
    direct = {
        (row["gss_code"], int(row["financial_year"][:4])): Fraction(row["amount_gbp"])
        for row in ALLOCATIONS
        if row["fund_id"] == "lcpf-direct"
    }
    for start, end in ((2013, 2017), (2017, 2018), (2018, 2019), (2013, 2019)):
        for row in funding_change_by_borough(store, "lcpf-direct", start, end):
            if (row.gss_code, start) in direct and (row.gss_code, end) in direct:
                expected = 100 * direct[row.gss_code, end] / direct[row.gss_code, start] - 100
                assert row.value == pytest.approx(float(expected))
                assert not row.is_stated
            else:
                assert (row.value is not None) == row.is_stated


def test_the_change_that_everyone_asks_about(store: Store) -> None:
    found = {
        row.area: row for row in funding_change_by_borough(store, "lcpf-direct", 2017, 2018) if row.value is not None
    }
    assert {area: round(row.value or 0.0, 1) for area, row in found.items()} == {
        "Westminster": -55.8,
        "Richmond upon Thames": -55.0,
        "Bromley": -39.8,
        "Wandsworth": -51.0,
    }
    assert [area for area, row in found.items() if row.is_stated] == ["Wandsworth"]
    assert all(
        row.value is None
        for row in funding_change_by_borough(store, "lcpf-direct", 2017, 2018, "real")
        if row.is_stated
    )


def test_offences_and_residents(store: Store) -> None:
    for group in (ALL, "Burglary", "Homicide"):
        for row in offences_by_borough(store, group, 2019, "total"):
            assert row.value == OFFENCES.get((row.gss_code, 2019, group))
        for row in offences_by_borough(store, group, 2019, "head"):
            if row.value is not None:
                expected = 1000 * OFFENCES[row.gss_code, 2019, group] / PEOPLE[row.gss_code, 2019]
                assert row.value == pytest.approx(expected)
    for row in population_by_borough(store, 2019):
        assert row.value == PEOPLE[row.gss_code, 2019]


def test_deprivation(store: Store) -> None:
    published = {
        row["gss_code"]: float(row["value"]) for row in table("deprivation") if row["measure"] == "idaci_average_score"
    }
    assert {row.gss_code: row.value for row in deprivation_by_borough(store, "idaci_average_score")} == published


def test_counts(store: Store) -> None:
    of_award: dict[str, set[str]] = {}
    for row in table("award_areas"):
        of_award.setdefault(row["award_id"], set()).add(row["gss_code"])
    awards = {row["award_id"]: row for row in table("awards")}
    own = [
        next(iter(codes))
        for award, codes in of_award.items()
        if len(codes) == 1 and awards[award]["counts_in_totals"] == "yes" and awards[award]["kind"] != "income accepted"
    ]
    for value in numbers_by_borough(store, "awards"):
        assert value.value == own.count(value.gss_code)
    covered = {(awards[award]["programme_id"], code) for award, codes in of_award.items() for code in codes}
    for value in numbers_by_borough(store, "programmes"):
        assert value.value == sum(code == value.gss_code for _, code in covered)
    running = {
        row["service_id"]
        for row in table("services")
        if row["status"] != "ended"
        and not row["temporary"]
        and row["funding_basis"] != "council service, MOPAC funding not stated"
    }
    reached = [row["gss_code"] for row in table("service_areas") if row["service_id"] in running]
    for value in numbers_by_borough(store, "services"):
        assert value.value == reached.count(value.gss_code)


def test_years_of_funds(store: Store) -> None:
    found = funding_years(store)
    assert [(row.financial_year, row.boroughs) for row in found if row.fund_id == "lcpf-direct"] == [
        (2019, 32),
        (2018, 3),
        (2017, 3),
        (2013, 2),
    ]
    assert sum(row.boroughs for row in found) == len(ALLOCATIONS)


def test_context_is_the_latest(store: Store) -> None:
    latest = max(year for _, year in PEOPLE)
    for row in context_by_borough(store):
        if row.indicator == "population":
            assert row.value == PEOPLE[row.gss_code, latest]
