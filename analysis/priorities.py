"""The priorities of the year whose spend by priority is published, and the kinds of awards that are counted by them."""

from data.store import Store, kept_with_store
from queries.priorities import award_kinds, headings_by_priority

YEAR = 2019
"""The one financial year whose spend by priority is published."""

ALL = "all priorities"
NONE_STATED = "no priority stated"


@kept_with_store
def priority_names(store: Store) -> tuple[str, ...]:
    """Return the priorities of the year, largest first."""
    return tuple(row.priority for row in headings_by_priority(store, YEAR))


@kept_with_store
def priority_choices(store: Store) -> tuple[str, ...]:
    """Return what can be chosen: all priorities, each of them, and awards without one."""
    return (ALL, *priority_names(store), NONE_STATED)


@kept_with_store
def kinds(store: Store) -> tuple[str, ...]:
    """Return the kinds of award, the most frequent first."""
    return tuple(row.kind for row in award_kinds(store))
