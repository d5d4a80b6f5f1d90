"""The compared boroughs among all others, on one strip for each measure."""

from analysis.borough_figures import View, latest, offence_years
from data.store import Store, kept_with_store
from pages.boroughs.figure_words import Figure
from pages.boroughs.map_content import about
from pages.boroughs.measures import figures
from queries.boroughs import ALL_OFFENCES
from queries.places import short_name
from ui.formats import counted, year
from ui.html import Html, render
from ui.pictures.strip import Dot, strip

MOST_NAMED = 8
"""How many boroughs can be named on a strip."""


@kept_with_store(maxsize=128)
def strips(store: Store, names: tuple[str, ...]) -> Html:
    """Return a strip for each measure, with the boroughs of these names; nothing where they are too many to name."""
    view = latest(store)
    if view is None or len(names) > MOST_NAMED:
        return Html()
    titles = {
        f"Direct funding per resident, {year(view.year)}": view._replace(per="head"),
        f"Direct funding per 1,000 offences, {year(view.year)}": view._replace(per="offence"),
        f"Direct funding, {year(view.year)}": view,
        "Deprivation score, 2019": View("deprivation"),
    }
    if view.year in offence_years(store):
        crime = View("recorded offences", year=view.year, offence_group=ALL_OFFENCES, per="head")
        titles[f"Recorded offences per 1,000 residents, {year(view.year)}"] = crime
    made = [(title, _strip(figures(store, one).known, names, title)) for title, one in titles.items()]
    return render("compare_strips", strips=made, areas=counted(len(names), "borough"))


def _strip(known: tuple[Figure, ...], names: tuple[str, ...], title: str) -> Html:
    """Return the strip of a measure; known are the boroughs with a figure, largest first."""
    named = [
        Dot(f"{short_name(row.area)}{'*' if row.caution else ''}", row.value or 0.0, row.bounds)
        for row in known
        if row.area in names
    ]
    words = f"{title}: " + ", ".join(f"{row.area} {row.marked}" for row in known if row.area in names)
    ends = (about(known[-1]), about(known[0])) if known else ("", "")
    return strip([row.value or 0.0 for row in known], named, words, ends)
