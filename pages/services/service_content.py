"""Everything about one service: the card, who pays for it and by which decision, its source, and similar ones."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from analysis.service_search.answers import group_labels, need_labels
from data.store import Store, kept_with_store
from pages.services.cards import FIELDS, KEPT_SERVICES, reach_words, telephone_words
from pages.services.choices import choose_service
from pages.services.helplines import lines_for
from pages.services.results_content import instead_of
from queries.awards import awards_by_programme, decisions
from queries.services import Service, contacts, directory
from ui.award_cells import award_amount, award_title, decision_link
from ui.award_files import AWARDS_OF_PROGRAMME
from ui.columns import source_column, years_column
from ui.contact import email_link, service_link, status_words, website_link
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, published, readers, sentence
from ui.glossary import spelled_out_of
from ui.html import Html, link, render, url_for
from ui.missing import NOT_STATED_IN_SOURCES
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.telephone import telephone


@kept_with_store(maxsize=KEPT_SERVICES)
def one_service(store: Store, service_id: str) -> Html:
    """Return the page of one service: how to reach it first, then the rest."""
    service = directory(store)[service_id]
    has_ended = not service.is_offered
    page = render(
        "service",
        service=service,
        has_ended=has_ended,
        status=status_words(service.status, service.status_as_at, service.end_date),
        reaching=[] if has_ended else _reaching(store, service),
        facts=_facts(store, service),
        lines=lines_for(store, service.needs),
        instead=[
            Markup("{}: {}").format(service_link(other.service_id, other.service), other.audience)
            for other in instead_of(store, service_id)
        ],
        keep=url_for("services", show="list", list=service_id),
        elsewhere=_elsewhere(store, service),
        note=service.note,
        temporary=service.temporary,
        source=cite(store, service.source_id, service.locator),
    )
    return page + spelled_out_of((page,))


def back(results: Sequence[tuple[str, str]]) -> Html:
    """Return the way back to the results that a service was opened from, or to all services where there were none.

    results are the parameters of their address.
    """
    return render(
        "way_back", href=url_for("services", results), text="Back to your results" if results else "All services"
    )


def _reaching(store: Store, service: Service) -> list[tuple[str, Markup | str]]:
    """Return how to reach a service, including what is not known."""
    contact = {True: "yes", False: "no, only through somebody else", None: NOT_STATED_IN_SOURCES}
    return [
        ("Telephone", telephone_words(service)),
        ("Website", _websites(store, service)),
        ("E-mail", email_link(service.email) if service.email else NOT_STATED_IN_SOURCES),
        ("How to get help", telephone(service.how_to_get_help) if service.how_to_get_help else NOT_STATED_IN_SOURCES),
        ("Can you contact it yourself?", contact[service.self_referral]),
        ("Free", "yes, says its source" if service.is_free else NOT_STATED_IN_SOURCES),
        ("Confidential", "yes, says its source" if service.is_confidential else NOT_STATED_IN_SOURCES),
    ]


def _websites(store: Store, service: Service) -> Markup | str:
    """Return the website of a service, and one that another page names."""
    others = (one.value for one in contacts(store).get(service.service_id, ()) if one.field == "website")
    named = dict.fromkeys(one for one in (service.website, *others) if one)
    return Markup("; ").join(website_link(one) for one in named) or NOT_STATED_IN_SOURCES


def _elsewhere(store: Store, service: Service) -> list[tuple[str, Markup | str]]:
    """Return what other pages say of a service, with the page and the place in it."""
    return [
        (
            sentence(FIELDS[one.field])[:-1],
            Markup("{}{} <small>{}</small>").format(
                telephone(one.value), f". {one.note}" if one.note else "", cite(store, one.source_id, one.locator)
            ),
        )
        for one in contacts(store).get(service.service_id, ())
    ]


def _facts(store: Store, service: Service) -> list[tuple[str, Markup | str]]:
    called = {name: label for label, name in (need_labels(store) | group_labels(store)).items()}
    ran = [
        *([f"from {published(service.start_date)}"] if service.start_date else []),
        *([f"to {published(service.end_date)}"] if service.end_date else []),
    ]
    programme: Markup | str = NOT_STATED_IN_SOURCES
    if service.programme and service.programme_id:
        programme = link(service.programme, url_for("projects", project=service.programme_id))
    return [
        ("For", service.audience),
        ("Ages", ages(service)),
        ("Open to", "anyone" if service.gender == "any" else service.gender or NOT_STATED_IN_SOURCES),
        ("Where", reach_words(service)),
        ("Helps with", "; ".join(called[need] for need in service.needs if need in called) or NOT_STATED_IN_SOURCES),
        ("Provided by", service.provider or NOT_STATED_IN_SOURCES),
        ("Runs", " ".join(ran) or "dates " + NOT_STATED_IN_SOURCES),
        ("Who pays", with_decisions(store, readers(service.funding_basis or NOT_STATED_IN_SOURCES))),
        ("Programme", programme),
    ]


def ages(service: Service) -> str:
    """Return for which ages a service is."""
    if service.age_from is None and service.age_to is None:
        return NOT_STATED_IN_SOURCES
    if service.age_to is None:
        return f"{service.age_from} and over"
    return f"up to {service.age_to}" if not service.age_from else f"{service.age_from} to {service.age_to}"


def with_decisions(store: Store, text: str) -> Markup:
    """Return text with the decisions it names linked: PCD 1713."""
    by_reference = {decision.decision_ref: decision for decision in decisions(store).values()}
    return Markup("").join(
        decision_link(by_reference[piece]) if piece in by_reference else piece
        for piece in re.split(r"\b((?:DM)?PCD \d+)\b", text)
    )


@exhibit("service-awards", choose_service, maxsize=KEPT_SERVICES)
def paying(store: Store, service_id: str) -> Exhibit | None:
    """Return the awards to the programme that a service belongs to; None if it belongs to none, or none is known."""
    service = directory(store)[service_id]
    rows = awards_by_programme(store, service.programme_id)
    if not rows:
        return None
    headline = f"{counted(len(rows), 'award')} to the programme {service.programme}, which {service.service} belongs to"
    return Exhibit(
        headline=headline,
        measure="What decisions granted to the programme as a whole. How much of it reached this service is not found.",
        table=lambda: table_html(
            headline,
            rows,
            Column("Award", award_title, wide=True),
            years_column(),
            Column("Amount", award_amount, numeric=True),
            Column("Decision", lambda row: decision_link(row) if row.decision_ref else NOT_STATED_IN_SOURCES),
            source_column(store),
        ),
        export=Export(AWARDS_OF_PROGRAMME, rows, citer(store), (("service", service_id),)),
    )
