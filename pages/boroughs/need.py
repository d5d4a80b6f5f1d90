"""Funding and need: whether the money follows need, and a formula to try out."""

from typing import get_args

import streamlit as st

from pages.boroughs import formula_content, need_content, need_pairs
from pages.boroughs.profile_content import offence_group_names
from queries.boroughs import areas as all_areas
from ui import filters
from ui.exhibit import attempt, show
from ui.funding_changes import largest_changes
from ui.furniture import header, section
from ui.startup import store_of_run

store = store_of_run()
header(
    "Funding and need",
    "Does the money follow need? Each borough’s share of direct funding beside its share of residents, of recorded "
    "offences and of residents weighted by deprivation. What counts as need is for you to judge.",
    ("LCPF", "Direct funding", "Allocation"),
)
with st.container(horizontal=True):
    need: need_content.Need = filters.one_of("Need", "need", get_args(need_content.Need))
    group = filters.offence_group(offence_group_names(store))
    area = filters.borough(all_areas(store))
show(
    attempt(need_pairs.agreement, store, group),
    attempt(need_content.against_need, store, need, group, area.area if area else ""),
    attempt(need_content.share_table, store, group),
    attempt(largest_changes, store),
    section("Formula explorer"),
)
st.html(attempt(formula_content.what_is_known, store))
with st.container(horizontal=True):
    weights = tuple(
        filters.weight(label, name, formula_content.usual_weight(name))
        for name, label in formula_content.INDICATORS.items()
    )
if any(weights):
    show(attempt(formula_content.formula, store, weights))
else:
    st.html(formula_content.without_weights())
