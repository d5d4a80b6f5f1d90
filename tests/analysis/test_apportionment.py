"""Sharing out: to the penny, whatever the weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.apportionment import combined, shared_out

TOTALS = st.decimals(min_value=0, max_value=100_000_000, places=2, allow_nan=False, allow_infinity=False)
WEIGHTS = st.lists(st.fractions(min_value=0, max_value=1000), min_size=1, max_size=33).filter(any)


@given(TOTALS, WEIGHTS)
def test_parts_add_up_to_the_total(total: Decimal, weights: list[Fraction]) -> None:
    parts = shared_out(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        exact = Fraction(total) * weight / sum(weights)
        assert part >= 0
        assert abs(Fraction(part) - exact) < Fraction(1, 100)


@given(
    st.lists(st.floats(min_value=0.01, max_value=1e6), min_size=2, max_size=33),
    st.integers(1, 100),
    st.integers(0, 100),
)
def test_shares_add_up_to_one_and_units_do_not_matter(levels: list[float], one: int, other: int) -> None:
    indicators = {"a": levels, "b": [1.0] * len(levels)}
    found = combined(indicators, {"a": one, "b": other})
    assert sum(found) == 1
    assert combined({"a": [2 * level for level in levels], "b": [7.0] * len(levels)}, {"a": one, "b": other}) == found
    assert combined(indicators, {"a": one * 3, "b": other * 3}) == found


@pytest.mark.parametrize("weights", [[], [Fraction(0)], [Fraction(-1), Fraction(2)]])
def test_weights_that_say_nothing_are_refused(weights: list[Fraction]) -> None:
    with pytest.raises(ValueError, match="weights have to be"):
        shared_out(Decimal(10), weights)


def test_indicators_that_say_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one weight"):
        combined({"a": [1.0]}, {"a": 0})
    with pytest.raises(ValueError, match="adds up to nothing"):
        combined({"a": [0.0, 0.0]}, {"a": 1})
