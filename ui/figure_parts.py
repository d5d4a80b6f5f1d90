"""What figures are made of: points and series, the layout of all of them, axes, and marks for rounding.

Figures have no template: Plotly's would be sent with each of them. Colours are Streamlit's placeholders, which its
front end replaces by the colours of the theme (.streamlit/config.toml), so that figures follow light and dark.
"""

import math
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import plotly.graph_objects as go

from queries import Bounds
from ui.rounding import exact, rounded

HEIGHT = 340
FONT_SIZE = 14
MARGIN = {"l": 8, "r": 8, "t": 28, "b": 8}
"""Around the axes, in pixels."""

SERIES_COLOURS = ("#000001", "#000002", "#000003", "#000004", "#000005", "#000006")
"""Stand for theme.chartCategoricalColors."""


TEXT_COLOUR = "#000037"
"""Stands for the colour of text."""

BACKGROUND_COLOUR = "#000038"
"""Stands for the colour of the page."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a place on the axis: its label, its text on the figure, and its bounds; no value is a gap."""

    label: str
    value: float | None
    text: str = ""
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of points."""

    name: str
    points: Sequence[Point]


class SettledFigure(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that does not change once it is drawn: it is described once, not again in every run of a page."""

    @cached_property
    def _description(self) -> dict[str, Any]:
        description: dict[str, Any] = super().to_dict()
        return description

    def to_dict(self) -> dict[str, Any]:
        """Return the same description every time; it must not be changed either."""
        return self._description


def figure(traces: Sequence[go.Bar | go.Scatter | go.Sankey], **layout: object) -> SettledFigure:
    """Return a figure of traces in the layout that all figures share, with its own settings."""
    settings = {
        # Given at once: a template that is set afterwards would be merged into Plotly's own.
        "template": {"layout": {"colorway": list(SERIES_COLOURS)}},
        "height": HEIGHT,
        "margin": MARGIN,
        "font": {"size": FONT_SIZE, "color": TEXT_COLOUR},
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": {"text": ""}},
    }
    return SettledFigure(data=list(traces), layout=settings | layout)


def bars(
    labels: Sequence[str], values: Sequence[float | None], texts: Sequence[str], *, across: bool = False, **look: object
) -> go.Bar:
    """Return a bar for each value, upright or across, which says its label and its text when it is pointed at."""
    places = {"y": labels, "x": values, "orientation": "h"} if across else {"x": labels, "y": values}
    label = "%{y}" if across else "%{x}"
    return go.Bar(**places, customdata=texts, hovertemplate=f"{label}<br>%{{customdata}}<extra></extra>", **look)


def texts_at(
    x: Sequence[object], y: Sequence[object], texts: Sequence[str], position: str = "middle right", **look: object
) -> go.Scatter:
    """Return texts at points of a figure, which may reach beyond the axes."""
    return go.Scatter(
        x=x,
        y=y,
        text=texts,
        mode="text",
        textposition=position,
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
        **look,
    )


def upright_line(x: float, width: int) -> dict[str, object]:
    """Return a dotted line from the bottom of a figure to its top."""
    line = {"dash": "dot", "width": width, "color": TEXT_COLOUR}
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": x, "x1": x, "line": line}


def dots_stacked(places: Iterable[int], stacked: Counter[int]) -> list[int]:
    """Return the height of a dot at each place, on top of those that are stacked there already."""
    heights = []
    for place in places:
        stacked[place] += 1
        heights.append(stacked[place])
    return heights


