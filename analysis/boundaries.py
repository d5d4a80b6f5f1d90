"""Which boroughs belong together: outlines, neighbours, police units, and boroughs that are alike."""

from collections.abc import Mapping

import pandas as pd

from analysis import similarity
from data.store import Store, kept_with_store
from geo.outlines import Outlines, neighbours, outlines
from queries.boroughs import LONDON_CODE, Area, areas
from queries.measures import context_by_borough

ALIKE = 5
"""How many similar boroughs are named."""


@kept_with_store
def names(store: Store) -> Mapping[str, str]:
    """Return the name of each borough and of the City of London by GSS code."""
    return {area.gss_code: area.area for area in areas(store)}


def place_code(store: Store, place: str, london: str) -> str:
    """Return the GSS code of a place that a list is filtered by, "all" for any; london is the name of all London."""
    if place == london:
        return LONDON_CODE
    return next((code for code, name in names(store).items() if name == place), "all")


def place_name(store: Store, gss_code: str, london: str) -> str:
    """Return the name of a place that a list is filtered by, "all" for any; london is the name of all London."""
    return london if gss_code == LONDON_CODE else names(store).get(gss_code, "all")


@kept_with_store
def area_outlines(store: Store) -> Outlines:
    """Return the outlines of all areas. Raises OutlinesError."""
    return outlines({area.area: area.gss_code for area in areas(store)})


@kept_with_store
def borders(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Return the GSS codes of each area's neighbours, those across the Thames included."""
    return neighbours(area_outlines(store))


@kept_with_store
def context(store: Store) -> pd.DataFrame:
    """Return the indicators (columns) of each borough (rows, by GSS code) that similar ones are found with."""
    rows = pd.DataFrame(context_by_borough(store))
    return rows.pivot(index="gss_code", columns="indicator", values="value")


@kept_with_store
def between(store: Store) -> pd.DataFrame:
    """Return how far each borough is from each other, by GSS code. Raises ValueError where indicators are missing."""
    return similarity.distances(context(store))


def alike(store: Store, area: Area) -> list[tuple[str, float]]:
    """Return the names of the boroughs most like one, nearest first, each with its distance; none for the City."""
    known = between(store)
    if area.gss_code not in known.index:
        return []
    return [(names(store)[code], far) for code, far in similarity.most_similar(known, area.gss_code, ALIKE)]


def neighbour_names(store: Store, area: Area) -> list[str]:
    """Return the names of an area's neighbours, by name."""
    return [names(store)[code] for code in borders(store)[area.gss_code]]
