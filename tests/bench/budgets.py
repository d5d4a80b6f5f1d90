"""What speed may cost at most, as ratios to the empty page measured in the same run, or in kilobytes."""

from tests.bench.slow_phone import SlowView

RERUN = 0.20
"""Processor time of a rerun, of the empty page on a default server; a search 0.25."""

SEARCH_RERUN = 0.25

NEW_VISITOR = 0.15
"""Processor time of a new visitor, of the empty page on a default server."""

FIRST_VIEW = 1.3
"""Time until all words are painted, of the empty page."""

FIRST_VISIT_KB = 3200
RETURN_KB = 100
"""Bytes of a first visit with charts, and of a return."""

SLOW = SlowView(
    words=2.0,
    pictures=2.5,
    early_choice=1.5,
    late_choice=1.5,
    blocked=0.6,
    kilobytes=150,
    requests=12,
    shifts=0.1,
)
"""On a slow phone."""

THOUSANDFOLD = 2
"""A filtered page of a thousand times the awards, of the same page today."""

SEARCH_OF_FTS5 = 1
"""A search among 100,000 services, of what SQLite's FTS5 takes."""
