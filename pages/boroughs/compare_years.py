"""Chosen boroughs over time: lines where there are few, always a table, and the change between the ends with bounds."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from analysis.borough_figures import MEASURES, View, years_of
from analysis.borough_groups import MOST_CHOSEN
from data.store import Store, kept_with_store
from pages.boroughs.choices import choose_boroughs, choose_view
from pages.boroughs.figure_files import in_pounds, parameters, year_label
from pages.boroughs.figure_words import Figure
from pages.boroughs.measures import figures, figures_of
from queries import Bounds
from queries.measures import percent_changes
from ui.csv_file import Selection
from ui.doubts import doubtful_areas
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import change, change_in_words, counted, listing
from ui.html import Html, link, render, url_for
from ui.missing import NOT_FOUND
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html
from ui.time_figures import lines_by_year

MOST_OPEN = 10
"""A table of more areas is folded away."""


class ComparedYear(NamedTuple):
    """One area's figure in one year, and its change in per cent since the first year that is published for it."""

    view: View
    start: int
    year: str
    figure: Figure
    changed_since: str | None
    change_percent: Bounds | None


YEARS_FILE = Selection(
    ComparedYear,
    "view.measure view.fund figure.area year figure.value text=figure.marked figure.bounds changed_since "
    "change_percent figure.source_id figure.locator",
)


class AreaLine(NamedTuple):
    """One area's published years, oldest first."""

    area: str
    years: tuple[ComparedYear, ...]

    @property
    def is_lasting(self) -> bool:
        """Return whether two years are published, between which there is a change."""
        return len(self.years) > 1

    @property
    def moved(self) -> Bounds | None:
        """Return the change from the first to the last published year in per cent; None where it is not known."""
        return self.years[-1].change_percent if self.is_lasting else None


@kept_with_store
def by_area(store: Store, view: View, names: tuple[str, ...]) -> tuple[AreaLine, ...]:
    """Return the published years of each area that is not outside, with their changes, in the order of the names."""
    published: dict[str, list[tuple[int, Figure]]] = {
        row.area: [] for row in figures_of(store, view, names) if not row.is_outside
    }
    for start in years_of(store, view):
        for row in figures_of(store, view._replace(year=start), names):
            if row.value is not None:
                published[row.area].append((start, row))
    pairs = [(years[0][1].bounds, row.bounds) for years in published.values() for _, row in years[1:]]
    changes = iter(percent_changes(store, pairs))
    lines = []
    for area, years in published.items():
        rows: list[ComparedYear] = []
        for start, row in years:
            since, change = (rows[0].year, next(changes)) if rows else (None, None)
            rows.append(ComparedYear(view, start, year_label(view, start), row, since, change))
        lines.append(AreaLine(area, tuple(rows)))
    return tuple(lines)


@exhibit("compared-years", choose_view, choose_boroughs)
def over_time(store: Store, view: View, names: tuple[str, ...]) -> Exhibit | None:
    """Return the measure of some areas year by year with its change; None where none has two published years.

    Lines are drawn of those that have two years, if there are few enough to distinguish and any line has a length.
    """
    areas = by_area(store, view, names)
    lasting = [one for one in areas if one.is_lasting]
    if not lasting:
        return None
    span = years_of(store, view)
    drawn = drawn_areas(lasting)
    shown = figures(store, view)
    title = shown.title.rsplit(", ", 1)[0]
    doubts = {
        row.area: row.caution
        for start in span
        for row in figures_of(store, view._replace(year=start), names)
        if row.caution
    }
    rows = tuple(row for one in areas for row in one.years)
    words = [f"{one.area} {row.year}: {row.figure.marked}" for one in drawn for row in one.years]
    return Exhibit(
        headline=f"{title} over time: {over_time_words(areas)}" + doubtful_areas(list(doubts), len(areas), doubts),
        measure=f"{shown.unit.rsplit(', ', 1)[0]}. The change is from the first to the last year that is found for "
        "an area." + (" A gap: not found." if drawn else ""),
        coverage=f"Two years or more are found for {len(lasting)} of {counted(len(areas), 'area')}.",
        alt=f"Lines by year. {'; '.join(words)}.",
        figure=(
            lambda: lines_by_year(
                [Series(one.area, points(view, one, span)) for one in drawn],
                is_money=MEASURES[view.measure].is_money,
            )
        )
        if drawn
        else None,
        table=lambda: table_html(
            f"{title} over time",
            areas,
            Column("Area", lambda one: link(one.area, url_for("borough", borough=one.area))),
            *(Column(year_label(view, start), partial(text_of, start=start), numeric=True) for start in span),
            Column("Change, first to last year found", changed, numeric=True),
            dense=True,
        ),
        folded="Show these figures as a table" if drawn or len(areas) > MOST_OPEN else "",
        cautions=[f"* {area}: {caution}" for area, caution in doubts.items()],
        sources=sources_of(store, (row.figure for row in rows)),
        export=Export(YEARS_FILE, rows, citer(store), parameters(view, names), in_pounds(view)),
    )


