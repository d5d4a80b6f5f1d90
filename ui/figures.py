"""Pure Plotly builders: each takes plain values and returns a figure, and knows nothing of the store or of Streamlit.

Figures carry no template: Plotly's would be sent with every one of them. Colours are Streamlit's placeholders, which
its front end replaces by the colours of the theme (.streamlit/config.toml), so that figures follow light and dark.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from queries import Bounds

HEIGHT = 340
FONT_SIZE = 14

SERIES_COLOURS = ("#000001", "#000002", "#000003", "#000004")
"""Stand for the first of theme.chartCategoricalColors."""

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


def _figure(traces: Sequence[go.Bar | go.Scatter], **layout: object) -> go.Figure:
    settings = {
        # Given at once: a template that is set afterwards would be merged into Plotly's own.
        "template": {"layout": {"colorway": list(SERIES_COLOURS)}},
        "height": HEIGHT,
        "margin": {"l": 8, "r": 8, "t": 28, "b": 8},
        "font": {"size": FONT_SIZE, "color": TEXT_COLOUR},
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": {"text": ""}},
    }
    return go.Figure(data=list(traces), layout=settings | layout)


def _rounding_marks(points: Sequence[Point], scale: float, *, across: bool = False) -> list[go.Scatter]:
    """Return the error bars for what rounding leaves open, as a trace of their own; none if every figure is exact.

    They are not part of the bars, because Plotly draws the ends of an error bar on exact figures too.
    """
    open_points = [point for point in points if _is_open(point)]
    if not open_points:
        return []
    labels = [wrapped(point.label) for point in open_points]
    values = [point.value / scale for point in open_points if point.value is not None]
    marks = []
    # The wider one is a halo, so that the mark can be seen on its own bar.
    for colour, thickness in ((BACKGROUND_COLOUR, 6), (TEXT_COLOUR, 2)):
        errors = {
            "type": "data",
            "symmetric": False,
            "array": [(p.bounds.high - p.value) / scale for p in open_points if p.bounds and p.value is not None],
            "arrayminus": [(p.value - p.bounds.low) / scale for p in open_points if p.bounds and p.value is not None],
            "thickness": thickness,
            "width": 7,
            "color": colour,
        }
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


def _axis(**settings: object) -> dict[str, object]:
    return {"fixedrange": True, "tickfont": {"size": FONT_SIZE - 1, "color": TEXT_COLOUR}, **settings}


def _top(points: Sequence[Point]) -> float:
    """Return the highest value that the points reach, with their bounds."""
    return max((p.bounds.high if p.bounds else p.value or 0.0 for p in points), default=0.0)


def _pounds_scale(top: float) -> tuple[float, str]:
    """Return by what to divide pounds for an axis, and what to put after its numbers."""
    if top >= 1_000_000:
        return 1_000_000, "m"
    return (1_000, "k") if top >= 10_000 else (1, "")


def bars_by_year(series: Series, *, gap_text: str = "–") -> go.Figure:
    """Return vertical bars of pounds with the rounding as error bars; a point without a value is marked as a gap."""
    points = series.points
    labels = [wrapped(point.label) for point in points]
    scale, suffix = _pounds_scale(_top(points))
    bars = go.Bar(
        x=labels,
        y=[None if point.value is None else point.value / scale for point in points],
        name=series.name,
        customdata=[point.text for point in points],
        hovertemplate="%{x}<br>%{customdata}<extra></extra>",
    )
    # The texts stand above the error bars, where a bar's own text would run into them.
    texts = go.Scatter(
        x=labels,
        y=[_top([point]) / scale for point in points],
        text=[gap_text if point.value is None else point.text for point in points],
        mode="text",
        textfont={"size": FONT_SIZE - 1},
        textposition="top center",
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )
    return _figure(
        [bars, *_rounding_marks(points, scale), texts],
        showlegend=False,
        xaxis=_axis(type="category", showgrid=False),
        yaxis=_axis(range=[0, _top(points) / scale * 1.15 or 1], tickprefix="£", ticksuffix=suffix, nticks=6),
    )


def lines_by_year(series: Sequence[Series]) -> go.Figure:
    """Return one line for each series, named at its end; a missing value leaves a gap in the line."""
    traces = [
        go.Scatter(
            x=[point.label for point in one.points],
            y=[point.value for point in one.points],
            name=one.name,
            mode="lines+markers",
            connectgaps=False,
            line={"width": 3, "dash": "solid" if number == 0 else "dash"},
            marker={"size": 7, "symbol": "circle" if number == 0 else "diamond"},
            customdata=[point.text for point in one.points],
            hovertemplate=f"{one.name}, %{{x}}<br>%{{customdata}}<extra></extra>",
        )
        for number, one in enumerate(series)
    ]
    return _figure(
        traces,
        xaxis=_axis(type="category", showgrid=False),
        yaxis=_axis(rangemode="tozero", nticks=6),
    )


def ranked_bars(series: Series) -> go.Figure:
    """Return horizontal bars of pounds, the first on top, with their texts and the rounding as error bars."""
    points = list(reversed(series.points))
    scale, suffix = _pounds_scale(_top(points))
    labels = [wrapped(point.label) for point in points]
    bars = go.Bar(
        y=labels,
        x=[None if point.value is None else point.value / scale for point in points],
        orientation="h",
        name=series.name,
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
        customdata=[point.text for point in points],
    )
    texts = go.Scatter(
        y=labels,
        x=[_top([point]) / scale for point in points],
        text=[f"  {point.text}" for point in points],
        mode="text",
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
    )
    return _figure(
        [bars, *_rounding_marks(points, scale, across=True), texts],
        height=80 + 56 * len(points),
        showlegend=False,
        xaxis=_axis(range=[0, _top(points) / scale * 1.25 or 1], tickprefix="£", ticksuffix=suffix, nticks=5),
        yaxis=_axis(type="category", automargin=True),
    )


def wrapped(label: str, width: int = 24) -> str:
    """Return a label broken into lines, so that long names leave room for the bars on a phone."""
    return "<br>".join(textwrap.wrap(label, width))
