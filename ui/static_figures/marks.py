"""What is drawn on the axes of a figure: bars, lines, dots, texts, marks of rounding, shapes and annotations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from markupsafe import Markup

from ui.static_figures.axes import BAR_WIDTH, Axis
from ui.static_figures.room import Box, width, with_room
from ui.static_figures.svg import (
    COLOUR_CLASSES,
    LINE,
    across,
    element,
    line,
    marker,
    number,
    optional,
    painted,
    rectangle,
    text,
)

DASH_PATTERNS = {"dash": "9 6", "dot": "3 4", "dashdot": "9 4 3 4", "longdash": "16 6", "longdashdot": "16 4 3 4"}

Trace = Mapping[str, Any]


class Plane(NamedTuple):
    """The two axes, and the room between them in pixels: how high it is, and how wide on a phone."""

    x: Axis
    y: Axis
    height: float
    phone: float

    def down(self, at: float) -> float:
        """Return how many pixels below the top a number on the upright axis is."""
        return self.height * (1 - self.y.place_of_number(at) / 100)

    def point(self, x: Any, y: Any) -> tuple[float, float]:  # categories, dates or numbers
        """Return the place of two values."""
        return self.x.place(x), self.down(self.y.number(y))


def colour_of(trace: Trace, position: int) -> str:
    """Return the colour of a trace: its own, or that of its position in the figure."""
    own = optional(trace, "marker", "color") or optional(trace, "line", "color")
    return own if isinstance(own, str) else f"#00000{position % 6 + 1}"


def of_point(value: Any, at: int) -> Any:  # a figure's description has any type
    """Return a setting that is one for all points or one for each."""
    return value[at] if isinstance(value, (list, tuple)) else value


def bars(traces: Sequence[tuple[int, Trace]], plane: Plane, *, is_stacked: bool, key: str) -> Iterator[Markup]:
    """Yield the bars of all bar traces, on top of each other or side by side."""
    reached: dict[float, float] = defaultdict(float)
    for order, (position, trace) in enumerate(traces):
        is_across = trace.get("orientation") == "h"
        along, size = (trace["y"], trace["x"]) if is_across else (trace["x"], trace["y"])
        axis = plane.y if is_across else plane.x
        shape = optional(trace, "marker", "pattern", "shape")
        for at, (place, value) in enumerate(zip(along, size, strict=True)):
            if value is None:
                continue
            middle = axis.number(place)
            thickness = of_point(trace.get("width"), at) or BAR_WIDTH
            if not is_stacked and len(traces) > 1:
                thickness /= len(traces)
                middle += thickness * (order - (len(traces) - 1) / 2)
            base = of_point(trace.get("base"), at) or (reached[middle] if is_stacked else 0.0)
            if is_stacked:
                reached[middle] += value
            colour = of_point(optional(trace, "marker", "color"), at) or colour_of(trace, position)
            sides, ends = (middle - thickness / 2, middle + thickness / 2), (base, base + value)
            x, y = (ends, sides) if is_across else (sides, ends)
            box = (
                (plane.x.place_of_number(x[0]), plane.x.place_of_number(x[1])),
                (plane.down(y[0]), plane.down(y[1])),
            )
            yield rectangle(*box, painted(colour) | {"fill-opacity": optional(trace, "marker", "opacity")})
            if shape:
                yield rectangle(*box, {"fill": f"url(#{key}{PATTERN_NAMES[shape]})"})
            words = of_point(trace.get("text"), at)
            if words:
                middle_x, middle_y = sum(box[0]) / 2, sum(box[1]) / 2
                yield text(words, middle_x, middle_y, anchor="middle", css_class="cb")


PATTERN_NAMES = {"x": "-crossed", "/": "-hatched", ".": "-dotted"}


def patterns(traces: Sequence[Trace], key: str) -> Markup:
    """Return the definitions of the patterns that bars are filled with; empty if none are."""
    used = {optional(trace, "marker", "pattern", "shape") for trace in traces} & set(PATTERN_NAMES)
    shapes = {"x": "M0 0L8 8M8 0L0 8", "/": "M0 8L8 0", ".": "M3 4H5"}
    square = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
    return Markup("").join(
        element(
            "pattern",
            {"id": f"{key}{PATTERN_NAMES[shape]}"} | square,
            element("path", {"d": shapes[shape], "class": "scb", "stroke-width": 2 if shape == "." else 1}),
        )
        for shape in sorted(used)
    )


def points(trace: Trace, plane: Plane, position: int) -> Iterator[Markup]:
    """Yield a scatter trace: its lines, marks of rounding, dots and texts."""
    mode = trace.get("mode", "lines+markers")
    colour = colour_of(trace, position)
    places = [
        None if x is None or y is None else plane.point(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in mode:
        look = painted(optional(trace, "line", "color") or colour, as_line=True) | {
            "stroke-width": optional(trace, "line", "width") or 2,
            "stroke-dasharray": DASH_PATTERNS.get(optional(trace, "line", "dash") or "solid"),
        }
        yield from (line(start, end, look) for start, end in pairwise(places) if start and end)
    yield from _rounding(trace, plane, colour)
    for at, place in enumerate(places):
        if place is None:
            continue
        size = of_point(optional(trace, "marker", "size"), at)
        size = 6 if size is None else size
        if "markers" in mode and size:
            look = painted(of_point(optional(trace, "marker", "color"), at) or colour)
            look["fill-opacity"] = optional(trace, "marker", "opacity")
            yield marker(*place, size, of_point(optional(trace, "marker", "symbol"), at) or "circle", look)
    if "text" in mode:
        yield from _texts(trace, places, plane.phone)


def _texts(trace: Trace, places: Sequence[tuple[float, float] | None], phone: float) -> Iterator[Markup]:
    """Yield the texts of a trace. Those that would run into a higher one on a phone are left out there."""
    texts = {at: of_point(trace.get("text"), at) for at, place in enumerate(places) if place}
    positions = {at: (of_point(trace.get("textposition"), at) or "middle center").split() for at in texts}
    boxes = []
    for at, (x, y) in sorted(((at, place) for at, place in enumerate(places) if place), key=lambda one: one[1][1]):
        shift = {"left": -1.0, "center": -0.5, "right": 0.0}[positions[at][1]] * width(texts[at])
        left = phone * x / 100 + shift
        boxes.append((at, Box(left, left + width(texts[at]), y - LINE, y - 2)))
    kept = with_room(boxes)
    for at, (upright, side) in positions.items():
        place = places[at]
        if place and texts[at]:
            size = of_point(optional(trace, "marker", "size"), at) or 0
            radius = size / 2 if "markers" in trace["mode"] else 0
            colour = COLOUR_CLASSES.get(optional(trace, "textfont", "color") or "", "")
            classes = f"{colour} {'' if at in kept else 'wide'}".strip()
            yield _words_at(texts[at], place, (upright, side), radius, classes)


def _words_at(
    words: str, place: tuple[float, float], position: tuple[str, str], radius: float, css_class: str
) -> Markup:
    """Return words around a dot; leading spaces keep them away from it, as in Plotly."""
    upright, side = position
    anchor = {"left": "end", "center": "middle", "right": "start"}[side]
    away = radius + 3 + 4 * (len(words) - len(words.lstrip()))
    dx = {"left": -away, "center": 0.0, "right": away}[side]
    move = {"top": -radius, "middle": 0.0, "bottom": radius}[upright]
    vertical = {"top": "above", "middle": "middle", "bottom": "below"}[upright]
    return text(words, place[0], place[1] + move, dx=dx, anchor=anchor, upright=vertical, css_class=css_class)


def _rounding(trace: Trace, plane: Plane, colour: str) -> Iterator[Markup]:
    for name in ("error_x", "error_y"):
        errors = trace.get(name)
        if not errors:
            continue
        look = painted(errors.get("color") or colour, as_line=True) | {"stroke-width": errors.get("thickness", 2)}
        cap = errors.get("width", 4)
        for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            more, less = errors["array"][at], errors["arrayminus"][at]
            if x is None or y is None or not (more or less):
                continue
            if name == "error_x":
                level = plane.down(plane.y.number(y))
                ends = [plane.x.place_of_number(plane.x.number(x) + move) for move in (-less, more)]
                yield line((ends[0], level), (ends[1], level), look)
                yield from (line((end, level - cap), (end, level + cap), look) for end in ends if cap)
            else:
                at_x = plane.x.place(x)
                heights = [plane.down(plane.y.number(y) + move) for move in (-less, more)]
                yield line((at_x, heights[0]), (at_x, heights[1]), look)
                yield from (_cap(at_x, height, cap, look) for height in heights if cap)


def _cap(x: float, y: float, half: float, look: Mapping[str, object]) -> Markup:
    """Return a short line across, of a length in pixels, at a place in hundredths."""
    bar = element("path", {"d": f"M{number(-half)} 0H{number(half)}"} | dict(look))
    return element("svg", {"x": across(x), "y": number(y), "overflow": "visible", "width": 1, "height": 1}, bar)


def shapes(described: Sequence[Mapping[str, Any]], plane: Plane) -> Iterator[Markup]:
    """Yield the lines and rectangles of a layout; paper stands for the whole of an axis."""
    for shape in described:
        x = [
            100 * shape[end] if shape.get("xref") == "paper" else plane.x.place_of_number(_at(plane.x, shape[end]))
            for end in ("x0", "x1")
        ]
        y = [
            plane.height * (1 - shape[end]) if shape.get("yref") == "paper" else plane.down(_at(plane.y, shape[end]))
            for end in ("y0", "y1")
        ]
        outline = {
            "stroke-width": optional(shape, "line", "width"),
            "stroke-dasharray": DASH_PATTERNS.get(optional(shape, "line", "dash") or "solid"),
        }
        if shape.get("type") == "rect":
            filled = {"fill-opacity": shape.get("opacity")}
            yield rectangle((x[0], x[1]), (y[0], y[1]), painted(shape.get("fillcolor")) | filled)
        else:
            look = painted(optional(shape, "line", "color"), as_line=True)
            yield line((x[0], y[0]), (x[1], y[1]), look | outline)


def annotations(described: Sequence[Mapping[str, Any]], plane: Plane) -> Iterator[Markup]:
    """Yield the words of annotations, each with a line to its place where it has an arrow."""
    for one in described:
        x = 100 * one["x"] if one.get("xref") == "paper" else plane.x.place_of_number(_at(plane.x, one["x"]))
        y = plane.height * (1 - one["y"]) if one.get("yref") == "paper" else plane.down(_at(plane.y, one["y"]))
        has_arrow = one.get("showarrow", True)
        dx, dy = (one.get("ax", -10), one.get("ay", -30)) if has_arrow else (0, 0)
        dx, dy = dx + one.get("xshift", 0), dy - one.get("yshift", 0)
        if has_arrow:
            arrow = element("path", {"d": f"M0 0L{number(dx)} {number(dy)}", "class": "sct"})
            at = {"x": across(x), "y": number(y), "overflow": "visible", "width": 1, "height": 1}
            yield element("svg", at, arrow)
        side = {"left": "start", "right": "end"}.get(one.get("xanchor") or one.get("align") or "", "middle")
        upright = {"bottom": "above", "top": "below"}.get(one.get("yanchor") or "", "above" if has_arrow else "middle")
        yield text(one["text"], x, y + dy, dx=dx, anchor=side, upright=upright)


def _at(axis: Axis, value: Any) -> float:  # a category, a date or a number
    """Return a number on an axis; a category may be given by its number, between categories too."""
    return float(value) if axis.is_category and isinstance(value, (int, float)) else axis.number(value)
