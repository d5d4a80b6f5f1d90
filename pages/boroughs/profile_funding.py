"""A borough's direct funding by year beside London's, what else it was allocated, and what others say about it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries import Bounds
from queries.boroughs import (
    DIRECT,
    Area,
    FundingStatement,
    FundingYear,
    Per,
    Terms,
    cautions_by_borough,
    changes_between_published_years,
    coverage_by_year,
    funding_by_year,
    offences_without_borough,
    statements_by_borough,
)
from queries.london import direct_funding_by_year
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.figure_parts import Point, Series
from ui.figures import bars_by_year
from ui.provenance import cite, cite_all, citer
from ui.tables import Column, table_html
from ui.wording import (
    change,
    counted,
    pounds,
    pounds_rate,
    pounds_rate_short,
    pounds_short,
    sentence,
    share,
    year,
    years,
)

MEASURES: dict[tuple[Terms, Per], str] = {
    ("cash", "total"): "pounds of the year",
    ("cash", "head"): "pounds of the year for each resident",
    ("cash", "offence"): "pounds of the year for each 1,000 recorded offences",
    ("real", "total"): "pounds of 2024/25",
    ("real", "head"): "pounds of 2024/25 for each resident",
    ("real", "offence"): "pounds of 2024/25 for each 1,000 recorded offences",
}

PRECISION = {"exact": "", "rounded": "", "about": "about ", "up to": "up to ", "at least": "at least "}


class FundingRow(NamedTuple):
    """One year of direct funding, of a borough and of London; value and bounds in the unit that is named."""

    borough: str
    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    unit: str
    value: float | None
    bounds: Bounds | None
    cash_change_percent: Bounds | None
    london_amount_gbp: Decimal | None
    london_rounding_gbp: Decimal | None
    london_value: float | None
    london_bounds: Bounds | None
    source_id: str
    locator: str
    note: str | None
    london_source_id: str | None
    london_locator: str | None


@kept_exhibit(maxsize=256, level=3)
def funding(store: Store, area: Area, terms: Terms, per: Per) -> Exhibit | None:
    """Return one borough's direct funding by year as asked for, with gaps shown as gaps, beside London's.

    None for an area that gets none, or for which no year is published.
    """
    own = {
        row.financial_year: row
        for row in funding_by_year(store, area.gss_code, terms, per)
        if row.fund_id == DIRECT and row.measure == "allocation"
    }
    london = {row.financial_year: row for row in direct_funding_by_year(store, terms, per)}
    changes = {one.to_year: one for one in changes_between_published_years(store, area.gss_code)}
    rows = tuple(
        FundingRow(
            area.area,
            start,
            row.amount_gbp,
            row.rounding_gbp,
            MEASURES[terms, per],
            row.value,
            row.bounds,
            changes[start].change if start in changes else None,
            london[start].amount_gbp if start in london else None,
            london[start].rounding_gbp if start in london else None,
            london[start].value if start in london else None,
            london[start].bounds if start in london else None,
            row.source_id,
            row.locator,
            row.note,
            london[start].source_id if start in london else None,
            london[start].locator if start in london else None,
        )
        for start, row in sorted(own.items())
    )
    if not rows:
        return None
    measure = MEASURES[terms, per]
    span = published_span(store)
    points = [funding_point(own.get(start), start, per) for start in span]
    forecasts = [
        row for row in funding_by_year(store, area.gss_code) if row.fund_id == DIRECT and row.measure == "forecast"
    ]
    return Exhibit(
        finding=funding_finding(area, rows, terms, per),
        measure=f"Direct funding of {area.area} from the London Crime Prevention Fund, allocation, {measure}, "
        f"{years(span[0], span[-1])}.",
        coverage=f"Found for {len(rows)} of {len(span)} years; a dash marks the others.",
        alt=f"Bars by year: {'; '.join(f'{p.label} {p.text}' for p in points if p.value is not None)}. "
        "No figure was found for the other years.",
        figure=bars_by_year(Series(area.area, points)),
        table=table_html(
            f"Direct funding of {area.area} and London, {measure}",
            funding_columns(store, area, terms, per),
            rows,
            hide_caption=True,
        ),
        cautions=caution_lines(store, area),
        notes=[*funding_notes(forecasts, terms, per, store), *london_sources(store, rows)],
        export=Export(
            "direct-funding", FundingRow, rows, citer(store), (("borough", area.area), ("terms", terms), ("per", per))
        ),
    )


@kept_with_store(maxsize=1)
def published_span(store: Store) -> range:
    """Return the years from the first to the last in which any borough's direct funding is published."""
    known = [row.financial_year for row in coverage_by_year(store) if row.published]
    return range(min(known), max(known) + 1)


