"""Splitting awards: London's total is the same under every rule, to the penny, and every award's parts add up to it."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.apportionment import Rule, Splittable, london_total, nearest_year, split

AREAS = [f"E0900{number:04}" for number in range(1, 34)]
AMOUNTS = st.decimals(min_value=0, max_value=100_000_000, places=2, allow_nan=False, allow_infinity=False)
AWARDS = st.lists(
    st.builds(
        Splittable,
        amount_gbp=AMOUNTS,
        areas=st.one_of(st.just(AREAS[:32]), st.lists(st.sampled_from(AREAS), min_size=1, max_size=33, unique=True)),
        start_year=st.one_of(st.none(), st.integers(2005, 2035)),
    ),
    max_size=12,
)
RESIDENTS = st.dictionaries(
    st.integers(2013, 2025),
    st.fixed_dictionaries({area: st.integers(1, 500_000) for area in AREAS}),
    min_size=1,
    max_size=3,
)


@given(AWARDS, RESIDENTS)
def test_londons_total_is_the_same_under_every_rule(
    awards: list[Splittable], residents: dict[int, dict[str, int]]
) -> None:
    expected = sum((award.amount_gbp for award in awards), Decimal(0))
    for rule in get_args(Rule):
        assert london_total(awards, rule, residents) == expected


@given(AWARDS, RESIDENTS, st.sampled_from(["equal", "population"]))
def test_parts_add_up_to_their_award_and_go_where_it_does(
    awards: list[Splittable], residents: dict[int, dict[str, int]], rule: Rule
) -> None:
    for award in awards:
        parts = split(award, rule, residents)
        assert sum(parts.values()) == award.amount_gbp
        assert parts.keys() == set(award.areas)
        assert all(part >= 0 and part == round(part, 2) for part in parts.values())
        if rule == "equal":
            assert max(parts.values()) - min(parts.values()) <= Decimal("0.01")
        # The order in which areas are named changes nothing.
        assert split(award._replace(areas=list(reversed(award.areas))), rule, residents) == parts


@given(AMOUNTS, st.sampled_from(AREAS), st.sampled_from(get_args(Rule)))
def test_an_award_for_one_borough_is_its_own_under_every_rule(amount: Decimal, area: str, rule: Rule) -> None:
    assert split(Splittable(amount, [area], None), rule, {}) == {area: amount}


def test_the_nearest_year_is_taken() -> None:
    assert nearest_year([2013, 2020, 2025], 2026) == 2025
    assert nearest_year([2013, 2020, 2025], 2014) == 2013
    assert nearest_year([2018, 2020], 2019) == 2018
    assert nearest_year([2013, 2025, 2020], None) == 2025
    residents = {2019: {"A": 1, "B": 3}, 2025: {"A": 1, "B": 1}}
    award = Splittable(Decimal(100), ["A", "B"], 2020)
    assert split(award, "population", residents) == {"A": 25, "B": 75}
    assert split(award._replace(start_year=2031), "population", residents) == {"A": 50, "B": 50}


def test_what_cannot_be_split_is_refused() -> None:
    with pytest.raises(ValueError, match="without areas"):
        split(Splittable(Decimal(1), [], 2019), "none", {})
    with pytest.raises(ValueError, match="no year"):
        split(Splittable(Decimal(1), ["A", "B"], 2019), "population", {})
