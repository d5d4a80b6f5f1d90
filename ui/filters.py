"""The choices a visitor makes, each kept in the address in words that last, each checked on the server."""

from collections.abc import Collection, Sequence
from typing import Literal, TypeVar, get_args

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.errors import StreamlitAPIException

from analysis.splitting import Rule
from queries.boroughs import Area, Per, Terms
from ui.address_values import AREAS, number_text, read
from ui.opened_address import AMISS, say_unknown, say_unknown_area
from ui.startup import store_of_run
from ui.wording import year

SEARCH_LENGTH = 100

Choice = TypeVar("Choice", bound=str)


def is_unknown(key: str, known: Sequence[str]) -> bool:
    """Return whether the address gives a parameter a value that is not one of the known ones, in any form.

    To be asked before the widget of this key is created, which drops what it does not know. A known one in another
    form is chosen.
    """
    found = meant(key, known)
    if found is not None and found != st.query_params[key]:
        _write_as_meant(key, found)
    return found is None and key in st.query_params


def _write_as_meant(key: str, value: str) -> None:
    """Put a value that was spelled otherwise into the address as it is, and start the run anew with it."""
    try:
        st.query_params[key] = value
    except StreamlitAPIException:
        # A widget has the parameter already, and changes the address itself.
        st.session_state[key] = value
        return
    # What was told in the run that ends here is never read.
    st.session_state.pop(ASKED, None)
    st.rerun()


def check(key: str, known: Sequence[str], instead: str = "") -> None:
    """Tell the visitor, where it is called, that the address names something unknown for a control further down.

    Without it the control says so itself, where it stands: too far down, or in a fold that is closed.
    """
    if key not in st.query_params or not _is_asked_first(key):
        return
    value = st.query_params[key]
    if is_unknown(key, known):
        _say_unknown_value(key, value, instead or f"“{known[0]}” is shown instead")


def _is_asked_first(key: str) -> bool:
    """Return whether a parameter of the address is looked at for the first time in the session, and remember it."""
    asked: set[str] = st.session_state.setdefault(ASKED, set())
    is_first = key not in asked
    st.session_state[ASKED] = {*asked, key}
    return is_first


def _say_unknown_value(key: str, value: str, instead: str, noun: str = "") -> None:
    if key in AREAS:
        say_unknown_area([value], instead)
    else:
        say_unknown(f"It names {noun or NOUNS[key]}", instead)


def fold(label: str, keys: Collection[str], width: int | Literal["stretch"] = "stretch") -> ExpanderContainer | None:
    """Return a fold for the controls of some keys; None as long as it is closed and the address sets none of them.

    Controls that nobody has asked for cost nothing. Once made they stay, so that closing the fold loses no choice.
    """
    name = f"fold-{'-'.join(sorted(keys))}"
    box = st.expander(label, key=name, on_change="rerun", width=width)
    if not (box.open or st.session_state.get(f"{name}-made") or not st.query_params.keys().isdisjoint(keys)):
        return None
    st.session_state[f"{name}-made"] = True
    return box


def borough(areas: Sequence[Area], width: int = 420) -> Area | None:
    """Ask for a borough; return None where none is chosen, with a message where the address names an unknown one."""
    by_name = {area.area: area for area in areas}
    named = st.query_params.get("borough", "")
    unknown = is_unknown("borough", tuple(by_name))
    name = st.selectbox(
        "Borough",
        tuple(by_name),
        index=None,
        key="borough",
        bind="query-params",
        placeholder="Choose one of the 33 areas of London",
        width=width,
    )
    if unknown:
        say_unknown_area([named], "none is chosen")
    return by_name.get(name or "")


def several_boroughs(areas: Sequence[Area], most: int) -> tuple[str, ...]:
    """Ask for some boroughs; return their names in the order in which they were chosen."""
    known = tuple(area.area for area in areas)
    named = st.query_params.get_all("compare")
    # Streamlit drops what it does not know before anything here could say so.
    unknown = [name for name in named if name not in known]
    chosen = st.multiselect(
        f"Choose up to {most} boroughs",
        known,
        max_selections=most,
        key="compare",
        bind="query-params",
        placeholder="Choose boroughs",
    )
    if unknown:
        say_unknown_area(unknown, "it is left out" if len(unknown) == 1 else "they are left out")
    if len(named) - len(unknown) > most:
        st.info(f"The address names {len(named) - len(unknown)} boroughs; the first {most} are shown.")
    return tuple(name for name in chosen if name in known)[:most]


