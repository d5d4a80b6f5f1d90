"""How long awards run and when decisions were signed, in a sentence each: for their own pages and the overview."""

from collections.abc import Sequence

from analysis.scrutiny import SINCE, counted_ones, parted
from queries.scrutiny import LengthYear
from queries.timeliness import SignedDecision
from ui.formats import counted, share, year, years

NOTHING_FOLLOWS = "Two upper limits cannot be compared: they do not show whether awards became shorter or longer."


def lengths_headline(rows: Sequence[LengthYear]) -> str:
    """Return how many awards since the letter of March 2020 can run for three years at most; those before without any.

    The two are not compared: both are upper limits.
    """
    later, before = parted(rows)
    if not later:
        return f"At most {_long(before)} awards before {year(SINCE)} run for three years or more"
    return f"At most {_long(later)} awards since {year(SINCE)} run for three years or more"


def lengths_limits(rows: Sequence[LengthYear]) -> str:
    """Return why that is an upper limit, with the shares and with how many touch three years or more."""
    later, before = parted(rows)
    parts = [
        f"{when}, {_touching(some)}{_percent(some)}"
        for some, when in ((later, f"since {year(SINCE)}"), (before, f"before {year(SINCE)}"))
        if some
    ]
    words = f"These are upper limits, as our sources rarely give months: {'; '.join(parts)}."
    return f"{words} {NOTHING_FOLLOWS}" if len(parts) > 1 else words


def _long(rows: Sequence[LengthYear]) -> str:
    return f"{sum(row.three_years for row in rows)} of {sum(row.awards for row in rows)}"


def _percent(rows: Sequence[LengthYear]) -> str:
    """Return the share; nothing where there are too few for one."""
    whole = sum(row.awards for row in rows)
    return f", which leaves {share(sum(row.three_years for row in rows) / whole)}" if whole >= 10 else ""


def _touching(rows: Sequence[LengthYear]) -> str:
    shorter = sum(row.stated_shorter for row in rows)
    less = f", {shorter} of them stated to be shorter" if shorter else ""
    return f"{sum(row.three_years for row in rows) + shorter} touch three financial years or more{less}"


def signing_headline(rows: Sequence[SignedDecision]) -> str:
    """Return how many of the few dated decisions were signed after their first year had begun."""
    every = counted_ones(rows)
    dated = [row for row in every if row.days_after is not None]
    if not dated:
        return "No decision has both a date of signing and a first year in our sources"
    after = [row for row in dated if row.is_after_start]
    return f"{len(after)} of {counted(len(dated), 'dated decision')} were signed after their year began"


def signing_circumstances(rows: Sequence[SignedDecision]) -> str:
    """Return, before a space, for how many decisions signed after their year began a reason is known."""
    after = [row for row in counted_ones(rows) if row.days_after is not None and row.is_after_start]
    explained = sum(row.circumstance is not None for row in after)
    return f"For {explained} of the {len(after)} a reason is known. " if explained else ""


def signing_coverage(rows: Sequence[SignedDecision]) -> str:
    """Return of how many decisions the date and the year are known, with the years; empty where of none."""
    every = counted_ones(rows)
    first = [row.first_year for row in every if row.days_after is not None and row.first_year is not None]
    if not first:
        return ""
    return (
        f"Date of signing and year are known for {len(first)} of {len(every)} decisions, with first years "
        f"{years(min(first), max(first))}."
    )
