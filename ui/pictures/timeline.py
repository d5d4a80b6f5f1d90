"""A time line: a bar for each award or project over the financial years that it covers."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ui.formats import year
from ui.html import Html, render
from ui.pictures.bars import percentage


class Span(NamedTuple):
    """What covers financial years: its name (a link, if it has a page), the first and last year, its figure in words.

    tone is the colour of its bar, 1 to 6; one that is shared with others is hatched.
    """

    name: str | Markup
    start_year: int
    end_year: int
    text: str = ""
    tone: int = 1
    is_shared: bool = False


def timeline(spans: Sequence[Span], caption: str, most_marks: int = 4) -> Html:
    """Return the spans as a list in their order, each with a bar over its years, under an axis of financial years."""
    if not spans:
        return Html()
    first, last = min(span.start_year for span in spans), max(span.end_year for span in spans) + 1
    length = last - first
    step = -(-length // most_marks)
    marks = [
        (percentage(at - first, length), year(at))
        for at in range(first, last, step)
        if at + step <= last or at == first
    ]
    rows = [
        (span, percentage(span.start_year - first, length), percentage(span.end_year + 1 - span.start_year, length))
        for span in spans
    ]
    years = [f"{year(span.start_year)} to {year(span.end_year)}" for span in spans]
    return render("timeline", rows=list(zip(rows, years, strict=True)), marks=marks, caption=caption)
