"""Columns: how many of something each financial year has, stacked of parts, with a legend."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ui.formats import counted, year
from ui.html import Html, render
from ui.pictures.bars import percentage


class Column(NamedTuple):
    """A column: its financial year, and how many of each part, in the order of the legend."""

    financial_year: int
    numbers: Sequence[int]


def columns(found: Mapping[int, Sequence[int]], names: Sequence[str], noun: str) -> Html:
    """Return the numbers by year as stacked columns, years without any between them left empty; none for no year.

    names are the parts, at most six, in the order of the theme's colours; noun is what is counted.
    """
    if not found:
        return Html()
    years = [Column(at, found.get(at, [0] * len(names))) for at in range(min(found), max(found) + 1)]
    most = max(sum(column.numbers) for column in years)
    words = "; ".join(f"{year(one.financial_year)}: {counted(sum(one.numbers), noun)}" for one in years)
    drawn = [
        (
            year(one.financial_year)[2:],
            sum(one.numbers) or "",
            [(tone, percentage(number, most)) for tone, number in enumerate(one.numbers, 1) if number],
        )
        for one in years
    ]
    used = [(tone, name) for tone, name in enumerate(names, 1) if any(one.numbers[tone - 1] for one in years)]
    return render("columns", columns=drawn, names=used, words=words)
