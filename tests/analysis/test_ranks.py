"""Ranks and pairs: whatever the true figures are, what is said of their order holds."""

from itertools import combinations, product
from math import inf

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranks import (
    RankRange,
    count_pairs,
    pairs_between_groups,
    rank_ranges,
    surely_larger,
    tau_difference,
)
from data.paths import MACROS
from queries import Bounds

LEVELS = st.integers(min_value=0, max_value=20).map(float)


@st.composite
def figures(draw: st.DrawFn) -> tuple[Bounds, float]:
    """Return bounds and a true figure between them."""
    low = draw(LEVELS)
    high = low + draw(st.sampled_from([0.0, 1.0, 5.0]))
    return Bounds(low, high), draw(st.floats(min_value=low, max_value=high))


@given(st.lists(figures(), max_size=12))
def test_the_true_rank_is_in_its_range(drawn: list[tuple[Bounds, float]]) -> None:
    ranges = rank_ranges([bounds for bounds, _ in drawn])
    true = [value for _, value in drawn]
    for value, ranks in zip(true, ranges, strict=True):
        assert ranks is not None
        # Of equal true figures each may be named first.
        assert ranks.best <= 1 + sum(other > value for other in true) + sum(other == value for other in true) - 1
        assert ranks.worst >= 1 + sum(other > value for other in true)


@given(st.lists(st.tuples(figures(), figures()), min_size=2, max_size=10))
def test_pairs_that_are_called_sure_are_sure(drawn: list[tuple[tuple[Bounds, float], tuple[Bounds, float]]]) -> None:
    found = count_pairs([one for (one, _), _ in drawn], [other for _, (other, _) in drawn])
    true = [(first, second) for (_, first), (_, second) in drawn]
    products = [(a[0] - b[0]) * (a[1] - b[1]) for number, a in enumerate(true) for b in true[:number]]
    assert found.pairs == len(products) == len(true) * (len(true) - 1) // 2
    assert found.same <= sum(product >= 0 for product in products)
    assert found.opposite <= sum(product <= 0 for product in products)
    # Counted in whole pairs: a quotient's last digit is no pair.
    agreement = sum(p > 0 for p in products) - sum(p < 0 for p in products)
    ties = sum(p == 0 for p in products)
    low, high = (bound * found.pairs for bound in found.tau)
    assert round(low) - ties <= agreement <= round(high) + ties
    assert abs(low - round(low)) + abs(high - round(high)) < 1e-9


def test_known_cases() -> None:
    rounded = [Bounds(650, 750), Bounds(550, 650), Bounds(550, 650), Bounds(450, 550), None]
    assert rank_ranges(rounded) == [RankRange(1, 1), RankRange(2, 3), RankRange(2, 3), RankRange(4, 4), None]
    assert rank_ranges([Bounds(5, 5), Bounds(5, 5)]) == [RankRange(1, 2), RankRange(1, 2)]
    assert surely_larger(Bounds(650, 650), Bounds(550, 650))
    assert not surely_larger(Bounds(5, 5), Bounds(5, 5))
    assert count_pairs([Bounds(1, 1)], [Bounds(1, 1)]).tau == Bounds(-1, 1)
    # The hair of the machine's arithmetic is no overlap; what is not known may be anywhere.
    assert surely_larger(Bounds(650 - 1e-12, 750), Bounds(550, 650 + 1e-12))
    assert rank_ranges([Bounds(-inf, inf), Bounds(5, 5), Bounds(1, 1)]) == [
        RankRange(1, 3),
        RankRange(1, 2),
        RankRange(2, 3),
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(0, 9), st.integers(0, 9), st.integers(1, 7)),
        min_size=2,
        max_size=7,
    )
)
def test_the_difference_of_two_taus_holds_for_every_true_figure(
    figures: list[tuple[int, int, int, int, int]],
) -> None:
    """Whatever the rounded figures truly are, the difference lies within the bounds; exact ones leave nothing open."""
    rounded = [Bounds(value - half, value + half) for value, half, *_ in figures]
    true = [Bounds(*(2 * [value - half + half * part / 4])) for value, half, _, _, part in figures]
    second, third = ([Bounds(row[place], row[place]) for row in figures] for place in (2, 3))

    def tau(first: list[Bounds], other: list[Bounds]) -> float:
        signs = [
            ((one.low > two.low) - (one.low < two.low)) * ((a.low > b.low) - (a.low < b.low))
            for (one, a), (two, b) in combinations(zip(first, other, strict=True), 2)
        ]
        return sum(signs) / len(signs)

    told = tau_difference(rounded, second, third)
    exact = tau(true, second) - tau(true, third)
    assert told.low - 1e-9 <= exact <= told.high + 1e-9
    sure = tau_difference(true, second, third)
    assert sure.low == pytest.approx(sure.high) == pytest.approx(exact)


def test_pairs_between_groups_are_counted_once() -> None:
    figures = [Bounds(1, 2), Bounds(1.5, 3), Bounds(4, 5), Bounds(4, 5)]
    assert pairs_between_groups(figures, [0, 1, 2, 2]) == (5, 1)
    assert pairs_between_groups(figures, [0, 0, 0, 0]) == (0, 0)
    assert pairs_between_groups([], []) == (0, 0)


def test_what_is_surely_larger_is_the_same_in_sql() -> None:
    levels = [Bounds(low, low + width) for low in (0, 5, 6, 10) for width in (0, 1, 5)]
    with duckdb.connect() as database:
        database.execute(MACROS.read_text(encoding="utf-8"))
        for one, other in product(levels, repeat=2):
            row = database.execute("SELECT surely_larger(?, ?)", [one._asdict(), other._asdict()]).fetchone()
            assert row == (surely_larger(one, other),), (one, other)
