"""Asks what to show of the boroughs: a measure, and what that measure can be asked of."""

from collections.abc import Collection

import streamlit as st

from analysis.views import (
    DEPRIVATION_WORDS,
    PARAMETERS,
    Measure,
    View,
    funds_known,
    measures_known,
    spans_known,
    years_known,
)
from data.store import Store
from pages.boroughs.profile_content import offence_group_names
from queries.boroughs import Per
from ui import filters
from ui.wording import listing, year


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
            too_early = [year(one) for one in years_known(store, view) if one <= view.from_year]
            view = view._replace(year=_year(spans_known(store, view)[1], "year", "To", too_early))
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
    say_ignored(measure)
    return view


IGNORED_WORDS = {
    "fund": "a fund",
    "from": "a first year",
    "year": "a year",
    "terms": "prices",
    "per": "an amount for each resident or offence",
    "offences": "a group of offences",
    "deprivation": "a measure of deprivation",
}
"""What the parameters of a view say, for a message that one of them does not apply."""

PLAIN = {"terms": "cash", "per": "total"}
"""Values that ask for nothing special, so that nothing is lost where they do not apply."""

COUNTS: tuple[Measure, ...] = ("awards", "programmes", "services")


def say_ignored(measure: Measure) -> None:
    """Say what the address asks for and the measure does not know, when the page is opened.

    Later it is what another choice has left over.
    """
    if st.session_state.get(SAID):
        return
    st.session_state[SAID] = True
    asked = [name for name in IGNORED_WORDS if name in st.query_params and st.query_params[name] != PLAIN.get(name)]
    ignored = [name for name in asked if name not in PARAMETERS[measure]]
    if not ignored:
        return
    why = (
        " They are counted over all years, and one may serve several boroughs: a number for each resident or offence "
        "would say nothing."
        if measure in COUNTS
        else ""
    )
    st.info(
        f"The address also names {listing([IGNORED_WORDS[name] for name in ignored])}, which does not apply to "
        f"“{measure}” and is left out.{why}"
    )


SAID = "ignored-said"
"""Under this name a session remembers that it has been told what its address asks in vain."""


def _year(known: tuple[int, ...], key: str = "year", label: str = "Year", too_early: Collection[str] = ()) -> int:
    """Ask for a financial year, the first without a choice; too_early are years before those known."""
    years = {year(one): one for one in known}
    return years[filters.one_of(label, key, tuple(years), listed=True, width=140, too_early=too_early)]
