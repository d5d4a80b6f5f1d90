"""Classes of a map: none empty, none overlapping, and sensible where there is little to divide."""

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
