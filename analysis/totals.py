"""Published totals and the sums of their parts: those whose difference rounding does not explain."""

from data.store import Store
from queries.quality import TotalComparison, total_comparisons


def is_unlikely(row: TotalComparison) -> bool:
    """Return whether rounding could explain a difference, but only if most parts were rounded the same way."""
    if row.verdict != "rounding" or row.difference_gbp is None or row.usual_error_gbp is None:
        return False
    return abs(float(row.difference_gbp)) > 2 * row.usual_error_gbp


def unlikely_totals(store: Store) -> list[TotalComparison]:
    """Return the totals of funds, budgets and priorities that rounding explains badly."""
    return [row for row in total_comparisons(store) if row.kind != "Decision" and is_unlikely(row)]
