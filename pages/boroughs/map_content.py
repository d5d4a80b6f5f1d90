"""What the map page shows: the map, its legend, the same figures as a table, and the map as a drawing."""

import textwrap
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

from markupsafe import Markup

from analysis.borough_figures import ANYTHING, MEASURES, View
from analysis.boundaries import area_outlines
from analysis.map_classes import Classes, Method, classify
from analysis.ranks import pairs_between_groups
from data.store import Store, kept_with_store
from geo.deck import Fill, ReadyDeck, deck, with_chosen
from geo.drawing import HATCHING, DrawnArea, LegendLine, map_drawing, page_drawing
from pages.boroughs.choices import choose_classes, choose_mapped_view
from pages.boroughs.figure_files import figure_export, parameters
from pages.boroughs.figure_words import Figure, Figures
from pages.boroughs.measures import WORDS, figures
from queries.boroughs import Area
from queries.places import short_name
from ui.exhibit import Exhibit, exhibit
from ui.files import drawing
from ui.formats import counted, day, listing, pounds_rate_about, sentence
from ui.html import Html, link, render, url_for
from ui.map import Map
from ui.map_colours import OUTSIDE_COLOUR, RAMP, LegendEntry, in_the_dark, ramp
from ui.missing import NOT_FOUND
from ui.pictures.bars import bar
from ui.pictures.borough_tiles import BoroughTile, borough_tiles, places
from ui.pictures.strip import Dot, strip
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
    """Return where the figures are highest and lowest, with all that share the place; doubtful ones have a *."""
    known = shown.known
    if not known:
        return f"{shown.title}: nothing is found"
    most = [row for row in known if row.best_rank == 1]
    least = [row for row in known if row.worst_rank == len(known)]
    if len(most) == len(known):
        return f"Rounding leaves open where it is highest: {_ends(known)}"
    words = ("Deepest cut", "smallest") if shown.are_cuts else tuple(map(str.capitalize, WORDS[view.measure].ends))
    first, second = f"{words[0]} in {_ends(most)}", f"; {words[1].lower()} in {_ends(least)}"
    doubt = " (* doubtful)" if "*" in first + second else ""
    whole = f"{first}{second}{doubt}"
    return whole if len(whole) <= LONGEST else f"{first}{' (* doubtful)' if '*' in first else ''}"


LONGEST = 90
"""Letters of a headline."""


def _ends(rows: Sequence[Figure]) -> str:
    """Return areas that share an end of the order, or of which rounding does not say which is there."""
    names = [f"{short_name(row.area)}{'*' if row.caution else ''}" for row in rows]
    texts = {row.text for row in rows}
    figure = f" ({rows[0].text})" if len(texts) == 1 else ""
    return f"{listing(names) if len(names) <= 3 else counted(len(names), 'area')}{figure}"


def shades(fills: Mapping[str, str]) -> dict[str, int | None]:
    """Return the step of each area's colour on the ramp, from 1; 0 is outside, None without a figure."""
    steps: dict[str, int | None] = {colour: place for place, colour in enumerate(RAMP, 1)}
    return {code: (steps | {OUTSIDE_COLOUR: 0, NOT_FOUND_COLOUR: None})[colour] for code, colour in fills.items()}


def legend_entries(shown: Figures, found: Classes, shades: Mapping[str, str]) -> list[LegendEntry]:
    """Return the legend's colours, the highest class first."""
    entries = []
    for place in reversed(range(len(found.classes))):
        members = [row for row, of_row in zip(shown.rows, found.of_values, strict=True) if of_row == place]
        low = min(members, key=lambda row: row.bounds.low if row.bounds else row.value or 0.0)
        high = max(members, key=lambda row: row.bounds.high if row.bounds else row.value or 0.0)
        text = about(low) if about(low) == about(high) else f"{about(low)} … {about(high)}"
        entries.append(LegendEntry(shades[low.gss_code], text, counted(len(members), "area")))
    if shown.missing:
        entries.append(LegendEntry(NOT_FOUND_COLOUR, NOT_FOUND, counted(len(shown.missing), "area")))
    entries += [
        LegendEntry(OUTSIDE_COLOUR, f"{row.area}: outside, it has its own police", "")
        for row in shown.rows
        if row.is_outside
    ]
    return entries


def about(row: Figure) -> str:
    """Return a figure as a legend has it: roughly where rounding leaves a range, which would overlap with the next."""
    return pounds_rate_about(row.bounds) if row.bounds and row.text.startswith("£") and " to " in row.text else row.text


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
    colour = colours(view, shown, found)
    words = headline(view, shown)
    fills = {row.gss_code: Fill(colour[row.gss_code], tip(store, shown, row), *names_of(row)) for row in shown.rows}
    return Map(
        above=heading(shown, words),
        deck=deck(area_outlines(store), fills),
        dark_deck=partial(dark_deck, store, view, method),
        alt=f"Map of London’s boroughs. {words}. The table below has every figure.",
        tiles=tiles(store, view, method),
        static=page_map(store, view, method),
        legend=render(
            "legend",
            entries=[
                entry._replace(colour=f"light-dark({entry.colour}, {in_the_dark(entry.colour)})")
                for entry in legend_entries(shown, found, colour)
            ],
            note=pair_words(shown, found),
            ranked=ranked(view, method, shown),
        ),
        drawing=_drawing(view, method, words),
    )


