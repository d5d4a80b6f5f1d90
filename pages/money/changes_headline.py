"""How two years of a fund differ, in words: by their published totals, or by the sums of their parts."""

from collections import Counter
from collections.abc import Sequence

from analysis.change_parts import Comparison
from analysis.differences import Amount, Group, difference
from ui.formats import counted, less_or_more, listing, lowered, pounds, year

PART_NOUNS: dict[str, tuple[str, str]] = {
    "boroughs": ("borough", "allocations to boroughs"),
    "programmes": ("line", "lines of the fund’s published table"),
    "priorities": ("line", "lines under the priority"),
    "grants": ("programme", "grants by programme and first year"),
    "contracts": ("programme", "contracts by programme and first year"),
    "budgets": ("programme", "budgets by programme and first year"),
    "ceilings": ("programme", "procurement ceilings by programme and first year"),
}
"""What one part of each kind is called, and what they are called together."""

GROUP_WORDS: dict[Group, str] = {
    "new": "New",
    "larger": "Larger",
    "smaller": "Smaller",
    "ended": "Ended",
    "unchanged": "Unchanged",
    "not found": "Not found for both years",
}
"""What became of parts, in words."""


LONGEST_HEADLINE = 90
"""Characters."""


def short_headline(headlines: Sequence[str], doubts: Sequence[str]) -> str:
    """Return a headline with its doubt in the first wording that is short enough, else in the last and shortest."""
    every = [headline + doubt for doubt in doubts for headline in headlines]
    return next((words for words in every if len(words) <= LONGEST_HEADLINE), every[-1])


def difference_words(comparison: Comparison) -> tuple[str, ...]:
    """Return how two years differ in words, in full and shorter."""
    if totals := _totals_first(comparison):
        return totals
    before, after = year(comparison.chosen.from_year), year(comparison.chosen.to_year)
    where = counted(comparison.everything.parts, PART_NOUNS[comparison.chosen.kind][0])
    if not any(comparison.everything.difference):
        return (f"{where}: the same in {after} as in {before}",)
    change = less_or_more(*comparison.everything.difference)
    return f"{where}: {change} in {after} than in {before}", f"{where}: {change} than in {before}"


def _totals_first(comparison: Comparison) -> tuple[str, ...]:
    """Return the difference of the published totals in words, with what became of the parts.

    Empty for boroughs, whose totals are of more than are known, unless both totals are published, every part is known
    in both years, and the sums of the parts, which are rounded differently, would give another difference.
    """
    chosen = comparison.chosen
    is_complete = comparison.everything.parts == len(comparison.parts)
    if chosen.kind == "boroughs" or not comparison.totals or not is_complete:
        return ()
    start, end = (Amount(total.amount_gbp, total.rounding_gbp) for total in comparison.totals)
    if difference(start, end) == comparison.everything.difference:
        return ()
    noun = PART_NOUNS[chosen.kind][0]
    sums = (
        f"{pounds(*start)} in {year(chosen.from_year)} and {pounds(*end)} in {year(chosen.to_year)}, "
        f"{less_or_more(*difference(start, end))}"
    )
    return f"{sums}; of {counted(len(comparison.parts), noun)}, {group_counts(comparison)}", sums


def group_counts(comparison: Comparison) -> str:
    """Return what became of the parts: 3 new, 20 larger and 9 smaller."""
    numbers = Counter(part.group for part in comparison.parts)
    return listing([f"{numbers[group]} {lowered(words)}" for group, words in GROUP_WORDS.items() if numbers[group]])
