"""What the Data quality page shows: checks, totals beside their parts, contradictions, and what is published."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.boroughs import Coverage, coverage_by_year
from queries.quality import (
    Caution,
    CheckResult,
    TotalComparison,
    cautions,
    checks,
    contradictions,
    row_counts,
    total_comparisons,
)
from ui.exhibit import Exhibit, Export, ReadyExhibit, ready
from ui.html import Html, address, link, render
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.wording import counted, pounds, sentence, whole, year, years

VERDICTS = {
    "differs": "differs",
    "rounding": "differs, rounding could explain it",
    "missing": "not all parts are published",
    "equal": "agrees",
}


class Quality(NamedTuple):
    """The parts of the page in their order."""

    summary: Html
    checks: ReadyExhibit
    totals: ReadyExhibit
    decisions: ReadyExhibit
    contradictions: ReadyExhibit
    coverage: ReadyExhibit
    sizes: ReadyExhibit


@kept_with_store(maxsize=1)
def quality(store: Store) -> Quality:
    """Return the page's content."""
    comparisons = total_comparisons(store)
    return Quality(
        summary=render("quality_summary", **summary(store)),
        checks=ready(check_table(store)),
        totals=ready(totals(store, [row for row in comparisons if row.kind != "Decision"])),
        decisions=ready(decision_totals(store, [row for row in comparisons if row.kind == "Decision"])),
        contradictions=ready(contradiction_table(store)),
        coverage=ready(coverage(store)),
        sizes=ready(sizes(store)),
    )


def summary(store: Store) -> dict[str, object]:
    """Return the figures of the opening sentence."""
    results = checks(store)
    return {
        "checks": len(results),
        "errors": sum(row.rows_found for row in results if row.severity == "error"),
        "cautions": sum(row.rows_found for row in results if row.severity == "caution"),
        "contradictions": len(contradictions(store)),
    }


def check_table(store: Store) -> Exhibit:
    """Return every check with its result and, under it, what it found."""
    results = checks(store)
    found = cautions(store)
    failed = sum(row.rows_found for row in results if row.severity == "error")
    return Exhibit(
        finding=f"{counted(len(results), 'check')} ran: {counted(failed, 'error')}, "
        f"{counted(sum(row.rows_found for row in results if row.severity == 'caution'), 'caution')}",
        measure="An error stops the data from being published. A caution does not: the figure is shown as published, "
        "with the caution beside it.",
        table=table_html(
            "Checks and what they found",
            (
                Column(
                    "Check", lambda row: Markup("{}<small>{}</small>").format(row.title, row.explanation), wide=True
                ),
                Column("If it finds something", lambda row: row.severity),
                Column("Found", lambda row: whole(row.rows_found), numeric=True),
                Column("What was found", lambda row: findings(row, found), wide=True),
            ),
            results,
            hide_caption=True,
        ),
        export=Export("checks-and-cautions", found),
    )


def findings(check: CheckResult, found: Sequence[Caution]) -> Markup:
    """Return what one check found, as a list; folded away where it is long."""
    own = [row for row in found if row.check_id == check.check_id]
    if not own:
        return Markup("nothing")
    items = Markup("").join(
        Markup("<li><strong>{}</strong>{}: {}</li>").format(row.subject, _when(row), sentence(row.message))
        for row in own
    )
    listed = Markup("<ul>{}</ul>").format(items)
    return listed if len(own) <= 3 else render("folded", summary=f"Show all {len(own)}", body=listed)


def _when(row: Caution) -> str:
    return "" if row.start_year is None else f", {years(row.start_year, row.end_year)}"


def total_columns(store: Store) -> list[Column]:
    """Return the columns of a table of totals beside their parts."""
    return [
        Column("Published total", lambda row: Markup("{}<small>{}</small>").format(row.title, row.kind), wide=True),
        Column("Years", lambda row: years(row.start_year, row.end_year)),
        Column("Total", lambda row: pounds(row.total_gbp, row.total_rounding_gbp), numeric=True),
        Column("Sum of parts", parts_words, numeric=True),
        Column("Parts", lambda row: f"{row.part_count - row.parts_missing} of {row.part_count}", numeric=True),
        Column("Result", lambda row: VERDICTS[row.verdict]),
        Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
    ]


def parts_words(row: TotalComparison) -> str:
    """Return the sum of the parts, written as finely as its parts were published."""
    if row.part_count == row.parts_missing:
        return "none published"
    each = row.parts_rounding_gbp / (row.part_count - row.parts_missing)
    return pounds(row.parts_gbp, min(each, row.total_rounding_gbp))


