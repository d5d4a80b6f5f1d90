"""What the overview shows: budget, largest changes, priorities, fund, how much is known, newest decisions."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.boroughs import Change, changes_by_borough, coverage_by_year
from queries.london import (
    BudgetYear,
    commissioning_budget_by_year,
    commissioning_budget_growth,
    crime_prevention_fund_by_part,
    direct_funding_by_year,
    london_figure,
    newest_decisions,
    spend_by_priority,
)
from queries.quality import cautions, total_comparisons
from ui.exhibit import Exhibit, Export, ReadyExhibit, ready
from ui.figures import Point, Series, bars_by_year, ranked_bars
from ui.html import Html, address, link, render
from ui.provenance import cite, cite_all, citer
from ui.tables import Column, table_html
from ui.wording import (
    change,
    change_in_words,
    counted,
    day,
    listing,
    percent,
    pounds,
    pounds_between,
    share,
    year,
    years,
)

MAIN_SERIES = "MOPAC commissioning budget"
PRIORITY_YEAR = 2019
NEW_DECISIONS = 8
FOUR_YEAR_FUND = "lcpf-four-year-budget-2017-18-2020-21-budget"


class Overview(NamedTuple):
    """The parts of the page in their order."""

    ways_in: Html
    budget: ReadyExhibit
    changes: ReadyExhibit
    priorities: ReadyExhibit
    fund: ReadyExhibit
    coverage: ReadyExhibit
    decisions: ReadyExhibit


class CoverageYear(NamedTuple):
    """How many of the 32 boroughs have a published figure of direct funding in one year."""

    financial_year: int
    boroughs_published: int
    boroughs: int
    london_total_published: bool


@kept_with_store(maxsize=1)
def overview(store: Store) -> Overview:
    """Return the page's content."""
    return Overview(
        ways_in=render("ways_in"),
        budget=ready(budget(store)),
        changes=ready(largest_changes(store)),
        priorities=ready(priorities(store)),
        fund=ready(fund(store)),
        coverage=ready(coverage(store)),
        decisions=ready(decisions(store)),
    )


