"""What the map page shows: the map, its legend, the same figures as a table, and the map as a drawing."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Literal

from markupsafe import Markup

from analysis.borough_figures import ANYTHING, MEASURES, View
from analysis.boundaries import area_outlines
from analysis.map_classes import Classes, Method, classify
from analysis.ranks import pairs_between_groups
from data.store import Store, kept_with_store
from geo.deck import Fill, deck, with_chosen
from geo.drawing import HATCHING, LegendLine, map_drawing
from pages.boroughs.choices import choose_classes, choose_view
from pages.boroughs.figure_files import figure_export, parameters
from pages.boroughs.figure_words import Figure, Figures
from pages.boroughs.measures import WORDS, figures
from queries.boroughs import Area
from ui.exhibit import Exhibit, exhibit
from ui.files import drawing
from ui.formats import counted, day, listing
from ui.html import Html, link, render, url_for
from ui.map import Map
from ui.map_colours import OUTSIDE_COLOUR, LegendEntry, ramp
from ui.missing import NOT_FOUND
from ui.provenance import cite, short_sources, sources_of
from ui.shared_choices import area_or_none
from ui.tables import Column, table_html

Order = Literal["largest", "smallest", "name"]

NOT_FOUND_COLOUR = "#B0B0B0"


def classes(shown: Figures, method: Method) -> Classes:
    """Return the classes of figures, in the order of their rows."""
    return classify([row.value for row in shown.rows], method)


def colours(view: View, shown: Figures, found: Classes) -> dict[str, str]:
    """Return the colour of each area by GSS code."""
    shades = ramp(len(found.classes))
    if MEASURES[view.measure].is_change:
        # The deepest cut is the darkest.
        shades = tuple(reversed(shades))
    without = {row.gss_code: OUTSIDE_COLOUR if row.is_outside else NOT_FOUND_COLOUR for row in shown.rows}
    placed = zip(shown.rows, found.of_values, strict=True)
    return without | {row.gss_code: shades[place] for row, place in placed if place is not None}


def headline(view: View, shown: Figures) -> str:
    """Return the most and the least in words, with as many boroughs as share the place."""
    known = shown.known
    if not known:
        return f"{shown.title}: nothing is found"
    most = [row for row in known if row.best_rank == 1]
    least = [row for row in known if row.worst_rank == len(known)]
    if len(most) == len(known):
        return f"{shown.title}: {_ends(known)}{shown.doubt()}"
    words = ("deepest cut", "smallest") if shown.are_cuts else WORDS[view.measure].ends
    known_words = f", of the {len(known)} known" if shown.missing else ""
    beside = f"; {shown.beside}" if shown.beside else ""
    doubt = shown.doubt({row.area for row in (*most, *least)})
    return f"{shown.title}: {words[0]} in {_ends(most)}, {words[1]} in {_ends(least)}{known_words}{beside}{doubt}"


def _ends(rows: Sequence[Figure]) -> str:
    """Return areas that share an end of the order, or that rounding cannot tell apart there, with their figures."""
    texts = {row.marked for row in rows}
    names = listing([row.area for row in rows]) if len(rows) <= 3 else counted(len(rows), "area")
    return f"{names} ({rows[0].marked})" if len(texts) == 1 else f"{names}, which cannot be told apart"


def legend_entries(shown: Figures, found: Classes, shades: Mapping[str, str]) -> list[LegendEntry]:
    """Return the legend's colours, the highest class first."""
    entries = []
    for place in reversed(range(len(found.classes))):
        members = [row for row, of_row in zip(shown.rows, found.of_values, strict=True) if of_row == place]
        low = min(members, key=lambda row: row.bounds.low if row.bounds else row.value or 0.0)
        high = max(members, key=lambda row: row.bounds.high if row.bounds else row.value or 0.0)
        text = low.text if low.text == high.text else f"{low.text} … {high.text}"
        entries.append(LegendEntry(shades[low.gss_code], text, counted(len(members), "area")))
    if shown.missing:
        entries.append(LegendEntry(NOT_FOUND_COLOUR, NOT_FOUND, counted(len(shown.missing), "area")))
    entries += [
        LegendEntry(OUTSIDE_COLOUR, f"{row.area}: outside, it has its own police", "")
        for row in shown.rows
        if row.is_outside
    ]
    return entries


def pair_words(shown: Figures, found: Classes) -> str:
    """Return how many pairs of areas in different colours rounding cannot tell apart; nothing where there is none."""
    placed = [
        (row.bounds or ANYTHING, place)
        for row, place in zip(shown.rows, found.of_values, strict=True)
        if place is not None
    ]
    pairs = pairs_between_groups([bounds for bounds, _ in placed], [place for _, place in placed])
    if not pairs.open:
        return ""
    return (
        f"Rounding leaves open which is higher in {pairs.open} of {counted(pairs.pairs, 'pair')} of areas in different "
        "colours."
    )


def tip(store: Store, shown: Figures, row: Figure) -> tuple[str, ...]:
    """Return the tooltip of an area."""
    place = f"{row.rank_words} {'' if shown.missing else f'of {len(shown.known)}, '}{shown.place_words}"
    place = place if row.rank_words else ""
    source = short_sources(store, [row.source_id])
    return tuple(part for part in (row.marked, row.range_words, place, row.caution, source) if part)


