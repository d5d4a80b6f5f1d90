"""Ranks that rounding can support: from the highest place a figure may have to the lowest."""

from collections.abc import Sequence
from itertools import combinations
from math import inf
from typing import NamedTuple

from queries import Bounds


class RankRange(NamedTuple):
    """The ranks a figure may have among others, 1 for the largest; both ends are possible."""

    best: int
    worst: int


def rank_ranges(figures: Sequence[Bounds | None]) -> list[RankRange | None]:
    """Return the possible places of each figure among those that are known; None for one that is not.

    Equal exact figures share their places.
    """
    known = [figure for figure in figures if figure is not None]
    return [
        None
        if figure is None
        else RankRange(
            best=1 + sum(surely_larger(other, figure) for other in known),
            worst=len(known) - sum(surely_larger(figure, other) for other in known),
        )
        for figure in figures
    ]


def surely_larger(one: Bounds, other: Bounds) -> bool:
    """Return whether one is larger than the other whatever the true figures are, apart from a tie at the very boundary.

    £0.7m is larger than £0.6m: both would have to be £650,000 to the penny to be equal. The tiny margin by which
    floating-point arithmetic widens bounds does not count.
    """
    hair = 1e-12 * max(abs(one.low), abs(other.high)) if one.low not in (inf, -inf) else 0.0
    return one.low >= other.high - hair and one.high > other.low + hair


class GroupedPairs(NamedTuple):
    """Pairs of figures that are in different groups, and how many of them may be equal or the other way round."""

    pairs: int
    open: int


def pairs_between_groups(figures: Sequence[Bounds], groups: Sequence[int]) -> GroupedPairs:
    """Return how many pairs of figures are in different groups, and for how many of these the bounds do not tell."""
    placed = zip(figures, groups, strict=True)
    apart = [(one, other) for (one, group), (other, of_other) in combinations(placed, 2) if group != of_other]
    return GroupedPairs(
        len(apart), sum(not surely_larger(one, other) and not surely_larger(other, one) for one, other in apart)
    )


class PairCount(NamedTuple):
    """Pairs of areas by whether the one with more of one thing has more of another: surely, surely not, or open.

    A pair is tied where both have exactly the same of one thing, and open where bounds overlap.
    """

    same: int
    opposite: int
    open: int
    tied: int

    @property
    def pairs(self) -> int:
        """Return the number of pairs."""
        return self.same + self.opposite + self.open + self.tied

    @property
    def tau(self) -> Bounds:
        """Return between what Kendall's rank correlation (tau a) lies: 1 for the same order, -1 for the opposite."""
        if not self.pairs:
            return Bounds(-1.0, 1.0)
        middle = self.same - self.opposite
        return Bounds((middle - self.open) / self.pairs, (middle + self.open) / self.pairs)


def count_pairs(first: Sequence[Bounds], second: Sequence[Bounds]) -> PairCount:
    """Return how far two rankings of the same areas agree, pair by pair, as far as the bounds show."""
    counts = {1: 0, -1: 0, 0: 0}
    tied = 0
    for ours, theirs in zip(combinations(first, 2), combinations(second, 2), strict=True):
        if _same(*ours) or _same(*theirs):
            tied += 1
        else:
            counts[_order(*ours) * _order(*theirs)] += 1
    return PairCount(counts[1], counts[-1], counts[0], tied)


def tau_difference(first: Sequence[Bounds], second: Sequence[Bounds], third: Sequence[Bounds]) -> Bounds:
    """Return by how much a ranking agrees more with a second than with a third, in Kendall's tau (tau a).

    A pair that is open in the first counts the same way in both, whichever way it is: it leaves the difference open
    only where the second and the third put the pair in opposite orders. So two ranges of tau may overlap and the
    difference be sure all the same.
    """
    low = high = 0
    pairs = list(zip(combinations(first, 2), combinations(second, 2), combinations(third, 2), strict=True))
    for money, one, other in pairs:
        order = _order(*one) - _order(*other)
        is_open = _order(*money) == 0 and not _same(*money)
        low += -abs(order) if is_open else _order(*money) * order
        high += abs(order) if is_open else _order(*money) * order
    return Bounds(low / len(pairs), high / len(pairs)) if pairs else Bounds(0.0, 0.0)


def _same(one: Bounds, other: Bounds) -> bool:
    """Return whether two exact figures are equal."""
    return one == other and one.low == one.high


def _order(one: Bounds, other: Bounds) -> int:
    """Return 1 where one is surely larger, -1 where it is surely smaller, 0 where that is open."""
    return surely_larger(one, other) - surely_larger(other, one)
