"""What the overview shows of MOPAC's commissioning budget: by year, in cash and in real terms."""

from collections.abc import Sequence

from markupsafe import Markup

from data.store import Store
from queries import Bounds
from queries.london import BudgetGrowth, BudgetYear, commissioning_budget_by_year, commissioning_budget_growth
from ui.columns import amount_words, source_column, year_column
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import change_in_words, listing, number, pounds, pounds_between, year, years
from ui.html import link
from ui.provenance import citer
from ui.rounding import ends, exact
from ui.tables import Column, table_html
from ui.time_figures import bars_by_year

AROUND = "around"
"""The word before a rough figure, whose rounding gives no bounds."""


@exhibit("commissioning-budget")
def budget(store: Store) -> Exhibit | None:
    """Return the commissioning budget by year, in cash and real terms; None if no year is published."""
    rows = commissioning_budget_by_year(store)
    growth = commissioning_budget_growth(store)
    main = [row for row in rows if row.is_main]
    if not main or growth is None:
        return None
    first, last = main[0], main[-1]
    bars = {row.financial_year: _bar(row) for row in main}
    span = range(first.financial_year, last.financial_year + 1)
    points = [bars.get(start, Point(year(start), None)) for start in span]
    with_housing = "".join(
        f" With the domestic abuse safe accommodation that the GLA runs with MOPAC, {year(row.financial_year)} came to "
        f"{cash(row)}."
        for row in rows
        if not row.is_main
    )
    return Exhibit(
        headline=f"MOPAC’s commissioning budget grew from {cash(first)} in {year(first.financial_year)} "
        f"to {cash(last)} in {year(last.financial_year)}",
        measure=f"Commissioning budget in cash, London, {years(first.financial_year, last.financial_year)}."
        + _called_otherwise(rows),
        coverage=f"Found for {len(main)} of {len(points)} years; a dash marks the others.",
        alt=f"Bars by year: {', '.join(f'{year(row.financial_year)} {cash(row)}' for row in main)}. No figure was "
        "found for the other years.",
        figure=lambda: bars_by_year(Series("Commissioning budget", points)),
        table=lambda: table_html(
            "Commissioning budget in cash and in prices of 2024/25",
            rows,
            year_column(),
            Column(
                "What is counted",
                lambda row: "MOPAC" if row.is_main else "MOPAC with domestic abuse safe accommodation",
            ),
            Column("Called in the source", lambda row: row.called or "budget", wide=True),
            Column("Cash", cash, numeric=True),
            Column("2024/25 prices", real, numeric=True),
            source_column(store),
        ),
        folded="Show these figures as a table, with their sources",
        notes=(f"{grown(growth, first, last)}{with_housing}", *_prices(rows)),
        export=Export(BudgetYear, rows, citer(store), pounds=("bounds", "real_bounds")),
    )


def _called_otherwise(rows: Sequence[BudgetYear]) -> str:
    """Return which of the figures their source calls something else than a budget."""
    figures: dict[str, list[str]] = {}
    for row in rows:
        if row.called:
            figures.setdefault(row.called, []).append(f"{cash(row)} for {year(row.financial_year)}")
    return "".join(f" The source of {listing(of_them)} calls them “{called}”." for called, of_them in figures.items())


def cash(row: BudgetYear) -> str:
    """Return a budget as its source says it: £53.6m, or about £70m."""
    return f"{_about(row)}{amount_words(row)}"


def real(row: BudgetYear) -> str:
    """Return a budget in prices of 2024/25, about £77m where it is meant roughly, marked where the index is derived."""
    mark = " *" if row.deflator_status == "derived" else ""
    if _about(row) and row.real_gbp is not None:
        return f"{_about(row)}{pounds(exact(row.real_gbp), row.rounding_gbp)}{mark}"
    return f"{pounds_between(row.real_bounds)}{mark}"


def grown(growth: BudgetGrowth, first: BudgetYear, last: BudgetYear) -> str:
    """Return how the budget grew, as a multiple where one of the two figures is only meant roughly."""
    if not (_about(first) or _about(last)):
        return (
            f"That is {change_in_words(growth.cash_change)} in cash and {change_in_words(growth.real_change)} in real "
            "terms."
        )
    parts = [
        f"about {_times(change)} times as much in {terms}"
        for change, terms in ((growth.cash_change, "cash"), (growth.real_change, "real terms"))
        if change
    ]
    return f"That is {listing(parts)}."


def _times(change: Bounds) -> str:
    """Return the middle of a change in per cent as a multiple: 3, or 2.3."""
    low, high = ends(change)
    return number(1 + (low + high) / 200, 1).removesuffix(".0")


def _prices(rows: Sequence[BudgetYear]) -> tuple[Markup, ...]:
    """Return what to know about the prices of the years shown; nothing where no index is derived."""
    derived = [year(row.financial_year) for row in rows if row.deflator_status == "derived"]
    if not derived:
        return ()
    return (
        Markup(
            "* The price index of {} is derived from growth rates, not published as such. That of 2020/21, which no "
            "figure here needs, is distorted by the pandemic. {}."
        ).format(listing(derived), link("The index of every year", "methods#deflators")),
    )


def _bar(row: BudgetYear) -> Point:
    return Point(year(row.financial_year), float(row.amount_gbp), cash(row), None if _about(row) else row.bounds)


def _about(row: BudgetYear) -> str:
    return "about " if row.published_qualifier == AROUND else ""
