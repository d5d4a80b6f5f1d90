"""Figures of the boroughs in words: with ranks as far as rounding allows, cautions and sources."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from analysis.borough_figures import RankedValues
from queries import Bounds
from queries.boroughs import FundingYear, Per, Terms
from queries.measures import BoroughValue
from ui.doubts import doubtful_areas
from ui.formats import counted, ordinal, pounds, pounds_between, pounds_rate, sentence
from ui.missing import NOT_FOUND


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


def worded(values: RankedValues, words: Callable[[BoroughValue], str]) -> tuple[Figure, ...]:
    """Return figures in words, with their ranks and cautions; those outside have none."""
    return tuple(
        Figure(
            row.gss_code,
            row.area,
            row.value,
            row.bounds,
            "outside" if row.gss_code in values.outside else NOT_FOUND if row.value is None else words(row),
            rank.best if rank else None,
            rank.worst if rank else None,
            row.gss_code in values.outside,
            row.is_stated,
            caution_words(values.doubts.get(row.gss_code, ())) or None if rank else None,
            range_words(row),
            row.source_id,
            row.locator,
        )
        for row, rank in zip(values.rows, values.ranks, strict=True)
    )


PER_WORDS: dict[Per, str] = {"total": "", "head": " per resident", "offence": " per 1,000 recorded offences"}


def amount_words(row: FundingYear | BoroughValue, terms: Terms, per: Per) -> str:
    """Return an allocation in the terms asked for, as exactly as its rounding allows."""
    if terms == "cash" and per == "total":
        return pounds(row.amount_gbp, row.rounding_gbp)
    return derived_words(row.value, row.bounds, per)


def derived_words(value: float | None, bounds: Bounds | None, per: Per) -> str:
    """Return a derived amount as exactly as its rounding allows; "about" where the rounding is not known."""
    words = pounds_between if per == "total" else pounds_rate
    if bounds is None and value is not None:
        return f"about {words(Bounds(value, value))}"
    return words(bounds)


def caution_words(doubts: Iterable[str]) -> str:
    """Return what to be careful about in sentences; empty where nothing is doubtful."""
    return " ".join(sentence(doubt) for doubt in doubts)


def range_words(row: BoroughValue) -> str:
    """Return between what amounts of pounds a published, rounded one lies; nothing for an exact one."""
    if row.amount_gbp is None or not row.rounding_gbp or row.bounds is None:
        return ""
    low, high = row.amount_gbp - row.rounding_gbp, row.amount_gbp + row.rounding_gbp
    return f"published as {pounds(row.amount_gbp, row.rounding_gbp)}: {pounds(low)} to {pounds(high)}"
