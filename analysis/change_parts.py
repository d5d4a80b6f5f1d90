"""Two years of a fund by their parts: which years can be chosen, and what is known of them."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.differences import NO_POUNDS, Amount, Difference, Part, explained, summed, total
from data.store import Store, kept_with_store
from queries import changes
from queries.changes import Pair, PartYear, PublishedTotal

DEFAULT_KIND = "boroughs"

KINDS = ("boroughs", "programmes", "priorities", "grants", "contracts", "budgets", "ceilings")
"""The kinds of parts, by their codes in the URL, in order."""

PUBLISHED_KINDS = ("boroughs", "programmes", "priorities")
"""Kinds of which a missing part is not found. Awards are a register: a missing one is none that we know."""


class ComparedYears(NamedTuple):
    """Two years of a series of one kind of parts."""

    kind: str
    series_id: str
    from_year: int
    to_year: int


@kept_with_store
def comparable(store: Store) -> tuple[Pair, ...]:
    """Return the pairs of years that can be compared, those with most parts in both years first."""
    found = [p for p in changes.pairs(store) if p.parts_in_both or p.kind not in PUBLISHED_KINDS]
    return tuple(
        sorted(
            found,
            key=lambda p: (-p.parts_in_both, p.to_year - p.from_year, p.rounding_gbp or 0, -p.to_year, p.series),
        )
    )


def kinds(store: Store) -> tuple[str, ...]:
    """Return the kinds of parts of which two years can be compared."""
    found = {pair.kind for pair in comparable(store)}
    return tuple(kind for kind in KINDS if kind in found)


def funds(store: Store, kind: str) -> dict[str, str]:
    """Return the series_id of each fund with such parts by its name, those with most parts in two years first."""
    best: dict[tuple[str, str], tuple[int, int]] = {}
    for pair in _of(store, kind):
        both, parts = best.get((pair.series, pair.series_id), (0, 0))
        best[pair.series, pair.series_id] = (max(both, pair.parts_in_both), max(parts, pair.parts))
    return dict(sorted(best, key=lambda fund: (-best[fund][0], -best[fund][1], fund)))


def _of(store: Store, kind: str, series_id: str | None = None) -> list[Pair]:
    return [p for p in comparable(store) if p.kind == kind and series_id in (None, p.series_id)]


def usual_years(store: Store, kind: str, series_id: str) -> tuple[int, int]:
    """Return the two years with most parts published in both; the nearest, least rounded and latest of several."""
    best = _of(store, kind, series_id)[0]
    return best.from_year, best.to_year


def earlier_years(store: Store, kind: str, series_id: str) -> tuple[int, ...]:
    """Return the years that can be the earlier one, oldest first."""
    return tuple(sorted({pair.from_year for pair in _of(store, kind, series_id)}))


def every_year(store: Store, kind: str, series_id: str) -> tuple[int, ...]:
    """Return the years that can be the earlier or the later one, oldest first."""
    return tuple(sorted({one for pair in _of(store, kind, series_id) for one in (pair.from_year, pair.to_year)}))


def later_years(store: Store, kind: str, series_id: str, from_year: int) -> tuple[int, ...]:
    """Return the years that can be compared with the earlier one, oldest first."""
    return tuple(sorted({p.to_year for p in _of(store, kind, series_id) if p.from_year == from_year}))


class Comparison(NamedTuple):
    """All that is known of two years of a series; totals has those of both years, or none."""

    chosen: ComparedYears
    fund: str
    rows: tuple[PartYear, ...]
    parts: tuple[Part, ...]
    everything: Difference
    totals: tuple[PublishedTotal, ...]


@kept_with_store
def compare(store: Store, chosen: ComparedYears) -> Comparison:
    """Return two years of a series by their parts."""
    kind, series_id, from_year, to_year = chosen
    rows = changes.parts_by_year(store, kind, series_id, from_year, to_year)
    absent = None if kind in PUBLISHED_KINDS else Amount(NO_POUNDS, NO_POUNDS)
    parts = explained(_amounts(rows, from_year), _amounts(rows, to_year), absent=absent)
    published = changes.published_totals(store, kind, series_id)
    totals = tuple(row for row in published if row.financial_year in (from_year, to_year))
    fund = next(pair.series for pair in _of(store, kind, series_id))
    return Comparison(chosen, fund, rows, parts, summed(parts), totals if len(totals) == 2 else ())


def _amounts(rows: Sequence[PartYear], wanted: int) -> dict[str, Amount | None]:
    """Return the sum of each part's figures in one year; None where one of them is not found."""
    found: dict[str, list[Amount | None]] = {}
    for row in rows:
        if row.financial_year == wanted:
            amount = None if row.amount_gbp is None else Amount(row.amount_gbp, row.rounding_gbp)
            found.setdefault(row.part, []).append(amount)
    return {part: None if None in amounts else total([a for a in amounts if a]) for part, amounts in found.items()}


def allowing_for_both(total: PublishedTotal) -> Amount:
    """Return a published total; if two contradict each other, their midpoint with a rounding that covers both."""
    if total.other_gbp is None or total.rounding_gbp is None:
        return Amount(total.amount_gbp, total.rounding_gbp)
    low = min(total.amount_gbp - total.rounding_gbp, total.other_gbp)
    high = max(total.amount_gbp + total.rounding_gbp, total.other_gbp)
    return Amount((low + high) / 2, (high - low) / 2)
