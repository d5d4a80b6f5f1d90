"""Sums of awards in words: exact, a range where parts were published rounded, “about” where it is not known how far."""

from decimal import Decimal

from analysis.award_sums import AwardSum
from ui.formats import MILLION, pounds_estimate, pounds_most, pounds_short, pounds_sum
from ui.rounding import Ends, rounded

SHORTENED = "Sums given as a range, or as “about”, hold amounts that were published rounded; all others are exact."
"""The note next to sums of awards if some are not a single number."""


def awards_sum(amount: Decimal, rounding: Decimal | None) -> str:
    """Return a sum of awards: £473,766, £33.9m to £35.0m where parts were published rounded, about £1.2m.

    rounding is the sum of theirs; None where that of a part is not known.
    """
    return _about(amount) if rounding is None else pounds_sum(amount, rounding)


def awards_sum_short(amount: Decimal, rounding: Decimal | None) -> str:
    """Return a sum of awards short enough for a drawing: £33.95m, £33.9m to £35.0m, about £1.2m."""
    return awards_sum(amount, rounding) if rounding != 0 else pounds_short(Ends(amount, amount))


def awards_most(amount: Decimal, rounding: Decimal | None) -> str:
    """Return the most that a sum of “up to” awards can be: £730,000, or £35.0m for £33.9m to £35.0m."""
    return _about(amount) if rounding is None else pounds_most(amount, rounding)


KIND_WORDS = {
    "grant": "grants",
    "contract": "contracts",
    "budget": "budgets",
    "procurement ceiling": "contract limits",
    "income accepted": "income",
}
"""What awards of a kind are called together, in a sum."""


def kind_amount(row: AwardSum) -> str:
    """Return a sum of one kind, short: £12.2m, up to £730,000."""
    if row.amount_basis == "up to":
        return f"up to {awards_most(row.counted_gbp, row.rounding_gbp)}"
    return awards_sum_short(row.counted_gbp, row.rounding_gbp)


def kind_sum(row: AwardSum) -> str:
    """Return a sum of one kind with its name: £12.2m in grants, up to £730,000 in contracts."""
    return f"{kind_amount(row)} in {KIND_WORDS[row.kind]}"


def _about(amount: Decimal) -> str:
    return f"about £{rounded(amount / MILLION, 1):,f}m" if amount >= MILLION else pounds_estimate(amount)
