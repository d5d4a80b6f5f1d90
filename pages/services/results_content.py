"""What a search finds: helplines, the services as cards, how the words were understood, and what is near."""

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.boundaries import names
from analysis.service_search.answers import Answer, ServiceSearch, group_labels, in_order, need_labels
from analysis.service_search.meaning import Meaning
from analysis.service_search.search import is_reachable, service_index
from data.store import Store, kept_with_store
from geo.postcodes import without_postcodes
from pages.services.cards import card
from pages.services.helplines import FIRST_IN_CRISIS, general_lines, lines_for
from queries.boroughs import Area
from queries.services import Service, directory
from ui.contact import service_link
from ui.files import Export, file
from ui.formats import counted, listing
from ui.glossary import spelled_out_of
from ui.html import Html, narrowed, render, url_for
from ui.missing import AREA_NOT_STATED
from ui.provenance import citer
from ui.request import SEARCH_LENGTH
from ui.shared_choices import area_or_none

FLAGS = {"myself": "You can contact it yourself", "running": "Known to be running"}
"""What a service may be asked to be, by the parameter of the URL."""

SHOWN = 8
"""How many cards are open; the others are folded."""

MEANT = 0.5
"""A need is named as understood from this strength on, as part of the strongest."""


@kept_with_store
def start(store: Store, gss_code: str) -> Html:
    """Return the ways in before a search: by what happened, with how many services there are."""
    offered = [one for one in in_order(store) if not gss_code or one.covers(gss_code)]
    place = names(store).get(gss_code, "")
    ways = [
        (label, sum(need in one.needs for one in offered), url_of({"need": label, "borough": place}))
        for label, need in need_labels(store).items()
    ]
    page = render(
        "service_start",
        place=place,
        ways=[way for way in ways if way[1]],
        total=len(offered),
        crisis=url_for("services", q="suicide"),
        lines=general_lines(store),
        coverage=url_for("services", show="coverage"),
        directory=url_for("csv/directory", [("borough", place)] if place else []),
    )
    return page + spelled_out_of((page,))


@file("directory", area_or_none)
def directory_file(store: Store, area: Area | None) -> Export:
    """Return every service, including those that have ended, or only those that can be used in an area."""
    rows = [one for one in directory(store).values() if area is None or one.covers(area.gss_code)]
    return Export(Service, rows, citer(store), (("borough", area.area),) if area else ())


def results(store: Store, search: ServiceSearch, found: Answer, typed: str) -> Html:
    """Return what answers a search. typed is the search as it was typed; nothing of it is kept."""
    chosen = parameters(store, search)
    place = chosen["borough"]
    meaning = found.meaning
    needs = [search.need] if search.need else meant_needs(meaning)
    in_crisis = meaning.in_crisis
    lines = lines_for(store, needs, meaning) if found.here or in_crisis or needs else ()
    lines = lines or general_lines(store)
    reachable = [one for one in found.here if is_reachable(one)]
    unreachable = [one for one in found.here if not is_reachable(one)]
    page = render(
        "service_results",
        heading=heading(found, place, typed),
        chips=chips(chosen),
        misread=misread(meaning) if found.here or found.nearby or found.placeless else "",
        about=f"{reach(found, place)} {looked_for(store, meaning)}".strip() if found.here else "",
        ended=[_ended(store, one) for one in found.ended],
        in_crisis=in_crisis,
        crisis_lines=lines[: len(FIRST_IN_CRISIS)] if in_crisis else (),
        is_vague=bool(search.text) and not meaning.tokens,
        lines=lines[len(FIRST_IN_CRISIS) :] if in_crisis else lines,
        lines_are_general=not (found.here or needs),
        first=_cards(store, reachable[:SHOWN]),
        unplaced=[asking_for(one, place) for one in _cards(store, found.placeless[: found.fitting])],
        place=place,
        unreachable=unreachable,
        folded=[
            (counted(len(reachable) - SHOWN, "more service"), _cards(store, reachable[SHOWN:])),
            (f"No contact details found ({len(unreachable)})", _cards(store, unreachable)),
            (
                f"{counted(len(found.placeless) - found.fitting, 'service')} of which no source says where",
                _cards(store, found.placeless[found.fitting :]),
            ),
            (
                f"{counted(len(found.nearby), 'service')} of neighbouring boroughs, which may not take people from "
                "yours",
                _cards(store, found.nearby),
            ),
        ],
        facets=facets(store, chosen, found) if found.here else [],
        nothing=not (found.here or found.nearby or found.placeless),
        was_text=bool(typed),
        is_filtered=bool(search.need or search.group or search.myself or search.running),
        start=url_of({"borough": place}),
        forms=spelled_out_of(card(store, one.service_id) for one in (*found.here, *found.nearby, *found.placeless)),
    )
    # The cards are the same for everybody, and are made once; here the search is added to their links to services, so
    # that the page of a service can lead back to it.
    back = url_of(chosen | {"q": typed})
    if back == "services":
        return page
    return Html(page.replace('href="services?service=', Markup('href="{}&amp;service=').format(back)))


