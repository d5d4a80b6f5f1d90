"""A service as a card: what it does, for whom, where, and how to reach it, with nothing filled in by guess."""

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.services.safety import lines_for
from queries.services import LONDON, Helpline, Service, directory
from queries.services.search import is_reachable
from ui.contact import email_link, service_link, status_words, telephone, website_link
from ui.html import Html, address, render
from ui.provenance import bibliography, cite
from ui.wording import counted, listing, published

NO_PHONE = "No telephone number in our sources"
AREA_NOT_STATED = "area not stated in our sources"

KEPT = 512
"""More than there are services."""


@kept_with_store(maxsize=KEPT)
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
        is_reachable=is_reachable(service) or service.status == "ended",
        ask=line_to_ask(store, service),
        dated=published(bibliography(store)[service.source_id].published_on or ""),
        source=cite(store, service.source_id),
        keep=address("services", show="list", list=service_id),
    )


def line_to_ask(store: Store, service: Service) -> tuple[Helpline, ...]:
    """Return the helpline that knows most of what a service helps with first; one at most."""
    return lines_for(store, service.needs[:1], service.groups)[:1] or lines_for(store, ("victim-support",))[:1]


def reach_words(service: Service) -> str:
    """Return where a service can be used."""
    if LONDON in service.gss_codes:
        return "all of London"
    if not service.areas:
        return AREA_NOT_STATED
    return listing(service.areas) if len(service.areas) <= 4 else counted(len(service.areas), "borough")


def telephone_words(service: Service) -> Markup:
    """Return the telephone number as a link, with its hours; or that no source we have publishes one."""
    if service.phone is None:
        return Markup("{}").format(NO_PHONE)
    hours = f" ({service.phone_hours})" if service.phone_hours else ""
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
