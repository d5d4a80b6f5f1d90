"""What the compare page shows: chosen boroughs in words, beside all others, against each other and over time."""

from collections.abc import Sequence
from statistics import quantiles
from typing import NamedTuple

from analysis.borough_figures import MEASURES, View, latest, offence_years, population_years
from analysis.borough_groups import MOST_CHOSEN
from analysis.boundaries import alike
from analysis.ranks import surely_larger
from data.store import Store, kept_with_store
from pages.boroughs.choices import choose_boroughs, choose_view
from pages.boroughs.figure_files import figure_export
from pages.boroughs.figure_words import Figure
from pages.boroughs.measures import WORDS, figures, figures_of
from queries.boroughs import ALL_OFFENCES, Area, Per
from queries.london import direct_funding_by_year
from ui.columns import borough_column
from ui.comparison_figures import distribution, ranked_bars
from ui.csv_file import Selection
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import counted, listing, number, pounds_rate, year
from ui.html import Html, render, url_for
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html
from ui.two_totals import two_totals

LEAST_FOR_QUARTERS = 8
"""Different figures below which quarters mean nothing."""

MOST_NAMED = 10
"""How many can be named on a chart, or read about in sentences."""


Names = tuple[str, ...]


class ComparedBorough(NamedTuple):
    """One borough's figures side by side, all of the year of the funding but the deprivation score.

    Funding is in pounds of its year, with its words, which say where it is not found. Residents and offences are what
    the rates were divided by.
    """

    year: int
    funding: Figure
    head: Figure
    offence: Figure
    residents: Figure
    offences: Figure
    crime: Figure
    deprivation: Figure

    @property
    def area(self) -> str:
        """Return the name of the borough."""
        return self.funding.area


COMPARED_FILE = Selection(
    ComparedBorough,
    "funding.area funding_year=year funding=funding.text funding_gbp=funding.value funding_bounds=funding.bounds "
    "per_head=head.value per_head_bounds=head.bounds per_1000_offences=offence.value "
    "per_1000_offences_bounds=offence.bounds residents_calendar_year=year residents=residents.value "
    "offences_year=year offences=offences.value offences_per_1000_residents=crime.value "
    "deprivation_score_2019=deprivation.value funding.source_id funding.locator",
)


def window(names: Sequence[str]) -> str:
    """Return how the window is named: after the boroughs that are compared, where they are few."""
    return f"Compare {listing(names) if len(names) <= MOST_CHOSEN else f'{len(names)} boroughs'}"


@kept_with_store
def summary(store: Store, names: Names) -> Html:
    """Return a sentence for each of the boroughs, if they are few enough to be read; all but the first folded away."""
    view = latest(store)
    if view is None or len(names) > MOST_NAMED:
        return Html()
    rates: dict[Per, str] = {"head": "per resident", "offence": "per 1,000 offences"}
    beside = " and ".join(
        f"{pounds_rate(row.bounds)} {words}"
        for per, words in rates.items()
        for row in direct_funding_by_year(store, per=per)
        if row.financial_year == view.year
    )
    why = two_totals(store, view.year)
    first, *others = [_sentence(store, view, name) for name in names]
    return render(
        "sentences",
        sentences=[first],
        last=f"London’s boroughs together: {beside}{'; two published totals contradict each other' if why else ''}."
        if beside
        else "",
        why=why if beside else [],
        folded=others,
        summary=f"{counted(len(others), 'other area')} in words",
    )


@kept_with_store
def ways_on(_store: Store, area: Area) -> Html:
    """Return the ways from a comparison to other pages on the borough that it is about."""
    links = (
        ("its profile", url_for("borough", borough=area.area)),
        ("the map", url_for("map", borough=area.area)),
        ("who can help there", url_for("services", borough=area.area)),
    )
    return render("see_also", before=f"More on {area.area}", links=links)


