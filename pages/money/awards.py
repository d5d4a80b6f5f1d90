"""Awards and decisions: the register, one award, one decision, or one recipient."""

from typing import get_args

import streamlit as st

from pages.money import award_content, awards_content, decisions_content
from queries.awards import AwardSearch, Sort
from ui import filters
from ui.exhibit import attempt, show
from ui.furniture import header
from ui.opened_address import say_unknown
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
made = attempt(one[0], store, one[2]) if one and one[2] in awards_content.known_ids(store)[one[1]] else None

if made is not None and one is not None:
    title = {"award": "Award", "decision": "Decision", "recipient": "Recipient"}[one[1]]
    header(title, window=award_content.window(store, one[1], one[2]))
    show(award_content.back(filters.carried(awards_content.PARAMETERS)), made)
else:
    header(
        "Awards and decisions", terms=("LCPF", "Award", "Priority", "PCD, DMPCD", "VRU", "Not found", "Not published")
    )
    if one is not None:
        say_unknown(f"It names {'an' if one[1] == 'award' else 'a'} {one[1]}", "all are listed below")
    listed = {"fund": known.funds, "priority": known.priorities, "kind": known.kinds, "year": known.years}
    for key, values in ({"borough": known.places} | listed).items():
        filters.check(key, values)
    amounts = {"least": 0, "most": 0}
    for key in amounts:
        filters.check_amount(key)
    with st.container(horizontal=True):
        words = tuple(filters.search("Search titles, recipients, funds and decisions").split())
        place = filters.one_of("Where", "borough", known.places, listed=True, width=220)
        sort: Sort = filters.one_of("Order", "sort", get_args(Sort), listed=True, width=140)
    chosen = dict.fromkeys(listed, "all")
    box = filters.fold("More filters: fund, priority, kind, year, amount", listed.keys() | amounts, width=420)
    if box:
        with box:
            for label, (key, values) in zip(("Fund", "Priority", "Kind", "In the year"), listed.items(), strict=True):
                chosen[key] = filters.one_of(label, key, values, listed=True)
            for label, key in zip(("At least, £", "At most, £"), amounts, strict=True):
                amounts[key] = filters.amount(label, key)
    search = AwardSearch(
        words=words,
        fund=chosen["fund"],
        priority=chosen["priority"],
        kind=chosen["kind"],
        gss_code=awards_content.place_code(store, place),
        financial_year=0 if chosen["year"] == "all" else int(chosen["year"][:4]),
        least_gbp=amounts["least"],
        most_gbp=amounts["most"],
    )
    page = filters.page_number(awards_content.pages_of(store, search))
    number = filters.page_number(decisions_content.pages_of(store, search, sort), "decisions", absent=0)
    show(
        attempt(awards_content.chips, store, search, sort),
        attempt(awards_content.sum_table, store, search),
        attempt(awards_content.award_list, store, search, sort, page, number),
        attempt(awards_content.pager, store, search, sort, page, number),
        attempt(decisions_content.decision_list, store, search, sort, number, page),
    )
