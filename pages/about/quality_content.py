"""What the Data quality page shows: checks, totals beside their parts, contradictions, and what is published."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from analysis.totals import is_unlikely, unlikely_totals
from data.store import Store, kept_with_store
from queries.boroughs import DIRECT, Coverage, coverage_by_year
from queries.quality import (
    Caution,
    CheckResult,
    Contradiction,
    RowCount,
    TotalComparison,
    cautions,
    checks,
    contradictions,
    row_counts,
    total_comparisons,
)
from queries.sources import dictionary
from ui.columns import source_column, years_column
from ui.contradictions import contradiction_exhibit
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, number, pounds, sentence, whole, year, years
from ui.html import Html, bullets, link, render, url_for, with_small
from ui.pictures.bars import bar
from ui.pictures.tiles import Tile, tiles_html
from ui.provenance import cite_all, citer, sources_of
from ui.rounding import rounded
from ui.tables import Column, table_html
from ui.total_words import parts_words, question, verdict_words

AGREES = ("equal", "rounded", "as worded")
"""Verdicts on a total that needs no further look."""


@kept_with_store
def opening(store: Store) -> Html:
    """Return the opening sentences."""
    results = checks(store)
    errors = sum(row.rows_found for row in results if row.severity == "error")
    cautioned = sum(row.rows_found for row in results if row.severity == "caution")
    compared = [one.verdict for one in total_comparisons(store)]
    agreeing = sum(verdict in AGREES for verdict in compared)
    return tiles_html(
        [
            Tile("Checks before any data are published", str(len(results)), f"{errors} errors today"),
            Tile("Cautions", str(cautioned), "figures that may be wrong, each with its reason"),
            Tile("Contradictions", str(len(contradictions(store))), "between sources, shown side by side"),
            Tile(
                "Published totals",
                f"{agreeing} of {len(compared)}",
                "agree with their parts",
                bar(agreeing, len(compared)),
            ),
        ]
    ) + render("quality_summary")


@exhibit("checks-and-cautions")
def check_table(store: Store) -> Exhibit:
    """Return every check with its findings."""
    results = checks(store)
    found = cautions(store)
    failed = sum(row.rows_found for row in results if row.severity == "error")
    return Exhibit(
        headline=f"{counted(len(results), 'check')} ran: {counted(failed, 'error')}, "
        f"{counted(sum(row.rows_found for row in results if row.severity == 'caution'), 'caution')}",
        measure="An error stops the data from being published. A caution does not: the figure is shown as published, "
        "with the caution beside it.",
        table=lambda: table_html(
            "Checks and what they found",
            results,
            Column("Check", lambda row: with_small(row.title, row.explanation), wide=True),
            Column("If it finds something", lambda row: row.severity),
            Column("Found", lambda row: whole(row.rows_found), numeric=True),
            Column("What was found", lambda row: findings(row, found), wide=True),
        ),
        anchor="checks",
        export=Export(Caution, found),
    )


def findings(check: CheckResult, found: Sequence[Caution]) -> Markup:
    """Return what one check found, as a list; folded away where it is long."""
    own = [row for row in found if row.check_id == check.check_id]
    if not own:
        return Markup("nothing")
    items = bullets(
        Markup("<strong>{}</strong>{}: {}").format(
            row.subject,
            "" if row.start_year is None else f", {years(row.start_year, row.end_year)}",
            sentence(row.message),
        )
        for row in own
    )
    return items if len(own) <= 3 else render("folded", summary=f"Show all {len(own)}", body=items)


def total_columns(store: Store) -> list[Column[TotalComparison]]:
    """Return the columns of a table of totals and their parts."""
    return [
        Column("Published total", lambda row: with_small(row.title, row.kind), wide=True),
        years_column(),
        Column("Total", lambda row: pounds(row.total_gbp, row.total_rounding_gbp), numeric=True),
        Column("Sum of parts", parts_words, numeric=True),
        Column("Parts", lambda row: f"{row.part_count - row.parts_missing} of {row.part_count}", numeric=True),
        Column("Result", verdict_words, wide=True),
        source_column(store),
    ]


@exhibit("published-totals")
def totals(store: Store) -> Exhibit:
    """Return the published totals of funds, budgets and priorities compared with their parts."""
    rows = tuple(row for row in total_comparisons(store) if row.kind != "Decision")
    whole_ones = [row for row in rows if row.verdict in (*AGREES, "differs", "rounding")]
    apart = [row for row in whole_ones if row.verdict in ("differs", "rounding")]
    unlikely = sum(is_unlikely(row) or row.verdict == "differs" for row in apart)
    return Exhibit(
        headline=f"{len(apart)} of {len(whole_ones)} totals whose parts are all known differ from them; for {unlikely} "
        "rounding alone is not a likely reason",
        measure="Totals of funds, budgets and priorities beside the sum of the parts that we found, cash. The "
        "total is quoted as published.",
        table=lambda: _total_tables(store, rows),
        anchor="published-totals",
        export=Export(TotalComparison, rows, citer(store)),
    )


def _total_tables(store: Store, rows: Sequence[TotalComparison]) -> Markup:
    """Return the totals that need a look as a table, those that agree with their parts folded away below."""
    agreeing = [row for row in rows if row.verdict in AGREES]
    others = [row for row in rows if row.verdict not in AGREES]
    columns = total_columns(store)
    table = table_html("Published totals beside their parts", others, *columns)
    if not agreeing:
        return table
    rest = table_html("Published totals that agree with their parts", agreeing, *columns)
    return table + render("folded", summary=f"Show the {counted(len(agreeing), 'total')} that agree", body=rest)


@kept_with_store
def contents(store: Store) -> Html:
    """Return links to the parts of the page."""
    parts = [
        ("why-totals-differ", "Why totals and their parts differ"),
        ("published-totals", "Published totals beside their parts"),
        ("checks", "Checks and what they found"),
        ("decisions", "Decisions beside their awards"),
        ("contradictions", "Contradictions between sources"),
        ("coverage", "Which boroughs and years are found"),
        ("tables", "What the data hold"),
    ]
    return render("contents", parts=parts if reasons(store) else parts[1:])


@kept_with_store
def reasons(store: Store) -> Html:
    """Return how far rounding can go, for each total that it explains badly, and what else is known of it."""
    unlikely = unlikely_totals(store)
    if not unlikely:
        return Html()
    suspects = [caution.subject for caution in cautions(store) if caution.check_id == "out_of_line_with_offences"]
    below = [caution.subject for caution in cautions(store) if caution.check_id == "lines_may_have_slipped"]
    return render(
        "total_reasons",
        reasons=[(question(row), reason(row)) for row in unlikely],
        suspects=listing(suspects),
        below=listing(below),
        ways=[
            ("the 32 boroughs", url_for("borough")),
            ("their figures as a file (CSV)", url_for("csv/direct-funding-by-borough")),
            ("on the map", url_for("map")),
        ]
        if any(row.fund_id == DIRECT for row in unlikely)
        else [],
        sources=sources_of(store, unlikely),
    )


def reason(row: TotalComparison) -> str:
    """Return how far rounding of the parts of a total can go, and how far it usually goes."""
    off, gap = row.parts_rounding_gbp or Decimal(0), abs(row.difference_gbp or Decimal(0))
    error = row.usual_error_gbp or 0.0
    times = f"{number(float(gap) / error, 1)} times that" if error else "more than that"
    return (
        f"{row.title}, {years(row.start_year, row.end_year)}: the {row.part_count} parts add up to {parts_words(row)}, "
        f"and {pounds(row.total_gbp, row.total_rounding_gbp)} is printed as their total. Each of the "
        f"{row.part_count} figures can be up to {pounds(off / row.part_count)} off, {pounds(off)} together if all are "
        f"off the same way. Usually most of that cancels out, and about {pounds(rounded(error, -4))} is left. "
        f"The gap of {pounds(gap)} is {times}: possible, but not likely."
    )


@exhibit("decisions-and-awards")
def decision_totals(store: Store) -> Exhibit:
    """Return decisions compared with the awards made under them; those that agree are only in the download."""
    rows = tuple(row for row in total_comparisons(store) if row.kind == "Decision")
    over = sum(row.verdict == "differs" for row in rows)
    less = sum(row.verdict in ("less", "missing") for row in rows)
    apart = [row for row in rows if row.verdict != "equal"]
    return Exhibit(
        headline=f"Decisions beside their awards: {len(rows) - len(apart)} of {len(rows)} published totals agree, the "
        f"awards known come to less for {less} and to more for {over}; {len(apart) - less - over} cannot be compared",
        measure="Amount that the decision states beside the awards known to be made under it that count in totals, "
        "cash. Often not all awards are found; where an award belongs to more than one decision, the two are not "
        "compared. A decision whose total is only known as the sum of these awards is left out.",
        table=lambda: table_html("Decisions beside their awards", apart, *total_columns(store)),
        folded=f"Show the {len(apart)} decisions that do not agree with the awards known",
        anchor="decisions",
        export=Export(TotalComparison, rows, citer(store)),
    )


@exhibit("contradictions")
def contradiction_table(store: Store) -> Exhibit:
    """Return the contradictions between sources."""
    rows = contradictions(store)
    export = Export(Contradiction, rows, citer(store))
    return contradiction_exhibit(store, rows, export, folded=f"Show all {len(rows)} contradictions")


@exhibit("direct-funding-coverage")
def coverage(store: Store) -> Exhibit:
    """Return which boroughs and years of direct funding are published, as a matrix."""
    rows = coverage_by_year(store)
    starts = sorted({row.financial_year for row in rows})
    boroughs = {name: list(years) for name, years in groupby(rows, attrgetter("borough"))}
    known = sum(row.published for row in rows)
    return Exhibit(
        headline=f"We found direct funding for {known} of {len(rows)} boroughs and years",
        measure="Direct borough funding of the London Crime Prevention Fund, allocation, as published. A dash: not "
        "found in the documents we hold.",
        table=lambda: render(
            "coverage_matrix",
            caption="Direct funding by borough and year",
            years=[year(start) for start in starts],
            rows=[
                (
                    link(name, url_for("borough", borough=name)),
                    [pounds(row.amount_gbp, row.rounding_gbp) if row.amount_gbp is not None else "" for row in by_year],
                )
                for name, by_year in boroughs.items()
            ],
        ),
        folded=f"Show all {len(boroughs)} boroughs",
        sources=cite_all(store, ((row.source_id, None) for row in rows)),
        anchor="coverage",
        export=Export(Coverage, rows, citer(store)),
    )


@exhibit("rows-by-table")
def sizes(store: Store) -> Exhibit:
    """Return how many rows each table holds."""
    rows = row_counts(store)
    holds = {column.table_name: column.table_comment for column in dictionary(store)}
    return Exhibit(
        headline=f"{len(rows)} tables with {whole(sum(row.row_count for row in rows))} rows",
        measure="Rows of each table of the data. Names are those of the data dictionary, which describes every column.",
        table=lambda: table_html(
            "Rows by table",
            rows,
            Column("What it holds", lambda row: holds[row.table_name], wide=True),
            Column("Name", lambda row: link(row.table_name, f"methods#table-{row.table_name}")),
            Column("Rows", lambda row: whole(row.row_count), numeric=True),
        ),
        folded="Show all tables",
        anchor="tables",
        export=Export(RowCount, rows),
    )