@kept_with_store(maxsize=48)
def borough_map(store: Store, view: View, method: Method) -> Map:
    """Return the map of a view with everything that belongs to it."""
    shown = figures(store, view)
    found = classes(shown, method)
    shades = colours(view, shown, found)
    words = headline(view, shown)
    fills = {row.gss_code: Fill(shades[row.gss_code], tip(store, shown, row)) for row in shown.rows}
    return Map(
        above=render("exhibit_heading", level=2, headline=words, measure=f"{shown.unit}.", coverage=shown.coverage),
        deck=deck(area_outlines(store), fills),
        alt=f"Map of London’s boroughs. {words}. The table below has every figure.",
        legend=render("legend", entries=legend_entries(shown, found, shades), note=pair_words(shown, found)),
        drawing=_drawing(view, method, words),
    )


def _drawing(view: View, method: Method, words: str, **chosen: str) -> Html:
    file = url_for("svg/map", (*parameters(view), ("classes", method)), **chosen)
    return render("map_drawing", drawing=file, headline=words)


@kept_with_store(maxsize=128)
def map_with_chosen(store: Store, view: View, method: Method, area: Area, is_odd: bool) -> Map:
    """Return the map of a view with an area outlined, after an odd number of clicks on the map or an even one."""
    shown = borough_map(store, view, method)
    return shown._replace(
        deck=with_chosen(shown.deck, area_outlines(store), area.gss_code, is_odd=is_odd),
        alt=f"{shown.alt} {area.area} is outlined.",
        drawing=_drawing(view, method, headline(view, figures(store, view)), borough=area.area),
    )


@exhibit("map", choose_view)
def map_table(store: Store, view: View, order: Order = "name") -> Exhibit:
    """Return the figures of a view as a table, each borough linked to its profile."""
    shown = figures(store, view)
    # What all figures are from is named once, under the table.
    several = len({row.source_id for row in shown.known}) > 1
    return Exhibit(
        headline=f"{shown.title}: all figures",
        measure=f"{shown.unit}.",
        coverage=shown.coverage,
        table=lambda: table_html(
            shown.title,
            listed(shown, order),
            Column("Area", lambda row: link(row.area, url_for("borough", borough=row.area))),
            Column("Figure", lambda row: row.marked, numeric=True),
            Column(f"Place, {shown.place_words}", lambda row: row.rank_words, numeric=True),
            Column("Source", lambda row: cite(store, row.source_id) if row.value is not None else "", wide=True)
            if several
            else None,
            dense=True,
        ),
        notes=(*shown.notes, *unlisted(shown)),
        cautions=shown.cautions,
        sources=sources_of(store, shown.known),
        export=figure_export(store, view, shown.rows),
    )


def is_sparse(shown: Figures) -> bool:
    """Return whether more boroughs are missing than known: the missing are then named under the table."""
    return len(shown.missing) > len(shown.known)


def listed(shown: Figures, order: Order) -> Sequence[Figure]:
    """Return the rows of the table as asked for; areas without a figure last, or left out where they are most."""
    left_out = shown.missing if is_sparse(shown) else ()
    without = [row for row in shown.rows if row.value is None and row not in left_out]
    if order == "name":
        return [row for row in shown.rows if row not in left_out]
    return [*(shown.known if order == "largest" else reversed(shown.known)), *without]


def unlisted(shown: Figures) -> tuple[str, ...]:
    """Return who is missing, where the table has no rows for them."""
    names = listing([row.area for row in shown.missing])
    return (f"Not found for {counted(len(shown.missing), 'area')}: {names}.",) if is_sparse(shown) else ()


@kept_with_store
def card(store: Store, view: View, area: Area) -> Html:
    """Return one borough's figure with its place, its source and the way to its profile."""
    shown = figures(store, view)
    row = next(row for row in shown.rows if row.gss_code == area.gss_code)
    return render(
        "map_card",
        area=area.area,
        figure=row.marked,
        caution=row.caution,
        unit=shown.title,
        rounding=row.range_words,
        place=row.rank_words,
        among=len(shown.known),
        source=cite(store, row.source_id, row.locator) if row.value is not None else "",
        profile=url_for("borough", borough=area.area),
    )


@drawing("map", choose_view, choose_classes, area_or_none)
@kept_with_store(maxsize=32)
def drawn(store: Store, view: View, method: Method, area: Area | None = None) -> bytes:
    """Return the map as an SVG file with title, legend, sources, licence and date, and perhaps an area outlined."""
    shown = figures(store, view)
    chosen = next((row for row in shown.rows if area is not None and row.gss_code == area.gss_code), None)
    found = classes(shown, method)
    shades = colours(view, shown, found)
    drawn_as = {NOT_FOUND_COLOUR: HATCHING, OUTSIDE_COLOUR: "#ffffff"}
    entries = [
        LegendLine(
            drawn_as.get(entry.colour, entry.colour),
            f"{entry.text} ({entry.members})" if entry.members else entry.text,
        )
        for entry in legend_entries(shown, found, shades)
    ]
    named = short_sources(store, dict.fromkeys(row.source_id for row in shown.known))
    notes = [
        *filter(None, [pair_words(shown, found)]),
        *([f"Outlined: {chosen.area}, {chosen.marked}."] if chosen else []),
        *(note.striptags() if isinstance(note, Markup) else note for note in shown.notes),
        *shown.cautions,
        *((f"Source: {named}.",) if named else ()),
        "Licensed under the Open Government Licence v3.0. Unofficial: not made by the Mayor of London or MOPAC.",
        f"Data version {store.version}, {day(store.built_at.date())}.",
    ]
    return map_drawing(
        area_outlines(store),
        {code: drawn_as.get(shade, shade) for code, shade in shades.items()},
        [*textwrap.wrap(headline(view, shown), 80), f"{shown.unit}. {shown.coverage}"],
        entries,
        [line for note in notes for line in textwrap.wrap(note, 120)],
        chosen=chosen.gss_code if chosen else "",
    )
