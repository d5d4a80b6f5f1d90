"""One recipient with all that it was awarded, by fund and year, and its official numbers."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.award_sums import AwardSum, sums_by_fund_and_year
from data.store import Store
from pages.money.choices import choose_recipient
from queries.awards import Award, AwardSearch, Identifier, awards_found, identifiers_by_recipient
from ui.award_cells import amount_and_kind, award_title, boroughs_named, decision_link, not_counted, published_as
from ui.award_files import AWARDS
from ui.award_sums import SHORTENED, awards_sum
from ui.columns import source_column, years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.missing import NOT_STATED
from ui.provenance import citer
from ui.tables import Column, table_html
from ui.twin_awards import twin_cautions
from ui.wording import counted, sentence, whole, years


@exhibit("recipient", choose_recipient)
def one_recipient(store: Store, recipient: str) -> Exhibit | None:
    """Return all that one recipient was awarded, by fund and year; None for one that is not known."""
    rows = awards_found(store, AwardSearch(recipient=recipient))
    if not rows:
        return None
    sums = sums_by_fund_and_year(rows)
    return Exhibit(
        headline=f"{recipient}: {counted(len(rows), 'award')}",
        measure="Every award in our sources that names it as the recipient, newest first.",
        table=lambda: (
            sums_table(sums)
            + table_html(
                "All awards",
                rows,
                Column(
                    "What for",
                    lambda row: award_title(row, row.fund, boroughs_named(row), not_counted(row), published_as(row)),
                    wide=True,
                ),
                years_column(),
                Column("Amount", amount_and_kind, numeric=True),
                Column("Fund", lambda row: row.fund or NOT_STATED),
                Column("Decision", decision_link),
                source_column(store),
                show_caption=True,
            )
            + identifier_table(store, identifiers_by_recipient(store, recipient))
        ),
        notes=recipient_notes(recipient, rows, sums),
        cautions=twin_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS, rows, citer(store), (("recipient", recipient),)),
    )


REGISTERS = {
    "GB-CHC": "Charity Commission for England and Wales",
    "GB-COH": "Companies House",
    "GB-SC": "Scottish Charity Regulator",
    "GB-LAE": "English local authorities",
    "GB-GOR": "Government organisations",
    "GB-REV": "HMRC charities",
}
"""The registers of org-id.guide that the numbers we hold are from."""


def identifier_table(store: Store, rows: Sequence[Identifier]) -> Markup:
    """Return a recipient's official numbers, a row for each source; nothing where none is known."""
    if not rows:
        return Markup("")

    def number(row: Identifier) -> tuple[str, str]:
        register_code, _, within = row.org_id.rpartition("-")
        return REGISTERS[register_code], within

    return table_html(
        "Official numbers",
        rows,
        Column("Register", lambda row: number(row)[0], wide=True),
        Column("Number", lambda row: number(row)[1]),
        Column("Name in the source", lambda row: row.name_seen, wide=True),
        Column("Note", lambda row: sentence(row.note) if row.note else "", wide=True),
        source_column(store),
        show_caption=True,
    )


def recipient_notes(recipient: str, rows: Sequence[Award], sums: Sequence[AwardSum]) -> tuple[str, ...]:
    """Return what to know about the awards of a recipient: which it may share, and which sums are not exact."""
    others = sum(bool(published_as(row)) for row in rows)
    shared = (
        f"For {counted(others, 'award')} the source names the recipient otherwise, given as “as published”. Where that "
        "is the lead of several, a body with partners or one that passes money on, the award is shared, and how much "
        f"of it {recipient} keeps is not found."
    )
    return (
        *((shared,) if others else ()),
        *((SHORTENED,) if any(row.rounding_gbp != 0 for row in sums) else ()),
    )


def sums_table(rows: Sequence[AwardSum]) -> Markup:
    """Return a recipient's sums by fund and first year; kinds are kept apart."""
    return table_html(
        "By fund and first year (rows that count in sums)",
        rows,
        Column("First year", lambda row: years(row.start_year, row.start_year)),
        Column("Fund", lambda row: row.fund or NOT_STATED),
        Column("Kind", lambda row: f"{row.kind}, up to" if row.amount_basis == "up to" else row.kind),
        Column("Awards", lambda row: whole(row.awards), numeric=True),
        Column(
            "Sum of those counted",
            lambda row: awards_sum(row.counted_gbp, row.rounding_gbp) if row.counted else "–",
            numeric=True,
        ),
        show_caption=True,
    )
