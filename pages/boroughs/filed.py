"""Figures of the boroughs as a file has them: with what was asked for, and what a rate was divided by."""

from collections.abc import Iterable
from typing import NamedTuple

from analysis.views import View
from data.store import Store
from pages.boroughs.figure_words import Figure
from pages.boroughs.measure_words import figures
from pages.boroughs.view_words import parameters
from queries import Bounds
from queries.boroughs import ALL_OFFENCES
from ui.wording import year


class FiledFigure(NamedTuple):
    """A figure with the parameters of its view; those that a measure does not have are empty.

    divided_by is the number of residents or offences behind a rate, which is for one of them or for each 1,000.
    """

    measure: str
    fund: str | None
    from_year: str | None
    year: str | None
    terms: str | None
    per: str | None
    offence_group: str | None
    deprivation: str | None
    divided_by: float | None
    divided_by_what: str | None
    gss_code: str
    area: str
    value: float | None
    bounds: Bounds | None
    text: str
    best_rank: int | None
    worst_rank: int | None
    is_outside: bool
    is_stated: bool
    caution: str | None
    range_words: str
    source_id: str | None
    locator: str | None


FILED: dict[str, str] = {"offence_group": "offences", "from_year": "from"}
"""Columns of a file that are not called as the parameter of the address is."""


def filed(store: Store, view: View, rows: Iterable[Figure]) -> tuple[FiledFigure, ...]:
    """Return figures with the view that they are of, for a file."""
    asked = dict(parameters(view))
    what, counts = _divisors(store, view)
    names = FiledFigure._fields[: FiledFigure._fields.index("divided_by")]
    chosen = [asked.get(FILED.get(name, name)) for name in names]
    return tuple(
        FiledFigure._make([*chosen, counts.get(row.gss_code), what if row.gss_code in counts else None, *row])
        for row in rows
    )


def _divisors(store: Store, view: View) -> tuple[str | None, dict[str, float]]:
    """Return what a rate is divided by, in words, and how many there are in each area that has the rate."""
    if view.per == "total":
        return None, {}
    if view.per == "offence":
        what = f"recorded offences, {year(view.year)}"
        divisor = View("recorded offences", year=view.year, offence_group=ALL_OFFENCES)
    else:
        what, divisor = f"residents, mid-{view.year}", View("residents", year=view.year)
    with_rate = {row.gss_code for row in figures(store, view).known}
    counts = {row.gss_code: row.value for row in figures(store, divisor).known if row.value is not None}
    return what, {code: count for code, count in counts.items() if code in with_rate}
