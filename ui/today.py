"""Today's date for the visitor: whatever counts time since a date takes it from here, so that tests can set it."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return today's date (UTC). It must be part of the key of every cached result that depends on it."""
    return datetime.now(UTC).date()
