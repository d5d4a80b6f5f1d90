"""What both pages show of a borough, from the store through our own queries: map, funding by year, and its table."""

import json
from operator import itemgetter
from typing import Any, NamedTuple

import plotly.graph_objects as go
from shapely import set_precision
from shapely.geometry import mapping

from analysis.boundaries import area_outlines
from analysis.direct_funding import fund_years
from data.store import Store, kept_with_store
from geo.deck import GRID, Fill, ReadyDeck, deck
from pages.boroughs.profile_funding import funding_point
from queries import boroughs as borough_queries
from queries import london, measures
from queries.boroughs import DIRECT, Area
from queries.boroughs import areas as all_areas
from ui.figure_parts import Series
from ui.formats import change, pounds, year
from ui.html import Html
from ui.provenance import short_sources
from ui.tables import Column, table_html
from ui.time_figures import bars_by_year

FIRST = "Westminster"
"""The borough that is shown to a new visitor."""

YEAR = 2019
"""The year of the map: the only one that is published for all boroughs."""

SHADES = ("#D3E0EC", "#9DB8D2", "#6890B7", "#356A98", "#12436D")
CHOSEN = "#F46A25"
UNKNOWN = "#B0B0B0"

HEADINGS = ("Year", "As published", "Change in cash", "London", "Source")


class Row(NamedTuple):
    """A row of the table, under HEADINGS."""

    year: str
    amount: str
    change: str
    london: str
    source: str


# The rows are asked for once and held, as a Dash application holds its data frames: databases are not compared here.
funding_by_year = kept_with_store(maxsize=40)(borough_queries.funding_by_year)
changes_by_year = kept_with_store(maxsize=40)(borough_queries.changes_between_published_years)
funding_of_london = kept_with_store(maxsize=1)(london.direct_funding_by_year)
funding_by_borough = kept_with_store(maxsize=1)(measures.funding_by_borough)


def boroughs(store: Store) -> dict[str, Area]:
    """Return the boroughs that get direct funding, by name."""
    return {area.area: area for area in all_areas(store) if area.receives_direct_funding}


def map_colours(store: Store, area: Area) -> dict[str, tuple[str, str]]:
    """Return colour and words of each area by GSS code; the chosen one stands out."""
    found = {row.gss_code: row for row in funding_by_borough(store, DIRECT, YEAR)}
    most = max(float(row.value or 0) for row in found.values()) or 1.0
    result = {}
    for one in all_areas(store):
        row = found.get(one.gss_code)
        if row is None or row.value is None:
            result[one.gss_code] = (UNKNOWN, "not found")
            continue
        shade = SHADES[min(int(len(SHADES) * float(row.value) / most), len(SHADES) - 1)]
        words = pounds(row.amount_gbp, row.rounding_gbp)
        result[one.gss_code] = (CHOSEN if one.gss_code == area.gss_code else shade, words)
    return result


def our_map(store: Store, area: Area) -> ReadyDeck:
    """Return the map as our pages draw it."""
    colours = map_colours(store, area)
    return deck(area_outlines(store), {code: Fill(colour, (words,)) for code, (colour, words) in colours.items()})


def outlines(store: Store) -> dict[str, Any]:
    """Return the outlines that our map has, with as few digits, as GeoJSON; the id of each is its GSS code."""
    shown = area_outlines(store)
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": mapping(set_precision(shape, GRID))}
        for code, shape in zip(shown["gss_code"], shown.geometry, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    rounded: dict[str, Any] = json.loads(text, parse_float=lambda digits: round(float(digits), 4))
    return rounded


def chart(store: Store, area: Area) -> go.Figure:
    """Return the direct funding by year as bars, as the borough profile draws it."""
    own = {
        row.financial_year: row
        for row in funding_by_year(store, area.gss_code)
        if row.fund_id == DIRECT and row.measure == "allocation"
    }
    points = [funding_point(own.get(start), start, "cash", "total") for start in fund_years(store)]
    return bars_by_year(Series(area.area, points))


def table(store: Store, area: Area) -> list[Row]:
    """Return the rows of the table."""
    of_years = {row.financial_year: row for row in funding_of_london(store)}
    changes = {one.to_year: one.change for one in changes_by_year(store, area.gss_code)}
    rows: list[Row] = []
    for row in funding_by_year(store, area.gss_code):
        if row.fund_id != DIRECT or row.measure != "allocation":
            continue
        start = row.financial_year
        of_london = of_years.get(start)
        changed = changes.get(start)
        rows.append(
            Row(
                year(start),
                pounds(row.amount_gbp, row.rounding_gbp),
                change(changed) if changed else "",
                pounds(of_london.amount_gbp, of_london.rounding_gbp) if of_london else "",
                short_sources(store, [row.source_id]),
            )
        )
    return rows


kept_map = kept_with_store(maxsize=40)(our_map)
kept_chart = kept_with_store(maxsize=40)(chart)


@kept_with_store(maxsize=40)
def kept_table(store: Store, area: Area) -> Html:
    """Return the table as our pages show it."""
    columns = [Column(heading, itemgetter(at)) for at, heading in enumerate(HEADINGS)]
    return Html(
        table_html(f"Direct funding of {area.area} and London", table(store, area), *columns, show_caption=True)
    )
