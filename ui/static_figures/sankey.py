"""A Sankey drawn without Plotly: places in columns, in an order in which few flows cross, and ribbons between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from markupsafe import Markup

from ui.static_figures.svg import LINE, element, number, painted, rectangle, text

ROUNDS = 12
"""How often places are moved towards what they are linked to."""

GAP = 5
"""Pixels between places, or their labels."""

SHRINKING = 0.96
"""By what the scale of the amounts is made smaller until all labels have room."""


@dataclass
class Ribbon:
    """A flow between two places, with the heights at which it leaves and arrives."""

    start: "Place"
    end: "Place"
    value: float
    colour: str
    leaves: float = 0.0
    arrives: float = 0.0


@dataclass
class Place:
    """A place that amounts flow through."""

    label: str
    colour: str
    column: int = 0
    size: float = 0.0
    top: float = 0.0
    into: list[Ribbon] = field(default_factory=list)
    out: list[Ribbon] = field(default_factory=list)

    @property
    def value(self) -> float:
        """Return the larger of what flows in and out."""
        return max(sum(one.value for one in self.into), sum(one.value for one in self.out))

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.top + self.size / 2


def sankey(trace: Mapping[str, Any], height: float) -> Iterator[Markup]:
    """Yield the ribbons, the places and their labels."""
    node, link = trace["node"], trace["link"]
    places = [Place(label, colour) for label, colour in zip(node["label"], node["color"], strict=True)]
    parts = zip(link["source"], link["target"], link["value"], link["color"], strict=True)
    ribbons = [Ribbon(places[start], places[end], value, colour) for start, end, value, colour in parts]
    for ribbon in ribbons:
        ribbon.start.out.append(ribbon)
        ribbon.end.into.append(ribbon)
    columns = _columns(places)
    scale = _scaled(columns, height)
    last = len(columns) - 1
    thick = 1.6
    yield element(
        "svg",
        {
            "width": "100%",
            "height": number(height),
            "viewBox": f"0 0 100 {number(height)}",
            "preserveAspectRatio": "none",
        },
        *(_drawn(ribbon, ribbon.value * scale, last, thick) for ribbon in ribbons),
    )
    for place in places:
        left = _left(place, last, thick)
        yield rectangle((left, left + thick), (place.top, place.top + max(place.size, 1)), painted(place.colour))
        is_end = place.column == last
        side, at = ("end", left) if is_end else ("start", left + thick)
        yield text(place.label, at, place.middle, dx=-6 if is_end else 6, anchor=side)


def _left(place: Place, last: int, thick: float) -> float:
    return (100 - thick) * place.column / (last or 1)


def _drawn(ribbon: Ribbon, size: float, last: int, thick: float) -> Markup:
    start, end = _left(ribbon.start, last, thick) + thick, _left(ribbon.end, last, thick)
    a, b, middle = ribbon.leaves, ribbon.arrives, (start + end) / 2
    x0, x1, m = number(start), number(end), number(middle)
    upper = f"M{x0} {number(a)}C{m} {number(a)} {m} {number(b)} {x1} {number(b)}"
    lower = f"V{number(b + size)}C{m} {number(b + size)} {m} {number(a + size)} {x0} {number(a + size)}Z"
    return element("path", {"d": upper + lower, "fill": ribbon.colour})


def _columns(places: Sequence[Place]) -> list[list[Place]]:
    """Return the places in columns: each right of all that flows into it, ends in the last one."""
    for _ in places:
        for place in places:
            place.column = max((one.start.column + 1 for one in place.into), default=0)
    last = max((place.column for place in places), default=0)
    for place in places:
        if not place.out:
            place.column = last
    return [[place for place in places if place.column == number] for number in range(last + 1)]


def _scaled(columns: Sequence[list[Place]], height: float) -> float:
    """Give the places their heights and tops; return the pixels for one unit of the amounts."""
    scale = min(height / (sum(place.value for place in column) or 1.0) for column in columns)
    while True:
        for place in chain.from_iterable(columns):
            place.size = place.value * scale
        if scale * height < 1 or all(sum(_room(place) for place in column) <= height for column in columns):
            break
        scale *= SHRINKING
    for column in columns:
        _spread(column, height)
    for turn in range(ROUNDS):
        for column in columns if turn % 2 else reversed(columns):
            for place in column:
                linked = [(one.start.middle, one.value) for one in place.into] if turn % 2 else []
                linked = linked or [(one.end.middle, one.value) for one in place.out]
                if linked:
                    middle = sum(at * value for at, value in linked) / sum(value for _, value in linked)
                    place.top = middle - place.size / 2
            column.sort(key=lambda place: place.middle)
            _spread(column, height)
    for place in chain.from_iterable(columns):
        _order_ribbons(place, scale)
    return scale


def _room(place: Place) -> float:
    """Return how high a place is with its label, and with the room to the next one."""
    return max(place.size, LINE * (place.label.count("<br>") + 1)) + GAP


def _spread(column: Sequence[Place], height: float) -> None:
    """Move places that are too near to each other apart, and all into the drawing."""
    reached = 0.0
    for place in column:
        above = (_room(place) - place.size) / 2
        place.top = max(place.top, reached + above)
        reached = place.top - above + _room(place)
    limit = height
    for place in reversed(column):
        above = (_room(place) - place.size) / 2
        place.top = min(place.top, limit - _room(place) + above)
        limit = place.top - above


def _order_ribbons(place: Place, scale: float) -> None:
    at = place.top
    for ribbon in sorted(place.out, key=lambda one: one.end.middle):
        ribbon.leaves = at
        at += ribbon.value * scale
    at = place.top
    for ribbon in sorted(place.into, key=lambda one: one.start.middle):
        ribbon.arrives = at
        at += ribbon.value * scale
