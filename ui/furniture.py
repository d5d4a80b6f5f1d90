"""What surrounds every page: the strip at its top, the menu, title and headings, and the footer."""

from functools import cache
from typing import TYPE_CHECKING

from data.store import Store, kept_with_store
from queries.services import first_lines
from ui.formats import day
from ui.glossary import glossary
from ui.html import Html, render, url_for
from ui.shared_choices import BOROUGH, areas_by_name

if TYPE_CHECKING:
    from ui.page import Page, PageDeclaration, Sections

TITLE = Html("<h1>{}</h1>")


def title_html(title: str) -> Html:
    """Return the title of a page."""
    return TITLE.format(title)


def window_title(words: str) -> str:
    """Return the name of the window: the page, or what is on it where one title has many pages."""
    return f"{words}: MOPAC commissioning, unofficial"


@cache
def top_html(declaration: "PageDeclaration") -> Html:
    """Return the strip above a page: the dashboard's name, that it is unofficial, the search, and the way to help.

    Pages for residents are that help and have a search of their own, as has the page of the search.
    """
    is_for_all = not declaration.is_for_residents
    has_search = is_for_all and declaration.path != SEARCH
    return render("page_top", root="", has_search=has_search, has_help=is_for_all)


SEARCH = "/search"
"""The page that answers the search of the strip."""


@cache
def header_html(lead: str) -> Html:
    """Return a page's opening sentences, and room for what only paper needs."""
    return render("header", lead=lead)


@cache
def section(title: str) -> Html:
    """Return a section heading that links can lead to."""
    return render("section", title=title)


@kept_with_store
def footer_html(store: Store, terms: tuple[str, ...] = ()) -> Html:
    """Return what ends a page: what its terms mean, and the footer.

    That has the notice that the dashboard is unofficial, data version, licence and attribution, where to read more, and
    the numbers for emergencies.
    """
    built_at = f"{day(store.built_at.date())}, {store.built_at:%H:%M} UTC"
    lines = first_lines(store, ("emergency", "domestic-abuse", "victims", "police"))
    return glossary(*terms) + render("footer", version=store.version, built_at=built_at, helplines=lines)


def menu_html(page: "Page", sections: "Sections") -> Html:
    """Return the menu of a page; its borough pages open at the borough that is chosen."""
    listed = tuple(
        (heading, tuple((one.title, one.path.strip("/") or ".") for one in pages))
        for heading, pages in sections.items()
    )
    borough = page.read(BOROUGH, areas_by_name(page.store)) or ""
    return _menu(listed, page.declaration.path.strip("/") or ".", borough)


@cache
def _menu(sections: tuple[tuple[str, tuple[tuple[str, str], ...]], ...], current: str, borough: str) -> Html:
    """Return the menu with the page that is shown marked.

    They are plain links: Streamlit's own would leave the URL of the last page behind without its choices, so that the
    way back leads to another page than the one that was left.
    """

    def href(page: str) -> str:
        # From its own page a link leads to all boroughs.
        is_kept = bool(borough) and page in OF_BOROUGH and page != current
        return url_for(page, OF_BOROUGH[page], borough=borough) if is_kept else page

    return render("menu", sections=dict(sections), current=current, href=href)


OF_BOROUGH: dict[str, tuple[tuple[str, str], ...]] = {
    "map": (),
    "compare": (("boroughs", "neighbours"),),
    "borough": (),
    "services": (),
}
"""Pages that the menu opens for the borough that is chosen, and what else their URLs need for that."""
