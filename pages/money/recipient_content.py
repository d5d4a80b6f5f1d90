"""One recipient in two blocks: what was awarded to it alone, and the shared awards that name it, not split."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from analysis.award_sums import AwardSum, sums_by_fund_and_year, sums_by_kind, sums_by_year
from analysis.recipients import bodies, recipients
from data.store import Store, kept_with_store
from pages.money.choices import choose_recipient
from queries.awards import Award, Identifier, identifiers_by_recipient
from ui.award_cells import (
    Kept,
    amount_and_kind,
    award_title,
    boroughs_named,
    decision_link,
    not_counted,
    published_as,
)
from ui.award_files import AWARDS
from ui.award_sums import KIND_WORDS, SHORTENED, awards_sum, kind_amount, kind_sum
from ui.columns import source_column, years_column
from ui.exhibit import Exhibit, attempt, exhibit
from ui.exhibit import Part as PagePart
from ui.files import Export
from ui.formats import counted, listing, sentence, whole, years
from ui.html import Html, render, url_for
from ui.missing import NOT_STATED
from ui.pictures.bars import bar
from ui.pictures.tiles import Tile, tiles_html
from ui.possible_duplicates import duplicate_cautions
from ui.provenance import citer
from ui.tables import Column, table_html


def window(recipient: str) -> str:
    """Return how the window of a recipient is named."""
    return f"Awards to {recipient}"


def parts(store: Store, recipient: str) -> tuple[PagePart, ...]:
    """Return all that a page shows of a recipient: both blocks, and its official numbers."""
    return (
        attempt(opening, store, recipient),
        attempt(awarded_alone, store, recipient),
        attempt(awards_shared, store, recipient),
        attempt(identifier_table, store, recipient),
    )


@kept_with_store
def opening(store: Store, recipient: str) -> Html:
    """Return what a body got alone and what it shares as tiles; nothing where one block is empty."""
    alone, shared = recipients(store)[recipient]
    if recipient not in bodies(store) or not alone or not shared:
        return Html()
    return tiles_html(
        [_tile("Awarded to it alone", alone, ""), _tile("Shared awards that name it", shared, "in full, not split")]
    )


def _tile(label: str, rows: Sequence[Award], small: str) -> Tile:
    found = [row for row in sums_by_kind(rows) if row.counted]
    if not found:
        return Tile(label, counted(len(rows), "award"), "none counted in totals")
    first, *others = sorted(found, key=lambda row: -row.counted_gbp)
    rest = listing([kind_sum(row) for row in others])
    words = [f"in {KIND_WORDS[first.kind]}", rest and f"also {rest}", small]
    return Tile(label, kind_amount(first), "; ".join(filter(None, words)))


def way_back(kept: Kept = ()) -> Html:
    """Return the way back to the ranking that somebody came from."""
    return render("way_back", href=url_for("recipients", kept), text="All recipients")


@exhibit("recipient", choose_recipient)
def awarded_alone(store: Store, recipient: str) -> Exhibit | None:
    """Return what was awarded to a recipient alone; nothing for a name that is not one body's."""
    if recipient not in bodies(store):
        return None
    rows = recipients(store)[recipient].alone
    by_kind = sums_by_kind(rows)
    return Exhibit(
        headline=f"Awarded to it alone: {sums_words(by_kind) if rows else 'nothing found'}",
        measure=f"Awards to {recipient} only, in full in their first year. Kinds are never added to each other.",
        coverage=_left_out(rows),
        picture=(lambda: by_year(rows)) if rows else None,
        table=lambda: award_table(store, "Awards to it alone", rows) + sums_table(sums_by_fund_and_year(rows)),
        notes=(SHORTENED,) if any(row.rounding_gbp != 0 for row in by_kind) else (),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS, rows, citer(store), (("recipient", recipient),)),
    )


