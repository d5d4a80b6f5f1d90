"""Pure Plotly builders of figures that show how amounts lead to each other: flows, and steps from one to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from queries import Bounds
from ui.figure_parts import (
    FONT_SIZE,
    MARGIN,
    SERIES_COLOURS,
    TEXT_COLOUR,
    Point,
    axis,
    bars,
    figure,
    pounds_marks,
    pounds_scale,
    rounding_marks,
    texts_at,
    wrapped,
)


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount that flows from one place to another, both named; a marked one is drawn in a second colour."""

    start: str
    end: str
    value: float
    text: str
    is_marked: bool = False


FLOW_COLOURS = ("rgba(110, 140, 170, 0.4)", "rgba(225, 110, 40, 0.55)")
"""Colours of a flow and of a marked one: translucent, so that words on them are readable in light and dark."""


def flows(
    links: Sequence[Flow], labels: Mapping[str, str], *, height: int = 1200, label_width: int = 32, gap: int = 30
) -> go.Figure:
    """Return flows between places (a Sankey); labels says what is written at a place if not its name.

    Labels are broken into lines of label_width characters; gap is the room between places, in pixels, for these lines.
    Each amount is drawn as it is given: what flows into a place need not be what flows out of it.
    """
    places = list(dict.fromkeys(name for link in links for name in (link.start, link.end)))
    number = {name: index for index, name in enumerate(places)}
    marked = {link.end for link in links if link.is_marked}
    sankey = go.Sankey(
        # Fixed, so that a swipe over the figure scrolls the page.
        arrangement="fixed",
        node={
            "label": [wrapped(labels.get(name, name), label_width) for name in places],
            "color": [SERIES_COLOURS[1] if name in marked else SERIES_COLOURS[0] for name in places],
            "line": {"width": 0},
            "pad": gap,
            "thickness": 14,
            "hoverinfo": "skip",
        },
        link={
            "source": [number[link.start] for link in links],
            "target": [number[link.end] for link in links],
            "value": [link.value for link in links],
            "color": [FLOW_COLOURS[link.is_marked] for link in links],
            "customdata": [f"{link.start}<br>{link.end}: {link.text}" for link in links],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"size": FONT_SIZE - 2, "color": TEXT_COLOUR},
    )
    # The label of a thin place at the end reaches below it: room for half of three lines.
    return figure([sankey], height=height, margin={**MARGIN, "b": 28})


PHONE_WIDTH = 220
"""Pixels between the labels of a waterfall and the edge of a phone."""


def _before_text(text: str) -> float:
    """Return which part of the width a bar may take so that its text has room after it on a phone too."""
    return max(1 - (14 + 7 * len(text)) / PHONE_WIDTH, 0.25)


def waterfall(first: Point, steps: Sequence[Point], last: Point) -> go.Figure:
    """Return how the steps lead from the first amount of pounds to the last, top down: more to the right, less back.

    The value of a step is its difference; its text says with its sign what its colour says too.
    """
    reached = list(accumulate(point.value or 0.0 for point in (first, *steps)))
    starts = [0.0, *reached[:-1], 0.0]
    ends = [*reached, last.value or 0.0]
    points = [first, *steps, last]
    scale, suffix = pounds_scale(max([*starts, *ends], default=0.0))
    labels = [wrapped(point.label) for point in points]
    colours = [SERIES_COLOURS[2 if end >= start else 1] for start, end in zip(starts, ends, strict=True)]
    colours[0] = colours[-1] = SERIES_COLOURS[0]
    marked = [
        Point(
            point.label,
            end,
            bounds=point.bounds and Bounds(end + point.bounds.low - size, end + point.bounds.high - size),
        )
        for point, end, size in zip(points, ends, [point.value or 0.0 for point in points], strict=True)
    ]
    right = [
        max(start, end, mark.bounds.high if mark.bounds else end)
        for start, end, mark in zip(starts, ends, marked, strict=True)
    ]
    high = max(place / _before_text(point.text) for place, point in zip(right, points, strict=True)) / scale or 1.0
    return figure(
        [
            bars(
                labels,
                [(end - start) / scale for start, end in zip(starts, ends, strict=True)],
                [point.text for point in points],
                across=True,
                base=[start / scale for start in starts],
                marker={"color": colours},
            ),
            *rounding_marks(marked, scale, across=True),
            texts_at([place / scale for place in right], labels, [f"  {point.text}" for point in points]),
        ],
        height=80 + max(52, 16 + 18 * max(label.count("<br>") + 1 for label in labels)) * len(points),
        showlegend=False,
        # Beyond the data there is room for texts, but nothing to read off.
        xaxis=axis(range=[0, high], **pounds_marks(max(right, default=0.0) / scale or 1.0, suffix, 4)),
        yaxis=axis(type="category", automargin=True, autorange="reversed"),
    )
