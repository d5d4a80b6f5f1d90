"""A time line: a bar for each award or project over the financial years that it covers."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ui.formats import year, years
from ui.html import Html, render
from ui.pictures.bars import percentage


class Span(NamedTuple):
    """What covers financial years: its name (a link, if it has a page), the first and last year, its figure in words.

    tone is the colour of its bar, 1 to 6; one that is shared with others is hatched. Without a first year there is no
    bar; without a last one the bar is of the first alone, and open.
    """

    name: str | Markup
    start_year: int | None
    end_year: int | None
    text: str = ""
    tone: int = 1
    is_shared: bool = False


Legend = Sequence[tuple[int, str]]
"""The colours that are used, each with what it means."""


def timeline(spans: Sequence[Span], caption: str, most_marks: int = 4, legend: Legend = ()) -> Html:
    """Return the spans as a list in their order, each with a bar over its years, under an axis of financial years.

    legend says what the colours mean, above the axis.
    """
    covered = [at for span in spans for at in (span.start_year, span.end_year) if at is not None]
    if not covered:
        return Html()
    first, last = min(covered), max(covered) + 1
    length = last - first
    step = -(-length // most_marks)
    marks = [
        (percentage(at - first, length), year(at))
        for at in range(first, last, step)
        if at + step <= last or at == first
    ]
    rows = [(span, *_bar(span, first, length), years(span.start_year, span.end_year)) for span in spans]
    return render("timeline", rows=rows, marks=marks, caption=caption, legend=legend)


def _bar(span: Span, first: int, length: int) -> tuple[str, str]:
    """Return where a bar begins and how long it is, in per cent of the axis; nothing without a first year."""
    if span.start_year is None:
        return "", ""
    end = span.start_year if span.end_year is None else span.end_year
    return percentage(span.start_year - first, length), percentage(end + 1 - span.start_year, length)
