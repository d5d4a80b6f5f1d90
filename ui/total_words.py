"""How a published total compares with its parts, in words."""

from decimal import Decimal

from analysis.totals import is_unlikely
from queries.quality import TotalComparison
from ui.award_sums import awards_sum
from ui.formats import pounds

VERDICTS = {
    "differs": "differs",
    "rounding": "differs, rounding could explain it",
    "unlikely": "differs, rounding alone is not a likely reason",
    "missing": "not all parts are found",
    "less": "the awards known come to less",
    "not comparable": "cannot be compared",
    "unknown": "not known: a figure has no rounding",
    "as worded": "agrees with the words of the source",
    "rounded": "agrees: the sum rounds to the total",
    "equal": "agrees",
}


def verdict_words(row: TotalComparison) -> str:
    """Return how a total compares with its parts, with the reason where it cannot be compared."""
    words = VERDICTS["unlikely" if is_unlikely(row) else row.verdict]
    if row.verdict == "less" and row.difference_gbp is not None and row.parts_rounding_gbp:
        return f"{words}, by {at_least(-row.difference_gbp, row.parts_rounding_gbp)}"
    return f"{words}: {row.reason}" if row.reason else words


def at_least(gap: Decimal, rounding: Decimal) -> str:
    """Return by how much rounded parts fall short of a total that their printed range may still reach."""
    return f"at least {pounds(gap - rounding)}"


def parts_words(row: TotalComparison) -> str:
    """Return the sum of the parts, written as finely as its parts were published; of awards, as all their sums."""
    if row.part_count == row.parts_missing:
        return "none found"
    if row.kind == "Decision":
        return awards_sum(row.parts_gbp, row.parts_rounding_gbp)
    if row.parts_rounding_gbp is None or row.total_rounding_gbp is None:
        return pounds(row.parts_gbp, None)
    each = row.parts_rounding_gbp / (row.part_count - row.parts_missing)
    return pounds(row.parts_gbp, min(each, row.total_rounding_gbp))


def question(row: TotalComparison) -> str:
    """Return the question that a total raises where rounding is an unlikely explanation."""
    return f"Why {parts_words(row)} is not {pounds(row.total_gbp, row.total_rounding_gbp)}"
