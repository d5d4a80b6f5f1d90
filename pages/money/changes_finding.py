"""How two years of a fund differ, in words: by their published totals, or by the sums of their parts."""

from analysis.change_parts import GROUPS, KINDS, Chosen, Story
from analysis.differences import Amount, difference
from ui.wording import counted, less_or_more, listing, lowered, pounds, year


def difference_words(told: Story, chosen: Chosen, known: str) -> str:
    """Return how two years differ in words; known says which parts are compared where their sums are told."""
    return _totals_first(told, chosen) or _sums_first(told, chosen, known)


def _sums_first(told: Story, chosen: Chosen, known: str) -> str:
    """Return the difference of the sums of the parts in words."""
    before, after = year(chosen.from_year), year(chosen.to_year)
    if not any(told.everything.difference):
        return f"the same in {after} as in {before} for {known}"
    return f"{less_or_more(*told.everything.difference)} in {after} than in {before} for {known}"


def _totals_first(told: Story, chosen: Chosen) -> str:
    """Return the difference of the published totals in words, with what became of the parts.

    Empty for boroughs, whose totals are of more than are known, unless both totals are published, every part is known
    in both years, and the sums of the parts, which are rounded differently, would give another difference.
    """
    before, after = told.totals.get(chosen.from_year), told.totals.get(chosen.to_year)
    if chosen.kind == "boroughs" or before is None or after is None or told.everything.parts < len(told.parts):
        return ""
    start, end = (Amount(one.amount_gbp, one.rounding_gbp) for one in (before, after))
    if difference(start, end) == told.everything.difference:
        return ""
    noun = KINDS[chosen.kind][0]
    became = [(GROUPS[group], sum(part.group == group for part in told.parts)) for group in GROUPS]
    return (
        f"{pounds(*start)} in {year(chosen.from_year)} and {pounds(*end)} in {year(chosen.to_year)} in all, "
        f"{less_or_more(*difference(start, end))}; of {counted(len(told.parts), noun)}, "
        + listing([f"{number} {lowered(name)}" for name, number in became if number])
    )