def amount_words(row: FundingYear | FundingRow, terms: Terms, per: Per) -> str:
    """Return an amount in the terms asked for, as exactly as its rounding allows."""
    if terms == "cash" and per == "total":
        return pounds(row.amount_gbp, row.rounding_gbp)
    return rate_words(row.value, row.bounds)


def rate_words(value: float | None, bounds: Bounds | None) -> str:
    """Return a derived amount as exactly as its rounding allows; "about" where the rounding is not known."""
    if bounds is None and value is not None:
        return f"about {pounds_rate(Bounds(value, value))}"
    return pounds_rate(bounds)


def funding_point(row: FundingYear | None, start: int, per: Per) -> Point:
    """Return one year for the chart; a year without a published figure is a gap."""
    if row is None or row.value is None:
        return Point(year(start), None)
    short = (
        pounds_short(row.value, row.bounds)
        if per == "total"
        else pounds_rate_short(row.bounds or Bounds(row.value, row.value))
    )
    return Point(year(start), row.value, short, row.bounds)


def funding_finding(area: Area, rows: Sequence[FundingRow], terms: Terms, per: Per) -> str:
    """Return what the chart shows, in words."""
    unit = {"total": "", "head": " for each resident", "offence": " for each 1,000 offences"}[per]
    unit += " in 2024/25 prices" if terms == "real" else ""
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        amount = amount_words(last, terms, per)
        return f"{area.area}: {amount}{unit} in {year(last.financial_year)}, the only year we found"
    return (
        f"{area.area}: {amount_words(first, terms, per)}{unit} in {year(first.financial_year)}, "
        f"{amount_words(last, terms, per)} in {year(last.financial_year)}"
    )