def _sentence(store: Store, view: View, name: str) -> str:
    total, head, offence = (
        figures_of(store, view._replace(per=per), [name])[0] for per in ("total", "head", "offence")
    )
    if total.is_outside:
        return f"{name} is outside: it has its own police and gets no borough funding."
    if total.value is None:
        return f"{name}: direct funding in {year(view.year)} is not found."
    doubt = f" * {total.caution}" if total.caution else ""
    return (
        f"{name}: {total.marked} of direct funding in {year(view.year)} ({total.rank_words} of the boroughs); "
        f"{head.text} per resident ({head.rank_words}) and {offence.text} per 1,000 recorded offences "
        f"({offence.rank_words}).{doubt}"
    )


@exhibit("compared", choose_boroughs)
def side_by_side(store: Store, names: Names) -> Exhibit | None:
    """Return the boroughs in a table: total funding, per resident and per 1,000 offences, and context."""
    view = latest(store)
    if view is None or view.year not in offence_years(store) or view.year not in population_years(store):
        return None
    offences = View("recorded offences", year=view.year, offence_group=ALL_OFFENCES)
    views = (
        view,
        view._replace(per="head"),
        view._replace(per="offence"),
        View("residents", year=view.year),
        offences,
        offences._replace(per="head"),
        View("deprivation"),
    )
    by_view = [figures_of(store, one, names) for one in views]
    rows = [ComparedBorough(view.year, *row) for row in zip(*by_view, strict=True)]
    return Exhibit(
        headline=f"{counted(len(names), 'area')} side by side",
        measure=f"Direct funding from the London Crime Prevention Fund, allocation, cash, {year(view.year)}, "
        "with the residents and offences it is divided by, of the same year, and deprivation.",
        table=lambda: table_html(
            "Boroughs side by side",
            rows,
            borough_column(),
            Column(f"Direct funding, {year(view.year)}", lambda row: row.funding.marked, numeric=True),
            Column("Per resident", lambda row: row.head.marked, numeric=True),
            Column(f"Residents, mid-{view.year}", lambda row: row.residents.marked, numeric=True),
            Column("Per 1,000 offences", lambda row: row.offence.marked, numeric=True),
            Column(f"Recorded offences, {year(view.year)}", lambda row: row.offences.marked, numeric=True),
            Column(f"Offences per 1,000 residents, {year(view.year)}", lambda row: row.crime.marked, numeric=True),
            Column(
                "Deprivation score, 2019 (higher is more deprived)", lambda row: row.deprivation.marked, numeric=True
            ),
        ),
        cautions=[f"* {row.area}: {row.funding.caution}" for row in rows if row.funding.caution],
        sources=sources_of(store, (figure for one in by_view for figure in one)),
        export=Export(
            COMPARED_FILE, rows, citer(store), tuple(("compare", name) for name in names), pounds=("funding_bounds",)
        ),
    )


@exhibit("compared-figures", choose_view, choose_boroughs)
def among_all(store: Store, view: View, names: Names) -> Exhibit | None:
    """Return the boroughs within the distribution of all, with the quartiles; None where nothing is found."""
    shown = figures(store, view)
    everyone = [row.value for row in shown.known if row.value is not None]
    if not everyone:
        return None
    chosen = figures_of(store, view, names)
    ends = quantiles(everyone, n=4, method="inclusive") if len(set(everyone)) >= LEAST_FOR_QUARTERS else []
    quarters = "; dotted lines divide them into quarters" if ends else ""
    named = [Point(row.area, row.value, row.text, row.bounds) for row in chosen if not row.is_outside]
    axis_mark = WORDS[view.measure].axis_mark
    sign = 1 if shown.are_cuts else -1
    by_size = sorted((row for row in chosen if row.value is not None), key=lambda row: sign * (row.value or 0.0))
    words = "; ".join(f"{row.area} {row.text} ({row.rank_words})" for row in by_size)
    missing = [row.area for row in chosen if row.value is None and not row.is_outside]
    return Exhibit(
        headline=f"{shown.title}: {tie_words(by_size, are_cuts=shown.are_cuts)} among those chosen{doubt(by_size)}"
        if by_size
        else f"{shown.title}: not found for those chosen",
        measure=f"{shown.unit}. Each grey dot is one of the {len(everyone)} areas with a figure{quarters}.",
        coverage=f"{shown.coverage}{' Not found: ' + ', '.join(missing) + '.' if missing else ''}",
        alt=f"Where the chosen boroughs stand among all. {words}.",
        figure=lambda: distribution(
            everyone,
            named if len(named) <= MOST_NAMED else [],
            ends,
            axis_mark(view, max(everyone)),
        ),
        table=lambda: table_html(
            shown.title,
            by_size + [row for row in chosen if row.value is None],
            borough_column(),
            Column("Figure", lambda row: row.marked, numeric=True),
            Column(f"Place among all, {shown.place_words}", lambda row: row.rank_words, numeric=True),
        ),
        notes=shown.notes,
        cautions=[f"* {row.area}: {row.caution}" for row in chosen if row.caution],
        sources=sources_of(store, (row for row in chosen if row.value is not None)),
        export=figure_export(store, view, chosen, names),
    )


