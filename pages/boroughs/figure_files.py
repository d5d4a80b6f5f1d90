"""Figures of the boroughs in files: with what was asked for, and what a rate was divided by."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from analysis.borough_figures import MEASURES, View
from data.store import Store
from pages.boroughs.figure_words import Figure
from pages.boroughs.measures import figures
from queries.boroughs import ALL_OFFENCES
from ui.csv_file import Selection
from ui.files import Export
from ui.formats import year
from ui.provenance import citer


def parameters(view: View, names: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return a view as the parameters of a URL, those that its measure has, and boroughs that are compared."""
    values = {
        "fund": view.fund,
        "from": year(view.from_year),
        "year": year_label(view, view.year),
        "terms": view.terms,
        "per": view.per,
        "offences": view.offence_group,
        "deprivation": view.deprivation,
    }
    known = MEASURES[view.measure].parameters
    return (
        ("measure", view.measure),
        *((name, values[name]) for name in known),
        *(("compare", name) for name in names),
    )


def in_pounds(view: View) -> tuple[str, ...]:
    """Return the fields of a file of figures that are amounts of pounds under a view; none where it asks for rates."""
    return ("value", "bounds") if MEASURES[view.measure].is_money and view.per == "total" else ()


def year_label(view: View, start: int) -> str:
    """Return a year as its measure counts it: 2019/20, or 2019 for mid-year estimates."""
    return str(start) if MEASURES[view.measure].has_mid_years else year(start)


class FiledFigure(NamedTuple):
    """A figure with the parameters of its view; those that a measure does not have are empty.

    divided_by is the number of residents or offences behind a rate, which is for one of them or per 1,000.
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
    figure: Figure


FIGURE_FILE = Selection(
    FiledFigure,
    "measure fund from_year year terms per offence_group deprivation divided_by divided_by_what figure.gss_code "
    "figure.area figure.value figure.bounds figure.text figure.best_rank figure.worst_rank figure.is_outside "
    "figure.is_stated figure.caution figure.range_words figure.source_id figure.locator",
)


def figure_export(store: Store, view: View, rows: Sequence[Figure], names: Collection[str] = ()) -> Export:
    """Return figures of a view as a file; names are those of the boroughs that its URL compares."""
    asked = dict(parameters(view))
    columns = ("measure", "fund", "from", "year", "terms", "per", "offences", "deprivation")
    what, counts = _divisors(store, view)
    chosen = [asked.get(name) for name in columns]
    filed = [
        FiledFigure._make([*chosen, counts.get(row.gss_code), what if row.gss_code in counts else None, row])
        for row in rows
    ]
    return Export(FIGURE_FILE, filed, citer(store), parameters(view, names), in_pounds(view))


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
