"""Priorities: what the money is for, by priority of the Police and Crime Plan."""

import streamlit as st

from pages.money import flow_content as flow
from pages.money import plan_names_content as plans
from pages.money import priorities_awards as awards
from pages.money import priorities_content as content
from pages.money import traced_content as trace
from ui import filters
from ui.exhibit import attempt, show
from ui.extracts import in_their_words
from ui.furniture import header, section
from ui.startup import store_of_run

header(
    "Priorities",
    "The Mayor’s Police and Crime Plan names priorities, and MOPAC’s commissioning is reported by them. Here is the "
    "one year that we found line by line, what decisions awarded, and how they were renamed.",
    ("LCPF", "Award", "Priority", "VRU"),
)
store = store_of_run()
show(
    attempt(content.whole, store),
    attempt(in_their_words, store, "priorities", "2019/20", folded=True),
    *(attempt(content.lines, store, priority) for priority in content.priority_names(store)),
    section("Where the money goes"),
    attempt(flow.where_it_goes, store),
    section("From the budget to named awards"),
    attempt(trace.sizes, store),
    attempt(trace.covering, store),
    section("Awards by priority"),
)
kinds = awards.kinds(store)
if kinds:
    with st.container(horizontal=True):
        kind = filters.one_of("Kind of award", "kind", kinds, listed=True, noun="a kind of award")
        priority = filters.one_of("Priority", "priority", awards.priority_choices(store), listed=True, width=420)
    terms = filters.terms()
    show(
        attempt(awards.by_priority, store, kind, priority, terms),
        attempt(flow.award_ways, store, kind, priority),
        attempt(awards.listed, store, kind, priority) if priority != awards.ALL else None,
    )
show(section("Names from plan to plan"), attempt(plans.names, store))
