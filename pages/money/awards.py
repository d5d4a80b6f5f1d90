"""Awards and decisions: the register, one award, one decision, or one recipient."""

from typing import get_args

import streamlit as st

from pages.money import award_content, awards_content
from queries.awards import AwardSearch, Sort
from ui import filters
from ui.exhibit import attempt, show
from ui.furniture import header, name_window
from ui.startup import store_of_run

store = store_of_run()
known = awards_content.filters_of(store)
one = next(
    (
        (make, name, value)
        for name, make in (
            ("award", award_content.one_award),
            ("decision", award_content.one_decision),
            ("recipient", award_content.one_recipient),
        )
        if (value := st.query_params.get(name))
    ),
    None,
)
made = attempt(one[0], store, one[2]) if one and len(one[2]) <= filters.ID_LENGTH else None

if made is not None and one is not None:
    header({"award": "Award", "decision": "Decision", "recipient": "Recipient"}[one[1]])
    name_window(award_content.window(store, one[1], one[2]))
    show(award_content.back(), made)
else:
    header("Awards and decisions", terms=("LCPF", "Award", "Priority", "PCD, DMPCD", "VRU", "Not published"))
    if one is not None:
        filters.say_unknown(
            f"It names {one[1]}" if one[1] == "award" else f"It names a {one[1]}", one[2], "all are listed below"
        )
    with st.container(horizontal=True):
        words = tuple(filters.search("Search titles, recipients, funds and decisions").split())
        fund = filters.one_of("Fund", "fund", known.funds, listed=True)
        priority = filters.one_of("Priority", "priority", known.priorities, listed=True)
        kind = filters.one_of("Kind", "kind", known.kinds, listed=True, width=180)
    with st.container(horizontal=True):
        place = filters.one_of("Where", "borough", known.places, listed=True, width=220)
        year = filters.one_of("In the year", "year", known.years, listed=True, width=140)
        least = filters.amount("At least, £", "least")
        most = filters.amount("At most, £", "most")
        sort: Sort = filters.one_of("Order", "sort", get_args(Sort), listed=True, width=140)
    search = AwardSearch(
        words=words,
        fund=fund,
        priority=priority,
        kind=kind,
        gss_code=awards_content.place_code(store, place),
        financial_year=0 if year == "all" else int(year[:4]),
        least_gbp=least,
        most_gbp=most,
    )
    page = filters.page_number(awards_content.pages_of(store, search))
    show(
        attempt(awards_content.sum_table, store, search),
        attempt(awards_content.award_list, store, search, sort, page),
        attempt(awards_content.pager, store, search, sort, page),
        attempt(awards_content.decision_list, store, words),
    )
