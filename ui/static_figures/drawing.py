"""A figure as a drawing: the axes with their words, what is on them, and the legend as a list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from ui.html import Html
from ui.static_figures.axes import Axis, Mark
from ui.static_figures.marks import Plane, Trace, annotations, bars, colour_of, patterns, points, shapes
from ui.static_figures.room import PHONE, Box, width, with_room
from ui.static_figures.sankey import sankey
from ui.static_figures.svg import COLOUR_CLASSES, LINE, element, line, number, optional, text

LEGEND_LINE = 24
"""Height of a line of the legend."""


KINDS = {"bar", "scatter", "sankey"}


def drawing(described: Mapping[str, Any], words: str, key: str) -> Html:
    """Return a figure, described as by its to_dict(), as HTML with an SVG of its height.

    words are its alternative text, key is its name. Raises ValueError for a kind of trace that
    cannot be drawn.
    """
    layout, traces = described["layout"], described["data"]
    named = _named(layout, traces)
    legend, legend_height = _legend(named), LEGEND_LINE * _lines([trace["name"] for _, trace in named])
    height = layout["height"] - legend_height
    kinds = {trace["type"] for trace in traces}
    if not kinds <= KINDS:
        raise ValueError(f"{key}: figures with {', '.join(sorted(kinds - KINDS))} cannot be drawn")
    if "sankey" in kinds:
        margin = layout["margin"]
        inside = height - margin["t"] - margin["b"]
        drawn = _svg(sankey(traces[0], inside), words, (0, margin["t"], 0, margin["b"]), inside)
    else:
        drawn = _on_axes(layout, traces, words, key, height)
    return Html('<div class="mc-chart" style="height:{}px">{}{}</div>').format(layout["height"], legend, drawn)


def _svg(drawn: Iterator[Markup], words: str, around: tuple[float, float, float, float], height: float) -> Markup:
    """Return the SVG with room around it in pixels: left, top, right and bottom."""
    left, top, right, bottom = (number(one) for one in around)
    svg = element("svg", {"role": "img", "aria-label": words, "width": "100%", "height": number(height)}, *drawn)
    return Markup('<div class="mc-plot" style="padding:{}px {}px {}px {}px">{}</div>').format(
        top, right, bottom, left, svg
    )


def _on_axes(layout: dict[str, Any], traces: Sequence[Trace], words: str, key: str, height: float) -> Markup:
    bar_traces = [(position, trace) for position, trace in enumerate(traces) if trace["type"] == "bar"]
    other = [(position, trace) for position, trace in enumerate(traces) if trace["type"] == "scatter"]
    upright = [trace for _, trace in bar_traces if trace.get("orientation") != "h"]
    x = Axis(layout.get("xaxis") or {}, [v for trace in traces for v in _values(trace, "x")], steps=bool(upright))
    y = Axis(layout.get("yaxis") or {}, [v for trace in traces for v in _values(trace, "y")])
    margin = layout["margin"]
    x_marks, y_marks = x.marks(), y.marks()
    left = max(margin["l"], _widest(y_marks) + 12 if y_marks else 0) + (LINE + 4 if y.title else 0)
    below = max((mark.words.count("<br>") + 1 for mark in x_marks), default=0) * LINE
    bottom = margin["b"] + (below + 8 if x_marks else 0) + (LINE + 6 if x.title else 0)
    top, right = margin["t"], max(margin["r"], _half_of_last(x_marks))
    plane = Plane(x, y, height - top - bottom, max(PHONE - left - right, PHONE / 3))
    pieces: list[Markup] = []
    definitions = patterns([trace for _, trace in bar_traces], key)
    if definitions:
        pieces.append(element("defs", {}, definitions))
    pieces += _axes(plane, x_marks, y_marks, left, bottom - margin["b"])
    pieces += shapes([one for one in layout.get("shapes") or () if one.get("layer") == "below"], plane)
    pieces += bars(bar_traces, plane, is_stacked=layout.get("barmode") == "stack", key=key)
    pieces += shapes([one for one in layout.get("shapes") or () if one.get("layer") != "below"], plane)
    for position, trace in other:
        pieces += points(trace, plane, position)
    pieces += annotations(layout.get("annotations") or (), plane)
    return _svg(iter(pieces), words, (left, top, right, bottom), plane.height)


def _values(trace: Trace, name: str) -> list[Any]:
    """Return the values of a trace on an axis, with all that its bars and marks of rounding reach."""
    values = [value for value in trace[name] if value is not None]
    errors = trace.get(f"error_{name}")
    if errors:
        reached = zip(trace[name], errors["array"], errors["arrayminus"], strict=True)
        values += [end for at, more, less in reached if at is not None for end in (at - less, at + more)]
    is_length = trace["type"] == "bar" and (trace.get("orientation") == "h") == (name == "x")
    return [0.0, *values] if is_length else values


def _axes(plane: Plane, x_marks: Sequence[Mark], y_marks: Sequence[Mark], left: float, below: float) -> list[Markup]:
    height = plane.height
    drawn = []
    if plane.y.has_grid:
        drawn += [
            line((0, height * (1 - mark.at / 100)), (100, height * (1 - mark.at / 100)), GRID) for mark in y_marks
        ]
    if plane.x.has_grid:
        drawn += [line((mark.at, 0), (mark.at, height), GRID) for mark in x_marks]
    for mark in y_marks:
        drawn.append(text(mark.words, 0, height * (1 - mark.at / 100), dx=-8, anchor="end"))
    kept = _kept_on_phones(x_marks, plane.phone)
    for place, mark in enumerate(x_marks):
        drawn.append(
            text(
                mark.words,
                mark.at,
                height + 5,
                anchor="middle",
                upright="below",
                css_class="" if place in kept else "wide",
            )
        )
    if plane.x.title:
        drawn.append(text(plane.x.title, 50, height + below - LINE / 2, anchor="middle"))
    if plane.y.title:
        turned = f"translate({number(LINE / 2 - left)} {number(height / 2)}) rotate(-90)"
        drawn.append(element("text", {"transform": turned, "text-anchor": "middle"}, escape(plane.y.title)))
    return drawn


GRID = {"class": "grid"}


def _kept_on_phones(marks: Sequence[Mark], phone: float) -> set[int]:
    """Return which of the words at the lower axis have room on a phone: the last one and others that it leaves."""
    boxes = []
    for place, mark in reversed(list(enumerate(marks))):
        at, half = phone * mark.at / 100, width(mark.words) / 2
        boxes.append((place, Box(at - half - 2, at + half + 2, 0, LINE)))
    return with_room(boxes)


def _widest(marks: Sequence[Mark]) -> float:
    return max(width(mark.words) for mark in marks)


def _half_of_last(marks: Sequence[Mark]) -> float:
    """Return the room right of the axes for half of the words of a mark at their end."""
    last = marks[-1:]
    return max((width(mark.words) / 2 - PHONE * (100 - mark.at) / 100 for mark in last), default=0.0)


def _named(layout: dict[str, Any], traces: Sequence[Trace]) -> list[tuple[int, Trace]]:
    """Return the traces that a legend names, with their numbers; none where there is one trace alone."""
    if layout.get("showlegend") is False:
        return []
    named = [
        (at, trace) for at, trace in enumerate(traces) if trace.get("name") and trace.get("showlegend") is not False
    ]
    return named if len(named) > 1 else []


def _legend(named: Sequence[tuple[int, Trace]]) -> Markup:
    """Return the names of traces with their colours."""
    if not named:
        return Markup("")
    items = Markup("").join(
        Markup('<li><span class="{}{}"></span>{}</li>').format(
            COLOUR_CLASSES.get(colour_of(trace, at), "ct"),
            " line" if optional(trace, "line", "width") else "",
            trace["name"],
        )
        for at, trace in named
    )
    return Markup("<ul>{}</ul>").format(items)


def _lines(names: Sequence[str]) -> int:
    """Return how many lines of a legend names take on a phone."""
    lines, reached = min(len(names), 1), 0.0
    for name in names:
        reached += width(name) + 40
        if reached > PHONE:
            lines, reached = lines + 1, width(name) + 40
    return lines
