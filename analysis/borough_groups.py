"""Which boroughs are compared: chosen by hand, or by what they have in common with one of them."""

from collections.abc import Sequence
from typing import Literal

from analysis.boundaries import alike, neighbour_names
from data.store import Store
from queries.boroughs import Area, areas

Group = Literal[
    "chosen by hand", "neighbours", "same police unit", "most similar", "inner London", "outer London", "all boroughs"
]

MOST_CHOSEN = 6
"""How many can be chosen by hand and distinguished on a chart."""

OF_ONE: tuple[Group, ...] = ("neighbours", "same police unit", "most similar")
"""Groups that need a borough."""


def members(store: Store, group: Group, area: Area | None) -> list[str]:
    """Return the names of the boroughs of a group, the one that it is of first; empty for a choice by hand.

    The City of London is in no group: MOPAC does not fund it.
    """
    if group in OF_ONE:
        return [] if area is None else [area.area, *_of_one(store, group, area)]
    sides: dict[Group, tuple[str, ...]] = {
        "inner London": ("Inner",),
        "outer London": ("Outer",),
        "all boroughs": ("Inner", "Outer"),
    }
    chosen = sides.get(group, ())
    return [one.area for one in areas(store) if one.receives_direct_funding and one.inner_outer in chosen]


def _of_one(store: Store, group: Group, area: Area) -> Sequence[str]:
    if group == "neighbours":
        funded = {one.area for one in areas(store) if one.receives_direct_funding}
        return [name for name in neighbour_names(store, area) if name in funded]
    if group == "most similar":
        return [name for name, _ in alike(store, area)]
    return [
        one.area
        for one in areas(store)
        if one.police_unit is not None and one.police_unit == area.police_unit and one.area != area.area
    ]