def totals(store: Store, rows: Sequence[TotalComparison]) -> Exhibit:
    """Return the published totals of funds, budgets and priorities beside their parts."""
    apart = [row for row in rows if row.verdict in ("differs", "rounding")]
    return Exhibit(
        finding=f"{len(apart)} of {counted(len(rows), 'published total')} do not equal the sum of their parts; "
        f"rounding could explain {sum(row.verdict == 'rounding' for row in apart)} of them",
        measure="Totals of funds, budgets and priorities beside the sum of the parts that are published, cash. The "
        "total is quoted as published.",
        table=table_html("Published totals beside their parts", total_columns(store), rows, hide_caption=True),
        notes=[rounding_note(rows)],
        export=Export("published-totals", tuple(rows), citer(store)),
    )


def rounding_note(rows: Sequence[TotalComparison]) -> str:
    """Return what rounding can do, by the total with the most rounded parts."""
    most = max((row for row in rows if row.verdict == "rounding"), key=lambda row: row.part_count)
    each = most.parts_rounding_gbp / most.part_count
    return (
        f"How far rounding can go, by the example of the total with the most parts: {most.part_count} figures that are "
        f"each up to {pounds(each)} off can be {pounds(most.parts_rounding_gbp)} off together, if all are off the same "
        f"way. Its parts add up to {parts_words(most)}, the total is published as "
        f"{pounds(most.total_gbp, most.total_rounding_gbp)}."
    )


def decision_totals(store: Store, rows: Sequence[TotalComparison]) -> Exhibit:
    """Return decisions beside the awards made under them; those that agree are only in the download."""
    over = sum(row.verdict == "differs" for row in rows)
    apart = [row for row in rows if row.verdict != "equal"]
    return Exhibit(
        finding=f"Decisions beside their awards: {len(rows) - len(apart)} of {len(rows)} agree, {over} have awards "
        "that add up to more than the decision",
        measure="Amount of the decision beside the awards known to be made under it that count in totals, cash. Often "
        "not all awards are published.",
        table=table_html("Decisions beside their awards", total_columns(store), apart, hide_caption=True),
        folded=f"Show the {len(apart)} decisions that do not agree with the awards known",
        export=Export("decisions-and-awards", tuple(rows), citer(store)),
    )


def contradiction_table(store: Store) -> Exhibit:
    """Return the contradictions between sources."""
    rows = contradictions(store)
    return Exhibit(
        finding=f"{counted(len(rows), 'contradiction')} between two statements",
        measure="Two statements in two places that do not agree, side by side. Neither is corrected.",
        table=table_html(
            "Contradictions",
            (
                Column("About", lambda row: row.topic, wide=True),
                Column("One says", lambda row: _statement(store, row.statement_a, row.source_a), wide=True),
                Column("The other says", lambda row: _statement(store, row.statement_b, row.source_b), wide=True),
                Column("What is known", lambda row: row.note or "", wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        folded=f"Show all {len(rows)} contradictions",
        export=Export("contradictions", rows),
    )


def _statement(store: Store, text: str, source_id: str) -> Markup:
    return Markup("{}<small>{}</small>").format(text, cite(store, source_id))


def coverage(store: Store) -> Exhibit:
    """Return which boroughs and years of direct funding are published, as a matrix."""
    rows = coverage_by_year(store)
    starts = sorted({row.financial_year for row in rows})
    boroughs: dict[str, dict[int, Coverage]] = {}
    for row in rows:
        boroughs.setdefault(row.borough, {})[row.financial_year] = row
    known = sum(row.published for row in rows)
    return Exhibit(
        finding=f"Direct funding is published for {known} of {len(rows)} boroughs and years",
        measure="Direct borough funding of the London Crime Prevention Fund, allocation, as published. A dash: not "
        "published in our sources.",
        table=render(
            "coverage_matrix",
            caption="Direct funding by borough and year",
            years=[year(start) for start in starts],
            rows=[
                (link(name, address("borough", borough=name)), [_matrix_cell(by_year[start]) for start in starts])
                for name, by_year in boroughs.items()
            ],
        ),
        folded="Show all 32 boroughs",
        export=Export("direct-funding-coverage", rows),
    )


def _matrix_cell(row: Coverage) -> str:
    return "" if row.amount_gbp is None else pounds(row.amount_gbp, row.rounding_gbp)


def sizes(store: Store) -> Exhibit:
    """Return how many rows each table holds."""
    rows = row_counts(store)
    return Exhibit(
        finding=f"{len(rows)} tables with {whole(sum(row.row_count for row in rows))} rows",
        measure="Rows of each table of the data package.",
        table=table_html(
            "Rows by table",
            (
                Column("Table", lambda row: row.table_name.replace("_", " ")),
                Column("Rows", lambda row: whole(row.row_count), numeric=True),
            ),
            rows,
            hide_caption=True,
        ),
        folded="Show all tables",
        export=Export("rows-by-table", rows),
    )
