"""Map of the boroughs: one measure at a time, with the same figures as a table."""

from typing import get_args

import streamlit as st

from analysis.map_classes import Method
from geo.deck import HEIGHT, WIDTH
from pages.boroughs.map_content import Map, Order, borough_map, card, map_table, map_with_chosen
from pages.boroughs.view_choice import choose_view
from queries.boroughs import Area
from queries.boroughs import areas as all_areas
from ui import filters
from ui.exhibit import attempt, show
from ui.furniture import header
from ui.html import Html
from ui.postcode import borough_by_postcode
from ui.startup import store_of_run

MAP, CLICKS = "map", "clicks on the map"


def take_borough_from_map() -> None:
    """Make the borough that was selected on the map the chosen one, in the address too."""
    for selected in st.session_state[MAP].selection["objects"].values():
        for one in selected:
            st.session_state["borough"] = one["properties"]["area"]
            st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1


def show_map(shown: Map, area: Area | None) -> None:
    """Show the map, and beside it the legend and the card of the chosen borough."""
    st.html(shown.above)
    with st.container(horizontal=True, key="map-and-card"):
        st.pydeck_chart(
            shown.deck,
            key=MAP,
            width=WIDTH,
            height=HEIGHT,
            on_select=take_borough_from_map,
            selection_mode="single-object",
            alt=shown.alt,
        )
        with st.container(width=200):
            st.html(shown.legend)
            if area is not None:
                st.html(attempt(card, store, view, area))
    st.html(shown.drawing)


store = store_of_run()
header("Map of the boroughs", terms=("LCPF", "Direct funding", "Allocation", "Real terms", "Not found"))
view = choose_view(store)
area = filters.borough(all_areas(store))
borough_by_postcode(store)
place = st.container()
with st.container(horizontal=True):
    method: Method = filters.one_of("Classes: natural breaks, or as many boroughs in each", "classes", get_args(Method))
    order: Order = filters.one_of("Order of the table", "order", get_args(Order))

with place:
    if area:
        made = attempt(map_with_chosen, store, view, method, area, st.session_state.get(CLICKS, 0) % 2 == 1)
    else:
        made = attempt(borough_map, store, view, method)
    if isinstance(made, Html):
        st.html(made)
    else:
        show_map(made, area)
show(attempt(map_table, store, view, order))
