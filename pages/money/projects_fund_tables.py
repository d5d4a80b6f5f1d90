"""The fund tables of 2019/20, one for each fund, with their empty cells and their totals checked."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from analysis.fund_tables import cells_by_fund
from data.store import Store, kept_with_store
from pages.money.choices import choose_fund_table
from queries.boroughs import DIRECT
from queries.projects import BudgetCell, FundCell
from queries.quality import TotalComparison, total_comparisons
from ui.columns import amount_words
from ui.exhibit import Exhibit, exhibit
from ui.extracts import quotations
from ui.files import Export
from ui.formats import counted, listing, pounds, sentence, years
from ui.html import link, url_for
from ui.missing import DASH, NIL, NOT_FOUND
from ui.provenance import citer, sources_of
from ui.tables import Cell, Column, table_html
from ui.total_words import parts_words, verdict_words
from ui.two_totals import two_totals

Line = dict[str, FundCell]
"""A row of a fund table: its cells by the headings of their columns."""


class FundColumn(NamedTuple):
    """A column of a fund table, with its total if the table has one."""

    heading: str
    lines: list[FundCell]
    total: FundCell | None


@kept_with_store
def _checks(store: Store) -> dict[str | None, TotalComparison]:
    return {row.comparison_id: row for row in total_comparisons(store)}


@exhibit("fund-table", choose_fund_table)
def fund_table(store: Store, fund: str) -> Exhibit:
    """Return the table of one fund."""
    cells = cells_by_fund(store)[fund]
    columns = _columns(cells)
    totals = [cell for cell in cells if cell.is_total]
    own = [cell for cell in cells if not cell.is_total]
    figures = [f"{cell_words(cell)} {_short_heading(cell)}" for cell in totals if cell.amount_gbp is not None]
    return Exhibit(
        headline=f"{fund}: {listing(figures) or 'no total is found'}",
        measure=f"Fund table of {years(2019, 2019)} with {counted(len({cell.line for cell in own}), 'line')}, "
        "by name. Amounts in different columns are different things, and are not added.",
        coverage=_coverage(own),
        table=lambda: table_html(
            fund,
            _lines(cells),
            Column("Line", _name, wide=True),
            *(_amounts(column.heading) for column in columns),
        ),
        notes=[
            *_nil_words(columns),
            *_verdicts(store, columns),
            *_variance_follows(totals),
            *_without_total(columns),
            *_remarks(cells),
            *quotations(store, "fund", cells[0].fund_id),
        ],
        cautions=two_totals(
            store,
            *(cell.start_year for cell in totals if cell.fund_id == DIRECT),
            use="The table is shown as published.",
        ),
        sources=sources_of(store, cells),
        export=Export(FundCell, cells, citer(store), (("fund", fund),)),
    )


def _heading(cell: FundCell) -> str:
    """Return the heading of a cell's column: Forecast, 2019/20."""
    return f"{cell.measure[:1].upper()}{cell.measure[1:]}, {years(cell.start_year, cell.end_year)}"


def _short_heading(cell: FundCell) -> str:
    return f"{cell.measure} for {years(cell.start_year, cell.end_year)}"


def _columns(cells: Sequence[FundCell]) -> list[FundColumn]:
    columns: dict[str, list[FundCell]] = defaultdict(list)
    for cell in cells:
        columns[_heading(cell)].append(cell)
    return [
        FundColumn(
            heading,
            lines=[cell for cell in column if not cell.is_total],
            total=next((cell for cell in column if cell.is_total), None),
        )
        for heading, column in columns.items()
    ]


def _lines(cells: Sequence[FundCell]) -> Collection[Line]:
    lines: dict[str, Line] = defaultdict(dict)
    for cell in sorted(cells, key=lambda cell: (cell.is_total, cell.line.lower())):
        lines[cell.line][_heading(cell)] = cell
    return lines.values()


def _name(line: Line) -> Cell:
    cell = next(iter(line.values()))
    if cell.is_total:
        return Markup("<strong>{}</strong>").format(cell.line)
    if cell.borough:
        return link(cell.line, url_for("borough", borough=cell.borough))
    return link(cell.line, url_for("projects", project=cell.programme_id)) if cell.programme_id else cell.line


def _amounts(heading: str) -> Column[Line]:
    def amount(line: Line) -> Cell:
        cell = line.get(heading)
        if cell is None:
            return "not recorded"
        words = cell_words(cell)
        return words if cell.amount_gbp is None or not cell.is_total else Markup("<strong>{}</strong>").format(words)

    return Column(heading, amount, numeric=True)


