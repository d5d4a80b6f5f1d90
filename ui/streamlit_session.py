"""What a Streamlit session keeps between the runs of a page: choices that are not in the URL yet, and the map.

Callbacks of widgets run before the page does. They hold no store: a session would keep one that has been replaced in
memory.
"""

import streamlit as st

from data.store import Store, current_store
from geo.postcodes import PostcodeAnswer, first_postcode, without_postcodes
from ui.postcode import area_names, look_up
from ui.shared_choices import BOROUGH

CHANGED, OPENED, CLICKS = "changed", "opened", "clicks"
"""Session-state names of choices that are not in the URL yet, pages that were opened, and clicks on the map."""

ANSWER, IS_FROM_SEARCH = "postcode-answer", "postcode-from-search"
"""Session-state names of a postcode's result (never the postcode), and whether it was part of a search."""

MAP, POSTCODE = "map", "postcode"
"""The keys of the map and of the field for a postcode."""


def codes(value: object) -> list[str]:
    """Return the value of a widget as the URL holds it."""
    if isinstance(value, list):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return ["true"] if value else []
    return [] if value is None or value == "" else [str(value)]


def note_change(name: str) -> None:
    """Note what a visitor has chosen, for the page that is made next."""
    st.session_state.setdefault(CHANGED, {})[name] = codes(st.session_state[name])


def note_words(name: str, finds_borough: bool) -> None:
    """Note the search without its postcode, which sets the borough."""
    text = " ".join(str(st.session_state[name] or "").split())
    if finds_borough:
        # An open question belongs to the search before this one.
        st.session_state.pop(ANSWER, None)
        if postcode := first_postcode(text):
            answer_postcode(current_store(), postcode)
            st.session_state[IS_FROM_SEARCH] = True
            text = st.session_state[name] = without_postcodes(text)
    st.session_state.setdefault(CHANGED, {})[name] = codes(text)


def look_up_postcode(adds_to: str) -> None:
    """Answer a postcode that was typed into its own field."""
    text = str(st.session_state[POSTCODE] or "")
    st.session_state.pop(ANSWER, None)
    if text.strip() and answer_postcode(current_store(), text, adds_to).kind != "malformed":
        # Only what has to be corrected stays in the field.
        st.session_state[POSTCODE] = ""


def answer_postcode(store: Store, text: str, adds_to: str = "") -> PostcodeAnswer:
    """Find the borough of a postcode, choose it, and keep the result to be shown."""
    answer = st.session_state[ANSWER] = look_up(store, text)
    if answer.kind == "found":
        take_borough(area_names(store)[answer.gss_codes[0]], adds_to)
    return answer


def take_borough(name: str, adds_to: str = "") -> None:
    """Choose a borough, or add it to several."""
    several = [*st.session_state.get(adds_to, ())] if adds_to else []
    changed = several if name in several else [*several, name]
    st.session_state.setdefault(CHANGED, {})[adds_to or BOROUGH.name] = changed


def choose_borough(name: str, adds_to: str) -> None:
    """Choose one of the boroughs that a postcode may be in."""
    take_borough(name, adds_to)
    # A second click may come in before the buttons have gone.
    st.session_state.pop(ANSWER, None)


def take_from_map() -> None:
    """Choose the borough that was selected on the map."""
    for selected in st.session_state[MAP].selection["objects"].values():
        for one in selected:
            take_borough(one["properties"]["area"])
            st.session_state[CLICKS] = st.session_state.get(CLICKS, 0) + 1
