"""Explains the difference between two years of a fund by its parts: what is new, ended, larger and smaller.

Pure arithmetic: every part falls into exactly one group, and the groups add up to the difference of the sums of the
parts, to the penny.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

Group = Literal["new", "larger", "smaller", "ended", "unchanged", "not found"]

NO_POUNDS = Decimal(0)


class Amount(NamedTuple):
    """What was published for a part in one year, in pounds; rounding is half the step, None where it is "about"."""

    amount_gbp: Decimal
    rounding_gbp: Decimal | None


class Part(NamedTuple):
    """A part in two years. A part that is not found for both has no difference and is in none of the sums."""

    part: str
    group: Group
    earlier: Amount | None
    later: Amount | None
    difference: Amount | None


class Difference(NamedTuple):
    """Parts of one group, or of all that can be compared: their sums, and the difference of these."""

    parts: int
    earlier: Amount
    later: Amount
    difference: Amount


def together(roundings: Sequence[Decimal | None]) -> Decimal | None:
    """Return by how much a sum or difference of figures may be off; None if that of one of them is not known."""
    known = [rounding for rounding in roundings if rounding is not None]
    return sum(known, NO_POUNDS) if len(known) == len(roundings) else None


def total(amounts: Sequence[Amount]) -> Amount:
    """Return the sum of amounts with its rounding."""
    return Amount(sum((one.amount_gbp for one in amounts), NO_POUNDS), together([one.rounding_gbp for one in amounts]))


def difference(earlier: Amount, later: Amount) -> Amount:
    """Return later less earlier with its rounding."""
    return Amount(later.amount_gbp - earlier.amount_gbp, together([earlier.rounding_gbp, later.rounding_gbp]))


def group_of(earlier: Amount | None, later: Amount | None) -> Group:
    """Return the one group that a part belongs to, by its published figures; 0 is published, None is not."""
    if earlier is None or later is None:
        return "not found"
    if earlier.amount_gbp == later.amount_gbp:
        return "unchanged"
    if earlier.amount_gbp == 0:
        return "new"
    if later.amount_gbp == 0:
        return "ended"
    return "larger" if later.amount_gbp > earlier.amount_gbp else "smaller"


def explained(
    earlier: Mapping[str, Amount | None], later: Mapping[str, Amount | None], *, absent: Amount | None = None
) -> tuple[Part, ...]:
    """Return every part of either year in its group, largest differences first, what is not found last.

    absent is what a part missing from a year means: None (not found), or an amount of nothing where the list of parts
    is assumed to be complete.
    """
    parts = []
    for part in earlier.keys() | later.keys():
        before, after = earlier.get(part, absent), later.get(part, absent)
        both = None if before is None or after is None else difference(before, after)
        parts.append(Part(part, group_of(before, after), before, after, both))
    return tuple(
        sorted(
            parts, key=lambda p: (p.difference is None, -abs(p.difference.amount_gbp) if p.difference else 0, p.part)
        )
    )


def summed(parts: Sequence[Part], group: Group | None = None) -> Difference:
    """Return the sums of one group of parts, or of all parts that are published in both years."""
    chosen = [
        (part.earlier, part.later)
        for part in parts
        if part.earlier is not None and part.later is not None and group in (None, part.group)
    ]
    earlier, later = total([before for before, _ in chosen]), total([after for _, after in chosen])
    return Difference(len(chosen), earlier, later, difference(earlier, later))
