"""What stands around every page: its title, the notice that it is unofficial, and the footer."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import streamlit as st

from data.store import Store, kept_with_store
from queries.boroughs import areas
from queries.services import first_lines
from ui.glossary import glossary
from ui.html import Html, address, render
from ui.opened_address import say_unknown_names
from ui.wording import day

NOTHING = Html()
TITLE = Html("<h1>{}</h1>")


@kept_with_store
def footer_html(store: Store) -> Html:
    """Return the footer: data version, licence and attribution, where to read more, and the numbers for emergencies."""
    built_at = f"{day(store.built_at.date())}, {store.built_at:%H:%M} UTC"
    lines = first_lines(store, ("emergency", "domestic-abuse", "victims", "police"))
    return render("footer", version=store.version, built_at=built_at, helplines=lines)


class MenuPage(NamedTuple):
    """A page as the menu names it, and its address."""

    title: str
    href: str


@cache
def menu_html(sections: tuple[tuple[str, tuple[MenuPage, ...]], ...], current: str, borough: str = "") -> Html:
    """Return the menu, with the page that is shown marked; what is about boroughs leads to the one that was chosen."""

    def href(page: str) -> str:
        return address(page, OF_BOROUGH[page], borough=borough) if is_kept(page) else page

    def is_kept(page: str) -> bool:
        # From its own page a link leads to all boroughs.
        return bool(borough) and page in OF_BOROUGH and page != current

    return render("menu", sections=dict(sections), current=current, href=href)


OF_BOROUGH: dict[str, tuple[tuple[str, str], ...]] = {
    "map": (),
    "compare": (("boroughs", "neighbours"),),
    "borough": (),
    "services": (),
}
"""Pages that the menu opens for the borough that is chosen, and what else their addresses need for that."""


@kept_with_store
def borough_names(store: Store) -> frozenset[str]:
    """Return the names of the boroughs and the City of London."""
    return frozenset(area.area for area in areas(store))


def chosen_borough(store: Store) -> str:
    """Return the borough that the page is about, as its control or its address says; empty for none."""
    named = st.session_state["borough"] if "borough" in st.session_state else st.query_params.get("borough")
    return named if named in borough_names(store) else ""


def menu(store: Store, sections: Mapping[str, Sequence[st.Page]], current: st.Page) -> None:
    """Show the pages in their sections, in the sidebar.

    They are plain links: Streamlit's own would leave the address of the last page behind without its choices, so that
    the way back leads to another page than the one that was left.
    """
    listed = tuple((heading, tuple(_menu_page(page) for page in pages)) for heading, pages in sections.items())
    with st.sidebar:
        st.html(menu_html(listed, _menu_page(current).href, chosen_borough(store)))


def _menu_page(page: st.Page) -> MenuPage:
    return MenuPage(page.title, page.url_path or ".")


@cache
def header_html(lead: str, terms: tuple[str, ...] = (), is_short: bool = False) -> Html:
    """Return the notice that the dashboard is unofficial, a page's opening sentences, and what its terms mean."""
    return render("header", lead=lead, is_short=is_short) + glossary(*terms)


def name_window(words: str) -> None:
    """Name the window: after the page, or what is on it where one title stands for many pages."""
    st.set_page_config(page_title=f"{words}: MOPAC commissioning, unofficial", layout="wide")


def header(
    title: str,
    lead: str = "",
    terms: tuple[str, ...] = (),
    *,
    window: str = "",
    above: Html = NOTHING,
    is_short: bool = False,
) -> None:
    """Show the page's title and the notice under it, with something above that, and name the window.

    window is its name where that is not the title; terms are those of ui/glossary.py whose meaning is told.
    """
    name_window(window or title)
    st.html(TITLE.format(title) + above + header_html(lead, terms, is_short))
    say_unknown_names()


def footer(store: Store) -> None:
    """Show the footer."""
    st.html(footer_html(store))


@cache
def section(title: str) -> Html:
    """Return a section heading that links can lead to."""
    return render("section", title=title)
