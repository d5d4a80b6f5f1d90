"""The fund tables of 2019/20, one for each fund, with their empty cells and their totals checked."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup, escape

from analysis.fund_tables import cells_by_fund
from data.store import Store, kept_with_store
from pages.money.choices import choose_fund_table
from queries.boroughs import DIRECT
from queries.projects import BudgetCell, FundCell
from queries.quality import TotalComparison, total_comparisons
from ui.exhibit import Exhibit, exhibit
from ui.extracts import quotations
from ui.files import Export
from ui.html import link, url_for
from ui.missing import DASH, NIL, NOT_FOUND
from ui.provenance import citer, sources_of
from ui.tables import Cell, Column, table_html
from ui.total_words import parts_words, verdict_words
from ui.two_totals import two_totals
from ui.wording import counted, listing, pounds, sentence, years

LEAD = (
    "The audit panel’s report of January 2020 has a table for each of these funds. Here they are as published, with "
    "their empty cells, each total beside the sum of its lines. Allocation and budget are what was set aside, forecast "
    "is what was expected to be spent, variance the forecast less the allocation or budget."
)


class Heading(NamedTuple):
    """What a column of a fund table holds."""

    start_year: int
    end_year: int
    measure: str

    @property
    def words(self) -> str:
        """Return the heading: Forecast 2019/20."""
        return f"{self.measure[:1].upper()}{self.measure[1:]}, {years(self.start_year, self.end_year)}"


class Line(NamedTuple):
    """A row of a fund table."""

    line: str
    programme_id: str | None
    is_total: bool
    borough: str | None
    cells: dict[Heading, FundCell]


@kept_with_store
def _checks(store: Store) -> dict[str, TotalComparison]:
    return {row.comparison_id: row for row in total_comparisons(store)}


@exhibit("fund-table", choose_fund_table)
def fund_table(store: Store, fund: str) -> Exhibit:
    """Return the table of one fund."""
    cells = cells_by_fund(store)[fund]
    headings = list(dict.fromkeys(_heading(cell) for cell in cells))
    lines = _lines(cells)
    totals = [cell for cell in cells if cell.is_total]
    own = [cell for cell in cells if not cell.is_total]
    empty = [cell for cell in own if cell.amount_gbp is None]
    figures = listing(
        [
            f"{pounds(cell.amount_gbp, cell.rounding_gbp)} {_heading_short(cell)}"
            for cell in totals
            if cell.amount_gbp is not None
        ]
    )
    return Exhibit(
        headline=f"{fund}: {figures or 'no total is found'}",
        measure=f"Fund table of {years(2019, 2019)} with {counted(sum(not line.is_total for line in lines), 'line')}, "
        "by name. Amounts in different columns are different things, and are not added.",
        coverage=_coverage(own, empty),
        table=lambda: table_html(
            fund,
            lines,
            Column("Line", _name, wide=True),
            *(Column(heading.words, _Cell(heading), numeric=True) for heading in headings),
        ),
        notes=[
            *_nil_words(own),
            *_verdicts(store, totals, own),
            *_variance_follows(totals),
            *_without_total(headings, cells),
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


def _heading(cell: FundCell) -> Heading:
    return Heading(cell.start_year, cell.end_year, cell.measure)


def _heading_short(cell: FundCell) -> str:
    return f"{cell.measure} for {years(cell.start_year, cell.end_year)}"


def _lines(cells: Sequence[FundCell]) -> list[Line]:
    found: dict[str, Line] = {}
    for cell in sorted(cells, key=lambda cell: (cell.is_total, cell.line.lower())):
        line = found.setdefault(cell.line, Line(cell.line, cell.programme_id, cell.is_total, cell.borough, {}))
        line.cells[_heading(cell)] = cell
    return list(found.values())


def _name(line: Line) -> Cell:
    if line.is_total:
        return Markup("<strong>{}</strong>").format(line.line)
    if line.borough:
        return link(line.line, url_for("borough", borough=line.borough))
    return link(line.line, url_for("projects", project=line.programme_id)) if line.programme_id else line.line


class _Cell:
    """How the cells under one heading read."""

    def __init__(self, heading: Heading) -> None:
        self.heading = heading

    def __call__(self, line: Line) -> Cell:
        cell = line.cells.get(self.heading)
        if cell is None:
            return "not recorded"
        if cell.amount_gbp is None:
            return empty_words(cell)
        words = pounds(cell.amount_gbp, cell.rounding_gbp)
        return Markup("<strong>{}</strong>").format(words) if line.is_total else escape(words)


def empty_words(cell: FundCell | BudgetCell) -> str:
    """Return how a cell without a figure reads: a dash, a dash that is nil, or not found."""
    return NIL if cell.is_nil else DASH if cell.is_dash else NOT_FOUND


def _coverage(own: Sequence[FundCell], empty: Sequence[FundCell]) -> str:
    if not empty:
        return f"All {len(own)} cells have a figure."
    said = f"{len(own) - len(empty)} of {len(own)} cells have a figure"
    nil = sum(cell.is_nil for cell in empty)
    dashes = sum(cell.is_dash for cell in empty) - nil
    if nil:
        said += f"; {nil} hold a dash that is nil"
    if dashes:
        said += f"; {dashes} hold a dash, which the report does not explain"
    return f"{said}."


def _nil_words(own: Sequence[FundCell]) -> list[str]:
    """Return why the dashes of a column are nil, where its total shows it."""
    found = []
    for heading in dict.fromkeys(_heading(cell) for cell in own if cell.is_nil):
        column = [cell for cell in own if _heading(cell) == heading]
        nil = sum(cell.is_nil for cell in column)
        found.append(
            f"{heading.words}: {counted(len(column) - nil, 'line')} with a figure make the published total by "
            f"themselves, so {'the dash is' if nil == 1 else f'the {nil} dashes are'} nil."
        )
    return found


def _verdicts(store: Store, totals: Sequence[FundCell], own: Sequence[FundCell]) -> list[str]:
    """Return how each published total compares with its lines."""
    found = []
    for cell in totals:
        check = _checks(store).get(cell.comparison_id or "")
        if check is None:
            continue
        known = check.part_count - check.parts_missing
        lines = f"the {known} lines" if known == check.part_count else f"the {known} of {check.part_count} lines known"
        column = [one for one in own if _heading(one) == _heading(cell)]
        found.append(
            f"Total checked, {_heading_short(cell)}: {pounds(cell.amount_gbp, cell.rounding_gbp)} published, {lines} "
            f"add up to {parts_words(check)}: {_verdict(check, column)}."
        )
    return found


def _verdict(check: TotalComparison, column: Sequence[FundCell]) -> str:
    """Return the verdict in words; where all lines that are missing hold a dash, that they do."""
    dashes = sum(cell.is_dash for cell in column if cell.amount_gbp is None)
    if check.verdict == "missing" and dashes == check.parts_missing:
        return f"{counted(dashes, 'line')} {'holds' if dashes == 1 else 'hold'} a dash in the table"
    return verdict_words(check)


def _variance_follows(totals: Sequence[FundCell]) -> list[str]:
    """Return that the total variance also follows from the total forecast and allocation, where it does."""
    by_measure = {cell.measure: cell for cell in totals}
    variance, forecast, allocation = (by_measure.get(name) for name in ("variance", "forecast", "allocation"))
    if variance is None or forecast is None or allocation is None:
        return []
    if None in (variance.amount_gbp, forecast.amount_gbp, allocation.amount_gbp):
        return []
    difference = (forecast.amount_gbp or Decimal(0)) - (allocation.amount_gbp or Decimal(0))
    if difference != variance.amount_gbp:
        return []
    return [
        "The total variance also follows from the totals beside it: "
        f"{pounds(forecast.amount_gbp, forecast.rounding_gbp)} forecast less "
        f"{pounds(allocation.amount_gbp, allocation.rounding_gbp)} allocated is "
        f"{pounds(difference, variance.rounding_gbp)}."
    ]


def _without_total(headings: Sequence[Heading], cells: Sequence[FundCell]) -> list[str]:
    """Return what the lines of a column without a published total add up to, no finer than its coarsest line."""
    found = []
    for heading in headings:
        column = [cell for cell in cells if _heading(cell) == heading]
        totals = [cell for cell in column if cell.is_total]
        if any(cell.amount_gbp is not None for cell in totals):
            continue
        lines = [cell for cell in column if not cell.is_total]
        known = [cell.amount_gbp for cell in lines if cell.amount_gbp is not None]
        words = f"the {len(known)} lines" if len(known) == len(lines) else f"the {len(known)} of {len(lines)} known"
        added = pounds(sum(known, Decimal(0)), max(cell.rounding_gbp for cell in lines))
        why = "the cell of the total is empty in the table" if totals else "the table has no total"
        found.append(f"{heading.words}: {why}; {words} add up to {added}.")
    return found


def _remarks(cells: Sequence[FundCell]) -> list[str]:
    """Return what is to be known of single cells; what is the same for several cells is said once."""
    about: dict[str, list[str]] = {}
    for cell in cells:
        if cell.note:
            about.setdefault(cell.note, []).append(
                f"{cell.line} ({cell.measure}, {years(cell.start_year, cell.end_year)})"
            )
    return [
        f"{counted(len(which), 'cell')}: {sentence(note)}" if len(which) > 4 else f"{listing(which)}: {sentence(note)}"
        for note, which in about.items()
    ]
