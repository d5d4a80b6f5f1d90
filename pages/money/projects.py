"""Projects: programmes for several boroughs or all of London, one of them, or what is known of their funds."""

import streamlit as st

from pages.money import cocommissioning_content as fund
from pages.money import criteria_content, project_opening
from pages.money import fund_tables_content as tables
from pages.money import project_content as one
from pages.money import projects_content as content
from ui import filters
from ui.contradictions import programme_contradictions
from ui.exhibit import attempt, show
from ui.extracts import in_their_words
from ui.furniture import header, section
from ui.startup import store_of_run

store = store_of_run()

project = filters.item("project", content.programme_ids(store), "all projects are listed below")
story = filters.item("story", tuple(content.STORIES), "all projects are listed below")
if project:
    header(content.programme_name(store, project))
    show(
        attempt(project_opening.opening, store, project),
        attempt(in_their_words, store, "programme", project),
        attempt(one.awards, store, project),
        attempt(one.budgets, store, project),
        attempt(one.decisions, store, project),
        attempt(one.outcomes, store, project),
        attempt(one.services, store, project),
        attempt(programme_contradictions, store, project),
        attempt(one.missing, store, project),
    )
elif story == "co-commissioning":
    header(content.STORIES[story], fund.LEAD)
    show(
        attempt(fund.opening, store),
        section("Who decides"),
        attempt(fund.roles, store),
        attempt(in_their_words, store, "story", "roles"),
        section("Timetable"),
        attempt(fund.timetable, store),
        attempt(in_their_words, store, "story", "timetable"),
        section("The first tranche"),
        attempt(fund.projects, store),
        attempt(in_their_words, store, "story", "first-tranche"),
        attempt(criteria_content.held, store),
        attempt(in_their_words, store, "story", "criteria"),
        section("The second tranche"),
        attempt(fund.second_tranche, store),
        attempt(in_their_words, store, "story", "second-tranche"),
        attempt(fund.figures, store),
        attempt(fund.contradictions, store),
    )
elif story == "fund-tables":
    header(content.STORIES[story], tables.LEAD)
    show(content.way_back(), *(attempt(tables.fund_table, store, name) for name in tables.fund_names(store)))
else:
    header(
        "Projects",
        "Programmes that reach more than one borough or all of London, or that the co-commissioning fund pays for: "
        "who runs them, where, what was awarded and decided, and what came of it.",
        ("LCPF", "Commissioned together", "Award", "PCD, DMPCD", "VRU"),
    )
    show(content.ways())
    with st.container(horizontal=True):
        words = filters.search("Search programmes, recipients and boroughs")
        fund_name = filters.one_of("Fund", "fund", content.fund_names(store), listed=True, width=280)
        status = filters.one_of("Status", "status", content.STATUSES, listed=True, width=130)
    show(attempt(content.listed, store, fund_name, status, words))
