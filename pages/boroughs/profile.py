"""Borough profile: one borough's money by year, what surrounds it, and what it pays for."""

import streamlit as st

from analysis.reach_sums import first_years
from pages.boroughs.profile_content import headline, index, lines, offence_group_names
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_other_money import other_allocations, statement_table
from pages.boroughs.profile_reach import award_table, outcome_table, service_table, without_awards, without_outcomes
from pages.boroughs.profile_split import reach_table
from pages.boroughs.profile_surroundings import deprivation, offence_group_table, offences
from queries.boroughs import areas as all_areas
from ui import filters
from ui.exhibit import attempt, show
from ui.extracts import in_their_words
from ui.furniture import header, section
from ui.postcode import borough_by_postcode
from ui.startup import store_of_run

store = store_of_run()

heading = st.container()
area = filters.borough(all_areas(store))
borough_by_postcode(store)
with heading:
    header(
        area.area if area else "Borough profile",
        terms=("LCPF", "Direct funding", "Allocation", "Award", "Real terms", "PCD, DMPCD", "VRU"),
    )

if area is None:
    show(attempt(index, store))
else:
    awards = (
        section("Awards"),
        attempt(award_table, store, area, "own"),
        attempt(award_table, store, area, "shared"),
        attempt(without_awards, store, area),
    )
    if area.receives_direct_funding:
        show(attempt(headline, store, area), section("Funding by year"))
        with st.container(horizontal=True):
            terms = filters.terms()
            per = filters.per()
        show(
            attempt(funding, store, area, terms, per),
            attempt(in_their_words, store, "borough", area.gss_code),
            attempt(other_allocations, store, area),
            attempt(statement_table, store, area),
            section(f"What reaches {area.area}"),
        )
        with st.container(horizontal=True):
            since, until = filters.span(first_years(store))
            rule = filters.splitting()
        show(attempt(reach_table, store, area, since, until, rule), *awards)
    else:
        show(attempt(headline, store, area), *awards)
    with st.expander("Awards for all of London", on_change="rerun", key="awards-for-london") as london_awards:
        if london_awards.open:
            show(attempt(award_table, store, area, "london"))

    show(section("Services"), attempt(lines, store, area), attempt(service_table, store, area, "local"))
    with st.expander("Services for all of London", on_change="rerun", key="services-for-london") as london_services:
        if london_services.open:
            show(attempt(service_table, store, area, "london"))

    results = attempt(outcome_table, store, area) or attempt(without_outcomes, store, area)
    show(section("Results"), results, section("The borough"))
    groups = offence_group_names(store)
    if area.receives_direct_funding and groups:
        group = filters.offence_group(groups)
        show(attempt(offences, store, area, group), attempt(offence_group_table, store, area))
    show(attempt(deprivation, store, area))
