"""Borough profile: one borough's money by year, what surrounds it, and what it pays for."""

from analysis.borough_figures import offence_group_names
from data.store import Store
from pages.boroughs.choices import BRIEFING, SHORT, SINCE, SPLIT, UNTIL, choose_span, choose_split
from pages.boroughs.profile_content import briefing_top, headline, index, lines
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_lists import (
    award_table,
    other_allocations,
    outcome_table,
    service_table,
    statement_table,
    without_awards,
    without_outcomes,
)
from pages.boroughs.profile_reach import reach_table
from pages.boroughs.profile_surroundings import deprivation, offence_group_table, offences
from pages.boroughs.profile_timeline import award_timeline
from queries.boroughs import Area
from ui.borough_map_tiles import per_resident_tiles
from ui.exhibit import Part, attempt
from ui.extracts import in_their_words
from ui.furniture import section
from ui.page import Page, declare
from ui.request_for_information import ask_for_borough_tables
from ui.shared_choices import BOROUGH, OFFENCES, PER, TERMS, areas_by_name, choose_per, choose_terms


@declare(
    "/borough",
    "Borough profile",
    "What MOPAC pays for in each London borough: direct funding by year, awards, services and results.",
    (BOROUGH, TERMS, PER, OFFENCES, SINCE, UNTIL, SPLIT, SHORT),
)
def borough_profile(page: Page, store: Store) -> None:
    """Show one borough, or the boroughs to choose from."""
    areas = areas_by_name(store)
    chosen = page.read(BOROUGH, tuple(areas))
    page.heading(
        chosen or "Borough profile",
        terms=("LCPF", "Direct funding", "Allocation", "Award", "Real terms", "PCD, DMPCD", "VRU"),
    )
    page.choose_or_none(BOROUGH, tuple(areas))
    page.offer_postcode()
    if chosen is None:
        page.show(attempt(per_resident_tiles, store), attempt(index, store))
    elif page.item(SHORT, (BRIEFING,), "the whole profile is shown"):
        briefing(page, store, areas[chosen])
    else:
        one_borough(page, store, areas[chosen])


def briefing(page: Page, store: Store, area: Area) -> None:
    """Show what fits on one page of paper: large figures, funding, awards, offences, and what they rest on."""
    page.show(
        attempt(briefing_top, store, area),
        attempt(funding, store, area, "cash", "total") if area.receives_direct_funding else None,
        attempt(award_timeline, store, area),
        attempt(offence_group_table, store, area),
    )


def one_borough(page: Page, store: Store, area: Area) -> None:
    """Show one borough, section by section."""
    awards: tuple[Part, ...] = (
        section("Awards"),
        attempt(award_timeline, store, area),
        attempt(award_table, store, area, "own"),
        attempt(award_table, store, area, "shared"),
        attempt(without_awards, store, area),
    )
    if area.receives_direct_funding:
        page.show(attempt(headline, store, area), section("Funding by year"))
        with page.row():
            terms = choose_terms(page, store)
            per = choose_per(page, store)
        page.show(
            attempt(funding, store, area, terms, per),
            attempt(ask_for_borough_tables, store, area.area),
            attempt(in_their_words, store, "borough", area.gss_code),
            attempt(other_allocations, store, area),
            attempt(statement_table, store, area),
            section(f"What reaches {area.area}"),
        )
        with page.row():
            span = choose_span(page, store)
            rule = choose_split(page, store)
        page.show(attempt(reach_table, store, area, span, rule), *awards)
    else:
        page.show(attempt(headline, store, area), *awards)
    with page.folded("Awards for all of London", "awards-for-london") as is_open:
        if is_open:
            page.show(attempt(award_table, store, area, "london"))

    page.show(section("Services"), attempt(lines, store, area), attempt(service_table, store, area, "local"))
    with page.folded("Services for all of London", "services-for-london") as is_open:
        if is_open:
            page.show(attempt(service_table, store, area, "london"))

    results = attempt(outcome_table, store, area) or attempt(without_outcomes, store, area)
    page.show(section("Results"), results, section("The borough"))
    groups = offence_group_names(store)
    if area.receives_direct_funding and groups:
        group = page.choose(OFFENCES, groups)
        page.show(attempt(offences, store, area, group), attempt(offence_group_table, store, area))
    page.show(attempt(deprivation, store, area))