def budget(store: Store) -> Exhibit:
    """Return the commissioning budget by year, in cash and real terms."""
    rows = commissioning_budget_by_year(store)
    growth = commissioning_budget_growth(store)
    main = [row for row in rows if row.series == MAIN_SERIES]
    wider = [row for row in rows if row.series != MAIN_SERIES]
    first, last = main[0], main[-1]
    by_year = {row.financial_year: row for row in main}
    points = [
        _budget_point(by_year.get(start), start) for start in range(first.financial_year, last.financial_year + 1)
    ]
    with_housing = "".join(
        f" With the domestic abuse safe accommodation that the GLA runs with MOPAC, {year(row.financial_year)} came to "
        f"about {pounds(row.amount_gbp, row.rounding_gbp)}."
        for row in wider
    )
    return Exhibit(
        finding=f"MOPAC’s commissioning budget grew from {pounds(first.amount_gbp, first.rounding_gbp)} in "
        f"{year(first.financial_year)} to about {pounds(last.amount_gbp, last.rounding_gbp)} in "
        f"{year(last.financial_year)}",
        measure=f"Commissioning budget in cash, London, {years(first.financial_year, last.financial_year)}.",
        coverage=f"Published for {len(main)} of {len(points)} years; a dash marks the others.",
        alt=f"Bars by year: {_budget_words(main)}. No figure is published for the other years.",
        figure=bars_by_year(Series("Commissioning budget", points)),
        table=table_html(
            "Commissioning budget in cash and in prices of 2024/25",
            (
                Column("Year", lambda row: year(row.financial_year)),
                Column("What is counted", lambda row: _scope(row.series)),
                Column("Cash", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("2024/25 prices", lambda row: pounds_between(row.real_bounds), numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        notes=(
            f"That is {change_in_words(growth.cash_change)} in cash and {change_in_words(growth.real_change)} in "
            "real terms."
            f"{with_housing} The figure for "
            f"{year(last.financial_year)} is published as “around”.",
        ),
        export=Export("commissioning-budget", rows, citer(store)),
    )


def _budget_point(row: BudgetYear | None, start: int) -> Point:
    if row is None:
        return Point(year(start), None)
    return Point(year(start), float(row.amount_gbp), pounds(row.amount_gbp, row.rounding_gbp), row.bounds)


def _budget_words(rows: Sequence[BudgetYear]) -> str:
    return ", ".join(f"{year(row.financial_year)} {pounds(row.amount_gbp, row.rounding_gbp)}" for row in rows)


def _scope(series: str) -> str:
    return "MOPAC" if series == MAIN_SERIES else "MOPAC with domestic abuse safe accommodation"


def priorities(store: Store) -> Exhibit:
    """Return the spend of 2019/20 by priority."""
    rows = spend_by_priority(store, PRIORITY_YEAR)
    total = next(
        row
        for row in commissioning_budget_by_year(store)
        if row.financial_year == PRIORITY_YEAR and row.series == MAIN_SERIES
    )
    largest = [f"“{row.priority}” ({pounds(row.amount_gbp, row.rounding_gbp)})" for row in rows[:3]]
    points = [
        Point(row.priority, float(row.amount_gbp), pounds(row.amount_gbp, row.rounding_gbp), row.bounds) for row in rows
    ]
    return Exhibit(
        finding=f"The largest of {len(rows)} priorities in {year(PRIORITY_YEAR)}: {listing(largest)}",
        measure=f"Planned spend by priority of the Police and Crime Plan 2017-21, London, {year(PRIORITY_YEAR)}: "
        f"{pounds(total.amount_gbp, total.rounding_gbp)} in all.",
        coverage="All 5 priorities published.",
        alt="Bars: " + ", ".join(f"{point.label} {point.text}" for point in points) + ".",
        figure=ranked_bars(Series("Spend", points)),
        table=table_html(
            f"Spend by priority in {year(PRIORITY_YEAR)}",
            (
                Column("Priority", lambda row: row.priority),
                Column("Spend", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
                Column(
                    "Of which London Crime Prevention Fund",
                    lambda row: pounds(row.lcpf_gbp, row.lcpf_rounding_gbp),
                    numeric=True,
                ),
            ),
            rows,
            hide_caption=True,
        ),
        cautions=[
            f"{row.title}: the heading says {pounds(row.total_gbp, row.total_rounding_gbp)}, the lines under it add up "
            f"to {pounds(row.parts_gbp, row.total_rounding_gbp)}."
            for row in total_comparisons(store)
            if row.kind == "Priority" and row.verdict != "equal"
        ],
        sources=cite_all(store, ((row.source_id, row.locator) for row in rows)),
        export=Export("spend-by-priority", rows, citer(store)),
    )


def fund(store: Store) -> Exhibit:
    """Return the shape of the London Crime Prevention Fund."""
    rows = crime_prevention_fund_by_part(store)
    direct = {row.financial_year: row for row in direct_funding_by_year(store)}
    before, after = direct[2017], direct[2018]
    whole = london_figure(store, FOUR_YEAR_FUND)
    fall = next(row for row in changes_by_borough(store) if row.area == "London" and row.from_year == 2017)
    assert fall.change
    return Exhibit(
        finding="From 2018/19 boroughs get about 70% of the London Crime Prevention Fund directly; about 30% goes to "
        "projects commissioned together",
        measure="Parts of the fund in cash, for the periods in which all parts are published. The fund was "
        f"{pounds(whole.amount_gbp, whole.rounding_gbp)} over the four years "
        f"{years(whole.start_year, whole.end_year)}.",
        table=table_html(
            "Parts of the London Crime Prevention Fund",
            (
                Column("Period", lambda row: years(row.start_year, row.end_year)),
                Column("Part", lambda row: row.part),
                Column("Amount", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        notes=(
            f"When the split began, direct funding of all boroughs went from "
            f"{pounds(before.amount_gbp, before.rounding_gbp)} in {year(2017)} to "
            f"{pounds(after.amount_gbp, after.rounding_gbp)} in {year(2018)}: {change_in_words(fall.change)}.",
        ),
        sources=cite_all(
            store,
            [
                (whole.source_id, whole.locator),
                ("mopac-lcpf-page", "The new approach"),
                (before.source_id, before.locator),
            ],
        ),
        export=Export("crime-prevention-fund", rows, citer(store)),
    )


def largest_changes(store: Store) -> Exhibit:
    """Return every published change of direct funding from one year to the next."""
    rows = changes_by_borough(store)
    deepest = min((row for row in rows if row.area != "London" and row.change), key=lambda row: row.change_percent)
    london = next(row for row in rows if row.area == "London" and row.to_year == deepest.to_year)
    assert deepest.change
    assert london.change
    return Exhibit(
        finding=f"The deepest published cut: {deepest.area}, {change_in_words(deepest.change)} in "
        f"{year(deepest.to_year)}, when London’s boroughs together were {change_in_words(london.change)}",
        measure="Change in direct borough funding from one financial year to the next, cash, wherever both years or "
        "the change itself are published. Largest first.",
        coverage=f"{len({row.gss_code for row in rows if row.area != 'London'})} of 32 boroughs have one.",
        table=table_html(
            "Published changes in direct borough funding",
            (
                Column("Area", _area_link),
                Column("Years", lambda row: years(row.from_year, row.to_year)),
                Column("From", lambda row: _level(row.from_gbp, row.from_rounding_gbp), numeric=True),
                Column("To", lambda row: _level(row.to_gbp, row.to_rounding_gbp), numeric=True),
                Column("Change", _change_words, numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        cautions=[f"{row.subject}: {row.message}." for row in cautions(store) if row.check_id == "out_of_line_in_time"],
        export=Export("direct-funding-changes", rows, citer(store)),
    )


def _area_link(row: Change) -> Markup | str:
    return row.area if row.area == "London" else link(row.area, address("borough", borough=row.area))


def _level(amount: Decimal | None, rounding: Decimal | None) -> str:
    return "not published" if amount is None else pounds(amount, rounding)


def _change_words(row: Change) -> str:
    """Return a change as exactly as its bounds allow; one that a source states, as it states it."""
    if row.from_gbp is None or row.change is None:
        return f"{percent(row.change_percent, 0)}, as stated"
    return change(row.change)


def coverage(store: Store) -> Exhibit:
    """Return for how many boroughs each year's direct funding is published."""
    totals = {row.financial_year for row in direct_funding_by_year(store)}
    known: dict[int, int] = {}
    for row in coverage_by_year(store):
        known[row.financial_year] = known.get(row.financial_year, 0) + row.published
    rows = tuple(CoverageYear(start, count, 32, start in totals) for start, count in sorted(known.items()))
    complete = [row for row in rows if row.boroughs_published == row.boroughs]
    return Exhibit(
        finding=f"Only one year is published for all 32 boroughs: {year(complete[0].financial_year)}",
        measure="Boroughs whose direct funding is published in our sources, by financial year.",
        table=table_html(
            "Boroughs with a published figure of direct funding",
            (
                Column("Year", lambda row: year(row.financial_year)),
                Column("Boroughs", lambda row: f"{row.boroughs_published} of {row.boroughs}", numeric=True),
                Column("London total", lambda row: "published" if row.london_total_published else "not published"),
            ),
            rows,
            hide_caption=True,
        ),
        notes=(
            Markup(
                "The tables of all boroughs for the other years stand in appendices that we have not seen. {}."
            ).format(link("Which boroughs and years are known", address("quality"))),
        ),
        export=Export("direct-funding-coverage-by-year", rows),
    )


def decisions(store: Store) -> Exhibit:
    """Return the newest decisions."""
    rows = newest_decisions(store, NEW_DECISIONS)
    return Exhibit(
        finding="The newest decisions",
        measure=f"The {counted(len(rows), 'decision')} of the Deputy Mayor with the highest numbers in our sources. "
        "Dates of signing are rarely published.",
        table=table_html(
            "Newest decisions",
            (
                Column("Decision", lambda row: cite(store, row.source_id)),
                Column("What for", lambda row: row.title, wide=True),
                Column("Years", lambda row: years(row.start_year, row.end_year)),
                Column("Signed", lambda row: day(row.date_signed) if row.date_signed else "not published"),
                Column(
                    "Amount",
                    lambda row: "not published" if row.amount_gbp is None else pounds(row.amount_gbp),
                    numeric=True,
                ),
            ),
            rows,
            hide_caption=True,
        ),
        export=Export("newest-decisions", rows, citer(store)),
    )
