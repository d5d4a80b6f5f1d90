"""Which day it is for the visitor: what counts the time since a date takes it from here, so that tests can set it."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return the day, in universal time. It belongs into the key of everything that is kept and counts from it."""
    return datetime.now(UTC).date()
