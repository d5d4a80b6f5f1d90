"""Which needs are covered where: how many services our sources name in each borough, and where they name none."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from analysis.boundaries import area_outlines
from data.store import Store, kept_with_store
from geo.drawing import small_drawing
from pages.services.choices import choose_need
from queries import NotInFiles
from queries.services import NeedCoverage, Reachable, coverage, reachable
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, drawing
from ui.formats import counted, listing
from ui.html import Html, link, render, url_for
from ui.map_colours import DARK_SHADES, OUTSIDE_COLOUR, LegendEntry, ramp
from ui.missing import NONE_KNOWN_IN_SOURCES
from ui.tables import Column, table_html

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
"""How many services of its own a borough has, with the colours."""


class CoveredNeed(NamedTuple):
    """How one need is covered: services for all of London, and in how many boroughs there is one of its own."""

    need: str
    label: str
    london_services: int
    borough_services: int
    boroughs: int
    boroughs_without: list[str]
    boroughs_with: NotInFiles[list[str]]


@kept_with_store
def covered_needs(store: Store) -> tuple[CoveredNeed, ...]:
    """Return how each need is covered, in the order of the needs."""
    needs = []
    for need, rows in coverage(store).items():
        covered = [row.area for row in rows if row.services]
        without = [row.area for row in rows if not row.services]
        services = sum(row.services for row in rows)
        needs.append(CoveredNeed(need, rows[0].need, rows[0].london_services, services, len(covered), without, covered))
    return tuple(needs)


@exhibit("services-by-need")
def by_need(store: Store) -> Exhibit:
    """Return every need with its services and the boroughs that have none of their own."""
    rows = covered_needs(store)
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
            Column("No borough service known in our sources", gap_words, wide=True),
        ),
        sources=SOURCES,
        export=Export(CoveredNeed, rows),
    )


@exhibit("numbers-to-call")
def numbers_to_call(store: Store) -> Exhibit:
    """Return by need how many services have a telephone number or website, and how many boroughs a number to call."""
    rows = reachable(store)
    by_need = {row.need: row for row in rows}
    services, abuse, child = by_need[""], by_need["domestic-abuse"], by_need["child-abuse"]
    return Exhibit(
        headline=f"{services.with_phone} of {services.services} services have a telephone number in our sources; "
        f"{abuse.boroughs} of 32 boroughs have one for domestic abuse, {child.boroughs} for a child at risk",
        measure=f"{WORDS} {services.with_website} have a website; for {services.without_any} we know no way to reach "
        "them. Boroughs are those that a service with a number names. National helplines, and services for all of "
        "London, can be called from every borough and are not counted there.",
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


def gap_words(row: CoveredNeed) -> str:
    """Return the boroughs without a service of their own for a need, or how many they are."""
    if not row.boroughs_without:
        return "for every borough one is named"
    if not row.boroughs_with:
        return "for no borough one is named"
    if len(row.boroughs_without) <= len(row.boroughs_with):
        return listing(row.boroughs_without)
    return f"all but {listing(row.boroughs_with)}"


@exhibit("service-coverage", choose_need)
def by_borough(store: Store, need: str) -> Exhibit:
    """Return how many services each borough has for a need."""
    rows = coverage(store)[need]
    label = rows[0].need
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
            + render("folded", summary="Every borough", body=_borough_table(rows))
        ),
        notes=[f"No borough service known in our sources: {listing(without)}."] if without else [],
        sources=SOURCES,
        export=Export(NeedCoverage, rows, parameters=(("need", label),)),
    )


def _borough_table(rows: Sequence[NeedCoverage]) -> Markup:
    return table_html(
        f"Services for “{rows[0].need}” by borough",
        rows,
        Column("Borough", lambda row: link(row.area, url_for("services", borough=row.area, need=row.need))),
        Column("Services that name it", lambda row: str(row.services), numeric=True),
        Column("Known to run", lambda row: str(row.running), numeric=True),
    )


def need_headline(store: Store, need: str) -> str:
    """Return in words for which boroughs our sources name services for a need, and in how many one is known to run."""
    rows = coverage(store)[need]
    label = rows[0].need
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


@exhibit("services-by-borough-and-need")
def matrix(store: Store) -> Exhibit:
    """Return every borough's services by need; the page shows the most frequent needs."""
    needs = covered_needs(store)
    main = sorted(needs, key=lambda row: -row.boroughs)[:MOST_COLUMNS]
    rows = list(chain.from_iterable(coverage(store).values()))
    by_area: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        by_area[row.area][row.need] = row.services
    totals = {area: sum(map(bool, services.values())) for area, services in by_area.items()}
    fewest = min(totals.values())
    ends = [area for area, number in totals.items() if number == fewest]

    def number(label: str) -> Column[str]:
        return Column(label, lambda area: str(by_area[area][label] or "none"), numeric=True)

    return Exhibit(
        headline="Our sources name services for the fewest needs in "
        f"{listing(ends) if len(ends) <= 3 else counted(len(ends), 'borough')}: {fewest} of {len(needs)}",
        measure=f"{WORDS} The {len(main)} needs that most boroughs have a service for; the file has all "
        f"{len(needs)}. Services for all of London are not counted here.",
        table=lambda: table_html(
            "Services by borough and need",
            by_area,
            Column("Borough", lambda area: link(area, url_for("services", borough=area))),
            *(number(row.label) for row in main),
        ),
        sources=SOURCES,
        export=Export(NeedCoverage, rows),
        folded="Every borough",
    )


def _level(services: int) -> int:
    return min(services, len(LEVELS) - 1)


def _legend(rows: tuple[NeedCoverage, ...]) -> list[LegendEntry]:
    """Return the colours of the map with their meaning; each has another for the dark theme."""
    number = Counter(_level(row.services) for row in rows)
    return [
        LegendEntry(f"light-dark({light}, {dark})", f"{words}: {counted(number[level], 'borough')}", "")
        for level, (words, light, dark) in enumerate(zip(LEVELS, SHADES, DARK_SHADES, strict=False))
        if number[level]
    ]


@drawing("service-coverage", choose_need)
@kept_with_store(maxsize=40)
def drawn(store: Store, need: str) -> bytes:
    """Return the map of a need as a drawing: boroughs by the number of their own services."""
    shades = {row.gss_code: SHADES[_level(row.services)] for row in coverage(store)[need]}
    shapes = area_outlines(store)
    fills = {gss_code: shades.get(gss_code, OUTSIDE_COLOUR) for gss_code in shapes.gss_code}
    dark = dict(zip((*SHADES, OUTSIDE_COLOUR), DARK_SHADES, strict=True))
    return small_drawing(shapes, fills, need_headline(store, need), dark)


def back() -> Html:
    """Return the way back to the search."""
    return render("way_back", href=url_for("services"), text="Find a service")
