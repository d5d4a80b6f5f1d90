"""Help that people can use: helplines now, the directory of services later."""

from collections.abc import Sequence
from typing import NamedTuple

from data.store import Store
from queries import rows


class Helpline(NamedTuple):
    """A national or London helpline."""

    helpline: str
    need: str
    phone: str
    hours: str | None
    for_whom: str
    website: str
    run_by: str


def helplines(store: Store, needs: Sequence[str]) -> tuple[Helpline, ...]:
    """Return the helplines for the needs, in the order of the needs."""
    return rows(store, "services/helplines", Helpline, needs=list(needs))