@exhibit("recipient-shared", choose_recipient, hide_empty=True)
def awards_shared(store: Store, recipient: str) -> Exhibit:
    """Return the awards that belong to several and name a recipient, or were published under a name for several."""
    rows = recipients(store)[recipient].shared
    is_body = recipient in bodies(store)
    sums = sums_words(sums_by_kind(rows))
    named = "Shared awards that name it (not split)" if is_body else "Awards under this name"
    measure = (
        f"Awards to several organisations, {recipient} among them, each in full. What {recipient} gets of it is not "
        "found in our sources."
        if is_body
        else "The source names no single organisation that receives them."
    )
    return Exhibit(
        headline=f"{named}: {sums}",
        measure=measure,
        coverage=_left_out(rows),
        table=lambda: award_table(store, named, rows) + sums_table(sums_by_fund_and_year(rows)),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS, rows, citer(store), (("recipient", recipient),)),
    )


LONGEST_SUMS = 51
"""Characters of the sums in a headline; a second sum that does not fit is “more”."""


def sums_words(rows: Sequence[AwardSum]) -> str:
    """Return the two largest sums by kind in words: £12.2m in grants and up to £400,000 in contracts."""
    found = sorted((row for row in rows if row.counted), key=lambda row: -row.counted_gbp)
    words = [kind_sum(row) for row in found[:2]]
    both = listing(words) or f"{counted(sum(row.awards for row in rows), 'award')}, none counted in totals"
    return both if len(both) <= LONGEST_SUMS else f"{words[0]} and more"


def _left_out(rows: Sequence[Award]) -> str:
    out = sum(not row.counts_in_totals for row in rows)
    others = f", {out} of them not counted in totals" if out else ""
    return f"{counted(len(rows), 'award')}{others}." if rows else ""


def by_year(rows: Sequence[Award]) -> Html:
    """Return what was awarded as bars by first year, kind by kind, where a kind has several years."""
    found = Html()
    for kind, group in groupby(sums_by_year(rows), key=lambda row: (row.kind, row.amount_basis)):
        sums = [row for row in group if row.counted]
        if len(sums) > 1:
            found += _bars(f"{KIND_WORDS[kind[0]].capitalize()}{', up to' if kind[1] == 'up to' else ''}", sums)
    return found


def _bars(what: str, sums: Sequence[AwardSum]) -> Html:
    most = max(float(row.counted_gbp) for row in sums)
    return Html(
        table_html(
            f"{what} by first year",
            sums,
            Column("First year", lambda row: years(row.start_year, row.start_year)),
            Column("Amount", kind_amount, numeric=True),
            Column("Compared", lambda row: bar(float(row.counted_gbp), most), wide=True),
            show_caption=True,
        )
    )


def award_table(store: Store, caption: str, rows: Sequence[Award]) -> Markup:
    """Return awards of a recipient, each with whom it is shared; nothing where there are none."""
    if not rows:
        return Markup("")
    return table_html(
        caption,
        rows,
        Column(
            "What for",
            lambda row: award_title(row, *_sharers(row), boroughs_named(row), not_counted(row)),
            wide=True,
        ),
        years_column(),
        Column("Amount", amount_and_kind, numeric=True),
        Column("Fund", lambda row: row.fund or NOT_STATED),
        Column("Decision", decision_link),
        source_column(store),
        show_caption=True,
    )


def _sharers(row: Award) -> tuple[str, ...]:
    """Return how a source names the recipient of an award, and whom we know among several."""
    if not row.shared_by:
        return (published_as(row),)
    return f"as published: {row.recipient_as_published}", f"names {listing(row.shared_by)}"


def sums_table(rows: Sequence[AwardSum]) -> Markup:
    """Return sums by fund and first year, folded away; kinds are kept apart. Nothing where there are none."""
    if not rows:
        return Markup("")
    return render(
        "folded",
        summary="Sums by kind, fund and first year",
        body=table_html(
            "Sums by kind, fund and first year",
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
        ),
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


def identifier_table(store: Store, recipient: str) -> Html:
    """Return a recipient's official numbers, a row for each source; nothing where none is known."""
    rows: tuple[Identifier, ...] = identifiers_by_recipient(store, recipient)
    if not rows:
        return Html()
    return Html(
        table_html(
            "Official numbers",
            rows,
            Column("Register", lambda row: REGISTERS[row.org_id.rpartition("-")[0]], wide=True),
            Column("Number", lambda row: row.org_id.rpartition("-")[2]),
            Column("Name in the source", lambda row: row.name_seen, wide=True),
            Column("Note", lambda row: sentence(row.note), wide=True),
            source_column(store),
            show_caption=True,
        )
    )
