"""The address that a page was opened at: brought into its one form, with a word on what is not known of it."""

from collections.abc import Sequence

import streamlit as st

from data.store import Store
from ui import addresses
from ui.wording import listing


def settle(store: Store, page: str) -> None:
    """Bring the parameters of a page's address into their one form, and note what the page does not know of them.

    The server has done so before for whoever comes by it. To be called before the first widget: it starts the run anew
    where something has changed.
    """
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    proper: dict[str, list[str]] = {}
    for name, value in addresses.settled(store, page, [(name, one) for name, every in given.items() for one in every]):
        proper.setdefault(name, []).append(value)
    unknown = addresses.unknown_names(page, proper)
    twice = [name for name, every in proper.items() if len(every) > 1 and name not in {*unknown, *addresses.REPEATED}]
    proper |= {name: proper[name][-1:] for name in twice}
    if twice:
        st.session_state[TWICE] = twice
    st.session_state[UNKNOWN] = unknown
    if proper != given and not st.session_state.get(SETTLED):
        # Once: an address that is bound to widgets already is theirs.
        st.session_state[SETTLED] = True
        st.query_params.from_dict(proper)
        st.rerun()


def say_unknown_names() -> None:
    """Tell the visitor once which parameters of the address the page does not know, or knows once only."""
    told: set[str] = st.session_state.setdefault(TOLD, set())
    names = [name for name in st.session_state.get(UNKNOWN, ()) if name not in told]
    if names:
        one = len(names) == 1
        called = quoted(names) or ("something" if one else "things")
        st.warning(
            f"The address also names {called}, which this page does not know, and {'it is' if one else 'they are'} "
            "left out.",
            title=AMISS,
        )
    for name in st.session_state.get(TWICE, ()):
        if name not in told:
            st.warning(f"The address gives “{name}” more than once, and the last one counts.", title=AMISS)


def have_told_names() -> None:
    """Remember what has been told of the names in the address: a run that ended early has told nothing."""
    st.session_state.setdefault(TOLD, set()).update(
        (*st.session_state.get(UNKNOWN, ()), *st.session_state.get(TWICE, ()))
    )


UNKNOWN, TWICE, TOLD, SETTLED = "names unknown", "names given twice", "names told", "address settled"
"""Under these names the session keeps what there is to say of the address, what was said, and that it was settled."""

MOST_TOLD = 3
"""As many unknown names are told."""

AMISS = "This address is out of date or mistyped"


def quotable(text: str) -> str:
    """Return words of an address as they may be quoted in a message, without what Markdown or HTML would act on."""
    plain = "".join(character if character.isalnum() or character in " '’&/,-" else " " for character in text[:200])
    return " ".join(plain.split())[:40]


def quoted(texts: Sequence[str]) -> str:
    """Return the first of some words of an address, quoted, in a list; nothing where none of them can be quoted."""
    return listing([f"“{words}”" for text in texts[:MOST_TOLD] if (words := quotable(text))])


def say_unknown(what: str, instead: str) -> None:
    """Tell the visitor that the address names something that the page does not know, and what is shown instead."""
    st.warning(f"{what} that this page does not know, and {instead}.", title=AMISS)


def say_unknown_area(texts: Sequence[str], instead: str) -> None:
    """Tell the visitor which borough of the address we do not know, and what is shown instead."""
    called = quoted(texts)
    unknown = f"We do not know a borough called {called}" if called else "It names a borough that we do not know"
    st.warning(f"{unknown}, and {instead}.", title=AMISS)
