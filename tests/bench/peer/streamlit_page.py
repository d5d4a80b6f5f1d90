"""The page in Streamlit, made as our own pages are: what is shown is put together once for each borough and kept."""

import streamlit as st

from data.store import current_store
from geo.deck import HEIGHT, WIDTH
from tests.bench.peer import content
from ui.streamlit_page import CHART_CONFIG

store = current_store()
known = content.boroughs(store)
st.title("Borough", anchor=False)
chosen = known[st.selectbox("Borough", tuple(known), index=list(known).index(content.FIRST))]
st.pydeck_chart(content.kept_map(store, chosen), width=WIDTH, height=HEIGHT)
st.plotly_chart(content.kept_chart(store, chosen), key="chart", config=CHART_CONFIG)
st.html(content.kept_table(store, chosen))
