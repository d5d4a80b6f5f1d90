"""What the Priorities page shows of 2019/20 and of the plans: the five priorities, their lines and their names."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from analysis.priorities import YEAR
from analysis.totals import is_unlikely
from data.store import Store
from pages.money.choices import choose_priority_lines
from queries import Bounds
from queries.london import london_figure
from queries.priorities import (
    Heading,
    Line,
    PlanName,
    Whole,
    headings_by_priority,
    lines_by_priority,
    names_by_plan,
    whole_budget,
)
from queries.quality import TotalComparison, total_comparisons
from ui.columns import amount_column, amount_words, source_column
from ui.comparison_figures import ranked_bars
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import counted, listing, pounds, share, year
from ui.html import render
from ui.missing import NOT_FOUND
from ui.provenance import citer, sources_of
from ui.rounding import ends
from ui.tables import Column, table_html
from ui.total_words import verdict_words
from ui.two_totals import two_totals

LCPF = "London Crime Prevention Fund"
LCPF_FIGURES = (
    ("lcpf-in-total-2019-20-allocation", "the whole fund"),
    ("lcpf-direct-borough-funding-london-total-2019-20-allocation", "direct funding of boroughs"),
    ("lcpf-co-commissioning-fund-2019-20-allocation", "projects commissioned together"),
)
LINES_BESIDE_TOTALS = "The lines through the fund add up to an amount near the second, not the first."
LINE_KINDS = {
    "programme": "named activity",
    "lcpf": "through the London Crime Prevention Fund",
    "other": "several together, not named",
}


def spend_points(rows: Sequence[Heading]) -> list[Point]:
    """Return the published spend of each priority as a bar."""
    return [Point(row.priority, float(row.amount_gbp), amount_words(row), row.bounds) for row in rows]


def _comparisons(store: Store) -> dict[str, TotalComparison]:
    return {row.comparison_id: row for row in total_comparisons(store) if row.kind == "Priority"}


def lines_sum(row: Heading) -> str:
    """Return what a priority's lines add up to, with what their roundings leave open."""
    if row.lines_gbp is None:
        return NOT_FOUND
    return f"{pounds(row.lines_gbp, row.rounding_gbp)}{give_or_take(row.lines_bounds)}"


def give_or_take(bounds: Bounds | None) -> str:
    """Return how far a sum of rounded figures can be off; nothing where that is not known."""
    return f", give or take {pounds(ends(bounds).width / 2)}" if bounds else ""


def doubt(row: TotalComparison | None) -> str:
    """Return why a heading differs from the sum of its lines; nothing if it agrees."""
    if row is None or row.total_gbp is None or row.verdict not in ("rounding", "differs"):
        return ""
    gap = abs(row.difference_gbp or Decimal(0))
    words = (
        f"the heading says {pounds(row.total_gbp, row.total_rounding_gbp)}, its {row.part_count} lines add up to "
        f"{pounds(row.parts_gbp, row.total_rounding_gbp)}"
    )
    if row.verdict == "differs" or row.parts_rounding_gbp is None:
        return f"{words}: more than rounding can explain."
    words += f": each line is rounded, and together they can be up to {pounds(row.parts_rounding_gbp)} off; that "
    if not is_unlikely(row):
        return f"{words}can explain the gap of {pounds(gap)}."
    return (
        f"{words}could explain the gap of {pounds(gap)} only if most were rounded the same way, so that rounding alone "
        "is not a likely reason."
    )


@exhibit("priority-headings")
def whole(store: Store) -> Exhibit | None:
    """Return the year's priorities compared with the sums of their lines; None if they are not found."""
    rows = headings_by_priority(store, YEAR)
    if not rows:
        return None
    budget = whole_budget(store, YEAR)
    points = spend_points(rows)
    comparisons = _comparisons(store)
    verdicts = {priority_id: verdict_words(row) for priority_id, row in comparisons.items()}
    return Exhibit(
        headline=_whole_headline(rows, budget),
        measure="Planned spend by priority of the Police and Crime Plan 2017-21, London, "
        f"{year(YEAR)}, cash, as reported in January 2020.",
        coverage=f"All {len(rows)} priorities and their {sum(row.line_count for row in rows)} lines are found; of "
        "other years we found none.",
        alt="Bars: " + ", ".join(f"{point.label} {point.text}" for point in points) + ".",
        figure=lambda: ranked_bars(Series("Spend", points)),
        table=lambda: table_html(
            f"Spend by priority in {year(YEAR)}, beside the sum of its lines",
            rows,
            Column("Priority", lambda row: row.priority, wide=True),
            Column("Published heading", amount_words, numeric=True),
            Column("Share of the whole", lambda row: share(row.share, row.share_bounds), numeric=True),
            Column("Sum of its lines", lines_sum, numeric=True),
            Column("Heading and sum", lambda row: verdicts.get(row.priority_id, "no lines found")),
            Column("Of which LCPF", lambda row: pounds(row.lcpf_gbp, row.lcpf_rounding_gbp), numeric=True),
        ),
        folded=f"Show the {counted(len(rows), 'priority', 'priorities')} as a table",
        notes=_sum_notes(store, budget),
        cautions=[
            *(f"{row.priority}: {words}" for row in rows if (words := doubt(comparisons.get(row.priority_id)))),
            *two_totals(
                store, YEAR, use="The lines through the fund add up to an amount near the second, not the first."
            ),
        ],
        sources=sources_of(store, [*rows, *([budget] if budget else [])]),
        export=Export(Heading, rows, citer(store), pounds=("bounds", "lines_bounds")),
    )