def opened_from(parameters: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the parameters of the results that a service was opened from, as its URL says, without a postcode."""
    named = [(key, without_postcodes(value)) for key, value in parameters]
    return [(key, value[:SEARCH_LENGTH]) for key, value in named if value]


def asking_for(ready: Html, place: str) -> Html:
    """Return the card of a service of which no source says where, with what to ask it for somebody in a place."""
    return Html(ready.replace(AREA_NOT_STATED, f"area not stated: ask if they take people from {place}"))


def heading(found: Answer, place: str, typed: str) -> str:
    """Return how many services there are, for what and where."""
    sought = f" for “{typed}”" if typed else ""
    if not found.here:
        return f"Nothing found{sought}{f' that covers {place}' if place else ''}"
    return f"{counted(len(found.here), 'service')}{sought}{f' that you can use in {place}' if place else ''}"


def reach(found: Answer, place: str) -> str:
    """Return how many of the services are for all of London, in a sentence."""
    london = sum(one.covers_london for one in found.here)
    own = len(found.here) - london
    if own and london:
        return f"{own} for {place or 'some boroughs'}, {london} for all of London."
    return f"For {'all of London' if london else place or 'some boroughs'}."


def meant_needs(meaning: Meaning) -> list[str]:
    """Return the needs that the words of a search are mainly about."""
    return [need for need, strength in meaning.needs.items() if strength >= MEANT]


def looked_for(store: Store, meaning: Meaning) -> str:
    """Return what the words of a search were taken to be about, in a sentence; empty for nothing that is offered."""
    labels = {need: label for label, need in need_labels(store).items()}
    about = [labels[need] for need in meant_needs(meaning) if need in labels]
    return f"We looked for: {'; '.join(about)}." if about else ""


def misread(meaning: Meaning) -> str:
    """Return which words of a search were read as others, in a sentence; empty for none."""
    words = [meaning.name] if meaning.name else [(one.typed, one.read_as) for one in meaning.tokens if one.read_as]
    read = [f"“{typed}” as “{read_as}”" for typed, read_as in words]
    return f"We read {listing(read)}." if read else ""


def parameters(store: Store, search: ServiceSearch) -> dict[str, str]:
    """Return a search as the parameters of its URL; one that asks for nothing is empty."""
    labels_of_needs = {need: label for label, need in need_labels(store).items()}
    labels_of_groups = {group: label for label, group in group_labels(store).items()}
    return {
        "q": search.text,
        "need": labels_of_needs.get(search.need, ""),
        "audience": labels_of_groups.get(search.group, ""),
        "myself": "true" if search.myself else "",
        "running": "true" if search.running else "",
        "borough": names(store).get(search.gss_code, ""),
    }


def url_of(chosen: Mapping[str, str], without: str = "") -> str:
    """Return the URL of a search by its parameters, without one of them."""
    return url_for("services", [(key, value) for key, value in chosen.items() if value and key != without])


def chips(chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what the choices in the fold leave of all services: each in words, with the URL without it."""
    narrowing = {key: value for key, value in chosen.items() if value and key not in ("q", "borough")}
    return [(FLAGS.get(key, value), url_of(chosen, key)) for key, value in narrowing.items()]


def facets(
    store: Store, chosen: Mapping[str, str], found: Answer
) -> list[tuple[str, list[tuple[str, int, str, bool]]]]:
    """Return how many services there are of each kind: name, number, URL that shows them, and whether it is on."""

    def choices(key: str, options: Mapping[str, str], counts: Counter[str]) -> list[tuple[str, int, str, bool]]:
        others = url_of(chosen, key)
        return [
            (label, counts[name], narrowed(others, key, label), chosen[key] == label)
            for label, name in options.items()
            if counts[name]
        ]

    flags = [
        (label, found.counts[key]["true"], narrowed(url_of(chosen, key), key, "true"), bool(chosen[key]))
        for key, label in FLAGS.items()
        if found.counts[key]["true"]
    ]
    return [
        ("What they help with", choices("need", need_labels(store), found.counts["need"])),
        ("Who they say they are for", choices("audience", group_labels(store), found.counts["group"])),
        ("What else is known", flags),
    ]


def _cards(store: Store, services: Sequence[Service]) -> list[Html]:
    return [card(store, one.service_id) for one in services]


def _ended(store: Store, service: Service) -> Markup:
    """Return that a service has ended, or may have, with services for the same needs today."""
    now = Markup("; ").join(service_link(one.service_id, one.service) for one in instead_of(store, service.service_id))
    if service.temporary:
        has = f"was temporary ({service.temporary}), and we have found nothing later on it"
    else:
        has = f"has ended ({service.end_date[:4]})" if service.end_date else "has ended"
    return Markup("{} {}.{}").format(
        service_link(service.service_id, service.service),
        has,
        Markup(" Today there are for the same needs: {}.").format(now) if now else "",
    )


@kept_with_store
def instead_of(store: Store, service_id: str) -> tuple[Service, ...]:
    """Return up to four services that help with most of what another helps with, where it can be used.

    Where its needs are not stated, as for some that have ended, they are looked for by its description.
    """
    service = directory(store)[service_id]
    if not service.needs:
        return service_index(store).search(service.description).services[:4]
    places = set(service.gss_codes)
    alike = [
        one
        for one in in_order(store)
        if one.service_id != service_id
        and service.needs[0] in one.needs
        and (one.covers_london or not places or places & set(one.gss_codes))
        and (not one.special_groups or set(one.special_groups) & set(service.special_groups))
    ]
    return tuple(sorted(alike, key=lambda one: -len(set(service.needs) & set(one.needs)))[:4])
