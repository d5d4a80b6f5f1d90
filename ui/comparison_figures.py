"""Pure Plotly builders of distributions, scatters and ranked bars: plain values in, a figure out."""

from collections import Counter
from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from queries import Bounds
from queries.places import short_name
from ui.figure_parts import (
    FONT_SIZE,
    MARGIN,
    SERIES_COLOURS,
    TEXT_COLOUR,
    Point,
    Series,
    axis,
    bars,
    dots_stacked,
    error_bars,
    figure,
    pounds_marks,
    pounds_scale,
    rounding_marks,
    scaled,
    texts_at,
    ticks,
    title,
    top,
    upright_line,
    wrapped,
)
from ui.formats import share
from ui.label_positions import Labelled, label_positions

BINS = 60
"""Places along the axis of a distribution at which dots are stacked."""


def distribution(
    everyone: Sequence[float], named: Sequence[Point], quartiles: Sequence[float], mark: Callable[[float], str]
) -> go.Figure:
    """Return a distribution: a stacked dot for each value, and the named ones in rows of their own above.

    The rounding of the named is drawn as a bar across, one without a value says so; dotted lines mark the quartiles.
    mark says a number of the axis with its unit.
    """
    low, high = min(everyone), max(everyone)
    step = (high - low) / BINS or 1.0
    heights = [float(at) for at in dots_stacked([round((value - low) / step) for value in everyone], Counter())]
    crowd = max(heights)
    # Each named value has a row above the others, a fifth as high as they are and at least two dots.
    row = max(crowd / 5, 2.0)
    rows = [(crowd + row * (number + 1), point) for number, point in enumerate(reversed(named))]
    known = [(at, point) for at, point in rows if point.value is not None]
    unknown = [(at, point) for at, point in rows if point.value is None]
    reach = [bound for _, point in known if point.bounds for bound in point.bounds]
    marks = ticks(min([low, *reach]), max([high, *reach]), 5)
    return figure(
        [
            go.Scatter(
                x=list(everyone),
                y=heights,
                mode="markers",
                marker={"size": 9, "color": TEXT_COLOUR, "opacity": 0.45},
                hoverinfo="skip",
            ),
            go.Scatter(
                x=[point.value for _, point in known],
                y=[at for at, _ in known],
                mode="markers",
                marker={"size": 12, "color": SERIES_COLOURS[0]},
                error_x=error_bars([(p.value or 0.0, p.bounds) for _, p in known], thickness=2, width=5),
                customdata=[f"{point.label}<br>{point.text}" for _, point in known],
                hovertemplate="%{customdata}<extra></extra>",
            ),
            go.Scatter(
                x=[low for _ in unknown],
                y=[at for at, _ in unknown],
                text=[point.text for _, point in unknown],
                mode="text",
                textposition="middle right",
                hoverinfo="skip",
            ),
        ],
        height=round(90 + 11 * crowd + 34 * len(rows)),
        showlegend=False,
        shapes=[upright_line(quartile, 1) for quartile in quartiles],
        xaxis=axis(tickvals=marks, ticktext=[mark(one) for one in marks]),
        yaxis=axis(
            range=[0, crowd + row * (len(rows) + 0.7)],
            tickvals=[crowd / 2, *(at for at, _ in rows)],
            ticktext=["all", *(wrapped(point.label) for _, point in rows)],
            showgrid=False,
            automargin=True,
            zeroline=False,
        ),
    )


def scatter(
    points: Sequence[tuple[float, Point]], named: Sequence[str], x_title: str, y_title: str, highlighted: str = ""
) -> go.Figure:
    """Return shares (0 to 1) against shares, with a line of equal share and the rounding of the upright ones.

    Each point is given with its place on the other axis; those named carry their label where there is room for it, the
    others say it when they are pointed at. The highlighted one is larger, of another colour, and always named.
    """
    values = [(x, point) for x, point in points if point.value is not None]
    end = 100 * max([*(x for x, _ in values), top([point for _, point in values])], default=1.0) * 1.05
    # The first has its place before the others.
    values.sort(key=lambda one: one[1].label != highlighted)
    spots = [
        Labelled(
            100 * x,
            100 * (p.value or 0.0),
            100 * (p.bounds.low if p.bounds else p.value or 0.0),
            100 * (p.bounds.high if p.bounds else p.value or 0.0),
            short_name(p.label) if p.label in (highlighted, *named) else "",
        )
        for x, p in values
    ]
    stand = label_positions(spots, end)
    line = {"x0": 0, "y0": 0, "x1": end, "y1": end, "type": "line", "line": {"dash": "dot", "color": TEXT_COLOUR}}
    dots = go.Scatter(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        text=[spot.label if place else "" for spot, place in zip(spots, stand, strict=True)],
        textposition=[place or "top center" for place in stand],
        textfont={"size": FONT_SIZE - 3},
        mode="markers+text",
        cliponaxis=False,
        marker={
            "size": [14 if p.label == highlighted else 8 for _, p in values],
            "color": [SERIES_COLOURS[3 if p.label == highlighted else 0] for _, p in values],
        },
        error_y=error_bars(
            [(spot.y, Bounds(spot.low, spot.high)) for spot in spots], thickness=1, width=0, color=TEXT_COLOUR
        ),
        customdata=[f"{point.label}<br>{point.text} of funding, {share(x)} of need" for x, point in values],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return figure(
        [dots],
        height=520,
        showlegend=False,
        shapes=[line],
        xaxis=axis(range=[0, end], ticksuffix="%", title=title(x_title)),
        yaxis=axis(range=[0, end], ticksuffix="%", title=title(y_title)),
    )


LABEL_WIDTH = 20
"""Letters in a line of the label beside a bar, so that the bar has room on a phone."""


def ranked_bars(series: Series) -> go.Figure:
    """Return horizontal bars of pounds, the first on top, with their texts and the rounding as error bars."""
    points = list(reversed(series.points))
    scale, suffix = pounds_scale(top(points))
    high = top(points) / scale or 1.0
    labels = [wrapped(point.label, LABEL_WIDTH) for point in points]
    ends = [top([point]) / scale for point in points]
    return figure(
        [
            bars(labels, scaled(points, scale), [point.text for point in points], across=True, name=series.name),
            *rounding_marks(points, scale, across=True, width=LABEL_WIDTH),
            texts_at(ends, labels, [f"  {point.text}" for point in points]),
        ],
        height=80 + 56 * len(points),
        showlegend=False,
        # The texts of the longest bars are outside the axes: margins in pixels leave room on a phone, too.
        margin={**MARGIN, "r": 16 + 8 * max((len(point.text) for point in points), default=0)},
        xaxis=axis(range=[0, high], **pounds_marks(high, suffix, 5)),
        yaxis=axis(type="category", automargin=True),
    )