@exhibit("compared-ranking", choose_view, choose_boroughs)
def ranked(store: Store, view: View, names: Names) -> Exhibit | None:
    """Return bars of pounds, longest first, with what rounding leaves open; None for what is not money."""
    everyone = figures_of(store, view, names)
    inside = [row for row in everyone if not row.is_outside]
    chosen = [row for row in inside if row.value is not None]
    if not MEASURES[view.measure].is_money or len(chosen) < 2:
        return None
    by_size = sorted(chosen, key=lambda row: -(row.value or 0.0))
    shown = figures(store, view)
    return Exhibit(
        headline=f"{shown.title}: {tie_words(by_size)}{doubt(by_size)}",
        measure=f"{shown.unit}. The mark on a bar shows what rounding leaves open: where marks overlap, nobody can say "
        "which borough had more.",
        coverage=f"{len(chosen)} of {counted(len(inside), 'area')} found."
        + "".join(f" {row.area} is outside: it has its own police." for row in everyone if row.is_outside),
        alt="Bars: " + ", ".join(f"{row.area} {row.text}" for row in by_size) + ".",
        cautions=[f"* {row.area}: {row.caution}" for row in by_size if row.caution],
        sources=sources_of(store, by_size),
        figure=lambda: ranked_bars(
            Series(shown.title, [Point(row.area, row.value, row.text, row.bounds) for row in by_size])
        ),
        table=Html,
        export=figure_export(store, view, chosen, names),
    )


def doubt(rows: Sequence[Figure]) -> str:
    """Return what a headline about some areas adds where figures of theirs are doubtful."""
    areas = [row.area for row in rows if row.caution]
    return doubtful_areas(areas, len(rows), areas)


def tie_words(by_size: Sequence[Figure], *, are_cuts: bool = False) -> str:
    """Return the highest, or those between which rounding cannot decide; for cuts, the deepest."""
    top = by_size[0]

    def is_behind(row: Figure) -> bool:
        if row.bounds is None or top.bounds is None:
            return False
        return surely_larger(row.bounds, top.bounds) if are_cuts else surely_larger(top.bounds, row.bounds)

    rivals = [row for row in by_size[1:] if not is_behind(row)]
    if not rivals:
        return f"{top.area} {'has the deepest cut' if are_cuts else 'is highest'} ({top.marked})"
    names = listing([top.area, *(row.area for row in rivals)])
    exact = {row.bounds for row in (top, *rivals)}
    if len(exact) == 1 and top.bounds is not None and top.bounds.low == top.bounds.high:
        return f"{names} have the same ({top.marked}), the highest"
    return f"{names} cannot be told apart at the top ({top.marked})"


@kept_with_store
def alike_words(store: Store, area: Area) -> Html:
    """Return which boroughs are most like one, with their distances, or nothing for the City."""
    distances = [(name, number(distance, 2)) for name, distance in alike(store, area)]
    return render("alike", area=area.area, found=distances) if distances else Html()
