"""Finding the borough by a postcode, wherever a borough is chosen; the postcode is never kept."""

import os

import streamlit as st

from data.store import Store, current_store
from geo.postcodes import LONGEST, PostcodeAnswer, find_boroughs, first_postcode, without_postcodes
from queries.boroughs import areas
from queries.places import boroughs_by_district
from ui.filters import fold
from ui.html import Html, render

SERVICE_VARIABLE = "POSTCODES_URL"

ANSWER = "postcode-answer"
"""Where a session keeps the answer to be shown. It does not hold the postcode."""

ANSWERED_WITH = "postcode-answered-with"
"""Where a session keeps the search, without its postcode, that the answer came with: it is of no use for another."""

NEAR = "near"
"""The parameter of an address that names the boroughs which a postcode, taken out of a posted search, may be in."""

NOT_FOUND = {
    "outside": "We could not find this postcode in London, and we only have figures for London. Check that it is "
    "right, or choose a borough from the list.",
    "fringe": "Postcodes that start like this are mostly outside London, and we do not know which of them are in it. "
    "If you live in a London borough, choose it from the list.",
    "placeless": "This code does not belong to a place. Choose your borough from the list.",
    "terminated": "This postcode is no longer in use. Try one nearby, or choose a borough from the list.",
    "malformed": "This does not look like a UK postcode. Type all of it, like SW1A 2AA, or the first half, like SW1A.",
}


def borough_by_postcode(store: Store, adds_to: str = "") -> None:
    """Offer to find the borough by a postcode. The one that is found is chosen in the select box of the key "borough".

    adds_to is the key of a list of boroughs that it is added to instead.
    A postcode whose district is in several boroughs gets a button for each. Raises StreamlitDuplicateElementKey if it
    is called twice on a page.
    """
    box = fold("Find the borough by postcode", {"postcode"}, width=420)
    if box is not None:
        with box:
            postcode_box(adds_to)
            postcode_answer(store, adds_to)


def postcode_box(adds_to: str = "") -> None:
    """Ask for a postcode and say what becomes of it."""
    sent = " We ask a postcode service which borough it is in." if os.environ.get(SERVICE_VARIABLE) else ""
    st.markdown(f"We use your postcode only to find the borough.{sent} We do not store it.")
    st.text_input(
        "Postcode, or its first half",
        key="postcode",
        max_chars=LONGEST,
        # Other people may use the same computer.
        autocomplete="off",
        on_change=_look_up,
        args=(adds_to,),
    )


def postcode_answer(store: Store, adds_to: str = "") -> None:
    """Show what became of the postcode that was given, if one was."""
    answer: PostcodeAnswer | None = st.session_state.get(ANSWER)
    if answer is not None:
        _show(store, answer, adds_to)


def has_postcode(key: str) -> bool:
    """Return whether a full postcode stands among what was searched for, however it is spaced."""
    return first_postcode(_searched(key)) is not None


def take_postcode_out(key: str) -> bool:
    """Take every full postcode out of what was searched for, before it is shown; return whether there was one.

    The borough is found by the first, as if it had been typed into its own box. To be asked before the widget of this
    key; a postcode that came with the address is there from the second run on.
    """
    text = _searched(key)
    if st.session_state.get(ANSWERED_WITH, text) != text:
        # What was asked back belongs to the search before this one.
        st.session_state.pop(ANSWER, None)
        st.session_state.pop(ANSWERED_WITH, None)
    found = first_postcode(text)
    if found is None:
        return False
    left = without_postcodes(text)
    st.session_state[key] = left
    st.session_state[ANSWERED_WITH] = left
    _answer(found)
    return True


def postcode_taken(store: Store) -> Html:
    """Return one line on what became of the postcode taken out of a search; empty where a question is still open."""
    answer: PostcodeAnswer | None = st.session_state.get(ANSWER)
    if answer is None or answer.kind == "choose":
        return Html()
    del st.session_state[ANSWER]
    area = next((one.area for one in areas(store) if one.gss_code in answer.gss_codes), "")
    return render("postcode_taken", area=area, exact=answer.exact, is_outside=answer.kind == "outside")


def _searched(key: str) -> str:
    """Return what was searched for with single spaces, whichever spaces were typed."""
    return " ".join(str(st.session_state.get(key) or "").split())


def _look_up(adds_to: str) -> None:
    """Answer what was typed. As a callback, because a select box can only be set before it is shown."""
    text = str(st.session_state["postcode"] or "")
    st.session_state.pop(ANSWER, None)
    st.session_state.pop(ANSWERED_WITH, None)
    if not text.strip():
        return
    if _answer(text, adds_to).kind != "malformed":
        # Only what has to be corrected stays in the box.
        st.session_state["postcode"] = ""


def _answer(text: str, adds_to: str = "") -> PostcodeAnswer:
    """Find the borough of a postcode, choose it, and remember the answer to be shown."""
    # Not passed as an argument: the session would keep a store that has been replaced in memory.
    store = current_store()
    answer = look_up(store, text)
    st.session_state[ANSWER] = answer
    if answer.kind == "found":
        _take(area_names(store)[answer.gss_codes[0]], adds_to)
    return answer


def look_up(store: Store, text: str) -> PostcodeAnswer:
    """Return which boroughs a postcode may be in, by the operator's service or by its district."""
    return find_boroughs(
        text,
        lambda outward_code: [borough.gss_code for borough in boroughs_by_district(store, outward_code)],
        area_names(store),
        os.environ.get(SERVICE_VARIABLE),
    )


def area_names(store: Store) -> dict[str, str]:
    """Return the names of the areas of London by their GSS code."""
    return {area.gss_code: area.area for area in areas(store)}


def _take(name: str, adds_to: str) -> None:
    """Choose a borough, or add it to a list of them."""
    if not adds_to:
        st.session_state["borough"] = name
    elif name not in st.session_state[adds_to]:
        st.session_state[adds_to] = [*st.session_state[adds_to], name]


def _show(store: Store, answer: PostcodeAnswer, adds_to: str) -> None:
    names = area_names(store)
    if answer.kind == "choose":
        # Stays until it is answered, whatever else the visitor does first.
        st.info("Postcodes that start like this can be in different boroughs. Which one is yours?")
        with st.container(horizontal=True):
            for code in answer.gss_codes:
                st.button(names[code], key=f"postcode-{code}", on_click=_choose, args=(names[code], adds_to))
        st.markdown("If yours is not here, choose it from the list of boroughs.")
        return
    del st.session_state[ANSWER]
    if answer.kind != "found":
        st.warning(NOT_FOUND[answer.kind])
    elif answer.exact:
        st.success(f"This postcode is in {names[answer.gss_codes[0]]}, which is now chosen.")
    else:
        st.success(
            f"{names[answer.gss_codes[0]]} is now chosen. In our list, which is not complete, postcodes that start "
            "like this are only there. If yours is somewhere else, choose your borough from the list."
        )


def _choose(name: str, adds_to: str) -> None:
    _take(name, adds_to)
    # A second click may come in before the buttons have gone.
    st.session_state.pop(ANSWER, None)