@kept_with_store(maxsize=16)
def dark_deck(
    store: Store, view: View, method: Method, chosen: str = "", is_odd: bool = False
) -> ReadyDeck:  # kept for each
    """Return the interactive map for a dark page, perhaps with an area outlined."""
    shown = figures(store, view)
    colour = colours(view, shown, classes(shown, method))
    fills = {
        row.gss_code: Fill(in_the_dark(colour[row.gss_code]), tip(store, shown, row), *names_of(row))
        for row in shown.rows
    }
    made = deck(area_outlines(store), fills)
    return with_chosen(made, area_outlines(store), chosen, is_odd=is_odd) if chosen else made


def heading(shown: Figures, words: str) -> Html:
    """Return the heading of the map."""
    more = "".join(f" {sentence(part.removeprefix('; '))}" for part in (shown.beside, shown.doubt()) if part)
    measure = f"{shown.title}. {shown.unit}.{more}"
    return render("exhibit_heading", level=2, headline=words, measure=measure, coverage=shown.coverage)


def names_of(row: Figure) -> tuple[str, str]:
    """Return what is written on an area: its name, and letters where that has no room; doubtful ones have a *."""
    mark = "*" if row.caution else ""
    return f"{short_name(row.area)}{mark}", f"{places()[row.gss_code].letters}{mark}"


def _way(view: View, method: Method, area: str) -> str:
    """Return the way to the card of an area on the same map."""
    more = () if method == "natural" else (("classes", method),)
    return url_for("map", (*parameters(view), *more), borough=area)


def tiles(store: Store, view: View, method: Method, chosen: str = "") -> Html:
    """Return the boroughs as tiles, for a narrow screen: each leads to its card."""
    shown = figures(store, view)
    steps = shades(colours(view, shown, classes(shown, method)))
    made = {
        row.gss_code: BoroughTile(
            f"{row.area}: {row.marked}",
            steps[row.gss_code],
            _way(view, method, row.area),
            "*" if row.caution else "",
            is_doubtful=bool(row.caution),
            is_chosen=row.gss_code == chosen,
        )
        for row in shown.rows
    }
    return Html('<div class="mc-on-phones">{}</div>').format(borough_tiles(made, shown.title))


def page_map(store: Store, view: View, method: Method, chosen: str = "") -> Html:
    """Return the map as a drawing in the page, each area leading to its card."""
    shown = figures(store, view)
    steps = shades(colours(view, shown, classes(shown, method)))
    drawn_areas = {
        row.gss_code: DrawnArea(
            f"mc-shade-{'none' if steps[row.gss_code] is None else steps[row.gss_code]}"
            + (" mc-doubtful" if row.caution else ""),
            f"{row.area}: {row.marked}",
            _way(view, method, row.area),
            *names_of(row),
            row.gss_code == chosen,
        )
        for row in shown.rows
    }
    return Html('<div class="mc-map">{}</div>').format(
        Html(page_drawing(area_outlines(store), drawn_areas, f"Map: {shown.title}"))
    )


def ranked(view: View, method: Method, shown: Figures) -> Html:
    """Return the boroughs in their order, each with its figure and a bar."""
    most = max((abs(row.value or 0.0) for row in shown.known), default=0.0)
    rows = [
        (row.area, row.marked, _way(view, method, row.area), bar(abs(row.value or 0.0), most)) for row in shown.known
    ]
    return render("map_ranked", rows=rows, title=shown.title)


MAPPED_LEAST = 16
"""Boroughs with a figure that a map needs: with fewer, most of it would be empty."""


def few(store: Store, view: View) -> Html | None:
    """Return the known figures on a strip where they are too few for a map; None where they are enough."""
    shown = figures(store, view)
    if len(shown.known) >= MAPPED_LEAST:
        return None
    words = headline(view, shown)
    named = [Dot(f"{short_name(row.area)} {row.marked}", row.value or 0.0, row.bounds) for row in shown.known]
    return heading(shown, words) + strip([dot.value for dot in named], named, words)


def _drawing(view: View, method: Method, words: str, **chosen: str) -> Html:
    file = url_for("svg/map", (*parameters(view), ("classes", method)), **chosen)
    return render("map_drawing", drawing=file, headline=words)


@kept_with_store(maxsize=128)
def map_with_chosen(store: Store, view: View, method: Method, area: Area, is_odd: bool) -> Map:
    """Return the map of a view with an area outlined, after an odd number of clicks on the map or an even one."""
    made, shown = borough_map(store, view, method), figures(store, view)
    return made._replace(
        deck=with_chosen(made.deck, area_outlines(store), area.gss_code, is_odd=is_odd),
        dark_deck=partial(dark_deck, store, view, method, area.gss_code, is_odd),
        alt=f"{made.alt} {area.area} is outlined.",
        tiles=tiles(store, view, method, area.gss_code),
        static=page_map(store, view, method, area.gss_code),
        drawing=_drawing(view, method, headline(view, shown), borough=area.area),
    )


@exhibit("map", choose_mapped_view)
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
            Column(f"Rank, {shown.place_words}", lambda row: row.rank_words, numeric=True),
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


@drawing("map", choose_mapped_view, choose_classes, area_or_none)
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
        [*textwrap.wrap(headline(view, shown), 80), f"{shown.title}. {shown.unit}. {shown.coverage}"],
        entries,
        [line for note in notes for line in textwrap.wrap(note, 120)],
        chosen=chosen.gss_code if chosen else "",
    )
