"""What else is published about money in a borough: allocations from other funds, and what others say about it."""

from markupsafe import Markup

from data.store import Store
from queries.boroughs import DIRECT, Area, FundingStatement, FundingYear, funding_by_year, statements_by_borough
from ui.columns import amount_column, source_column, year_column, years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import with_small
from ui.provenance import citer
from ui.shared_choices import choose_area
from ui.tables import Column, table_html
from ui.wording import counted, pounds, sentence

PRECISION = {"exact": "", "rounded": "", "about": "about ", "up to": "up to ", "at least": "at least "}


@exhibit("other-allocations", choose_area, level=3)
def other_allocations(store: Store, area: Area) -> Exhibit | None:
    """Return allocations from funds other than direct funding."""
    rows = tuple(row for row in funding_by_year(store, area.gss_code) if row.fund_id != DIRECT)
    if not rows:
        return None
    return Exhibit(
        headline=f"Other money allocated to {area.area}: {counted(len(rows), 'published figure')}",
        measure="Allocations from other funds, cash. They also stand among the awards below: not to be added to them.",
        table=lambda: table_html(
            f"Allocations to {area.area} from other funds",
            rows,
            Column("Fund", lambda row: row.fund),
            year_column(),
            amount_column(),
            Column("Note", lambda row: row.note or ""),
            source_column(store),
        ),
        export=Export(FundingYear, rows, citer(store), (("borough", area.area),), pounds=("value", "bounds")),
    )


@exhibit("funding-statements", choose_area, level=3)
def statement_table(store: Store, area: Area) -> Exhibit | None:
    """Return what others say about money in the borough; None if nothing is said."""
    rows = statements_by_borough(store, area.gss_code)
    if not rows:
        return None
    return Exhibit(
        headline=f"What councils, decisions and the press say about money in {area.area}: "
        f"{counted(len(rows), 'statement')}",
        measure="Statements overlap the figures above and each other. They are shown so that they can be compared, and "
        "are never added up.",
        table=lambda: table_html(
            f"Statements about money in {area.area}",
            rows,
            Column("What for", _statement_purpose, wide=True),
            Column("Fund, as stated", lambda row: row.fund_as_stated),
            years_column(),
            Column("Amount", lambda row: f"{PRECISION[row.precision]}{pounds(row.amount_gbp)}", numeric=True),
            source_column(store),
        ),
        folded=f"Show {counted(len(rows), 'statement')}",
        export=Export(FundingStatement, rows, citer(store), (("borough", area.area),)),
    )


def _statement_purpose(row: FundingStatement) -> Markup:
    shared = f"{counted(row.boroughs, 'borough')} together. " if row.boroughs > 1 else ""
    return with_small(row.purpose, shared + sentence(row.note))
