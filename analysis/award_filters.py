"""The filters of awards and decisions, and the ids of those that have a page."""

from collections.abc import Collection
from typing import NamedTuple

from analysis import boundaries
from data.store import Store, kept_with_store
from queries.awards import awards, choices, decisions
from queries.boroughs import areas

LONDON_NAME = "all of London"
"""The name of all of London as a filter."""


class AwardFilters(NamedTuple):
    """What awards can be filtered by, each list but that of years and recipients with "all" first."""

    funds: tuple[str, ...]
    priorities: tuple[str, ...]
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    places: tuple[str, ...]
    recipients: tuple[str, ...]


@kept_with_store
def award_filters(store: Store) -> AwardFilters:
    """Return the values that awards can be filtered by."""
    found: dict[str, list[str]] = {}
    for one in choices(store):
        found.setdefault(one.filter, []).append(one.value)
    return AwardFilters(
        funds=("all", *found.get("fund", [])),
        priorities=("all", *found.get("priority", [])),
        kinds=("all", *found.get("kind", [])),
        years=tuple(map(int, found.get("year", []))),
        places=("all", LONDON_NAME, *(area.area for area in areas(store))),
        recipients=tuple(found.get("recipient", [])),
    )


@kept_with_store
def known_ids(store: Store) -> dict[str, Collection[str]]:
    """Return what has a page: the ids of awards and decisions, and the names of recipients."""
    return {
        "award": awards(store).keys(),
        "decision": decisions(store).keys(),
        "recipient": frozenset(award_filters(store).recipients),
    }


def place_code(store: Store, place: str) -> str:
    """Return the GSS code of a place of the filters, or "all"."""
    return boundaries.place_code(store, place, LONDON_NAME)