def one_of(
    label: str,
    key: str,
    known: Sequence[Choice],
    default: Choice | None = None,
    *,
    listed: bool = False,
    width: int = 260,
    noun: str = "",
    too_early: Collection[str] = (),
) -> Choice:
    """Ask for one of some words, side by side or, if listed, in a list that folds out; the first without a default.

    They stand in the address as they stand on the control, so that both last. A value of the address that is not among
    them gets a message when the page is opened; later it is what another choice has left over. noun is what they are
    where it is not what NOUNS says. too_early are years that there are, but not after the one they are to follow.
    """
    first = known[0] if default is None or default not in known else default
    value = st.query_params.get(key, "")
    unknown = is_unknown(key, known)
    is_first = _is_asked_first(key)
    if unknown and not is_first:
        # Left over from another choice: the address is to say what is shown.
        st.session_state[key] = first
    chosen: Choice | None
    if listed:
        chosen = st.selectbox(label, known, index=list(known).index(first), key=key, bind="query-params", width=width)
    else:
        chosen = st.segmented_control(label, known, default=first, required=True, key=key, bind="query-params")
    if unknown and is_first:
        instead = f"“{first}” is shown instead"
        if read(store_of_run(), key, value, too_early) is not None:
            st.warning(f"The years in it end before they begin, and {instead}.", title=AMISS)
        else:
            _say_unknown_value(key, value, instead, noun)
    return chosen if chosen in known else first


ASKED = "asked"
"""Under this name the session remembers which parameters of the address have been looked at."""

NOUNS = {
    "terms": "a view",
    "per": "a view",
    "offences": "a group of offences",
    "kind": "a kind",
    "measure": "a measure",
    "fund": "a fund",
    "from": "a year",
    "year": "a year",
    "deprivation": "a measure of deprivation",
    "classes": "a kind of classes",
    "order": "an order",
    "show": "a view",
    "boroughs": "a choice of boroughs",
    "need": "a need",
    "audience": "a group of people",
    "priority": "a priority",
    "borough": "a borough",
    "sort": "an order",
    "since": "a year",
    "until": "a year",
    "split": "a way of splitting",
    "status": "a status",
    "source": "a document",
    "project": "a project",
    "story": "a story",
    "recommendation": "a recommendation",
    "body": "a body",
    "programme": "a programme",
    "evidence": "a strength of evidence",
    "myself": "a choice",
    "running": "a choice",
}
"""What each parameter of the address names."""


def terms() -> Terms:
    """Ask for cash or real terms."""
    return one_of("Prices: cash of the year, or real (2024/25 prices)", "terms", get_args(Terms))


def per() -> Per:
    """Ask for totals, or amounts for each resident or each 1,000 offences."""
    return one_of("Amount: total, per head, or per 1,000 offences", "per", get_args(Per))


def span(years: Sequence[int]) -> tuple[int, int]:
    """Ask for a span of financial years, from one to another of those given, oldest first; all of them by default."""
    words = {year(one): one for one in years}
    since = words[one_of("Awards that start from", "since", tuple(words), listed=True, width=180)]
    later = tuple(word for word, one in words.items() if one >= since)
    earlier = words.keys() - set(later)
    return since, words[one_of("Up to", "until", later, later[-1], listed=True, width=140, too_early=earlier)]


def splitting() -> Rule:
    """Ask whether awards for several boroughs are split over them, and how."""
    return one_of("Split what is shared (an estimate)", "split", get_args(Rule))


def offence_group(groups: tuple[str, ...]) -> str:
    """Ask for a group of offences."""
    return one_of("Group of offences", "offences", groups, listed=True, width=360)


MOST_WEIGHT = 100


