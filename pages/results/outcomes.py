"""Outcomes: published results by programme, with the strength of their evidence; one programme; three stories."""

import streamlit as st

from analysis.outcomes import cases, cases_of
from pages.results import outcome_claims_content as claims
from pages.results import outcome_cost_content as cost
from pages.results import outcome_list_content as results
from pages.results import outcome_programme_content as one
from pages.results import outcome_worked_content as worked
from pages.results import outcomes_content as content
from queries.outcomes import ResultSearch
from ui import filters
from ui.contradictions import programme_contradictions
from ui.exhibit import attempt, show, show_explained
from ui.furniture import header, section
from ui.startup import store_of_run

store = store_of_run()
known = content.filters_of(store)
programme = filters.item("programme", known.programmes, "all results are listed below")
story = filters.item("story", tuple(content.STORIES), "all results are listed below")
if programme:
    header(one.name(store, programme), one.description(store, programme))
    show_explained(
        attempt(worked.facts, store, programme),
        section("Answers that differ") if cases_of(store, programme) else None,
        *(attempt(claims.case, store, case) for case in cases_of(store, programme)),
        *(attempt(claims.trend, store, series) for series in claims.drawn_series(store, programme)),
        attempt(claims.alike, store, programme),
        attempt(one.result_table, store, programme),
        attempt(claims.target_table, store, programme),
        attempt(programme_contradictions, store, programme),
        attempt(one.missing, store, programme),
    )
elif story == "what-worked":
    header(content.STORIES[story], worked.LEAD)
    show_explained(content.way_back(), attempt(worked.overview, store), attempt(worked.finding_table, store))
elif story == "side-by-side":
    header(content.STORIES[story], claims.LEAD)
    show_explained(
        content.way_back(),
        section("Answers that differ"),
        *(attempt(claims.case, store, case) for case in cases(store)),
        section("Targets and results"),
        attempt(claims.target_table, store),
        section("Over time"),
        attempt(claims.alike, store),
    )
elif story == "cost":
    header(content.STORIES[story], cost.LEAD)
    show_explained(content.way_back(), attempt(cost.beside, store), attempt(cost.left_out, store))
else:
    header(
        "Outcomes",
        "What came of it: what programmes did and what changed, with who says so and how strong the evidence is.",
    )
    shared = {"borough": known.places, "evidence": known.evidence}
    folded = {"priority": known.priorities, "fund": known.funds, "kind": content.KINDS, "year": known.years}
    for key, words in (shared | folded).items():
        filters.check(key, words)
    show(content.ways(), attempt(content.strengths, store))
    with st.container(horizontal=True):
        place = filters.one_of("Where", "borough", known.places, listed=True, width=240)
        evidence = filters.one_of("Strength of evidence", "evidence", known.evidence, listed=True, width=320)
    chosen = dict.fromkeys(folded, "all")
    box = filters.fold("More filters: priority, fund, kind, year", folded, width=320)
    if box:
        with box:
            for label, (key, words) in zip(("Priority", "Fund", "Kind", "In the year"), folded.items(), strict=True):
                chosen[key] = filters.one_of(label, key, words, listed=True)
    search = ResultSearch(
        fund=chosen["fund"],
        priority=chosen["priority"],
        gss_code=content.place_code(store, place),
        kind=chosen["kind"],
        evidence=evidence,
        financial_year=0 if chosen["year"] == "all" else int(chosen["year"][:4]),
    )
    page = filters.page_number(results.pages_of(store, search))
    show_explained(
        attempt(results.chips, store, search),
        attempt(results.listed, store, search, page),
        attempt(results.pager, store, search, page),
        attempt(content.programmes, store),
    )
