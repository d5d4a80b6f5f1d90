"""Which needs are covered where: how many services our sources name in each borough, and where they name none."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from analysis.boundaries import area_outlines, names
from analysis.service_search.answers import need_labels
from data.store import Store, kept_with_store
from geo.drawing import small_drawing
from pages.services.choices import choose_need
from queries.services import NeedCoverage, Reachable, coverage, reachable
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, drawing
from ui.html import Html, link, render, url_for
from ui.map_colours import OUTSIDE_COLOUR, LegendEntry, ramp
from ui.missing import NONE_KNOWN_IN_SOURCES
from ui.tables import Column, table_html
from ui.wording import counted, listing

WORDS = (
    "Services that our sources name for a borough, alone or with others, councils’ own among them, and that are not "
    "known to have ended. There may be others."
)
SOURCES = Markup("the document that each service’s page names; all of them in {}").format(
    link("the directory as a file (CSV)", "csv/directory")
)
MOST_COLUMNS = 8
LEVELS = (NONE_KNOWN_IN_SOURCES, "one service", "two", "three or more")
SHADES = ("#ffffff", *ramp(3))
IN_THE_DARK = ("#10171f", "#24527c", "#5f9fd4", "#b3d5f4", "#333d47")
"""How many services of its own a borough has, with the colours; on a dark page there is one more, for outside."""

CITY = "City of London"
"""None of the 32 boroughs."""


class CoveredNeed(NamedTuple):
    """How one need is covered: services for all of London, and in how many boroughs there is one of its own."""

    need: str
    label: str
    london_services: int
    borough_services: int
    boroughs: int
    boroughs_without: str


class BoroughCount(NamedTuple):
    """How many services of its own a borough has for each need, and how many London has."""

    area: str
    need: str
    services: int
    running: int
    london_services: int


@kept_with_store
def _by_need(store: Store) -> dict[str, list[NeedCoverage]]:
    found: defaultdict[str, list[NeedCoverage]] = defaultdict(list)
    offered = set(need_labels(store).values())
    for row in coverage(store):
        if row.need in offered:
            found[row.need].append(row)
    return dict(found)


def covered_needs(store: Store) -> tuple[CoveredNeed, ...]:
    """Return how each need is covered, in the order of the needs."""
    found = _by_need(store)
    rows = []
    for label, need in need_labels(store).items():
        boroughs = [row for row in found[need] if row.area_type == "borough"]
        without = [row.area for row in boroughs if not row.services]
        rows.append(
            CoveredNeed(
                need=need,
                label=label,
                london_services=sum(row.services for row in found[need] if row.area_type == "region"),
                borough_services=sum(row.services for row in boroughs),
                boroughs=len(boroughs) - len(without),
                boroughs_without="; ".join(without),
            )
        )
    return tuple(rows)


@exhibit("services-by-need")
def by_need(store: Store) -> Exhibit:
    """Return every need with its services and the boroughs that have none of their own."""
    rows = covered_needs(store)
    every = sorted(name for name in names(store).values() if name != CITY)
    most = max(rows, key=lambda row: row.boroughs)
    nowhere = [row.label for row in rows if not row.boroughs]
    some = f"; none for {listing([f'“{one}”' for one in nowhere[:3]])}" if nowhere else ""
    return Exhibit(
        headline=f"Our sources name a service for “{most.label}” in {most.boroughs} of 32 boroughs{some}",
        measure=f"{WORDS} One for several boroughs counts once in each of them.",
        table=lambda: table_html(
            "Services by need",
            rows,
            Column("Need", lambda row: link(row.label, url_for("services", show="coverage", need=row.label))),
            Column("For all of London", lambda row: str(row.london_services), numeric=True),
            Column("Boroughs for which one is named", lambda row: f"{row.boroughs} of 32", numeric=True),
            Column("No borough service known in our sources", lambda row: gap_words(row, every), wide=True),
        ),
        sources=SOURCES,
        export=Export(CoveredNeed, rows),
    )


@exhibit("numbers-to-call")
def numbers_to_call(store: Store) -> Exhibit:
    """Return by need how many services have a telephone number or website, and how many boroughs a number to call."""
    rows = reachable(store)
    every = rows[0]
    of = {row.need: row for row in rows}
    abuse, child = of["domestic-abuse"], of["child-abuse"]
    return Exhibit(
        headline=f"{every.with_phone} of {every.services} services have a telephone number in our sources; "
        f"{abuse.boroughs} of 32 boroughs have one for domestic abuse, {child.boroughs} for a child at risk",
        measure=f"{WORDS} {every.with_website} have a website; for {every.without_any} we know no way to reach them. "
        "Boroughs are those that a service with a number names. National helplines, and services for all of London, "
        "can be called from every borough and are not counted there.",
        table=lambda: table_html(
            "Numbers to call by need",
            rows,
            Column("Need", lambda row: row.label),
            Column("Services", lambda row: str(row.services), numeric=True),
            Column("With a telephone number", lambda row: str(row.with_phone), numeric=True),
            Column("With a website", lambda row: str(row.with_website), numeric=True),
            Column("Without any contact", lambda row: str(row.without_any), numeric=True),
            Column("Boroughs with a number", lambda row: f"{row.boroughs} of 32", numeric=True),
        ),
        sources=SOURCES,
        export=Export(Reachable, rows),
        folded="Every need",
    )


def gap_words(row: CoveredNeed, every: Sequence[str]) -> str:
    """Return the boroughs without a service of their own for a need, or how many they are."""
    without = row.boroughs_without.split("; ") if row.boroughs_without else []
    if not without:
        return "for every borough one is named"
    if not row.boroughs:
        return "for no borough one is named"
    known = [area for area in every if area not in without]
    return listing(without) if len(without) <= len(known) else f"all but {listing(known)}"


@exhibit("service-coverage", choose_need)
def by_borough(store: Store, need: str) -> Exhibit:
    """Return how many services each borough has for a need."""
    rows = counts(store, need)
    label = next(label for label, name in need_labels(store).items() if name == need)
    without = [row.area for row in rows if not row.services]
    london = rows[0].london_services
    return Exhibit(
        headline=need_headline(store, need),
        measure=f"{WORDS} Besides, every borough can use {counted(london, 'service')} for all of London.",
        table=lambda: (
            render(
                "service_coverage",
                drawing=url_for("svg/service-coverage", need=label),
                headline=need_headline(store, need),
                entries=_legend(rows),
            )
            + render("folded", summary="Every borough", body=_borough_table(rows, label))
        ),
        notes=[f"No borough service known in our sources: {listing(without)}."] if without else [],
        sources=SOURCES,
        export=Export(BoroughCount, rows, parameters=(("need", label),)),
    )


def _borough_table(rows: tuple[BoroughCount, ...], label: str) -> Markup:
    return table_html(
        f"Services for “{label}” by borough",
        rows,
        Column("Borough", lambda row: link(row.area, url_for("services", borough=row.area, need=label))),
        Column("Services that name it", lambda row: str(row.services), numeric=True),
        Column("Known to run", lambda row: str(row.running), numeric=True),
    )


def need_headline(store: Store, need: str) -> str:
    """Return in words for which boroughs our sources name services for a need, and in how many one is known to run."""
    rows = counts(store, need)
    label = next(label for label, name in need_labels(store).items() if name == need)
    known = [row for row in rows if row.services]
    if not known:
        return f"{label}: our sources name no service of any borough"
    most = max(row.services for row in known)
    ends = [row.area for row in known if row.services == most]
    run = sum(row.running > 0 for row in rows)
    runs = f"; in {counted(run, 'borough')} one is known to run" if run else "; none is known to run"
    which = "every borough" if len(known) == len(rows) else f"{len(known)} of {len(rows)} boroughs"
    named = f"{label}: for {which} our sources name at least one service"
    if most == min(row.services for row in known):
        return f"{named}, {most} each{runs}"
    where = f" in {listing(ends)}" if len(ends) <= 3 else f" in {counted(len(ends), 'borough')}"
    return f"{named}, most{where} ({most}){runs}"


@kept_with_store
def counts(store: Store, need: str) -> tuple[BoroughCount, ...]:
    """Return the services of each borough for a need, by borough. The City of London is none of the 32."""
    found = _by_need(store)[need]
    london = sum(row.services for row in found if row.area_type == "region")
    return tuple(
        BoroughCount(row.area, row.label, row.services, row.running, london)
        for row in found
        if row.area_type == "borough"
    )


@exhibit("services-by-borough-and-need")
def matrix(store: Store) -> Exhibit:
    """Return every borough's services by need; the page shows the most frequent needs."""
    main = sorted(covered_needs(store), key=lambda row: -row.boroughs)[:MOST_COLUMNS]
    every = [row for label, need in need_labels(store).items() for row in counts(store, need)]
    by_area: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in every:
        by_area[row.area][row.need] = row.services
    totals = {area: sum(1 for number in found.values() if number) for area, found in by_area.items()}
    fewest = min(totals.values())
    ends = [area for area, number in totals.items() if number == fewest]
    lines = tuple(_Line(area, found) for area, found in sorted(by_area.items()))

    def number(label: str) -> Column[_Line]:
        return Column(label, lambda row: str(row.found[label] or "none"), numeric=True)

    return Exhibit(
        headline="Our sources name services for the fewest needs in "
        f"{listing(ends) if len(ends) <= 3 else counted(len(ends), 'borough')}: {fewest} of {len(need_labels(store))}",
        measure=f"{WORDS} The {len(main)} needs that most boroughs have a service for; the file has all "
        f"{len(need_labels(store))}. Services for all of London are not counted here.",
        table=lambda: table_html(
            "Services by borough and need",
            lines,
            Column("Borough", lambda row: link(row.area, url_for("services", borough=row.area))),
            *(number(row.label) for row in main),
        ),
        sources=SOURCES,
        export=Export(BoroughCount, every),
        folded="Every borough",
    )


