"""Rounding for print: the only place where a figure loses digits before it is shown or written to a file.

A single figure is rounded from its exact decimal, halves away from zero. The ends of a range are rounded outwards, so
that what is printed holds every possible value. Nothing is rounded from a binary fraction: £1,250,000 is £1.3m, and a
score published as 9.425 is 9.43, although the binary fraction nearest to 9.425 is a little less.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from queries import Bounds

Number = int | float | Decimal | Fraction

FINEST = -11
"""The last decimal place of a derived figure that means anything, counted as a power of ten."""

MEANT = 12
"""By how many places the last digit of a derived figure that means anything follows its first."""


class Ends(NamedTuple):
    """The ends of a range as exact decimals."""

    low: Decimal
    high: Decimal

    @property
    def width(self) -> Decimal:
        """Return how far the ends are apart: 0 for a figure that is known exactly."""
        return self.high - self.low


def exact(value: Number) -> Decimal:
    """Return the decimal number that a figure stands for; only one that the machine worked out in binary is changed.

    Of such a figure thirteen digits are kept, and nothing finer than a hundred-billionth: the decimal that was
    published where there was one, and 25 for a share that the machine took for 25.000000000000004. It is safe, because
    the hair by which data/macros.sql widens bounds, and the machine's own error, are a few units of the sixteenth
    digit, and some 1e-13 in a percentage, while two different figures made of published amounts are further apart.
    """
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    if not isinstance(value, float):
        return Decimal(value)
    whole = Decimal(repr(value))
    return whole if whole == 0 else whole.quantize(_least(whole), ROUND_HALF_UP)


def _least(value: Decimal) -> Decimal:
    """Return one unit of the last place that means anything in a figure that the machine worked out."""
    return Decimal(1).scaleb(max(FINEST, value.adjusted() - MEANT))


def rounded(value: Number, decimals: int, way: str = ROUND_HALF_UP) -> Decimal:
    """Return a figure with so many decimals, halves away from zero; -3 decimals are whole thousands."""
    return exact(value).quantize(Decimal(1).scaleb(-decimals), way)


def ends(bounds: Bounds | Ends) -> Ends:
    """Return the ends of an interval as exact decimals; they are equal if only the hair was between them."""
    low, high = exact(bounds.low), exact(bounds.high)
    if isinstance(bounds.low, float) and high - low <= _least(high):
        low = high = exact((bounds.low + bounds.high) / 2)
    return Ends(low, high)


def outwards(bounds: Bounds | Ends, decimals: int) -> Ends:
    """Return the ends of an interval rounded outwards; a figure that is known exactly is rounded as one figure."""
    low, high = ends(bounds)
    if low == high:
        return Ends(rounded(low, decimals), rounded(high, decimals))
    return Ends(rounded(low, decimals, ROUND_FLOOR), rounded(high, decimals, ROUND_CEILING))
