"""Pure Plotly builders of figures about time: parts of a number by year, and days around a date."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from ui.figure_parts import BACKGROUND_COLOUR, FONT_SIZE, SERIES_COLOURS, TEXT_COLOUR, Series, axis, figure

PATTERNS = ("", "x", "/", ".")
"""Patterns that distinguish up to four parts without colour."""

PART_COLOURS = SERIES_COLOURS[:4]


def stacked_by_year(parts: Sequence[Series]) -> go.Figure:
    """Return stacked bars of up to four parts, the first at the bottom; hovering shows a part's text."""
    bars = [
        go.Bar(
            x=[point.label for point in part.points],
            y=[point.value for point in part.points],
            name=part.name,
            marker={
                "color": PART_COLOURS[number],
                "pattern": {"shape": PATTERNS[number], "fillmode": "overlay", "fgcolor": BACKGROUND_COLOUR, "size": 7},
                "line": {"color": BACKGROUND_COLOUR, "width": 1},
            },
            customdata=[point.text for point in part.points],
            hovertemplate="%{x}<br>%{customdata}<extra></extra>",
        )
        for number, part in enumerate(parts)
    ]
    return figure(
        bars,
        barmode="stack",
        xaxis=axis(type="category", showgrid=False),
        yaxis=axis(rangemode="tozero", nticks=6),
    )


MONTH = 365.25 / 12
"""Days; dots within one stand on top of each other."""


def around_a_day(groups: Mapping[str, Sequence[tuple[int, str]]], ticks: Mapping[int, str]) -> go.Figure:
    """Return a dot for each of some days, stacked by month, with a line at day 0; up to two named groups.

    Each dot is its number of days and what it says when it is pointed at; ticks name days of the axis.
    """
    stacked: dict[int, int] = {}
    traces = []
    for number, (name, dots) in enumerate(groups.items()):
        heights = []
        for at, _ in dots:
            month = int(at // MONTH)
            stacked[month] = stacked.get(month, 0) + 1
            heights.append(stacked[month])
        traces.append(
            go.Scatter(
                x=[(at // MONTH + 0.5) * MONTH for at, _ in dots],
                y=heights,
                mode="markers",
                name=name,
                marker={"size": 13, "symbol": ("circle", "diamond")[number], "color": SERIES_COLOURS[3 * number]},
                customdata=[text for _, text in dots],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    days = [one for dots in groups.values() for one, _ in dots]
    line = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 0, "x1": 0}
    return figure(
        traces,
        height=150 + 22 * max(stacked.values(), default=1),
        shapes=[{**line, "line": {"dash": "dot", "width": 2, "color": TEXT_COLOUR}}],
        xaxis=axis(
            tickvals=list(ticks),
            ticktext=list(ticks.values()),
            range=[min([*ticks, *days]) - 20, max([*ticks, *days]) + 20],
            showgrid=False,
            zeroline=False,
            tickfont={"size": FONT_SIZE - 1, "color": TEXT_COLOUR},
        ),
        yaxis=axis(
            range=[0, max(stacked.values(), default=1) + 1], showticklabels=False, showgrid=False, zeroline=False
        ),
    )
