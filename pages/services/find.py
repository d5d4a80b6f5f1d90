"""Find a service: a search in everyday words, one service, the visitor's list, or what is covered where."""

import streamlit as st

from analysis.boundaries import names
from analysis.service_search.answers import ServiceSearch, answer, group_labels, need_labels, with_place
from pages.services import coverage_content, results_content, service_content, shortlist_content
from pages.services.safety import emergency
from queries.boroughs import areas as all_areas
from queries.services import directory
from ui import filters, furniture
from ui.exhibit import attempt, show
from ui.html import Html, address, render
from ui.opened_address import say_unknown, say_unknown_area
from ui.postcode import NEAR, has_postcode, postcode_answer, postcode_box, postcode_taken, take_postcode_out
from ui.startup import store_of_run

ANYTHING, ANYONE = "anything", "anyone"
NARROWING = frozenset(("need", "audience", "myself", "running"))
VIEWS = ("list", "coverage")
MOST_NEAR = 6
WINDOW = "Find a service"
"""Neither history nor tabs name the service that somebody looks at."""

store = store_of_run()


def found() -> Html:
    """Ask for words, a place and more, and return what answers them."""
    taken = take_postcode_out("q")
    about, people = (ANYTHING, *need_labels(store)), (ANYONE, *group_labels(store))
    warnings = st.container()
    with st.container(horizontal=True):
        words = filters.search("What happened, or what do you need?", width=420)
        area = filters.borough(all_areas(store), width=300)
    if not taken and has_postcode("q"):
        # It came with the address. The next run takes out just what this one sees.
        st.rerun()
    # Only now: what is told in a run that ends early is never read.
    with warnings:
        for key, known in (("need", about), ("audience", people)):
            filters.check(key, known)
        for key in ("myself", "running"):
            filters.check(key, filters.YES_OR_NO, "all are shown")
    wish = ServiceSearch(text=words, gss_code=area.gss_code if area else "")
    box = filters.fold("Use my postcode, or narrow down", NARROWING, width=420)
    if box:
        with box:
            postcode_box()
            wish = wish._replace(
                need=need_labels(store).get(filters.one_of("About", "need", about, listed=True), ""),
                group=group_labels(store).get(filters.one_of("For", "audience", people, listed=True), ""),
                myself=filters.only("I can contact it myself", "myself"),
                running=filters.only("Known to be running", "running"),
            )
    note = postcode_taken(store) if taken else Html()
    # Outside the fold: it may have come with the words of the search.
    postcode_answer(store)
    near = () if area else filters.named(NEAR, set(names(store).values()), MOST_NEAR)
    unknown = [name for name in st.query_params.get_all(NEAR) if name not in names(store).values()]
    if not area and unknown:
        say_unknown_area(unknown, "it is left out" if len(unknown) == 1 else "they are left out")
    if near:
        rest = [(key, value) for key, value in results_content.opened_from(st.query_params) if key != "borough"]
        note += render("postcode_near", places=[(name, address("services", rest, borough=name)) for name in near])
    wish, read = with_place(store, wish)
    if read and not area:
        st.info(f"We took {names(store)[read]} as your borough.")
    if wish.is_empty and not wish.gss_code:
        return note + results_content.start(store, "")
    if wish.is_empty:
        return (
            note
            + results_content.start(store, wish.gss_code)
            + results_content.results(store, wish, answer(store, wish), "")
        )
    return note + results_content.results(store, wish, answer(store, wish), words)


def header(title: str) -> None:
    """Show the title, what to do in danger, and that the page is unofficial, in as few lines as they need."""
    furniture.header(title, window=WINDOW, above=attempt(emergency, store), is_short=True)


service = st.query_params.get("service")
view = filters.meant("show", VIEWS)
if service in directory(store):
    header(directory(store)[service].service)
    show(
        service_content.back(results_content.opened_from(st.query_params)),
        attempt(service_content.one_service, store, service),
        attempt(service_content.paying, store, service),
    )
elif view == "list":
    header("My list of services")
    chosen = filters.named("list", directory(store), shortlist_content.MOST)
    if not directory(store).keys() >= set(st.query_params.get_all("list")):
        say_unknown("It names a service", "it is left out")
    elif len(chosen) < len(set(st.query_params.get_all("list"))):
        st.info(f"The list names more than {shortlist_content.MOST} services; the first {len(chosen)} are shown.")
    show(attempt(shortlist_content.shortlist, store, chosen))
elif view == "coverage":
    header("Services by need and borough")
    labels = need_labels(store)
    asked = filters.one_of("Need", "need", tuple(labels), listed=True, width=360)
    show(
        coverage_content.back(),
        attempt(coverage_content.by_borough, store, labels[asked]),
        attempt(coverage_content.by_need, store),
        attempt(coverage_content.numbers_to_call, store),
        attempt(coverage_content.matrix, store),
    )
else:
    header("Find a service")
    if service is not None:
        say_unknown("It names a service", "all are offered below")
    filters.item("show", VIEWS, "the search is shown instead")
    show(attempt(found))
