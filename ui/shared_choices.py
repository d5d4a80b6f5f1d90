"""The choices that several sections have in common: the borough, prices, amounts, groups of offences, a project."""

from typing import get_args

from analysis.programmes import programmes_by_id
from data.store import Store
from queries.boroughs import Area, Per, Terms, areas
from ui.choices import Choice, OneOf
from ui.request import Request

BOROUGH = OneOf(
    "borough", "Borough", "a borough", is_listed=True, width=420, placeholder="Choose one of the 33 areas of London"
)
TERMS = OneOf("terms", "Prices", "a view", labels={"cash": "Cash", "real": "Real terms (2024/25 prices)"})
PER_LABELS = {"total": "Total", "head": "Per resident", "offence": "Per 1,000 offences"}
PER = OneOf("per", "Show", "a view", labels=PER_LABELS)
OFFENCES = OneOf("offences", "Group of offences", "a group of offences", is_listed=True, width=360)
PROJECT = Choice("project", noun="a project")

TERMS_OPTIONS: tuple[Terms, ...] = get_args(Terms)
PER_OPTIONS: tuple[Per, ...] = get_args(Per)


def areas_by_name(store: Store) -> dict[str, Area]:
    """Return the boroughs and the City of London by their names, in the order of the alphabet."""
    return {area.area: area for area in areas(store)}


def choose_area(request: Request, store: Store) -> Area:
    """Return the borough that a file's URL must name, or the City of London. Raises BadRequest."""
    known = areas_by_name(store)
    return known[request.required(BOROUGH, tuple(known))]


def area_or_none(request: Request, store: Store) -> Area | None:
    """Return the borough that is asked for, or None."""
    known = areas_by_name(store)
    return known.get(request.choose_or_none(BOROUGH, tuple(known)) or "")


def choose_terms(request: Request, _store: Store) -> Terms:
    """Ask for cash or real terms."""
    return request.choose(TERMS, TERMS_OPTIONS)


def choose_per(request: Request, _store: Store) -> Per:
    """Ask for totals, or amounts per resident or each 1,000 offences."""
    return request.choose(PER, PER_OPTIONS)


def choose_project(request: Request, store: Store) -> str:
    """Return the project that a file's URL must name. Raises BadRequest."""
    return request.required(PROJECT, programmes_by_id(store))
