"""Elements of SVG: shapes, texts and markers, placed across in hundredths of the width and downwards in pixels.

So a drawing is as wide as its room without a script, and its texts and dots keep their size.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

LINE = 17
"""Pixels from line to line of a text."""

COLOUR_CLASSES = {**{f"#00000{number}": f"c{number}" for number in range(1, 7)}, "#000037": "ct", "#000038": "cb"}
"""The classes in ui/style.css for the placeholders of colours (ui/figure_parts.py)."""

Attributes = Mapping[str, object]


def element(name: str, attributes: Attributes, *children: Markup) -> Markup:
    """Return an element; attributes that are None or empty are left out."""
    written = Markup("").join(
        Markup(' {}="{}"').format(key, value) for key, value in attributes.items() if value not in (None, "")
    )
    if not children:
        return Markup("<{}{}/>").format(name, written)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, Markup("").join(children))


def number(value: float) -> str:
    """Return a number of pixels, to the tenth."""
    return str(round(value, 1)).removesuffix(".0")


def across(value: float) -> str:
    """Return a place across, in hundredths of the width."""
    return f"{number(value)}%"


def painted(colour: str | None, *, as_line: bool = False, classes: str = "") -> dict[str, object]:
    """Return the attributes that fill a shape, or draw a line, in a colour of a figure."""
    known = COLOUR_CLASSES.get(colour or "#000001")
    kind = "stroke" if as_line else "fill"
    if known is None:
        return {"class": classes, kind: colour}
    return {"class": f"{classes} {'s' if as_line else ''}{known}".strip()}


def line(start: tuple[float, float], end: tuple[float, float], attributes: Attributes) -> Markup:
    """Return a line between two places."""
    places = {"x1": across(start[0]), "y1": number(start[1]), "x2": across(end[0]), "y2": number(end[1])}
    return element("line", places | dict(attributes))


def rectangle(x: tuple[float, float], y: tuple[float, float], attributes: Attributes) -> Markup:
    """Return a rectangle between two places across and two downwards."""
    left, width, top, height = min(x), abs(x[1] - x[0]), min(y), abs(y[1] - y[0])
    places = {"x": across(left), "y": number(top), "width": across(width), "height": number(height)}
    return element("rect", places | dict(attributes))


def text(  # a text has a place, an offset and an alignment
    words: str,
    x: float,
    y: float,
    *,
    dx: float = 0,
    anchor: str = "start",
    upright: str = "middle",
    css_class: str = "",
) -> Markup:
    """Return a text of one or several lines (<br>) at a place, moved by dx pixels.

    anchor is start, middle or end; upright says whether the lines are above the place, around it or below it.
    """
    lines = [part.strip() for part in str(words).replace("<b>", "").replace("</b>", "").split("<br>")]
    above = {"above": len(lines) - 1, "middle": (len(lines) - 1) / 2, "below": 0}[upright] * LINE
    first = y - above + {"above": -4, "middle": 5, "below": 13}[upright]
    place = {"x": across(x), "dx": number(dx) if dx else None}
    look = {"y": number(first), "text-anchor": anchor if anchor != "start" else None, "class": css_class}
    further = (element("tspan", place | {"dy": LINE}, escape(one)) for one in lines[1:])
    return element("text", place | look, escape(lines[0]), *further)


def marker(x: float, y: float, size: float, symbol: str, attributes: Attributes) -> Markup:
    """Return a marker of a diameter in pixels."""
    half = size / 2
    if symbol == "circle":
        return element("circle", {"cx": across(x), "cy": number(y), "r": number(half)} | dict(attributes))
    shape = element("path", {"d": _outline(symbol, half)} | dict(attributes))
    return element("svg", {"x": across(x), "y": number(y), "overflow": "visible", "width": 1, "height": 1}, shape)


def _outline(symbol: str, half: float) -> str:
    corners: dict[str, Sequence[tuple[float, float]]] = {
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle-up": ((0, -1.2), (1.2, 1), (-1.2, 1)),
        "cross": _cross(0.4, 1.2),
        "x": [(x + y, y - x) for x, y in _cross(0.3, 0.9)],
    }
    return path([[(x * half, y * half) for x, y in corners[symbol]]])


def _cross(thin: float, long: float) -> list[tuple[float, float]]:
    quarter = [(thin, -thin), (long, -thin), (long, thin)]
    corners = []
    for _ in range(4):
        corners += quarter
        quarter = [(-y, x) for x, y in quarter]
    return corners


def path(polygons: Iterable[Sequence[tuple[float, float]]]) -> str:
    """Return the path of closed polygons."""
    return "".join(f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in corners)}Z" for corners in polygons)


def optional(layout: Mapping[str, Any], *keys: str) -> Any:  # a figure's description has any type
    """Return what a figure's description says under nested keys, or None."""
    found: Any = layout
    for key in keys:
        if not isinstance(found, Mapping) or key not in found:
            return None
        found = found[key]
    return found
