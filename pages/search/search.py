"""Search: what the whole site has for some words, in short lists that lead to its pages."""

from analysis.site_search import site_answer
from data.store import Store
from pages.search import search_results as results
from ui.choices import Words
from ui.exhibit import attempt
from ui.furniture import SEARCH
from ui.glossary import written_out
from ui.html import Html, render, url_for
from ui.page import Page, declare
from ui.postcode import NEAR, taken_out
from ui.shared_choices import BOROUGH, areas_by_name

WORDS = Words("q", "Borough, postcode, organisation or decision", width=520, finds_borough=True)


@declare(
    SEARCH,
    "Search",
    "Search boroughs, organisations, decisions, awards, projects, documents and services in one go.",
    (WORDS, BOROUGH, NEAR),
    is_private=True,
)
def search(page: Page, store: Store) -> None:
    """Show what fits some words, or the borough of a postcode."""
    page.heading("Search")
    words = page.search(WORDS)
    page.show(attempt(found, page, store, words))


def found(page: Page, store: Store, words: str) -> Html:
    """Return what fits some words, and what is known of the postcode that was among them."""
    areas = areas_by_name(store)
    area = page.item(BOROUGH, tuple(areas), "it is left out") or ""
    note = taken_out(store, page.take_search_answer())
    page.show_postcode_answer()
    near = () if area else page.choose_several(NEAR, tuple(areas))
    if near:
        places = [(name, url_for("search", [("q", words)] if words else (), borough=name)) for name in near]
        note += render("postcode_near", places=places)
    text = words or area
    if not text:
        return note + (Html() if near else results.examples())
    return note + results.results(site_answer(store, text, written_out), text, area)
