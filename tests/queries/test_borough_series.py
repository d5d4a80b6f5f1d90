"""The borough series worked out once more, in plain Python from the CSV files, and compared with the store's answer."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from data.store import Store
from queries.boroughs import (
    Per,
    Terms,
    areas,
    changes_between_published_years,
    changes_by_borough,
    funding_by_year,
    offence_groups,
    offences_by_year,
    rates_beside_london,
)
from queries.london import commissioning_budget_growth, direct_funding_by_year
from queries.priorities import headings_by_priority
from tests.helpers import table

ALL = "All recorded offences (excluding fraud)"


ALLOCATIONS = table("borough_allocations")
POPULATION = {(row["gss_code"], int(row["year"])): int(row["population"]) for row in table("population")}
OFFENCES = {
    (row["gss_code"], int(row["financial_year"][:4]), row["offence_group"]): int(row["offences"])
    for row in table("recorded_offences")
}
INDEX = {int(row["financial_year"][:4]): Fraction(row["price_index"]) for row in table("gdp_deflators")}
BOROUGHS = [row["gss_code"] for row in table("areas") if row["area_type"] == "borough"]
LONDON = {
    int(row["start_year"][:4]): (Fraction(row["amount_gbp"]), Fraction(row["rounding_gbp"]))
    for row in table("london_totals")
    if row["series_id"] == "lcpf-direct-borough-funding-london-total"
    and row["measure"] == "allocation"
    and row["start_year"] == row["end_year"]
}


def own_series(gss_code: str) -> dict[int, tuple[Fraction, Fraction]]:
    return {
        int(row["financial_year"][:4]): (Fraction(row["amount_gbp"]), Fraction(row["rounding_gbp"]))
        for row in ALLOCATIONS
        if row["gss_code"] == gss_code and row["fund_id"] == "lcpf-direct" and row["measure"] == "allocation"
    }


def converted(
    figure: tuple[Fraction, Fraction], year: int, people: int, offences: int, terms: str, per: str
) -> list[Fraction]:
    amount, rounding = figure
    factor = 100 / INDEX[year] if terms == "real" else Fraction(1)
    divisor = {"total": Fraction(1), "head": Fraction(people), "offence": Fraction(offences, 1000)}[per]
    return [value * factor / divisor for value in (amount, amount - rounding, amount + rounding)]


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize("per", ["total", "head", "offence"])
@pytest.mark.parametrize("gss_code", BOROUGHS)
def test_borough_series(store: Store, gss_code: str, terms: Terms, per: Per) -> None:
    expected = own_series(gss_code)
    rows = {
        row.financial_year: row
        for row in funding_by_year(store, gss_code, terms, per)
        if row.fund_id == "lcpf-direct" and row.measure == "allocation"
    }
    assert rows.keys() == expected.keys()
    for year, row in rows.items():
        value, low, high = converted(
            expected[year], year, POPULATION[gss_code, year], OFFENCES[gss_code, year, ALL], terms, per
        )
        assert row.value == pytest.approx(float(value), rel=1e-12)
        assert row.bounds is not None
        assert Fraction(row.bounds.low) <= low
        assert Fraction(row.bounds.high) >= high
        assert row.bounds.low == pytest.approx(float(low), rel=1e-12)
        assert row.bounds.high == pytest.approx(float(high), rel=1e-12)


@pytest.mark.parametrize("terms", ["cash", "real"])
@pytest.mark.parametrize("per", ["total", "head", "offence"])
def test_london_series(store: Store, terms: Terms, per: Per) -> None:
    rows = {row.financial_year: row for row in direct_funding_by_year(store, terms, per)}
    assert rows.keys() == LONDON.keys()
    for year, row in rows.items():
        people = sum(POPULATION[code, year] for code in BOROUGHS)
        offences = sum(OFFENCES[code, year, ALL] for code in BOROUGHS)
        value, _, _ = converted(LONDON[year], year, people, offences, terms, per)
        assert row.value == pytest.approx(float(value), rel=1e-12)


@pytest.mark.parametrize("gss_code", BOROUGHS)
def test_changes_between_published_years(store: Store, gss_code: str) -> None:
    series = sorted(own_series(gss_code).items())
    expected = [
        (
            earlier_year,
            later_year,
            float(100 * (later[0] - later[1]) / (earlier[0] + earlier[1]) - 100),
            float(100 * (later[0] + later[1]) / (earlier[0] - earlier[1]) - 100),
        )
        for (earlier_year, earlier), (later_year, later) in pairwise(series)
    ]
    found = changes_between_published_years(store, gss_code)
    assert [(row.from_year, row.to_year) for row in found] == [row[:2] for row in expected]
    for row, (_, _, low, high) in zip(found, expected, strict=True):
        assert row.change is not None
        assert row.change.low == pytest.approx(low, abs=1e-9)
        assert row.change.high == pytest.approx(high, abs=1e-9)


def test_a_stated_change_without_levels_is_among_the_changes(store: Store) -> None:
    (wandsworth,) = [row for row in changes_by_borough(store) if row.area == "Wandsworth"]
    assert wandsworth.from_gbp is None
    assert wandsworth.change_percent == -51
    assert [row.area for row in changes_by_borough(store)].count("Westminster") == 2


@pytest.mark.parametrize("gss_code", BOROUGHS)
def test_rates_are_those_of_the_latest_published_year(store: Store, gss_code: str) -> None:
    year, (amount, rounding) = max(own_series(gss_code).items())
    rates = rates_beside_london(store, gss_code)
    assert rates is not None
    assert rates.financial_year == year
    assert rates.per_head is not None
    assert rates.per_head.low == pytest.approx(float((amount - rounding) / POPULATION[gss_code, year]), rel=1e-12)


@pytest.mark.parametrize("gss_code", BOROUGHS[::7])
def test_offence_rates(store: Store, gss_code: str) -> None:
    for row in offences_by_year(store, gss_code, "Burglary"):
        year = row.financial_year
        assert row.offences == OFFENCES[gss_code, year, "Burglary"]
        london = sum(OFFENCES[code, year, "Burglary"] for code in BOROUGHS)
        assert row.london_offences == london
        assert row.rate == pytest.approx(1000 * row.offences / POPULATION[gss_code, year])
        assert row.london_rate == pytest.approx(1000 * london / sum(POPULATION[code, year] for code in BOROUGHS))
    assert len(offence_groups(store, gss_code)) == 14


def test_the_city_has_no_funding_and_no_offences(store: Store) -> None:
    (city,) = [area for area in areas(store) if not area.receives_direct_funding]
    assert city.area == "City of London"
    assert rates_beside_london(store, city.gss_code) is None
    assert offence_groups(store, city.gss_code) == ()


def test_growth_of_the_budget(store: Store) -> None:
    growth = commissioning_budget_growth(store)
    assert growth
    assert growth.cash_change
    assert growth.real_change
    assert (growth.from_year, growth.to_year) == (2012, 2022)
    cash = [100 * high / low - 100 for low, high in ((23.65, 69.5), (23.55, 70.5))]
    assert list(growth.cash_change) == pytest.approx(cash, abs=1e-9)
    real = [
        100 * high / float(INDEX[2022]) / (low / float(INDEX[2012])) - 100
        for low, high in ((23.65, 69.5), (23.55, 70.5))
    ]
    assert list(growth.real_change) == pytest.approx(real, abs=1e-9)


def test_priorities_add_up_to_the_budget(store: Store) -> None:
    rows = headings_by_priority(store, 2019)
    assert sum(row.amount_gbp for row in rows) == Decimal(53_600_000)
    assert sum(row.lcpf_gbp or 0 for row in rows) == Decimal(13_100_000)
    for row in rows:
        assert row.share_bounds is not None
        assert row.share is not None
        assert row.share_bounds.low < row.share < row.share_bounds.high
