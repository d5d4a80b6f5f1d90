"""Help that people can use: the directory of services, what people call their needs, and helplines."""

from itertools import groupby, islice
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

from data.store import Store, kept_with_store
from queries import NotInFiles, rows
from queries.boroughs import LONDON_CODE

Reach = Literal["borough", "shared", "london"]
"""How a service reaches a borough: for it alone, with other boroughs, or all of London."""

COUNCIL = "council service, MOPAC funding not stated"
"""Who pays for a council's own service, as far as its sources say."""


class Service(NamedTuple):
    """A service and everything known about it; None and empty lists are what its sources do not state."""

    service_id: str
    service: str
    programme_id: str | None
    programme: str | None
    provider: str | None
    description: str
    audience: str
    age_from: int | None
    age_to: int | None
    gender: str | None
    website: str | None
    phone: str | None
    phone_hours: str | None
    email: str | None
    how_to_get_help: str | None
    is_free: bool | None
    is_confidential: bool | None
    self_referral: bool | None
    status: str
    status_as_at: str | None
    start_date: str | None
    end_date: str | None
    funding_basis: str | None
    gss_codes: list[str]
    areas: list[str]
    needs: list[str]
    groups: list[str]
    special_groups: list[str]
    source_id: str
    locator: str
    note: str | None
    temporary: str | None

    @property
    def is_offered(self) -> bool:
        """Return whether it is offered: it has not ended, and was not for a time that is over as far as we know."""
        return self.status != "ended" and self.temporary is None

    @property
    def is_councils_own(self) -> bool:
        """Return whether it is a council's own service, for which no source says that MOPAC or the unit pays."""
        return self.funding_basis == COUNCIL

    @property
    def standing(self) -> tuple[bool, int]:
        """Return what orders services that fit alike: known to run first, then those that anybody can contact."""
        return self.status != "running", {True: 0, None: 1, False: 2}[self.self_referral]

    @property
    def covers_london(self) -> bool:
        """Return whether it is for all of London."""
        return LONDON_CODE in self.gss_codes

    @property
    def boroughs(self) -> int | None:
        """Return how many boroughs it names; None where it is for all of London, or none is stated."""
        return None if self.covers_london else len(self.gss_codes) or None

    def covers(self, gss_code: str) -> bool:
        """Return whether somebody in an area can use it: it names the area, or all of London."""
        return gss_code in self.gss_codes or self.covers_london

    @property
    def reach(self) -> Reach:
        """Return how it reaches each borough that it covers."""
        return "london" if self.covers_london else "shared" if len(self.gss_codes) > 1 else "borough"


class Word(NamedTuple):
    """A word of a closed list: its short name and what the screen calls it."""

    name: str
    label: str


class Phrase(NamedTuple):
    """What people say, and the need or the group of people that they mean by it."""

    phrase: str
    need: str | None
    audience_group: str | None


class NeedCoverage(NamedTuple):
    """How many services for a need name a borough; those for all of London are counted apart."""

    gss_code: NotInFiles[str]
    need_id: NotInFiles[str]
    area: str
    need: str
    services: int
    running: int
    london_services: int


class Contact(NamedTuple):
    """A detail of a service that is from another page than the rest."""

    service_id: str
    field: str
    value: str
    source_id: str
    locator: str
    note: str | None


class Reachable(NamedTuple):
    """How many services for a need can be reached, and how many boroughs have a number of their own to call for it.

    The first row, without a need, is of all services together.
    """

    need: str
    label: str
    services: int
    with_phone: int
    with_website: int
    without_any: int
    boroughs: int


class Helpline(NamedTuple):
    """A national or London helpline."""

    helpline: str
    need: str
    phone: str | None
    hours: str | None
    for_whom: str
    website: str | None
    run_by: str


@kept_with_store
def directory(store: Store) -> dict[str, Service]:
    """Return every service, ended ones too, by its short name, in the order of their names."""
    return {service.service_id: service for service in rows(store, "services/directory", Service)}


def services_by_programme(store: Store, programme_id: str) -> tuple[Service, ...]:
    """Return the services of one programme, those that run first, those that have ended last."""
    found = [service for service in directory(store).values() if service.programme_id == programme_id]
    return tuple(sorted(found, key=lambda one: (("running", "unknown", "ended").index(one.status), one.service)))


def services_by_reach(store: Store, gss_code: str) -> tuple[Service, ...]:
    """Return the services that someone in a borough can use, those that run and have a telephone number first."""
    found = [service for service in directory(store).values() if service.is_offered and service.covers(gss_code)]
    order = get_args(Reach)
    return tuple(
        sorted(found, key=lambda one: (one.status != "running", one.phone is None, order.index(one.reach), one.service))
    )


@kept_with_store
def needs(store: Store) -> tuple[Word, ...]:
    """Return what services help with, in the order of the list."""
    return rows(store, "services/needs", Word)


@kept_with_store
def groups(store: Store) -> tuple[Word, ...]:
    """Return the groups of people that services are for, in the order of the list."""
    return rows(store, "services/groups", Word)


def phrases(store: Store) -> tuple[Phrase, ...]:
    """Return the thesaurus."""
    return rows(store, "services/phrases", Phrase)


@kept_with_store
def coverage(store: Store) -> dict[str, tuple[NeedCoverage, ...]]:
    """Return how many services name each borough, by borough, for each need that one is offered for, in their order."""
    by_need = groupby(rows(store, "services/coverage", NeedCoverage), attrgetter("need_id"))
    return {need: tuple(boroughs) for need, boroughs in by_need}


@kept_with_store
def contacts(store: Store) -> dict[str, tuple[Contact, ...]]:
    """Return the details that are from other pages than the rest, by the short name of their service."""
    by_service = groupby(rows(store, "services/contacts", Contact), attrgetter("service_id"))
    return {service_id: tuple(contacts) for service_id, contacts in by_service}


def reachable(store: Store) -> tuple[Reachable, ...]:
    """Return how many services can be reached, of all and by need."""
    return rows(store, "services/reachable", Reachable)


@kept_with_store
def helplines(store: Store, needs: tuple[str, ...]) -> tuple[Helpline, ...]:
    """Return the helplines for the needs, in the order of the needs."""
    return rows(store, "services/helplines", Helpline, needs=list(needs))


def first_lines(store: Store, needs: tuple[str, ...], most: int = 3) -> tuple[Helpline, ...]:
    """Return at most so many helplines that can be rung for each of the needs, in the order of the needs."""
    by_need = groupby((line for line in helplines(store, needs) if line.phone), attrgetter("need"))
    return tuple(line for _, lines in by_need for line in islice(lines, most))
