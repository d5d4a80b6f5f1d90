"""The top of a borough's profile, and the list of boroughs to choose one from."""

from collections import Counter

from markupsafe import Markup

from analysis.measures import doubtful
from data.store import Store, kept_with_store
from pages.boroughs.figure_words import caution_words
from pages.boroughs.profile_headline import cards, headline_sentences, place_words
from pages.boroughs.profile_lists import in_a_sentence
from queries.boroughs import DIRECT, Area, areas, coverage_by_year
from queries.measures import BoroughValue, funding_by_borough
from queries.services import first_lines
from ui.columns import borough_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import Html, link, render, url_for
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html
from ui.wording import pounds, pounds_rate, year


@kept_with_store
def headline(store: Store, area: Area) -> Html:
    """Return the top of a borough's profile."""
    return render(
        "borough_headline",
        whom=in_a_sentence(area),
        help=url_for("services", borough=area.area),
        place=place_words(area),
        statements=headline_sentences(store, area),
        cards=cards(store, area),
        sections=sections(area),
        area=area.area,
        comparisons=comparisons(area),
    )


HELPLINE_NEEDS = ("domestic-abuse", "sexual-violence", "stalking", "child-abuse", "victims")
"""Needs whose helplines come above the services of a borough."""


@kept_with_store
def lines(store: Store, area: Area) -> Html:
    """Return the helplines for the needs that cannot wait, and the way to the search for a service."""
    return render(
        "helplines",
        lines=first_lines(store, HELPLINE_NEEDS),
        area=area.area,
        search=url_for("services", borough=area.area),
    )


def comparisons(area: Area) -> list[tuple[str, str]]:
    """Return links to pages that compare a borough with others (none for the City of London), and to its services.

    Each has its words and its address.
    """
    services = ("and who can help there", url_for("services", borough=area.area))
    if not area.receives_direct_funding:
        return [services]
    return [
        ("beside its neighbours", url_for("compare", boroughs="neighbours", borough=area.area)),
        ("beside those most like it", url_for("compare", boroughs="most similar", borough=area.area)),
        ("on the map", url_for("map", borough=area.area)),
        ("in the register of awards", url_for("awards", borough=area.area)),
        services,
    ]


def sections(area: Area) -> list[str]:
    """Return the sections of the page in their order."""
    funding = ["Funding by year"] if area.receives_direct_funding else []
    return [*funding, "Awards", "Services", "Results", "The borough"]


@exhibit("direct-funding-by-borough")
def index(store: Store) -> Exhibit | None:
    """Return all boroughs with the latest year that is published for most of them, each linked to its profile."""
    published = Counter(row.financial_year for row in coverage_by_year(store) if row.published)
    if not published:
        return None
    latest = max(published, key=lambda start: (published[start], start))
    boroughs = {area.gss_code for area in areas(store) if area.receives_direct_funding}
    rows = tuple(row for row in funding_by_borough(store, DIRECT, latest) if row.gss_code in boroughs)
    each = {row.gss_code: row.bounds for row in funding_by_borough(store, DIRECT, latest, per="head")}
    doubts = doubtful(store, DIRECT, latest)
    outside = [
        link(area.area, url_for("borough", borough=area.area))
        for area in areas(store)
        if not area.receives_direct_funding
    ]
    return Exhibit(
        headline=f"All boroughs, with the year that we found for most of them: {year(latest)}",
        measure=f"Direct funding from the London Crime Prevention Fund, allocation, cash, {year(latest)}.",
        coverage=f"Found for {published[latest]} of {len(rows)} boroughs.",
        table=lambda: table_html(
            "Direct funding by borough",
            rows,
            borough_column(),
            Column(
                year(latest),
                lambda row: pounds(row.amount_gbp, row.rounding_gbp) + (" *" if row.gss_code in doubts else ""),
                numeric=True,
            ),
            Column("For each resident", lambda row: pounds_rate(each[row.gss_code]), numeric=True),
        ),
        cautions=[f"* {row.area}: {caution_words(doubts[row.gss_code])}" for row in rows if row.gss_code in doubts],
        notes=[Markup("{} is not among them: it has its own police.").format(name) for name in outside],
        sources=sources_of(store, rows),
        export=Export(BoroughValue, rows, citer(store), pounds=("value", "bounds")),
    )
