"""Pure Plotly builders of figures about time: bars and lines by year, parts by year, points and days by date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from ui.figure_parts import (
    BACKGROUND_COLOUR,
    FONT_SIZE,
    MARGIN,
    SERIES_COLOURS,
    Series,
    axis,
    bars,
    dots_stacked,
    figure,
    pounds_marks,
    pounds_scale,
    rounding_marks,
    scaled,
    texts_at,
    top,
    upright_line,
    wrapped,
)

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "x")
"""Marks that distinguish series without colour."""

PATTERNS = ("", "x", "/", ".")
"""Patterns that distinguish up to four parts without colour."""

PART_COLOURS = SERIES_COLOURS[:4]


def stacked_by_year(parts: Sequence[Series]) -> go.Figure:
    """Return stacked bars of up to four parts, the first at the bottom; hovering shows a part's text."""
    traces = [
        bars(
            [point.label for point in part.points],
            [point.value for point in part.points],
            [point.text for point in part.points],
            name=part.name,
            marker={
                "color": PART_COLOURS[number],
                "pattern": {"shape": PATTERNS[number], "fillmode": "overlay", "fgcolor": BACKGROUND_COLOUR, "size": 7},
                "line": {"color": BACKGROUND_COLOUR, "width": 1},
            },
        )
        for number, part in enumerate(parts)
    ]
    return figure(
        traces,
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
    stacked: Counter[int] = Counter()
    traces = []
    for number, (name, dots) in enumerate(groups.items()):
        months = [int(at // MONTH) for at, _ in dots]
        traces.append(
            go.Scatter(
                x=[(month + 0.5) * MONTH for month in months],
                y=dots_stacked(months, stacked),
                mode="markers",
                name=name,
                marker={"size": 13, "symbol": ("circle", "diamond")[number], "color": SERIES_COLOURS[3 * number]},
                customdata=[text for _, text in dots],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    days = [*ticks, *(at for dots in groups.values() for at, _ in dots)]
    highest = max(stacked.values(), default=1)
    return figure(
        traces,
        height=150 + 22 * highest,
        shapes=[upright_line(0, 2)],
        xaxis=axis(
            tickvals=list(ticks),
            ticktext=list(ticks.values()),
            range=[min(days) - 20, max(days) + 20],
            showgrid=False,
            zeroline=False,
        ),
        yaxis=axis(range=[0, highest + 1], showticklabels=False, showgrid=False, zeroline=False),
    )


def bars_by_year(series: Series, *, gap_text: str = "–") -> go.Figure:
    """Return vertical bars of pounds with the rounding as error bars; a point without a value is marked as a gap."""
    points = series.points
    labels = [wrapped(point.label) for point in points]
    scale, suffix = pounds_scale(top(points))
    high = top(points) / scale * 1.15 or 1.0
    # The texts are above the error bars, which a bar's own text would run into.
    texts = texts_at(
        labels,
        [top([point]) / scale for point in points],
        [gap_text if point.value is None else point.text for point in points],
        "top center",
        textfont={"size": FONT_SIZE - 1},
    )
    # On a phone a bar is narrower than its text: half of the last one needs room beside it.
    beside = 4 * len(points[-1].text) if points and points[-1].value is not None else 0
    return figure(
        [
            bars(labels, scaled(points, scale), [point.text for point in points], name=series.name),
            *rounding_marks(points, scale),
            texts,
        ],
        showlegend=False,
        margin={**MARGIN, "r": max(MARGIN["r"], beside)},
        xaxis=axis(type="category", showgrid=False),
        yaxis=axis(range=[0, high], **pounds_marks(high, suffix)),
    )


@dataclass(frozen=True, slots=True)
class Total:
    """A total over one or several years, from the first to the last, and what is written on the figure."""

    first: int
    last: int
    value: float
    text: str


def totals_over_years(named: Mapping[str, Sequence[Total]], years: Mapping[int, str]) -> go.Figure:
    """Return bars of pounds over the years that totals are for: one of several years is one bar, a year's part high.

    others are totals of a year that another one contradicts, drawn as marks; in_other_prices are joined by a line; each
    of the three has a name. years are those of the axis, with their labels.
    """
    (name, totals), (other_name, others), (prices_name, in_other_prices) = named.items()
    spans = [one.last - one.first + 1 for one in totals]
    heights = [one.value / span for one, span in zip(totals, spans, strict=True)]
    highest = max([*heights, *(one.value for one in (*others, *in_other_prices))], default=0.0)
    scale, suffix = pounds_scale(highest)
    high = highest / scale * 1.12 or 1.0
    middles = [(one.first + one.last) / 2 for one in totals]
    tops = [height / scale for height in heights]
    known = {at for one in totals for at in range(one.first, one.last + 1)}
    gaps = [at for at in years if at not in known]
    bar = go.Bar(
        name=name,
        x=middles,
        y=tops,
        width=[span - 0.2 for span in spans],
        customdata=[one.text.replace("<br>", " ") for one in totals],
        hovertemplate="%{customdata}<extra></extra>",
        marker={"color": SERIES_COLOURS[0]},
    )
    line = go.Scatter(
        name=prices_name,
        x=[one.first for one in in_other_prices],
        y=[one.value / scale for one in in_other_prices],
        text=[one.text for one in in_other_prices],
        mode="lines+markers+text",
        textposition="top right",
        cliponaxis=False,
        line={"width": 2, "dash": "dot", "color": SERIES_COLOURS[3]},
        marker={"size": 8, "symbol": "diamond", "color": SERIES_COLOURS[3]},
        hoverinfo="skip",
    )
    marks = go.Scatter(
        name=other_name,
        x=[one.first for one in others],
        y=[one.value / scale for one in others],
        text=[one.text for one in others],
        mode="markers+text",
        textposition="top center",
        marker={"size": 11, "symbol": "x", "color": SERIES_COLOURS[1]},
        customdata=[one.text.replace("<br>", " ") for one in others],
        hovertemplate="%{customdata}<extra></extra>",
    )
    texts = [
        # A bar over several years has room inside.
        texts_at([middle], [height], [one.text], "top center")
        if span == 1
        else texts_at([middle], [height / 2], [one.text], "middle center", textfont={"color": BACKGROUND_COLOUR})
        for one, span, middle, height in zip(totals, spans, middles, tops, strict=True)
    ]
    return figure(
        [bar, *texts, texts_at(gaps, [0.0] * len(gaps), ["–"] * len(gaps), "top center"), line, marks],
        height=400,
        xaxis=axis(
            range=[min(years) - 0.5, max(years) + 0.5],
            tickvals=list(years),
            ticktext=list(years.values()),
            showgrid=False,
            zeroline=False,
        ),
        yaxis=axis(range=[0, high], **pounds_marks(high, suffix)),
    )


def lines_by_year(series: Sequence[Series], *, is_money: bool = False) -> go.Figure:
    """Return one line for each of up to six series; a missing value leaves a gap in the line."""
    highest = max((top(one.points) for one in series), default=0.0)
    scale, suffix = pounds_scale(highest) if is_money else (1, "")
    high = highest / scale or 1.0
    traces = [
        go.Scatter(
            x=[point.label for point in one.points],
            y=scaled(one.points, scale),
            name=one.name,
            mode="lines+markers",
            connectgaps=False,
            line={"width": 3, "dash": DASHES[number]},
            marker={"size": 7, "symbol": SYMBOLS[number]},
            customdata=[point.text for point in one.points],
            hovertemplate=f"{one.name}, %{{x}}<br>%{{customdata}}<extra></extra>",
        )
        for number, one in enumerate(series)
    ]
    return figure(
        traces,
        xaxis=axis(type="category", showgrid=False),
        yaxis=axis(rangemode="tozero", **(pounds_marks(high, suffix) if is_money else {"nticks": 6})),
    )


def points_by_date(series: Series, dates: Sequence[str]) -> go.Figure:
    """Return a line through points at their dates (2020-04-01), each with its text; the axis begins at nothing."""
    points = series.points
    first, last = date.fromisoformat(dates[0]), date.fromisoformat(dates[-1])
    # Room for the words under the first and the last point, on a phone too.
    margin = (last - first) * 0.15
    line = go.Scatter(
        x=list(dates),
        y=[point.value for point in points],
        text=[point.text for point in points],
        name=series.name,
        mode="lines+markers+text",
        textposition=_beside_the_line([point.value or 0.0 for point in points]),
        cliponaxis=False,
        line={"width": 3},
        marker={"size": 9},
        customdata=[point.label for point in points],
        hovertemplate="%{customdata}<br>%{text}<extra></extra>",
    )
    return figure(
        [line],
        showlegend=False,
        xaxis=axis(
            type="date",
            tickvals=list(dates),
            ticktext=[wrapped(point.label, 10) for point in points],
            showgrid=False,
            range=[str(first - margin), str(last + margin)],
        ),
        yaxis=axis(range=[0, top(points) * 1.2 or 1], nticks=5),
    )


def _beside_the_line(values: Sequence[float]) -> list[str]:
    """Return the position of the text of each point of a line, so that the line does not run through it."""
    rising = values[0] < values[1]
    return [
        f"{'bottom' if rising else 'top'} right",
        *(f"{'top' if a <= b else 'bottom'} left" for a, b in pairwise(values)),
    ]
