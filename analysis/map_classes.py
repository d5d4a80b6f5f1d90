"""Classes of a map: which values share a colour."""

import warnings
from collections.abc import Sequence
from typing import Literal, NamedTuple

import mapclassify
import numpy as np

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
    known = np.array([value for value in values if value is not None], dtype=float)
    different = np.unique(known)
    if different.size == 0:
        return Classes((), tuple(None for _ in values))
    if different.size == 1:
        ends = [float(different[0])]
    else:
        number = min(MOST_CLASSES, different.size)
        classifier = mapclassify.FisherJenks if method == "natural" else mapclassify.Quantiles
        with warnings.catch_warnings():
            # It would be faster with Numba, of 100 MB: for 33 values that is not worth having.
            warnings.filterwarnings("ignore", "Numba not installed")
            # Many equal values leave fewer classes, as they should.
            warnings.filterwarnings("ignore", "Not enough unique values")
            bins = classifier(known, k=number).bins
        ends = sorted({float(end) for end in bins} | {float(known.max())})
    placed = [None if value is None else int(np.searchsorted(ends, value, side="left")) for value in values]
    used = sorted({place for place in placed if place is not None})
    members = [[v for v, place in zip(values, placed, strict=True) if place == one and v is not None] for one in used]
    return Classes(
        tuple(ValueClass(min(group), max(group), len(group)) for group in members),
        tuple(None if place is None else used.index(place) for place in placed),
    )
