"""A service as a card: what it does, for whom, where, and how to reach it, with nothing filled in by guess."""

from collections import defaultdict

from markupsafe import Markup

from analysis.service_search.meaning import NOTHING_SAID
from analysis.service_search.search import is_reachable
from data.store import Store, kept_with_store
from pages.services.helplines import lines_for
from queries.services import Helpline, Service, contacts, directory
from ui.contact import email_link, service_link, status_words, website_link
from ui.formats import counted, listing, published, sentence
from ui.html import Html, render, url_for
from ui.missing import AREA_NOT_STATED
from ui.provenance import bibliography, cite
from ui.telephone import telephone

NO_PHONE = "No telephone number found"
KEPT_SERVICES = 512
"""More than there are services."""


@kept_with_store(maxsize=KEPT_SERVICES)
def card(store: Store, service_id: str) -> Html:
    """Return a service as a card. Its list link works by itself; serving/visitor.js keeps the list in the address."""
    service = directory(store)[service_id]
    return render(
        "service_card",
        service=service,
        title=service_link(service_id, service.service),
        telephone=telephone_words(service),
        reach=reach_words(service),
        facts=[
            ("For", service.audience),
            *([("Website", website_link(service.website))] if service.website else []),
            *([("E-mail", email_link(service.email))] if service.email else []),
            *([("How to get help", telephone(service.how_to_get_help))] if service.how_to_get_help else []),
        ],
        marks=marks(service),
        status=status_words(service.status, service.status_as_at, service.end_date),
        is_councils_own=service.is_councils_own,
        is_reachable=is_reachable(service) or not service.is_offered,
        ask=line_to_ask(store, service),
        dated=source_age(store, service),
        elsewhere=elsewhere(store, service),
        source=cite(store, service.source_id),
        keep=url_for("services", show="list", list=service_id),
    )


FIELDS = {
    "phone": "telephone",
    "phone_hours": "opening hours",
    "website": "website",
    "email": "e-mail",
    "how_to_get_help": "how to get help",
    "audience": "who it is for",
    "provider": "provider",
    "areas": "boroughs",
    "start_date": "start",
    "is_free": "that it is free",
    "status": "that it runs",
}
"""What a card calls the details that may be from another page, in the order in which it names them."""


def elsewhere(store: Store, service: Service) -> list[str]:
    """Return which details are from other pages, whose those are and how old, in sentences without their full stops."""
    by_page: defaultdict[str, set[str]] = defaultdict(set)
    for contact in contacts(store).get(service.service_id, ()):
        by_page[contact.source_id].add(contact.field)
    sentences = []
    for source_id, fields in by_page.items():
        page = bibliography(store)[source_id]
        details = sentence(listing([words for field, words in FIELDS.items() if field in fields]))[:-1]
        dated = f"of {published(page.published_on)}" if page.published_on else "without a date"
        sentences.append(f"{details}: from a page {dated} ({page.publisher})")
    return sentences


def source_age(store: Store, service: Service) -> str:
    """Return how old the page is that a service is known from, in a sentence; empty where its status has said it."""
    published_on = bibliography(store)[service.source_id].published_on
    if published_on is None:
        return "" if service.status_as_at else "Its page has no date."
    if service.status_as_at and service.status_as_at[:7] == published_on[:7]:
        return ""
    return f"From a page of {published(published_on)}."


def line_to_ask(store: Store, service: Service) -> tuple[Helpline, ...]:
    """Return the helpline that knows most of what a service helps with first; one at most."""
    asked_for = NOTHING_SAID._replace(groups=frozenset(service.groups))
    return (lines_for(store, service.needs[:1], asked_for) or lines_for(store, ("victim-support",)))[:1]


def reach_words(service: Service) -> str:
    """Return where a service can be used."""
    if service.covers_london:
        return "all of London"
    if not service.areas:
        return AREA_NOT_STATED
    return listing(service.areas) if len(service.areas) <= 4 else counted(len(service.areas), "borough")


def telephone_words(service: Service) -> Markup:
    """Return the telephone number as a link, with its hours; or that no source we have publishes one."""
    if service.phone is None:
        return Markup("{}").format(NO_PHONE)
    hours = Markup(" ({})").format(telephone(service.phone_hours)) if service.phone_hours else Markup()
    return telephone(service.phone) + hours


def marks(service: Service) -> list[str]:
    """Return what a source says in the service's favour, in a word each."""
    return [
        word
        for word, is_stated in (
            ("You can contact it yourself", service.self_referral is True),
            ("Ask a professional to refer you", service.self_referral is False),
            ("Free", service.is_free is True),
            ("Confidential", service.is_confidential is True),
        )
        if is_stated
    ]
