"""A visitor's search of the directory, and the services that answer it, with counts of each kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from analysis.boundaries import borders
from analysis.service_search.meaning import NOTHING_SAID, AreaNames, Meaning
from analysis.service_search.search import service_index
from data.store import Store, kept_with_store
from queries.places.names import names_by_area
from queries.services import Service, Word, directory, groups, needs


class ServiceSearch(NamedTuple):
    """A search; an empty field asks for nothing."""

    text: str = ""
    gss_code: str = ""
    need: str = ""
    group: str = ""
    myself: bool = False
    running: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is asked for but a place."""
        return not (self.text or self.need or self.group or self.myself or self.running)


class Answer(NamedTuple):
    """The services that answer a search, in order.

    here can be used in the borough (or anywhere, where none is chosen); nearby are those of its neighbours, and
    placeless those of which no source says where they are, with those of them first that fit best; fitting is how many
    those are. ended are those that the words name though they have ended.
    """

    here: tuple[Service, ...]
    nearby: tuple[Service, ...]
    placeless: tuple[Service, ...]
    ended: tuple[Service, ...]
    meaning: Meaning
    counts: dict[str, Counter[str]]
    """How many services each other choice of need, group, myself and running would give."""
    fitting: int = 0


@kept_with_store
def area_names(store: Store) -> AreaNames:
    """Return the names of the boroughs and of the City of London as they may appear in a search."""
    return AreaNames(names_by_area(store))


def with_place(store: Store, search: ServiceSearch) -> tuple[ServiceSearch, str | None]:
    """Return a search with the borough that its words name, where none is chosen; and the borough that was read."""
    code, text = area_names(store).area_in(search.text)
    if code is None or search.gss_code not in ("", code):
        return search, None
    return search._replace(text=text, gss_code=code), code


def answer(store: Store, search: ServiceSearch) -> Answer:
    """Return the services that answer a search. Nothing of what was typed is kept."""
    neighbours = borders(store).get(search.gss_code, ()) if search.gss_code else ()
    meaning = NOTHING_SAID
    ended: tuple[Service, ...] = ()
    best: frozenset[str] = frozenset()
    if search.text:
        found = service_index(store).search(search.text, search.gss_code or None, neighbours)
        meaning, ended, best = found.meaning, found.ended, found.fitting
        every, around = found.services, found.nearby
    else:
        offered = in_order(store)
        every = tuple(one for one in offered if not search.gss_code or one.covers(search.gss_code))
        around = tuple(one for one in offered if search.gss_code and _is_around(one, search.gss_code, neighbours))
    tests = _tests(search)
    around = passing(around, tests)
    placeless = sorted((one for one in around if not one.gss_codes), key=lambda one: one.service_id not in best)
    return Answer(
        here=passing(every, tests),
        nearby=tuple(one for one in around if one.gss_codes),
        placeless=tuple(placeless),
        ended=ended,
        meaning=meaning,
        counts=_counts(every, tests),
        fitting=sum(one.service_id in best for one in placeless),
    )


def _is_around(service: Service, gss_code: str, neighbours: tuple[str, ...]) -> bool:
    if not service.gss_codes:
        return True
    return not service.covers(gss_code) and not set(neighbours).isdisjoint(service.gss_codes)


@kept_with_store
def in_order(store: Store) -> tuple[Service, ...]:
    """Return all services that have not ended, in their order without a search.

    Those that run come first, then those that anybody can contact, those of single boroughs, and those with a number.
    """
    offered = [service for service in directory(store).values() if service.is_offered]
    return tuple(sorted(offered, key=lambda one: (*one.standing, one.covers_london, one.phone is None)))


def _tests(search: ServiceSearch) -> dict[str, Callable[[Service], bool]]:
    """Return the filter of each field of the search."""
    return {
        "need": lambda service: not search.need or search.need in service.needs,
        "group": lambda service: not search.group or search.group in service.groups,
        "myself": lambda service: not search.myself or service.self_referral is True,
        "running": lambda service: not search.running or service.status == "running",
    }


def passing(
    services: Iterable[Service], tests: Mapping[str, Callable[[Service], bool]], but: str = ""
) -> tuple[Service, ...]:
    """Return the services that pass the tests, but for the one of a field that is named."""
    asked = [test for field, test in tests.items() if field != but]
    return tuple(service for service in services if all(test(service) for test in asked))


def _counts(every: tuple[Service, ...], tests: Mapping[str, Callable[[Service], bool]]) -> dict[str, Counter[str]]:
    return {
        "need": Counter(need for one in passing(every, tests, "need") for need in one.needs),
        "group": Counter(group for one in passing(every, tests, "group") for group in one.groups),
        "myself": Counter("true" for one in passing(every, tests, "myself") if one.self_referral),
        "running": Counter("true" for one in passing(every, tests, "running") if one.status == "running"),
    }


@kept_with_store
def need_labels(store: Store) -> dict[str, str]:
    """Return the needs that a service is offered for, by what they are called, in their order."""
    used = {need for one in in_order(store) for need in one.needs}
    return _by_label(needs(store), used)


@kept_with_store
def group_labels(store: Store) -> dict[str, str]:
    """Return the groups of people that a service is offered to, by what they are called, in their order."""
    used = {group for one in in_order(store) for group in one.groups}
    return _by_label(groups(store), used)


def _by_label(words: tuple[Word, ...], used: set[str]) -> dict[str, str]:
    return {word.label: word.name for word in words if word.name in used}
