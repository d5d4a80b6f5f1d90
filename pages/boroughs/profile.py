"""Borough profile: one borough's money by year, what surrounds it, and what it pays for."""

import streamlit as st

from data.store import current_store
from pages.boroughs import profile_content as content
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_surroundings import offences
from ui import filters
from ui.exhibit import show
from ui.furniture import header, section

store = current_store()

heading = st.container()
area = filters.borough(content.all_areas(store))
with heading:
    header(area.area if area else "Borough profile")

if area is None:
    show(content.index(store))
else:
    profile = content.profile(store, area)
    awards = (section("Awards"), profile.own_awards, profile.shared_awards)

    if area.receives_direct_funding:
        show(profile.headline, section("Funding by year"))
        with st.container(horizontal=True):
            terms = filters.terms()
            per = filters.per()
        show(funding(store, area, terms, per), profile.other_allocations, profile.statements, *awards)
    else:
        show(profile.headline, *awards)
    with st.expander("Awards for all of London", on_change="rerun", key="awards-for-london") as london_awards:
        if london_awards.open:
            show(content.london_awards(store, area))

    show(section("Services"), profile.services)
    with st.expander("Services for all of London", on_change="rerun", key="services-for-london") as london_services:
        if london_services.open:
            show(content.london_services(store, area))

    show(section("Results"), profile.outcomes, section("The borough"))
    if area.receives_direct_funding:
        group = filters.offence_group(content.offence_group_names(store))
        show(offences(store, area, group), profile.offence_groups, profile.deprivation)
    else:
        show(profile.deprivation)
