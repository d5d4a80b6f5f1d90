"""Borough profile: one borough's money by year, what surrounds it, and what it pays for."""

import streamlit as st

from data.store import current_store
from pages.boroughs import profile_content as content
from pages.boroughs.profile_funding import funding
from pages.boroughs.profile_surroundings import offences
from ui import exhibit, filters, furniture

store = current_store()

heading = st.container()
area = filters.borough(content.all_areas(store))
with heading:
    furniture.header(area.area if area else "Borough profile")

if area is None:
    exhibit.show(content.index(store))
else:
    profile = content.profile(store, area)
    st.html(profile.headline)

    if area.receives_direct_funding:
        furniture.section("Funding by year")
        with st.container(horizontal=True):
            terms = filters.terms()
            per = filters.per()
        exhibit.show(funding(store, area, terms, per))
        exhibit.show_any(profile.other_allocations)
        exhibit.show_any(profile.statements)

    furniture.section("Awards")
    exhibit.show_any(profile.own_awards)
    exhibit.show_any(profile.shared_awards)
    with st.expander("Awards for all of London", on_change="rerun", key="awards-for-london") as awards:
        if awards.open:
            exhibit.show_any(content.london_awards(store, area))

    furniture.section("Services")
    exhibit.show_any(profile.services)
    with st.expander("Services for all of London", on_change="rerun", key="services-for-london") as services:
        if services.open:
            exhibit.show_any(content.london_services(store, area))

    furniture.section("Results")
    exhibit.show_any(profile.outcomes)

    furniture.section("The borough")
    if area.receives_direct_funding:
        group = filters.offence_group(content.offence_group_names(store))
        exhibit.show(offences(store, area, group))
        exhibit.show_any(profile.offence_groups)
    exhibit.show(profile.deprivation)