def drawn_areas(lasting: Sequence[AreaLine]) -> Sequence[AreaLine]:
    """Return the areas that get a line: none where they are too many, or no two neighbouring years are published."""
    has_length = any(later.start == earlier.start + 1 for one in lasting for earlier, later in pairwise(one.years))
    return lasting if has_length and len(lasting) <= MOST_CHOSEN else []


def points(view: View, one: AreaLine, years: Sequence[int]) -> list[Point]:
    """Return an area's line from the first of some years to the last, with gaps where nothing is published."""
    known = {row.start: Point(row.year, row.figure.value, row.figure.marked) for row in one.years}
    return [known.get(start, Point(year_label(view, start), None)) for start in range(years[0], years[-1] + 1)]


def text_of(one: AreaLine, start: int) -> str:
    """Return an area's figure of a year in words."""
    return next((row.figure.marked for row in one.years if row.start == start), NOT_FOUND)


def changed(one: AreaLine) -> str:
    """Return an area's change between its ends; nothing where there is one year or none."""
    return change(one.moved) if one.is_lasting else ""


def over_time_words(areas: Sequence[AreaLine]) -> str:
    """Return the ends of the area that comes first, with its change, and which way the others went."""
    first = areas[0]
    parts = [_ends(first)]
    others = [one for one in areas if one.is_lasting and one is not first]
    if len(others) <= 2:
        parts += [_ends(one) for one in others]
    else:
        parts.append(f"of {counted(len(others), 'other')} with two years {_ways(others)}")
    return "; ".join(parts)


def _ends(one: AreaLine) -> str:
    if not one.years:
        return f"{one.area} {NOT_FOUND}"
    first, last = one.years[0], one.years[-1]
    if first is last:
        return f"{one.area} only {first.year} ({first.figure.marked})"
    moved = f" ({change_in_words(one.moved)})" if one.moved else ""
    return f"{one.area} {first.figure.marked} in {first.year}, {last.figure.marked} in {last.year}{moved}"


def _ways(areas: Sequence[AreaLine]) -> str:
    """Return how many went up and how many down, as far as rounding lets anybody tell."""
    up = sum(one.moved is not None and one.moved.low > 0 for one in areas)
    down = sum(one.moved is not None and one.moved.high < 0 for one in areas)
    ways = {"up": up, "down": down, "where it cannot be told": len(areas) - up - down}
    return listing([f"{number} {way}" for way, number in ways.items() if number])


@kept_with_store
def way_to_lines(store: Store, view: View, names: tuple[str, ...]) -> Html | None:
    """Return why there are no lines over time, with the way to those of a few areas where they are too many."""
    if len(years_of(store, view)) < 2:
        return None
    areas = by_area(store, view, names)
    lasting = tuple(one.area for one in areas if one.is_lasting)
    if lasting and len(lasting) <= MOST_CHOSEN:
        return None
    first = lasting[:MOST_CHOSEN]
    return render(
        "way_to_lines",
        most=MOST_CHOSEN,
        areas=counted(len(areas), "area"),
        first=listing(first),
        href=url_for("compare", parameters(view, first)) if first else "",
    )
