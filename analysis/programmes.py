"""The programmes by their codes."""

from data.store import Store, kept_with_store
from queries.projects import Programme, programmes


@kept_with_store
def programmes_by_id(store: Store) -> dict[str, Programme]:
    """Return all programmes by programme_id, in the order of their names."""
    return {row.programme_id: row for row in programmes(store)}
