"""Figures of the boroughs in words: with ranks as far as rounding allows, cautions and sources."""

from collections.abc import Callable, Collection, Iterable, Mapping
from math import inf
from typing import NamedTuple

from analysis.ranks import RankRange, rank_ranges
from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import areas
from queries.measures import BoroughValue
from queries.quality import cautions
from ui.doubts import doubtful_areas
from ui.missing import NOT_FOUND
from ui.wording import counted, ordinal, pounds, sentence


class Figure(NamedTuple):
    """One borough's figure; ranks count from 1 for the largest, as far as rounding can tell."""

    gss_code: str
    area: str
    value: float | None
    bounds: Bounds | None
    text: str
    best_rank: int | None
    worst_rank: int | None
    is_outside: bool
    is_stated: bool
    caution: str | None
    range_words: str
    source_id: str | None
    locator: str | None

    @property
    def marked(self) -> str:
        """Return the figure in words, marked where it is doubtful."""
        return f"{self.text} *" if self.caution else self.text

    @property
    def rank_words(self) -> str:
        """Return the place among the boroughs: 3rd, or 3rd to 9th where rounding cannot tell."""
        if self.best_rank is None or self.worst_rank is None:
            return ""
        if self.best_rank == self.worst_rank:
            return ordinal(self.best_rank)
        return f"{ordinal(self.best_rank)} to {ordinal(self.worst_rank)}"


class Figures(NamedTuple):
    """A measure for all boroughs, by name: what it is, its unit and period, and what a reader has to know."""

    title: str
    unit: str
    rows: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    are_cuts: bool = False
    """Whether every figure that is known is a cut: the deepest, which is the smallest number, then stands first."""

    beside: str = ""
    """What a title adds: London's own figure, where the boroughs' say little without it."""

    @property
    def known(self) -> tuple[Figure, ...]:
        """Return the boroughs with a figure, largest first; the City of London where it belongs to the measure."""
        sign = 1 if self.are_cuts else -1
        rows = [row for row in self.rows if row.value is not None]
        return tuple(sorted(rows, key=lambda row: (sign * (row.value or 0.0), row.area)))

    @property
    def place_words(self) -> str:
        """Return among how many, and from which end, places are counted: of the 4 known, from the deepest cut."""
        known = f"of the {len(self.known)} known, " if self.missing else ""
        return f"{known}from the {'deepest cut' if self.are_cuts else 'highest'}"

    @property
    def missing(self) -> tuple[Figure, ...]:
        """Return the boroughs without a published figure."""
        return tuple(row for row in self.rows if row.value is None and not row.is_outside)

    @property
    def cautions(self) -> tuple[str, ...]:
        """Return what to be careful about, borough by borough; the figures it is about carry an asterisk."""
        return tuple(f"* {row.area}: {row.caution}" for row in self.rows if row.caution)

    def doubt(self, named: Collection[str] = ()) -> str:
        """Return what a headline about all of these figures adds where some are doubtful; named are those it names."""
        return doubtful_areas([row.area for row in self.known if row.caution], len(self.known), named)

    @property
    def coverage(self) -> str:
        """Return how much is found: 32 of 32 boroughs, or 3 of 32 boroughs, 29 not found."""
        inside = [row for row in self.rows if not row.is_outside]
        left = f", {len(self.missing)} {NOT_FOUND}" if self.missing else ""
        return f"{len(inside) - len(self.missing)} of {counted(len(inside), 'area')}{left}."


ANYTHING = Bounds(-inf, inf)
"""The bounds of a figure that a source gives as "about"."""


def ranked_figures(
    rows: tuple[BoroughValue, ...],
    words: Callable[[BoroughValue], str],
    outside: frozenset[str] = frozenset(),
    doubts: Mapping[str, str] | None = None,
    *,
    smallest_first: bool = False,
) -> tuple[Figure, ...]:
    """Return rows with their words, ranks and cautions (by GSS code); those outside have none.

    Ranks count from the largest, or from the smallest.
    """

    def to_rank(bounds: Bounds) -> Bounds:
        return Bounds(-bounds.high, -bounds.low) if smallest_first else bounds

    ranks: list[RankRange | None] = rank_ranges(
        [None if row.gss_code in outside or row.value is None else to_rank(row.bounds or ANYTHING) for row in rows]
    )
    return tuple(
        Figure(
            row.gss_code,
            row.area,
            None if row.gss_code in outside else row.value,
            None if row.gss_code in outside else row.bounds,
            "outside" if row.gss_code in outside else NOT_FOUND if row.value is None else words(row),
            rank.best if rank else None,
            rank.worst if rank else None,
            row.gss_code in outside,
            row.is_stated,
            None if row.value is None else (doubts or {}).get(row.gss_code),
            "" if row.gss_code in outside else range_words(row),
            row.source_id,
            row.locator,
        )
        for row, rank in zip(rows, ranks, strict=True)
    )


def doubtful_in(store: Store, gss_code: str, fund_id: str, starts: Iterable[int]) -> list[int]:
    """Return the years, of some, in which a borough's figure of a fund is doubtful."""
    return [start for start in starts if gss_code in doubtful(store, fund_id, start)]


def range_words(row: BoroughValue) -> str:
    """Return between what amounts of pounds a published, rounded one lies; nothing for an exact one."""
    if row.amount_gbp is None or not row.rounding_gbp or row.bounds is None:
        return ""
    low, high = row.amount_gbp - row.rounding_gbp, row.amount_gbp + row.rounding_gbp
    return f"published as {pounds(row.amount_gbp, row.rounding_gbp)}: {pounds(low)} to {pounds(high)}"


def doubtful(store: Store, fund_id: str, *financial_years: int) -> dict[str, str]:
    """Return what to be careful about in a fund's figures of some years, by GSS code."""
    found: dict[str, str] = {}
    for one in cautions(store):
        if one.gss_code and one.fund_id == fund_id and one.end_year in financial_years:
            found[one.gss_code] = " ".join(filter(None, (found.get(one.gss_code), sentence(one.message))))
    return found


@kept_with_store
def outside(store: Store) -> frozenset[str]:
    """Return the GSS code of the City of London, which MOPAC does not fund."""
    return frozenset(area.gss_code for area in areas(store) if not area.receives_direct_funding)