def error_bars(places: Sequence[tuple[float, Bounds | None]], scale: float = 1.0, **look: object) -> dict[str, object]:
    """Return bars from the lower to the upper bound of each value; without length where there are no bounds."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [(bounds.high - value) / scale if bounds else 0.0 for value, bounds in places],
        "arrayminus": [(value - bounds.low) / scale if bounds else 0.0 for value, bounds in places],
        **look,
    }


def rounding_marks(points: Sequence[Point], scale: float, *, across: bool = False, width: int = 24) -> list[go.Scatter]:
    """Return the error bars for what rounding leaves open, as a trace of their own; none if every figure is exact.

    Labels are broken into lines as those of the bars are. The marks are not part of the bars, because Plotly draws
    the ends of an error bar on exact figures too.
    """
    open_points = [point for point in points if _is_open(point)]
    if not open_points:
        return []
    labels = [wrapped(point.label, width) for point in open_points]
    values = [point.value / scale for point in open_points if point.value is not None]
    bounds = [(point.value, point.bounds) for point in open_points if point.value is not None]
    marks = []
    # The wider one is a halo, so that the mark can be seen on its own bar.
    for colour, thickness in ((BACKGROUND_COLOUR, 6), (TEXT_COLOUR, 2)):
        errors = error_bars(bounds, scale, thickness=thickness, width=7, color=colour)
        marks.append(
            go.Scatter(
                x=values if across else labels,
                y=labels if across else values,
                mode="markers",
                marker={"size": 0, "opacity": 0},
                hoverinfo="skip",
                showlegend=False,
                **{"error_x" if across else "error_y": errors},
            )
        )
    return marks


def _is_open(point: Point) -> bool:
    """Return whether a figure's bounds are further apart than the machine's own rounding."""
    if point.value is None or point.bounds is None:
        return False
    return point.bounds.high - point.bounds.low > abs(point.value) * 1e-9


def axis(**settings: object) -> dict[str, object]:
    """Return an axis that cannot be zoomed, with settings of its own."""
    return {"fixedrange": True, "tickfont": {"size": FONT_SIZE - 1, "color": TEXT_COLOUR}, **settings}


def title(text: str) -> dict[str, object]:
    """Return the title of an axis in the colour of text: by itself it would be too pale to be read."""
    return {"text": text, "font": {"size": FONT_SIZE, "color": TEXT_COLOUR}}


def top(points: Sequence[Point]) -> float:
    """Return the highest value that the points reach, with their bounds."""
    return max((p.bounds.high if p.bounds else p.value or 0.0 for p in points), default=0.0)


def scaled(points: Sequence[Point], scale: float) -> list[float | None]:
    """Return the values of points in the unit of an axis."""
    return [None if point.value is None else point.value / scale for point in points]


def pounds_scale(top: float) -> tuple[float, str]:
    """Return by what to divide pounds for an axis, and what to put after its numbers."""
    if top >= 1_000_000:
        return 1_000_000, "m"
    return (1_000, "k") if top >= 10_000 else (1, "")


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers from low to high at which an axis is marked: at most as many as asked for."""
    span = high - low
    if span <= 0:
        return [low]
    step = 10.0 ** math.floor(math.log10(span / most))
    step *= next(times for times in (1, 2, 2.5, 5, 10, 20) if span / (step * times) <= most - 1)
    return [step * number for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def pounds_marks(high: float, suffix: str, most: int = 6) -> dict[str, object]:
    """Return the marks of an axis of pounds from nothing to high, both in the unit of the axis: £0, £200k, £1.5m."""
    marks = ticks(0.0, high, most)
    return {"tickvals": marks, "ticktext": [pounds_mark(mark, suffix) for mark in marks]}


def pounds_mark(mark: float, suffix: str) -> str:
    """Return a round amount as an axis says it: £0, £200k, £0.50; nothing needs no unit."""
    if mark == 0:
        return "£0"
    return f"£{rounded(mark, 2):,f}" if not suffix and mark % 1 else f"£{round_mark(mark)}{suffix}"


def round_mark(mark: float) -> str:
    """Return a round number as an axis says it, with the decimals that it has: 12,000, 0.5, −20."""
    return f"{exact(mark).normalize():,f}".replace("-", "−")


def wrapped(label: str, width: int = 24) -> str:
    """Return a label broken into lines, so that long names leave room for the bars on a phone."""
    return "<br>".join(textwrap.wrap(label, width))
