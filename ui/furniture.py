"""What stands around every page: its title, the notice that it is unofficial, and the footer."""

from collections.abc import Mapping, Sequence
from functools import cache

import streamlit as st

from data.store import Store, kept_with_store
from queries.services import helplines
from ui.html import STYLE, Html, render
from ui.wording import day


@kept_with_store(maxsize=1)
def footer_html(store: Store) -> Html:
    """Return the footer: data version, licence and attribution, where to read more, and the numbers for emergencies."""
    built_at = f"{day(store.built_at.date())}, {store.built_at:%H:%M} UTC"
    lines = helplines(store, ("emergency", "police", "victims"))
    return render("footer", version=store.version, built_at=built_at, helplines=lines)


@cache
def menu_headings(titles: tuple[str, ...]) -> list[Html]:
    """Return the headings of the menu; the name of the dashboard stands on the first."""
    return [render("menu_heading", title=title, first=title == titles[0]) for title in titles]


def menu(sections: Mapping[str, Sequence[st.Page]]) -> None:
    """Show the pages in their sections, in the sidebar."""
    with st.sidebar:
        for heading, pages in zip(menu_headings(tuple(sections)), sections.values(), strict=True):
            st.html(heading)
            for page in pages:
                st.page_link(page)


@cache
def header_html(lead: str) -> Html:
    """Return the notice that the dashboard is unofficial, and a page's opening sentences."""
    return render("header", lead=lead)


def header(title: str, lead: str = "") -> None:
    """Show the stylesheet, the page's title and the notice under it."""
    st.html(STYLE)
    st.title(title, anchor=False)
    st.html(header_html(lead))


def footer(store: Store) -> None:
    """Show the footer."""
    st.html(footer_html(store))


@cache
def section(title: str) -> Html:
    """Return a section heading that links can lead to."""
    return render("section", title=title)
