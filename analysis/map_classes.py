"""Classes of a map: which values share a colour."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

import jenkspy

Method = Literal["natural", "quantiles"]

MOST_CLASSES = 5


class ValueClass(NamedTuple):
    """One class: its lowest and highest value, both in it, and how many values it holds."""

    low: float
    high: float
    members: int


class Classes(NamedTuple):
    """The classes, lowest first, and the class of each value (its place in classes); None where there is no value."""

    classes: tuple[ValueClass, ...]
    of_values: tuple[int | None, ...]


def classify(values: Sequence[float | None], method: Method) -> Classes:
    """Return classes of values: by natural breaks (Fisher and Jenks) or with about equally many values in each.

    There are never more classes than different values, and none that is empty.
    """
    known = sorted(float(value) for value in values if value is not None)
    number = min(MOST_CLASSES, len(set(known)))
    if number < 2:
        ends = known[-1:]
    elif method == "natural":
        ends = jenkspy.jenks_breaks(known, n_classes=number)[1:]
    else:
        ends = sorted(_quantile(known, part / number) for part in range(1, number + 1))
    placed = [None if value is None else bisect_left(ends, value) for value in values]
    used = sorted({place for place in placed if place is not None})
    members = [[v for v, place in zip(values, placed, strict=True) if place == one and v is not None] for one in used]
    return Classes(
        tuple(ValueClass(min(group), max(group), len(group)) for group in members),
        tuple(None if place is None else used.index(place) for place in placed),
    )


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value that a share of the others is below, between two of them if need be."""
    place, beyond = divmod(share * (len(ordered) - 1), 1)
    below, above = ordered[int(place)], ordered[min(int(place) + 1, len(ordered) - 1)]
    return below * (1 - beyond) + above * beyond
