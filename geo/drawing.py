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

HALO, OUTLINE = ("#ffffff", 10), ("#0b0c0c", 5)
"""Colour and width of the two lines around a chosen area: one of them is seen on every fill."""

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
    _, south, _, north = shapes.total_bounds
    top = MARGIN + LINE * (len(title) + 1)
    bottom = top + (north - south) * _scale(shapes)
    height = round(bottom + LINE * (max(len(legend), 1) + len(notes) + 3))
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {height}",
            "role": "img",
            "aria-label": ". ".join(title),
            "font-family": "Source Sans, Arial, sans-serif",
        },
    )
    *headline, _ = title
    ET.SubElement(root, "title").text = " ".join(headline)
    _hatching(root)
    ET.SubElement(root, "rect", {"width": str(WIDTH), "height": str(height), "fill": "#ffffff"})
    for number, text in enumerate(title):
        is_headline = number < len(headline)
        _text(root, MARGIN, MARGIN + LINE * (number + 0.5), text, 22 if is_headline else 17, bold=is_headline)
    _areas(root, shapes, fills, top, chosen)
    at = bottom + LINE
    for line in legend:
        ET.SubElement(
            root,
            "rect",
            {"x": str(MARGIN), "y": f"{at:.0f}", "width": "30", "height": "18", "fill": line.fill, "stroke": "#3d3d3d"},
        )
        _text(root, MARGIN + 42, at + 15, line.text, 16)
        at += LINE
    at += LINE
    for note in (*notes, f"{ATTRIBUTION}."):
        _text(root, MARGIN, at, note, 14)
        at += LINE
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def small_drawing(
    places: gpd.GeoDataFrame, fills: Mapping[str, str], title: str, in_the_dark: Mapping[str, str] | None = None
) -> bytes:
    """Return the areas filled by GSS code and nothing else, for a page that says in words what they show.

    in_the_dark has the colour that takes the place of each other, the paper's too, where it is seen on a dark page.
    """
    shapes = places.to_crs(METRES)
    height = round(2 * MARGIN + (shapes.total_bounds[3] - shapes.total_bounds[1]) * _scale(shapes))
    size = {"viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img", "aria-label": title})
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "desc").text = f"{ATTRIBUTION}."
    if in_the_dark:
        swapped = " ".join(f'[fill="{light}"] {{ fill: {dark}; }}' for light, dark in in_the_dark.items())
        ET.SubElement(root, "style").text = f"@media screen and (prefers-color-scheme: dark) {{ {swapped} }}"
    ET.SubElement(root, "rect", {"width": str(WIDTH), "height": str(height), "fill": "#ffffff"})
    _areas(root, shapes, fills, MARGIN)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _scale(shapes: gpd.GeoDataFrame) -> float:
    west, _, east, _ = shapes.total_bounds
    return float((WIDTH - 2 * MARGIN) / (east - west))


def _areas(root: ET.Element, shapes: gpd.GeoDataFrame, fills: Mapping[str, str], top: float, chosen: str = "") -> None:
    """Draw the areas, their highest point at top, and a line around the chosen one over all others."""
    west, _, _, north = shapes.total_bounds
    scale = _scale(shapes)
    for code, area, shape in zip(shapes["gss_code"], shapes["area"], shapes.geometry, strict=True):
        path = ET.SubElement(
            root,
            "path",
            {"d": _path(shape, west, north, scale, top), "fill": fills[code], "stroke": "#3d3d3d", "stroke-width": "1"},
        )
        ET.SubElement(path, "title").text = area
    for colour, width in (HALO, OUTLINE):
        for shape in shapes.geometry[shapes["gss_code"] == chosen]:
            line = {"fill": "none", "stroke": colour, "stroke-width": str(width), "stroke-linejoin": "round"}
            ET.SubElement(root, "path", {"d": _path(shape, west, north, scale, top), **line})


def _hatching(root: ET.Element) -> None:
    definitions = ET.SubElement(root, "defs")
    size = {"width": "8", "height": "8"}
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = ET.SubElement(definitions, "pattern", {"id": "hatching", **size, **turned})
    ET.SubElement(pattern, "rect", {"width": "8", "height": "8", "fill": "#f0f0f0"})
    ET.SubElement(pattern, "rect", {"width": "2", "height": "8", "fill": "#8a8a8a"})


def _text(root: ET.Element, x: float, y: float, text: str, size: int, *, bold: bool = False) -> None:
    style = {"x": f"{x:.0f}", "y": f"{y:.0f}", "font-size": str(size), "fill": "#0b0c0c"}
    ET.SubElement(root, "text", {**style, "font-weight": "bold"} if bold else style).text = text


def _path(shape: BaseGeometry, west: float, north: float, scale: float, top: float) -> str:
    """Return the outline in the drawing's own units, whole numbers: one is about sixty metres."""
    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    return " ".join(
        "M"
        + "L".join(f"{MARGIN + (x - west) * scale:.1f},{top + (north - y) * scale:.1f}" for x, y in ring.coords)
        + "Z"
        for ring in rings
    )
