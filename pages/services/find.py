"""Find a service: a search in everyday words, one service, the visitor's list, or what is covered where."""

from analysis.boundaries import names
from analysis.service_search.answers import ServiceSearch, answer, group_labels, need_labels, with_place
from data.store import Store
from pages.services import coverage_content, results_content, service_content, shortlist_content
from pages.services.choices import (
    ABOUT,
    AUDIENCE,
    LIST,
    MYSELF,
    NARROWING,
    PLACE,
    RUNNING,
    SEARCH,
    SERVICE,
    VIEW,
    WORDS,
    choose_need,
)
from pages.services.helplines import emergency
from queries.services import directory
from ui.exhibit import attempt
from ui.html import Html, render, url_for
from ui.page import Page, declare
from ui.postcode import NEAR, taken_out
from ui.shared_choices import areas_by_name

ANYTHING, ANYONE = "anything", "anyone"
VIEWS = ("list", "coverage")


@declare(
    "/services",
    "Find a service",
    "Find help in London after a crime, or for somebody at risk: services, what they do, how to reach them.",
    (*SEARCH, NEAR, SERVICE, VIEW, LIST),
    is_for_residents=True,
    is_private=True,
)
def find_a_service(page: Page, store: Store) -> None:
    """Show one service, a list, coverage, or the results of a search."""
    service = page.item(SERVICE, directory(store).keys(), "all are offered below")
    view = page.item(VIEW, VIEWS, "the search is shown instead")
    if service:
        heading(page, store, directory(store)[service].service)
        page.show(
            service_content.back(results_content.opened_from(page.carried(SEARCH))),
            attempt(service_content.one_service, store, service),
            attempt(service_content.paying, store, service),
        )
    elif view == "list":
        heading(page, store, "My list of services")
        chosen = page.choose_several(LIST, directory(store).keys())
        page.show(attempt(shortlist_content.shortlist, store, chosen))
    elif view == "coverage":
        heading(page, store, "Services by need and borough")
        need = choose_need(page, store)
        page.show(
            coverage_content.back(),
            attempt(coverage_content.by_borough, store, need),
            attempt(coverage_content.by_need, store),
            attempt(coverage_content.numbers_to_call, store),
            attempt(coverage_content.matrix, store),
        )
    else:
        heading(page, store, "Find a service")
        page.show(attempt(found, page, store))


def heading(page: Page, store: Store, title: str) -> None:
    """Show the title, what to do in danger, and that the page is unofficial, in as few lines as they need.

    Neither history nor tabs name the service that somebody looks at.
    """
    page.heading(title, window="Find a service", above=attempt(emergency, store))


def found(page: Page, store: Store) -> Html:
    """Ask for words, a place and more, and return what answers them."""
    areas = areas_by_name(store)
    with page.row():
        words = page.search(WORDS)
        area = areas.get(page.choose_or_none(PLACE, tuple(areas)) or "")
    search = ServiceSearch(text=words, gss_code=area.gss_code if area else "")
    with page.fold("Use my postcode, or narrow down", NARROWING) as is_asked:
        if is_asked:
            page.offer_postcode_field()
            search = search._replace(
                need=need_labels(store).get(page.choose(ABOUT, (ANYTHING, *need_labels(store))), ""),
                group=group_labels(store).get(page.choose(AUDIENCE, (ANYONE, *group_labels(store))), ""),
                myself=page.flag(MYSELF),
                running=page.flag(RUNNING),
            )
    note = taken_out(store, page.take_search_answer())
    # Outside the fold: it may have come with the words of the search.
    page.show_postcode_answer()
    near = () if area else page.choose_several(NEAR, tuple(areas))
    if near:
        rest = [pair for pair in results_content.opened_from(page.carried(SEARCH)) if pair[0] != PLACE.name]
        note += render("postcode_near", places=[(name, url_for("services", rest, borough=name)) for name in near])
    search, read = with_place(store, search)
    if read and not area:
        page.note(f"We took {names(store)[read]} as your borough.")
    if search.is_empty and not search.gss_code:
        return note + results_content.start(store, "")
    results = results_content.results(store, search, answer(store, search), "" if search.is_empty else words)
    return note + results_content.start(store, search.gss_code) + results if search.is_empty else note + results