def weight(label: str, key: str, default: int) -> int:
    """Ask for a weight from 0 to 100."""
    value = number_text(st.query_params.get(key, str(default)))
    unknown = not (value.isascii() and value.isdigit() and int(value) <= MOST_WEIGHT)
    chosen = st.number_input(label, 0, MOST_WEIGHT, default, step=5, key=key, bind="query-params", width=170)
    if unknown:
        st.warning(
            f"It names a weight that is no whole number from 0 to {MOST_WEIGHT}, and {chosen} is used instead.",
            title=AMISS,
        )
    return min(max(int(chosen), 0), MOST_WEIGHT)


YES_OR_NO = ("true", "false")
"""How a checkbox stands in the address."""


def only(label: str, key: str) -> bool:
    """Ask whether only some are to be shown."""
    check(key, YES_OR_NO, "all are shown")
    chosen = st.checkbox(label, key=key, bind="query-params")
    return bool(chosen)


def named(key: str, known: Collection[str], most: int) -> tuple[str, ...]:
    """Return the known things that the address names, each once, in its order; what is not known is left out."""
    return tuple(dict.fromkeys(name for name in st.query_params.get_all(key) if name in known))[:most]


MOST_POUNDS = 1_000_000_000

ID_LENGTH = 200
"""No name of an award, a decision or a recipient is longer."""


def check_amount(key: str) -> None:
    """Tell the visitor, where it is called, that the address names an amount that is none; the field drops it."""
    value = st.query_params.get(key)
    if value is None or not _is_asked_first(key):
        return
    try:
        is_amount = 0 <= float(value) <= MOST_POUNDS
    except ValueError:
        is_amount = False
    if not is_amount:
        st.warning(
            f"It names an amount that is not from £0 to £{MOST_POUNDS:,}, and no amount is asked for.", title=AMISS
        )


def amount(label: str, key: str) -> int:
    """Ask for an amount in whole pounds; 0 is none."""
    chosen = st.number_input(
        label, 0, MOST_POUNDS, None, step=10_000, key=key, bind="query-params", placeholder="any", width=150
    )
    return min(max(int(chosen or 0), 0), MOST_POUNDS)


def carried(names: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return the parameters of the address that a page does not use, but carries along for the way back."""
    return tuple((name, value[:ID_LENGTH]) for name in names if (value := st.query_params.get(name)))


def page_number(last: int, key: str = "page", absent: int = 1) -> int:
    """Return the page that the address names, between the first and the last; absent where it names none.

    With a message where there is no such page when the address is opened; later a choice has made the list shorter.
    """
    named = st.query_params.get(key)
    if named is None:
        return absent
    number = int(named[:6]) if named.isascii() and named.isdigit() else 1
    shown = min(max(number, 1), last)
    if _is_asked_first(key) and named != str(shown):
        st.warning(f"It names a page that the list does not have, and page {shown} is shown instead.", title=AMISS)
    return shown


def source(source_ids: tuple[str, ...]) -> str | None:
    """Return the document that the address names, or None; with a message where there is no such document."""
    return item("source", source_ids, "all documents are listed below")


def meant(key: str, known: Sequence[str]) -> str | None:
    """Return the one known thing that the address names, in whatever form; None for none, without a word."""
    named = st.query_params.get(key)
    return None if named is None else read(store_of_run(), key, named, known)


def item(key: str, known: Sequence[str], instead: str) -> str | None:
    """Return the one thing that the address names, or None; with a message where there is no such thing."""
    found = meant(key, known)
    if found is None and key in st.query_params:
        say_unknown(f"It names {NOUNS[key]}", instead)
    return found


def search(label: str, width: int = 360) -> str:
    """Ask for words to search for; more than a sentence is cut off."""
    text = st.text_input(label, key="q", bind="query-params", max_chars=SEARCH_LENGTH, width=width, autocomplete="off")
    return " ".join((text or "").split())[:SEARCH_LENGTH]


def document_type(kinds: tuple[str, ...]) -> str:
    """Ask for a kind of document."""
    return one_of("Kind of document", "kind", kinds, listed=True)