class _Line(NamedTuple):
    area: str
    found: dict[str, int]


def _level(services: int) -> int:
    return min(services, len(LEVELS) - 1)


def _legend(rows: tuple[BoroughCount, ...]) -> list[LegendEntry]:
    """Return the colours of the map with their meaning; each has another for the dark theme."""
    number = Counter(_level(row.services) for row in rows)
    return [
        LegendEntry(f"light-dark({light}, {dark})", f"{words}: {counted(number[level], 'borough')}", "")
        for level, (words, light, dark) in enumerate(zip(LEVELS, SHADES, IN_THE_DARK, strict=False))
        if number[level]
    ]


@drawing("service-coverage", choose_need)
@kept_with_store(maxsize=40)
def drawn(store: Store, need: str) -> bytes:
    """Return the map of a need as a drawing: boroughs by the number of their own services."""
    of_area = {row.area: SHADES[_level(row.services)] for row in counts(store, need)}
    shapes = area_outlines(store)
    fills = {row.gss_code: of_area.get(row.area, OUTSIDE_COLOUR) for row in shapes.itertuples()}
    dark = dict(zip((*SHADES, OUTSIDE_COLOUR), IN_THE_DARK, strict=True))
    return small_drawing(shapes, fills, need_headline(store, need), dark)


def back() -> Html:
    """Return the way back to the search."""
    return render("way_back", href=url_for("services"), text="Find a service")
