"""Classes of a map: none empty, none overlapping, and sensible where there is little to divide."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.map_classes import MOST_CLASSES, Method, ValueClass, classify

METHODS: tuple[Method, ...] = ("natural", "quantiles")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("values", "classes", "places"),
    [
        ([None, None], (), (None, None)),
        ([], (), ()),
        ([3.0, None], (ValueClass(3, 3, 1),), (0, None)),
        ([2.0] * 5, (ValueClass(2, 2, 5),), (0,) * 5),
        ([1.0, 2.0, None], (ValueClass(1, 1, 1), ValueClass(2, 2, 1)), (0, 1, None)),
    ],
)
def test_edges(
    method: Method, values: list[float | None], classes: tuple[ValueClass, ...], places: tuple[int | None, ...]
) -> None:
    found = classify(values, method)
    assert found.classes == classes
    assert found.of_values == places


def test_natural_breaks_are_where_the_gaps_are() -> None:
    found = classify([1, 1.1, 1.2, 5, 5.1, 9, 9.1, 20, 20.1, 50], "natural")
    assert [group.members for group in found.classes] == [3, 2, 2, 2, 1]


def test_quantiles_have_about_as_many_each() -> None:
    found = classify([float(number) for number in range(33)], "quantiles")
    assert all(6 <= group.members <= 7 for group in found.classes)


@given(
    st.lists(st.one_of(st.none(), st.floats(min_value=-100, max_value=1e7, allow_nan=False)), max_size=40),
    st.sampled_from(METHODS),
)
def test_every_value_is_in_its_class(values: list[float | None], method: Method) -> None:
    found = classify(values, method)
    assert len(found.classes) <= MOST_CLASSES
    assert sum(group.members for group in found.classes) == sum(value is not None for value in values)
    for value, place in zip(values, found.of_values, strict=True):
        assert (value is None) == (place is None)
        if value is not None and place is not None:
            assert found.classes[place].low <= value <= found.classes[place].high
    for lower, upper in zip(found.classes, found.classes[1:], strict=False):
        assert lower.high < upper.low


def spread(group: Sequence[int]) -> Fraction:
    """Return the sum of squared distances from the mean."""
    mean = Fraction(sum(group), len(group))
    return sum(((value - mean) ** 2 for value in group), Fraction())


def divisions(ordered: Sequence[int], number: int) -> Iterator[list[Sequence[int]]]:
    """Return every way to cut values in order into so many groups."""
    for cuts in combinations(range(1, len(ordered)), number - 1):
        yield [ordered[start:end] for start, end in zip((0, *cuts), (*cuts, len(ordered)), strict=True)]


@given(st.lists(st.integers(-1_000, 1_000), min_size=1, max_size=12))
def test_no_other_division_is_closer_to_the_means_than_natural_breaks(values: list[int]) -> None:
    found = classify(values, "natural")
    groups = [
        [value for value, its in zip(values, found.of_values, strict=True) if its == place]
        for place in range(len(found.classes))
    ]
    assert len(groups) == min(MOST_CLASSES, len(set(values)))
    best = min(sum(map(spread, division), Fraction()) for division in divisions(sorted(values), len(groups)))
    assert sum(map(spread, groups), Fraction()) == best