def funding_columns(store: Store, area: Area, terms: Terms, per: Per) -> list[Column]:
    """Return the columns of the table under the chart; as published first, then as asked for."""
    plain = terms == "cash" and per == "total"
    columns = [
        Column("Year", lambda row: year(row.financial_year)),
        Column(f"{area.area}, as published", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
    ]
    if not plain:
        columns.append(
            Column(MEASURES[terms, per].capitalize(), lambda row: amount_words(row, terms, per), numeric=True)
        )
    columns += [
        Column(
            "Change in cash since the row above",
            lambda row: change(row.cash_change_percent) if row.cash_change_percent else "",
            numeric=True,
        ),
        Column(
            "London, as published",
            lambda row: pounds(row.london_amount_gbp, row.london_rounding_gbp),
            numeric=True,
        ),
    ]
    if not plain:
        columns.append(
            Column(
                f"London, {MEASURES[terms, per]}",
                lambda row: rate_words(row.london_value, row.london_bounds),
                numeric=True,
            )
        )
    columns.append(Column("Source", lambda row: _source_and_note(store, row), wide=True))
    return columns


def _source_and_note(store: Store, row: FundingRow) -> Markup:
    return cite(store, row.source_id, row.locator) + Markup("<small>{}</small>").format(
        sentence(row.note) if row.note else ""
    )


def funding_notes(forecasts: Sequence[FundingYear], terms: Terms, per: Per, store: Store) -> list[str]:
    """Return what a reader has to know about the figures as they were asked for."""
    notes = [
        f"Forecast spend for {year(row.financial_year)}: {pounds(row.amount_gbp, row.rounding_gbp)}."
        for row in forecasts
    ]
    if terms == "real":
        notes.append(
            "Real terms use the GDP deflator. Methods says for which years it is derived, and why 2020/21 is distorted."
        )
    if per == "head":
        notes.append("Residents: mid-year estimate of the year in which the financial year starts, all ages.")
    if per == "offence":
        shares = [row.share for row in offences_without_borough(store)]
        lost = (
            f" Across London up to {share(max(shares))} of a year’s offences belong to no borough and are left out."
            if shares
            else ""
        )
        notes.append(f"Offences: those recorded in the borough in the financial year, without fraud.{lost}")
    return notes


def london_sources(store: Store, rows: Sequence[FundingRow]) -> list[Markup]:
    """Return where London's totals come from, if any is shown."""
    named = cite_all(store, ((row.london_source_id, row.london_locator) for row in rows))
    return [Markup("London: {}.").format(named)] if named else []


def caution_lines(store: Store, area: Area) -> list[Markup]:
    """Return what to be careful about in a borough's figures."""
    lines = []
    for one in cautions_by_borough(store, area.gss_code):
        text = Markup("{}").format(sentence(one.message))
        if one.origin == "contradiction":
            text = Markup("{} {} Sources: {}.").format(
                text, sentence(one.explanation or ""), cite_all(store, ((one.source_a, None), (one.source_b, None)))
            )
        else:
            text = Markup("{} {}").format(text, one.explanation)
        lines.append(text)
    return lines


@kept_exhibit(maxsize=40, level=3)
def other_allocations(store: Store, area: Area) -> Exhibit | None:
    """Return allocations from funds other than direct funding."""
    rows = tuple(row for row in funding_by_year(store, area.gss_code) if row.fund_id != DIRECT)
    if not rows:
        return None
    return Exhibit(
        finding=f"Other money allocated to {area.area}: {counted(len(rows), 'published figure')}",
        measure="Allocations from other funds, cash. They also stand among the awards below: not to be added to them.",
        table=table_html(
            f"Allocations to {area.area} from other funds",
            (
                Column("Fund", lambda row: row.fund),
                Column("Year", lambda row: year(row.financial_year)),
                Column("Amount", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("Note", lambda row: row.note or ""),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        export=Export("other-allocations", FundingYear, rows, citer(store), (("borough", area.area),)),
    )


@kept_exhibit(maxsize=40, level=3)
def statement_table(store: Store, area: Area) -> Exhibit | None:
    """Return what others say about money in the borough; None if nothing is said."""
    rows = statements_by_borough(store, area.gss_code)
    if not rows:
        return None
    return Exhibit(
        finding=f"What councils, decisions and the press say about money in {area.area}: "
        f"{counted(len(rows), 'statement')}",
        measure="Statements overlap the figures above and each other. They are shown so that they can be compared, and "
        "are never added up.",
        table=table_html(
            f"Statements about money in {area.area}",
            (
                Column("What for", _statement_purpose, wide=True),
                Column("Fund, as stated", lambda row: row.fund_as_stated),
                Column("Years", lambda row: years(row.start_year, row.end_year)),
                Column("Amount", lambda row: f"{PRECISION[row.precision]}{pounds(row.amount_gbp)}", numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        folded=f"Show {counted(len(rows), 'statement')}",
        export=Export("funding-statements", FundingStatement, rows, citer(store), (("borough", area.area),)),
    )


def _statement_purpose(row: FundingStatement) -> Markup:
    shared = f"{counted(row.boroughs, 'borough')} together. " if row.boroughs > 1 else ""
    return Markup("{}<small>{}{}</small>").format(row.purpose, shared, sentence(row.note) if row.note else "")