def _whole_headline(rows: Sequence[Heading], budget: Whole | None) -> str:
    number, largest = counted(len(rows), "priority", "priorities"), rows[0]
    if budget is None or budget.verdict != "equal":
        return f"{number} in {year(YEAR)}, the largest {largest.priority} {amount_words(largest)}"
    return (
        f"The {number} of {year(YEAR)} add up to {amount_words(budget)}, the whole published budget; most for "
        f"“{largest.priority}”"
    )


def _sum_notes(store: Store, budget: Whole | None) -> list[str]:
    """Return what the headings, and the lines through the fund, add up to beside the published figures."""
    if budget is None:
        return ["The whole budget of the year is not in our sources, so that the priorities cannot be held against it."]
    added = pounds(budget.priorities_gbp, budget.rounding_gbp)
    headings = (
        f"The headings add up to {added}, the published whole is {amount_words(budget)}. Every heading is rounded, so "
        f"the sum of what they stand for is {added}{give_or_take(budget.priorities_bounds)}. So it is with the sums of "
        "lines."
    )
    if budget.lcpf_gbp is None:
        return [headings]
    figures = [(what, london_figure(store, total_id)) for total_id, what in LCPF_FIGURES]
    published = listing([f"{what} {amount_words(figure)}" for what, figure in figures if figure])
    return [
        headings,
        f"Through the {LCPF} (LCPF) went {counted(budget.lcpf_line_count, 'line')}, which add up to "
        f"{pounds(budget.lcpf_gbp, budget.rounding_gbp)}{give_or_take(budget.lcpf_bounds)}. The same report gives as "
        f"allocations of the year: {published}. It does not say which part of the fund the lines are, so they are not "
        "compared with these.",
    ]


@exhibit("priority-lines", choose_priority_lines, level=3)
def lines(store: Store, priority: str) -> Exhibit | None:
    """Return the lines of one priority, largest first; None if none is published."""
    rows = tuple(row for row in lines_by_priority(store, YEAR) if row.priority == priority)
    if not rows:
        return None
    heading = next(row for row in headings_by_priority(store, YEAR) if row.priority == priority)
    words = doubt(_comparisons(store).get(heading.priority_id))
    largest = next((row for row in rows if row.kind == "programme"), rows[0])
    return Exhibit(
        headline=f"{priority}: {amount_words(heading)}",
        measure=f"{counted(len(rows), 'line')}, planned spend in {year(YEAR)}, cash. The largest named activity: "
        f"{largest.activity}, {amount_words(largest)}."
        f"{'' if words else ' The lines add up to the heading.'}",
        table=lambda: table_html(
            f"Lines of {priority}, {year(YEAR)}",
            rows,
            Column("What for", lambda row: row.activity, wide=True),
            amount_column(),
            Column("Kind", lambda row: LINE_KINDS[row.kind]),
            source_column(store),
        ),
        folded=f"Show the {counted(len(rows), 'line')}",
        notes=(f"{words[:1].upper()}{words[1:]}",) if words else (),
        export=Export(Line, rows, citer(store), (("priority", priority),)),
    )


@exhibit("plan-priorities", level=3, hide_empty=True)
def plan_names(store: Store) -> Exhibit:
    """Return the names of the priorities in each plan, side by side; None if none is known."""
    rows = names_by_plan(store)
    plans = {plan: list(names) for plan, names in groupby(rows, key=lambda row: row.plan)}
    kept = len(rows) - len({row.priority.casefold() for row in rows})
    return Exhibit(
        headline=f"{kept or 'No'} name of a priority stands word for word in more than one of the {len(plans)} plans "
        "and drafts we hold",
        measure="Names as the sources give them. A name in one plan is not the same as a similar one in another: no "
        "source says what became of what, and none of the money above is carried over.",
        coverage="No source for the plan of 2013-16.",
        table=lambda: render("plan_names", plans=[_plan_card(store, names) for names in plans.values()]),
        notes=_report_names(store, rows),
        export=Export(PlanName, rows, citer(store)),
    )


def _plan_card(store: Store, names: Sequence[PlanName]) -> tuple[str, list[str], str, Markup]:
    ordered = all(row.position is not None for row in names)
    note = "In the order of the source." if ordered else "The source gives no order; here by the alphabet."
    return names[0].plan, [row.priority for row in names], note, sources_of(store, names)


def _report_names(store: Store, rows: Sequence[PlanName]) -> list[str]:
    """Return how the report on the year spells priorities that the plan spells otherwise."""
    known = {row.priority.casefold() for row in rows}
    others = [row.priority for row in headings_by_priority(store, YEAR) if row.priority.casefold() not in known]
    words = listing([f"“{name}”" for name in others])
    spelt = f"The report on {year(YEAR)} spells {len(others)} of its priorities otherwise than the plan does: {words}."
    return [spelt] if others else []
