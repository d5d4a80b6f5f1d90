"""The programmes by their codes, those that the Projects page lists, and the funds that pay for them."""

from data.store import Store, kept_with_store
from queries.awards import awards
from queries.projects import Programme, programmes

STATUSES = ("all", "running", "ended", "unknown")


@kept_with_store
def programmes_by_id(store: Store) -> dict[str, Programme]:
    """Return all programmes by programme_id, in the order of their names."""
    return {row.programme_id: row for row in programmes(store)}


@kept_with_store
def portfolio(store: Store) -> tuple[Programme, ...]:
    """Return the programmes that reach more than one borough or that the co-commissioning fund pays for, by name."""
    return tuple(row for row in programmes_by_id(store).values() if row.is_in_portfolio)


@kept_with_store
def areas_named(store: Store) -> dict[str, frozenset[str]]:
    """Return the GSS codes of the areas that the awards of each programme name, all of London among them."""
    found: dict[str, set[str]] = {}
    for award in awards(store).values():
        found.setdefault(award.programme_id, set()).update(award.gss_codes)
    return {programme_id: frozenset(codes) for programme_id, codes in found.items()}


def paying(row: Programme) -> tuple[str, ...]:
    """Return the funds of a programme, the main one first."""
    others = row.other_funds.split("; ") if row.other_funds else []
    return (row.fund, *others) if row.fund else tuple(others)


@kept_with_store
def portfolio_funds(store: Store) -> tuple[str, ...]:
    """Return the funds that pay for a programme of the portfolio, in alphabetical order, after "all"."""
    return ("all", *sorted({fund for row in portfolio(store) for fund in paying(row)}, key=str.lower))
