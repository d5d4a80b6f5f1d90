"""Change explained: for two years of a fund, what is new, ended, larger and smaller."""

import streamlit as st

from analysis import change_parts as parts
from pages.money import changes_content as content
from ui import filters
from ui.exhibit import attempt, show
from ui.extracts import in_their_words
from ui.furniture import header, section
from ui.startup import store_of_run
from ui.wording import year

store = store_of_run()
header(
    "Change explained",
    "What lies behind a change from one year to another: which parts of a fund are new, which ended, which grew and "
    "which shrank. The parts add up exactly to the difference between their sums, which stands beside the difference "
    "between the published totals, where there are any.",
    ("LCPF", "Direct funding", "Commissioned together", "Allocation", "Award", "Not found"),
)
with st.container(horizontal=True):
    kind = filters.one_of(
        "Parts", "kind", parts.kinds(store), parts.DEFAULT_KIND, listed=True, width=160, noun="a kind of parts"
    )
    funds = parts.funds(store, kind)
    series_id = funds[filters.one_of("Fund", "fund", tuple(funds), listed=True, width=300)]
    usual = parts.usual_years(store, kind, series_id)
    earlier = {year(one): one for one in parts.earlier_years(store, kind, series_id)}
    start = earlier[filters.one_of("From", "from", tuple(earlier), year(usual[0]), listed=True, width=120)]
    later = {year(one): one for one in parts.later_years(store, kind, series_id, start)}
    too_early = [year(one) for one in parts.every_year(store, kind, series_id) if one <= start]
    end = later[filters.one_of("To", "year", tuple(later), year(usual[1]), listed=True, width=120, too_early=too_early)]
chosen = parts.ComparedYears(kind, series_id, start, end)
show(
    attempt(content.explanation, store, chosen),
    attempt(in_their_words, store, "change", f"{kind} {series_id} {year(end)}"),
    attempt(content.part_table, store, chosen),
    section("What cannot be compared"),
    attempt(content.not_comparable, store),
)
