"""The interactive map: one deck of borough outlines, drawn without a base map and without any outside request."""

import json
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, NamedTuple

import geopandas as gpd
import pydeck as pdk
from shapely import set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

AREAS = "areas"

WIDTH, HEIGHT = 600, 470
"""Pixels that all of London fits in at ZOOM; on a narrow screen the whole map is scaled down (ui/style.css)."""

ZOOM = 8.93

GRID = 0.0001
"""Degrees, about ten metres: finer than the outlines are, and a third of the bytes of full coordinates."""

BORDER = [255, 255, 255]

OUTLINE = [128, 128, 128]
"""The border of an area that is not filled: to be seen on a light page and on a dark one."""

HALO, LINE = ("#FFFFFF", 6), ("#14212E", 3)
"""Colour and width of the two lines around a chosen area: one of them is seen on every fill and on every page."""


class Fill(NamedTuple):
    """How an area looks on the map (a colour, or transparent), and the lines of its tooltip."""

    colour: str
    lines: tuple[str, ...]
    name: str = ""
    letters: str = ""
    """What is written on it, and what where its name has no room; nothing without."""


class ReadyDeck(pdk.Deck):  # type: ignore[misc]
    """A deck that is turned into JSON once, however often it is shown."""

    _json: str | None = None

    def to_json(self) -> str:
        """Return the deck as the front end wants it."""
        if self._json is None:
            # Without the indentation, which is three quarters of it.
            self._json = json.dumps(json.loads(super().to_json()), separators=(",", ":"))
        return self._json


def rgb(colour: str) -> list[int]:
    """Return #12436D as the three numbers that deck.gl wants; four zeros for what is transparent."""
    if colour == "transparent":
        return [0, 0, 0, 0]
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def deck(places: gpd.GeoDataFrame, fills: Mapping[str, Fill]) -> ReadyDeck:
    """Return the map of all places, each filled as fills says for its GSS code."""
    features = [
        _feature(
            shape,
            area=area,
            fill=rgb(fills[code].colour),
            line=OUTLINE if fills[code].colour == "transparent" else BORDER,
            lines="\n".join(fills[code].lines),
        )
        for code, area, shape in zip(places["gss_code"], places["area"], places.geometry, strict=True)
    ]
    layer = pdk.Layer(
        "GeoJsonLayer",
        id=AREAS,
        data={"type": "FeatureCollection", "features": features},
        get_fill_color="properties.fill",
        get_line_color="properties.line",
        line_width_min_pixels=1,
        pickable=True,
        auto_highlight=True,
        highlight_color=[244, 106, 37, 160],
    )
    return _deck_of([layer, _names(places, fills)], places)


LETTER = 8
"""Width of a letter of a name on the map, in pixels."""

PIXELS = 512 * 2**ZOOM / 360
"""For a degree of longitude."""


def _names(places: gpd.GeoDataFrame, fills: Mapping[str, Fill]) -> pdk.Layer:
    """Return the names of the areas, each in its middle, with a halo that is seen on every fill."""
    names = []
    for code, shape in zip(places["gss_code"], places.geometry, strict=True):
        west, _, east, _ = shape.bounds
        fill, middle = fills[code], shape.representative_point()
        has_room = (east - west) * PIXELS > LETTER * len(fill.name)
        place = [round(middle.x, 4), round(middle.y, 4)]
        names.append({"name": fill.name if has_room else fill.letters, "place": place})
    return pdk.Layer(
        "TextLayer",
        id="names",
        data=names,
        get_text="name",
        get_position="place",
        get_size=12,
        get_color=rgb(LINE[0]),
        font_family=pdk.types.String("sans-serif"),
        font_weight=600,
        font_settings={"sdf": True},
        outline_width=6,
        outline_color=rgb(HALO[0]),
    )


def with_chosen(shown: ReadyDeck, places: gpd.GeoDataFrame, gss_code: str, *, is_odd: bool) -> ReadyDeck:
    """Return a map of all places with one of them outlined.

    Its areas are a layer of another name, and of yet another after an odd number of clicks on the map. So the browser
    forgets what was selected: as long as it knows, it fades all other areas until they have the colours of no legend.
    """
    areas = copy(shown.layers[0])
    areas.id = f"{AREAS}-{'odd' if is_odd else 'even'}"
    feature = _feature(places.geometry[places["gss_code"] == gss_code].iloc[0])
    outlines = [
        pdk.Layer(
            "GeoJsonLayer",
            id=f"chosen-{pixels}",
            data={"type": "FeatureCollection", "features": [feature]},
            filled=False,
            get_line_color=rgb(colour),
            line_width_min_pixels=pixels,
            line_joint_rounded=True,
        )
        for colour, pixels in (HALO, LINE)
    ]
    return _deck_of([areas, *outlines, *shown.layers[1:]], places)


def _deck_of(layers: Sequence[pdk.Layer], places: gpd.GeoDataFrame) -> ReadyDeck:
    west, south, east, north = places.total_bounds
    return ReadyDeck(
        layers=layers,
        # The page scrolls over the map: nothing on it moves by wheel or finger.
        views=[pdk.View(type="MapView", controller=False)],
        initial_view_state=pdk.ViewState(longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=ZOOM),
        map_provider=None,
        tooltip={"text": "{area}\n{lines}"},
    )


def _feature(shape: BaseGeometry, **properties: object) -> dict[str, Any]:
    geometry = json.dumps(mapping(set_precision(shape, GRID)))
    return {
        "type": "Feature",
        "geometry": json.loads(geometry, parse_float=lambda number: round(float(number), 4)),
        "properties": properties,
    }
