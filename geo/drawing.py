"""The map as a drawing for a report: an SVG file with title, legend, source, licence and date."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geo.outlines import ATTRIBUTION, METRES

WIDTH = 1000
MARGIN = 30
LINE = 26
"""Height of a line of text."""

LETTER = 11.5
"""Width of a letter of the name of an area."""

INK = "#0b0c0c"

HALO, OUTLINE = ("#ffffff", 10), (INK, 5)
"""Colour and width of the two lines around a chosen area: one of them is seen on every fill."""

FONTS = "Source Sans, Arial, sans-serif"
TURNED = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}

HATCHING = "url(#hatching)"
"""Fill of areas without a figure that we found."""


class LegendLine(NamedTuple):
    """A colour of the drawing and its meaning."""

    fill: str
    text: str


def map_drawing(
    places: gpd.GeoDataFrame,
    fills: Mapping[str, str],
    title: Sequence[str],
    legend: Sequence[LegendLine],
    notes: Sequence[str],
    *,
    chosen: str = "",
) -> bytes:
    """Return the map as an SVG file: title lines, the areas filled by GSS code, the legend, and notes at the bottom.

    The title is the headline, in as many lines as it needs, and one line on what is measured.
    chosen is the GSS code of an area that is outlined.
    """
    shapes = places.to_crs(METRES)
    top = MARGIN + LINE * (len(title) + 1)
    bottom = top + _height(shapes)
    height = round(bottom + LINE * (max(len(legend), 1) + len(notes) + 3))
    *headline, measure = title
    words = " ".join(headline)
    root = _svg(height, words, role="img", aria_label=f"{words}. {measure}", font_family=FONTS)
    pattern = _add(_add(root, "defs"), "pattern", id="hatching", width=8, height=8, **TURNED)
    _add(pattern, "rect", width=8, height=8, fill="#f0f0f0")
    _add(pattern, "rect", width=2, height=8, fill="#8a8a8a")
    _add(root, "rect", width=WIDTH, height=height, fill="#ffffff")
    for number, text in enumerate(title):
        style = (
            {"font_size": 22, "fill": INK, "font_weight": "bold"}
            if number < len(headline)
            else {"font_size": 17, "fill": INK}
        )
        _add(root, "text", text, x=MARGIN, y=f"{MARGIN + LINE * (number + 0.5):.0f}", **style)
    _areas(root, shapes, fills, top, chosen)
    at = bottom + LINE
    for line in legend:
        _add(root, "rect", x=MARGIN, y=f"{at:.0f}", width=30, height=18, fill=line.fill, stroke="#3d3d3d")
        _add(root, "text", line.text, x=MARGIN + 42, y=f"{at + 15:.0f}", font_size=16, fill=INK)
        at += LINE
    at += LINE
    for note in (*notes, f"{ATTRIBUTION}."):
        _add(root, "text", note, x=MARGIN, y=f"{at:.0f}", font_size=14, fill=INK)
        at += LINE
    return _file(root)


def small_drawing(
    places: gpd.GeoDataFrame, fills: Mapping[str, str], title: str, in_the_dark: Mapping[str, str] | None = None
) -> bytes:
    """Return the areas filled by GSS code and nothing else, for a page that says in words what they show.

    in_the_dark has the colour that takes the place of each other, the paper's too, where it is seen on a dark page.
    """
    shapes = places.to_crs(METRES)
    height = round(2 * MARGIN + _height(shapes))
    root = _svg(height, title, width=WIDTH, height=height, role="img", aria_label=title)
    _add(root, "desc", f"{ATTRIBUTION}.")
    if in_the_dark:
        swapped = " ".join(f'[fill="{light}"] {{ fill: {dark}; }}' for light, dark in in_the_dark.items())
        _add(root, "style", f"@media screen and (prefers-color-scheme: dark) {{ {swapped} }}")
    _add(root, "rect", width=WIDTH, height=height, fill="#ffffff")
    _areas(root, shapes, fills, MARGIN)
    return _file(root)


class DrawnArea(NamedTuple):
    """An area of a map in a page: its class in the stylesheet, what it says when it is pointed at, and its link."""

    css_class: str
    words: str
    href: str
    name: str = ""
    letters: str = ""
    """What is written on it where its name has no room."""
    is_chosen: bool = False


def page_drawing(places: gpd.GeoDataFrame, areas: Mapping[str, DrawnArea], words: str) -> str:
    """Return the map as an SVG that stands in a page and takes its colours from it, without title and legend.

    areas are by GSS code; words say what the map shows. The names on it a stylesheet may hide.
    """
    shapes = places.to_crs(METRES)
    height = round(_height(shapes) + 2 * MARGIN)
    root = _svg(height, words, role="group", aria_label=words)
    west, _, _, north = shapes.total_bounds
    scale = _scale(shapes)
    names = ET.Element("g", {"aria-hidden": "true"})
    chosen = []
    for code, shape in zip(shapes["gss_code"], shapes.geometry, strict=True):
        area = areas[code]
        way = _add(root, "a", href=area.href, aria_label=area.words, tabindex="-1")
        path = _path(shape, west, north, scale, MARGIN, decimals=0)
        _add(_add(way, "path", d=path, **{"class": area.css_class}), "title", area.words)
        if area.is_chosen:
            chosen.append(path)
        place = shape.representative_point()
        x, y = MARGIN + (place.x - west) * scale, MARGIN + (north - place.y) * scale
        west_end, _, east_end, _ = shape.bounds
        has_room = (east_end - west_end) * scale > LETTER * len(area.name)
        _add(names, "text", area.name if has_room else area.letters, x=f"{x:.0f}", y=f"{y:.0f}")
    for path in chosen:
        _add(root, "path", d=path, **{"class": "mc-outlined"})
    root.append(names)
    return ET.tostring(root, encoding="unicode")


def _svg(tall: int, title: str, **attributes: object) -> ET.Element:
    """Return a drawing with its title and nothing on it."""
    root = ET.Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {tall}", **_named(attributes)}
    )
    _add(root, "title", title)
    return root


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: object) -> ET.Element:
    """Add an element to another; an attribute font_size is font-size."""
    element = ET.SubElement(parent, tag, _named(attributes))
    element.text = text
    return element


def _named(attributes: Mapping[str, object]) -> dict[str, str]:
    return {name.replace("_", "-"): str(value) for name, value in attributes.items()}


def _file(root: ET.Element) -> bytes:
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _scale(shapes: gpd.GeoDataFrame) -> float:
    west, _, east, _ = shapes.total_bounds
    return float((WIDTH - 2 * MARGIN) / (east - west))


def _height(shapes: gpd.GeoDataFrame) -> float:
    _, south, _, north = shapes.total_bounds
    return float((north - south) * _scale(shapes))


def _areas(root: ET.Element, shapes: gpd.GeoDataFrame, fills: Mapping[str, str], top: float, chosen: str = "") -> None:
    """Draw the areas, their highest point at top, and a line around the chosen one over all others."""
    west, _, _, north = shapes.total_bounds
    scale = _scale(shapes)
    paths = [_path(shape, west, north, scale, top) for shape in shapes.geometry]
    for code, area, path in zip(shapes["gss_code"], shapes["area"], paths, strict=True):
        drawn = _add(root, "path", d=path, fill=fills[code], stroke="#3d3d3d", stroke_width=1)
        _add(drawn, "title", area)
    for colour, width in (HALO, OUTLINE):
        for code, path in zip(shapes["gss_code"], paths, strict=True):
            if code == chosen:
                _add(root, "path", d=path, fill="none", stroke=colour, stroke_width=width, stroke_linejoin="round")


def _path(shape: BaseGeometry, west: float, north: float, scale: float, top: float, *, decimals: int = 1) -> str:
    """Return the outline in the drawing's own units, of which one is about sixty metres."""

    def place(x: float, y: float) -> str:
        return f"{MARGIN + (x - west) * scale:.{decimals}f},{top + (north - y) * scale:.{decimals}f}"

    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    return " ".join(f"M{'L'.join(place(x, y) for x, y in ring.coords)}Z" for ring in rings)
