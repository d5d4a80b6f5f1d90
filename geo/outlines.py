"""The outlines of the 32 boroughs and the City of London, and which of them are neighbours.

Outlines: npm package vega-datasets, londonBoroughs.json, from the London Datastore's statistical GIS boundary files
(Open Government Licence v3.0; contains Ordnance Survey data, Crown copyright and database right 2015). They are
simplified; the banks of the Thames are borders of their own, so that boroughs across the river do not touch.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Outlines = gpd.GeoDataFrame
"""A row for each area, with its GSS code (gss_code), its name (area) and its outline (geometry)."""

OUTLINES = Path(__file__).with_name("boroughs.topojson")

DEGREES = "EPSG:4326"
METRES = "EPSG:27700"
"""The British National Grid, in which distances and areas are true."""

ATTRIBUTION = "Contains Ordnance Survey data © Crown copyright and database right 2015"

RIVER_WIDTH = 1_000.0
"""Metres: the Thames is narrower everywhere in London; a longer line between two boroughs does not just cross it."""

FACING_BANK = 200.0
"""Metres of bank that have to lie opposite before two boroughs face each other; less is a corner."""

BANK_STEP = 25.0
"""Metres between the points of a bank that are looked at."""


class OutlinesError(Exception):
    """Outlines and areas are not the same places; the message names those that are only in one of them."""


@cache
def _read() -> gpd.GeoDataFrame:
    found = gpd.read_file(OUTLINES).rename(columns={"id": "area"})[["area", "geometry"]].set_crs(DEGREES)
    # The simplified outline of a borough may cross itself somewhere.
    return found.assign(geometry=found.geometry.make_valid())


def outlines(codes: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Return the outline of every area, by name: gss_code, area and geometry in degrees.

    codes gives the GSS code of each area by its name. Raises OutlinesError unless every area has an outline and
    every outline an area.
    """
    found = _read()
    unmatched = set(found["area"]) ^ set(codes)
    if unmatched or found["area"].duplicated().any():
        raise OutlinesError(f"outlines and areas differ: {', '.join(sorted(unmatched)) or 'an outline twice'}")
    placed = found.assign(gss_code=found["area"].map(dict(codes)))
    return placed[["gss_code", "area", "geometry"]].sort_values("area", ignore_index=True)


def neighbours(places: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """Return the GSS codes of the neighbours of each area, those across the Thames included, in the order of places.

    Two areas are neighbours if they share a border (a line, not just a corner), or if a stretch of bank of one lies
    opposite the other's. Shapes are compared all at once: each single comparison would release the interpreter's lock,
    and get it back only after busier threads of the server.
    """
    codes, shapes = list(places["gss_code"]), places.to_crs(METRES).geometry.to_numpy()
    one, other = np.triu_indices(len(shapes), k=1)
    touching = shapely.length(shapely.intersection(shapes[one], shapes[other])) > 1
    pairs = _pairs(one[touching], other[touching])
    apart = ~touching & (shapely.distance(shapes[one], shapes[other]) < RIVER_WIDTH)
    pairs |= _across_the_river(shapes, _pairs(one[apart], other[apart]))
    return {
        code: tuple(codes[other] for other in range(len(codes)) if {(number, other), (other, number)} & pairs)
        for number, code in enumerate(codes)
    }


def _pairs(one: NDArray[Any], other: NDArray[Any]) -> set[tuple[int, int]]:
    return set(zip(one.tolist(), other.tolist(), strict=True))


def _across_the_river(shapes: NDArray[Any], apart: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the pairs that face each other across water: from enough points of a bank, the other is the nearest.

    apart are the pairs that are near each other and do not touch.
    """
    land = unary_union(shapes)
    found: set[tuple[int, int]] = set()
    for one in {number for pair in apart for number in pair}:
        others = sorted({number for pair in apart if one in pair for number in pair} - {one})
        bank = _points(shapes[one].boundary.intersection(land.boundary))
        nearest = _opposite(bank, shapes[others], land)
        found |= {
            (one, others[which]) for which, points in Counter(nearest).items() if points * BANK_STEP >= FACING_BANK
        }
    return found


def _points(lines: BaseGeometry) -> NDArray[Any]:
    """Return points along lines, one for each step."""
    # Twice: a collection may hold a line of several parts.
    parts = shapely.get_parts(shapely.get_parts(lines))
    parts = parts[shapely.length(parts) > 0]
    steps = [np.arange(0, length, BANK_STEP) for length in shapely.length(parts)]
    along = np.repeat(parts, [len(part_steps) for part_steps in steps])
    points: NDArray[Any] = shapely.line_interpolate_point(along, np.concatenate([np.empty(0), *steps]))
    return points


def _opposite(points: NDArray[Any], others: NDArray[Any], land: BaseGeometry) -> list[int]:
    """Return which of the other areas is across the water from each point of a bank that has one there."""
    nearest = shapely.distance(points[:, np.newaxis], others).argmin(axis=1)
    lines = shapely.shortest_line(points, others[nearest])
    lengths = shapely.length(lines)
    reaching = (lengths > 0) & (lengths < RIVER_WIDTH)
    lines, lengths, nearest = lines[reaching], lengths[reaching], nearest[reaching]
    # A line that only crosses water lies outside all land, but for the roughness of simplified banks.
    on_water = shapely.length(shapely.intersection(lines, land)) < 0.05 * lengths
    return [int(which) for which in nearest[on_water]]
