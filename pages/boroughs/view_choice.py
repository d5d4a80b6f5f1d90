"""Asks what to show of the boroughs: a measure, and what that measure can be asked of."""

import streamlit as st

from data.store import Store
from pages.boroughs.profile_content import offence_group_names
from pages.boroughs.views import (
    DEPRIVATION_WORDS,
    PARAMETERS,
    Measure,
    View,
    funds_known,
    measures_known,
    spans_known,
    years_known,
)
from queries.boroughs import Per
from ui import filters
from ui.wording import year


def choose_view(store: Store) -> View:
    """Ask for a measure and for what it depends on."""
    with st.container(horizontal=True):
        measure: Measure = filters.one_of("What to show", "measure", measures_known(store), listed=True, width=220)
        asked = PARAMETERS[measure]
        view = View(measure)
        if "fund" in asked:
            ids = funds_known(store, measure)
            fund = filters.one_of("Fund", "fund", tuple(ids), listed=True, width=360)
            view = view._replace(fund_id=ids[fund], fund=fund)
        if "offences" in asked:
            view = view._replace(offence_group=filters.offence_group(offence_group_names(store)))
        if "deprivation" in asked:
            words = tuple(DEPRIVATION_WORDS)
            chosen = filters.one_of("Measure of deprivation", "deprivation", words, listed=True)
            view = view._replace(deprivation=chosen)
        if "from" in asked:
            view = view._replace(from_year=_year(spans_known(store, view)[0], "from", "From"))
            view = view._replace(year=_year(spans_known(store, view)[1], "year", "To"))
        elif measure == "residents":
            years = {str(one): one for one in years_known(store, view)}
            mid_year = filters.one_of("Year (mid-year)", "year", tuple(years), listed=True, width=140)
            view = view._replace(year=years[mid_year])
        elif "year" in asked:
            view = view._replace(year=_year(years_known(store, view)))
    with st.container(horizontal=True):
        if "terms" in asked:
            view = view._replace(terms=filters.terms())
        if measure == "recorded offences":
            per: Per = filters.one_of("Amount: total, or per 1,000 residents (head)", "per", ("total", "head"))
            view = view._replace(per=per)
        elif "per" in asked:
            view = view._replace(per=filters.per())
    return view


def _year(known: tuple[int, ...], key: str = "year", label: str = "Year") -> int:
    """Ask for a financial year, the first without a choice."""
    years = {year(one): one for one in known}
    return years[filters.one_of(label, key, tuple(years), listed=True, width=140)]
