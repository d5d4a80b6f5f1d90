"""What a borough's profile shows, put together; and the list of boroughs to choose one from."""

from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.boroughs.profile_funding import DIRECT, other_allocations, statement_table
from pages.boroughs.profile_headline import cards, headline_sentences, place_words
from pages.boroughs.profile_reach import award_table, outcome_table, service_table
from pages.boroughs.profile_surroundings import deprivation, offence_group_table
from queries.boroughs import Area, areas, funding_by_borough, offence_groups
from ui.exhibit import Exhibit, Export, ReadyExhibit, ready
from ui.html import Html, address, link, render
from ui.provenance import cite_all, citer
from ui.tables import Column, table_html
from ui.wording import pounds, pounds_each, year

COMPLETE_YEAR = 2019
"""The one year that is published for all boroughs."""


class Profile(NamedTuple):
    """The parts of a profile that do not depend on any choice but the borough's."""

    headline: Html
    other_allocations: ReadyExhibit | None
    statements: ReadyExhibit | None
    own_awards: ReadyExhibit | None
    shared_awards: ReadyExhibit | None
    services: ReadyExhibit | None
    outcomes: ReadyExhibit | None
    offence_groups: ReadyExhibit | None
    deprivation: ReadyExhibit


@kept_with_store(maxsize=1)
def all_areas(store: Store) -> tuple[Area, ...]:
    """Return the 32 boroughs and the City of London, by name."""
    return areas(store)


@kept_with_store(maxsize=1)
def offence_group_names(store: Store) -> tuple[str, ...]:
    """Return the groups of offences, all offences first, then by how many there are."""
    anywhere = next(area for area in all_areas(store) if area.receives_direct_funding)
    return tuple(group.offence_group for group in offence_groups(store, anywhere.gss_code))


@kept_with_store(maxsize=40)
def profile(store: Store, area: Area) -> Profile:
    """Return one borough's profile."""
    return Profile(
        headline=render(
            "borough_headline",
            place=place_words(area),
            sentences=headline_sentences(store, area),
            cards=cards(store, area),
            sections=sections(area),
        ),
        other_allocations=_ready(other_allocations(store, area)),
        statements=_ready(statement_table(store, area)),
        own_awards=_ready(award_table(store, area, "own")),
        shared_awards=_ready(award_table(store, area, "shared")),
        services=_ready(service_table(store, area, "local")),
        outcomes=_ready(outcome_table(store, area)),
        offence_groups=_ready(offence_group_table(store, area)),
        deprivation=ready(deprivation(store, area), level=3),
    )


def _ready(exhibit: Exhibit | None) -> ReadyExhibit | None:
    return None if exhibit is None else ready(exhibit, level=3)


@kept_with_store(maxsize=40)
def london_awards(store: Store, area: Area) -> ReadyExhibit | None:
    """Return the awards for all of London, which reach this borough with all others."""
    return _ready(award_table(store, area, "london"))


@kept_with_store(maxsize=40)
def london_services(store: Store, area: Area) -> ReadyExhibit | None:
    """Return the services for all of London, which someone in this borough can use too."""
    return _ready(service_table(store, area, "london"))


def sections(area: Area) -> list[str]:
    """Return the sections of the page in their order."""
    funding = ["Funding by year"] if area.receives_direct_funding else []
    return [*funding, "Awards", "Services", "Results", "The borough"]


@kept_with_store(maxsize=1)
def index(store: Store) -> ReadyExhibit:
    """Return all boroughs with the year that is published for all, each linked to its profile."""
    rows = funding_by_borough(store, DIRECT, COMPLETE_YEAR, "allocation")
    city = next(area for area in all_areas(store) if not area.receives_direct_funding)
    return ready(
        Exhibit(
            finding="All boroughs, with the one year that is published for all of them",
            measure=f"Direct funding from the London Crime Prevention Fund, allocation, cash, {year(COMPLETE_YEAR)}.",
            coverage=f"{sum(row.amount_gbp is not None for row in rows)} of {len(rows)} boroughs.",
            table=table_html(
                "Direct funding by borough",
                (
                    Column("Borough", lambda row: link(row.borough, address("borough", borough=row.borough))),
                    Column(year(COMPLETE_YEAR), lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                    Column(
                        "For each resident", lambda row: pounds_each(row.per_head, row.per_head_bounds), numeric=True
                    ),
                ),
                rows,
                hide_caption=True,
            ),
            notes=(
                Markup("{} is not among them: it has its own police.").format(
                    link(city.area, address("borough", borough=city.area))
                ),
            ),
            sources=cite_all(store, ((row.source_id, row.locator) for row in rows)),
            export=Export("direct-funding-by-borough", rows, citer(store)),
        )
    )
