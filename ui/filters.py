"""The choices a visitor makes, each kept in the address in words that last, each checked on the server."""

from collections.abc import Sequence
from typing import TypeVar, get_args

import streamlit as st

from queries.boroughs import Area, Per, Terms

SEARCH_LENGTH = 100

Choice = TypeVar("Choice", bound=str)


def unknown_value(key: str, known: Sequence[str]) -> str | None:
    """Return the value of a parameter of the address that is not one of the known ones, cut to a readable length.

    To be asked before the widget of this key is created, which drops what it does not know.
    """
    value = st.query_params.get(key)
    if value is None or value in known:
        return None
    return value if len(value) <= 40 else f"{value[:40]}…"


def say_unknown(what: str, value: str | None, instead: str) -> None:
    """Tell the visitor that the address named something that does not exist, and what is shown instead."""
    if value is not None:
        st.warning(f"{what} that does not exist, and {instead}.", title="This address is out of date or mistyped")


def borough(areas: Sequence[Area]) -> Area | None:
    """Ask for a borough; return None where none is chosen, with a message where the address names an unknown one."""
    by_name = {area.area: area for area in areas}
    unknown = unknown_value("borough", tuple(by_name))
    name = st.selectbox(
        "Borough",
        tuple(by_name),
        index=None,
        key="borough",
        bind="query-params",
        placeholder="Choose one of the 33 areas of London",
        width=420,
    )
    say_unknown("It names a borough", unknown, "all boroughs are listed below")
    return by_name.get(name or "")


def terms() -> Terms:
    """Ask for cash or real terms."""
    return _one_of("Prices: cash of the year, or real (2024/25 prices)", "terms", get_args(Terms))


def per() -> Per:
    """Ask for totals, or amounts for each resident or each 1,000 offences."""
    return _one_of("Amount: total, per head, or per 1,000 offences", "per", get_args(Per))


def _one_of(label: str, key: str, known: tuple[Choice, ...]) -> Choice:
    """Ask for one of a few words. They stand in the address as they stand on the control, so that both last."""
    unknown = unknown_value(key, known)
    chosen = st.segmented_control(label, known, default=known[0], required=True, key=key, bind="query-params")
    say_unknown("It asks for a view", unknown, f"“{known[0]}” is shown instead")
    return chosen if chosen in known else known[0]


def offence_group(groups: tuple[str, ...]) -> str:
    """Ask for a group of offences."""
    unknown = unknown_value("offences", groups)
    chosen = st.selectbox("Group of offences", groups, key="offences", bind="query-params", width=420)
    say_unknown("It names a group of offences", unknown, f"“{groups[0]}” is shown instead")
    return chosen if chosen in groups else groups[0]


def source(source_ids: tuple[str, ...]) -> str | None:
    """Return the document that the address names, or None; with a message where there is no such document."""
    unknown = unknown_value("source", source_ids)
    say_unknown("It names a document", unknown, "all documents are listed below")
    named = st.query_params.get("source")
    return named if named in source_ids else None


def search(label: str) -> str:
    """Ask for words to search for; more than a sentence is cut off."""
    text = st.text_input(label, key="q", bind="query-params", max_chars=SEARCH_LENGTH, width=420)
    return " ".join((text or "").split())[:SEARCH_LENGTH]


def document_type(kinds: tuple[str, ...]) -> str:
    """Ask for a kind of document."""
    unknown = unknown_value("kind", kinds)
    chosen = st.selectbox("Kind of document", kinds, key="kind", bind="query-params", width=420)
    say_unknown("It names a kind of document", unknown, "all documents are listed below")
    return chosen if chosen in kinds else kinds[0]
