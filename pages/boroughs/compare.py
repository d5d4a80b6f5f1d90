"""Compare: some boroughs in words, side by side, among all others and over time."""

from typing import get_args

import streamlit as st

from analysis.borough_groups import MOST_CHOSEN, OF_ONE, Group, members
from pages.boroughs import compare_content as content
from pages.boroughs import compare_years
from pages.boroughs.view_choice import choose_view
from queries.boroughs import areas as all_areas
from ui import filters
from ui.exhibit import attempt, show
from ui.furniture import header, name_window
from ui.html import Html
from ui.postcode import ANSWER, borough_by_postcode
from ui.startup import store_of_run

store = store_of_run()
header("Compare boroughs", terms=("LCPF", "Direct funding", "Allocation", "Real terms", "Not found"))
areas = all_areas(store)
area = None
if "borough" in st.query_params and st.query_params.keys().isdisjoint(("compare", "boroughs")):
    # Of a borough alone its neighbours are meant; set, not made the default, so that the address says so from now on.
    st.session_state.setdefault("boroughs", "neighbours")
group: Group = filters.one_of("Boroughs to compare", "boroughs", get_args(Group), listed=True)
if group == "chosen by hand":
    names = filters.several_boroughs(areas, MOST_CHOSEN)
    # The answer to a postcode that has filled the list is still to be read.
    if len(names) < MOST_CHOSEN or ANSWER in st.session_state:
        borough_by_postcode(store, adds_to="compare")
else:
    area = filters.borough(areas) if group in OF_ONE else None
    if group in OF_ONE:
        borough_by_postcode(store)
    found = attempt(members, store, group, area)
    names = () if isinstance(found, Html) else tuple(found)
    if isinstance(found, Html):
        st.html(found)
    if group == "most similar" and area is not None:
        show(attempt(content.alike_words, store, area))
if names:
    name_window(content.window(names))
    show(attempt(content.summary, store, names), attempt(content.side_by_side, store, names))
    if area is not None:
        st.html(content.ways_on(store, area))
    view = choose_view(store)
    show(
        attempt(content.among_all, store, view, names),
        attempt(content.ranked, store, view, names),
        attempt(compare_years.over_time, store, view, names),
        attempt(compare_years.way_to_lines, store, view, names),
    )
elif group in OF_ONE:
    st.info("Choose a borough above, or find it by a postcode: then its figures stand here beside those of the others.")
else:
    st.info("Choose boroughs above: by hand, or the neighbours of one, those most like it, or all of Inner London.")
