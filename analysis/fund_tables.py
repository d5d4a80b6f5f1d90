"""The fund tables of 2019/20 by their funds."""

from data.store import Store, kept_with_store
from queries.projects import FundCell, fund_tables


@kept_with_store
def cells_by_fund(store: Store) -> dict[str, tuple[FundCell, ...]]:
    """Return the cells of each fund's table by the fund's name."""
    found: dict[str, tuple[FundCell, ...]] = {}
    for cell in fund_tables(store):
        found[cell.fund] = (*found.get(cell.fund, ()), cell)
    return found