def cell_words(cell: FundCell | BudgetCell) -> str:
    """Return how a cell reads: its amount, a dash, a dash that is nil, or not found."""
    if cell.amount_gbp is not None:
        return amount_words(cell)
    return NIL if cell.is_nil else DASH if cell.is_dash else NOT_FOUND


def _coverage(own: Sequence[FundCell]) -> str:
    empty = [cell for cell in own if cell.amount_gbp is None]
    if not empty:
        return f"All {len(own)} cells have a figure."
    words = f"{len(own) - len(empty)} of {len(own)} cells have a figure"
    nil = sum(cell.is_nil for cell in empty)
    dashes = sum(cell.is_dash for cell in empty) - nil
    if nil:
        words += f"; {nil} hold a dash that is nil"
    if dashes:
        words += f"; {dashes} hold a dash, which the report does not explain"
    return f"{words}."


def _nil_words(columns: Sequence[FundColumn]) -> list[str]:
    """Return why the dashes of a column are nil, where its total shows it."""
    return [
        f"{heading}: {counted(len(lines) - nil, 'line')} with a figure make the published total by themselves, so "
        f"{'the dash is' if nil == 1 else f'the {nil} dashes are'} nil."
        for heading, lines, _total in columns
        if (nil := sum(cell.is_nil for cell in lines))
    ]


def _verdicts(store: Store, columns: Sequence[FundColumn]) -> list[str]:
    """Return how each published total compares with its lines."""
    notes = []
    for _heading, lines, total in columns:
        if total is None or (check := _checks(store).get(total.comparison_id)) is None:
            continue
        known = check.part_count - check.parts_missing
        words = f"the {known} lines" if known == check.part_count else f"the {known} of {check.part_count} lines known"
        notes.append(
            f"Total checked, {_short_heading(total)}: {cell_words(total)} published, {words} "
            f"add up to {parts_words(check)}: {_verdict(check, lines)}."
        )
    return notes


def _verdict(check: TotalComparison, lines: Sequence[FundCell]) -> str:
    """Return the verdict in words; where all lines that are missing hold a dash, that they do."""
    dashes = sum(cell.is_dash for cell in lines if cell.amount_gbp is None)
    if check.verdict == "missing" and dashes == check.parts_missing:
        return f"{counted(dashes, 'line')} {'holds' if dashes == 1 else 'hold'} a dash in the table"
    return verdict_words(check)


def _variance_follows(totals: Sequence[FundCell]) -> list[str]:
    """Return that the total variance also follows from the total forecast and allocation, where it does."""
    by_measure = {cell.measure: cell for cell in totals}
    variance, forecast, allocation = (by_measure.get(name) for name in ("variance", "forecast", "allocation"))
    if not (variance and forecast and allocation) or forecast.amount_gbp is None or allocation.amount_gbp is None:
        return []
    if forecast.amount_gbp - allocation.amount_gbp != variance.amount_gbp:
        return []
    return [
        f"The total variance also follows from the totals beside it: {cell_words(forecast)} forecast less "
        f"{cell_words(allocation)} allocated is {cell_words(variance)}."
    ]


def _without_total(columns: Sequence[FundColumn]) -> list[str]:
    """Return what the lines of a column without a published total add up to, no finer than its coarsest line."""
    notes = []
    for heading, lines, total in columns:
        if total and total.amount_gbp is not None:
            continue
        known = [cell.amount_gbp for cell in lines if cell.amount_gbp is not None]
        words = f"the {len(known)} lines" if len(known) == len(lines) else f"the {len(known)} of {len(lines)} known"
        added = pounds(sum(known, Decimal(0)), max(cell.rounding_gbp for cell in lines))
        why = "the cell of the total is empty in the table" if total else "the table has no total"
        notes.append(f"{heading}: {why}; {words} add up to {added}.")
    return notes


def _remarks(cells: Sequence[FundCell]) -> list[str]:
    """Return what is to be known of single cells; what is the same for several cells is said once."""
    about: dict[str, list[str]] = defaultdict(list)
    for cell in cells:
        if cell.note:
            about[cell.note].append(f"{cell.line} ({cell.measure}, {years(cell.start_year, cell.end_year)})")
    return [
        f"{counted(len(which), 'cell')}: {sentence(note)}" if len(which) > 4 else f"{listing(which)}: {sentence(note)}"
        for note, which in about.items()
    ]
