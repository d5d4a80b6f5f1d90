"""A borough's direct funding by year and London's: chart, table and what a reader has to know."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from analysis.measures import doubtful_in
from analysis.views import fund_years
from data.store import Store
from pages.boroughs.choices import choose_funded_borough
from pages.boroughs.deflated import DERIVED, deflator_note, deflator_statuses
from pages.boroughs.profile_surroundings import unallocated_words
from queries import Bounds
from queries.boroughs import (
    DIRECT,
    Area,
    FundingYear,
    Per,
    Terms,
    cautions_by_borough,
    changes_between_published_years,
    funding_by_year,
)
from queries.london import direct_funding_by_year
from queries.measures import percent_changes
from ui.columns import year_column
from ui.doubts import doubtful_years
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.figures import bars_by_year
from ui.files import Export
from ui.html import with_small
from ui.provenance import cite, cite_all, citer
from ui.shared_choices import choose_per, choose_terms
from ui.tables import Column, table_html
from ui.two_totals import both, two_totals
from ui.wording import (
    change,
    change_in_words,
    pounds,
    pounds_between,
    pounds_rate,
    pounds_rate_short,
    pounds_short,
    published_short,
    sentence,
    year,
    years,
)

ALLOCATION_WORDS: dict[tuple[Terms, Per], str] = {
    ("cash", "total"): "pounds of the year",
    ("cash", "head"): "pounds of the year for each resident",
    ("cash", "offence"): "pounds of the year for each 1,000 recorded offences",
    ("real", "total"): "pounds of 2024/25",
    ("real", "head"): "pounds of 2024/25 for each resident",
    ("real", "offence"): "pounds of 2024/25 for each 1,000 recorded offences",
}


class FundingRow(NamedTuple):
    """One year of direct funding, of a borough and of London; value and bounds in the unit that is named.

    london_other_gbp is a second total that contradicts the first; London's bounds take in both.
    residents are those of the middle of the calendar year that the financial year begins in.
    """

    borough: str
    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    residents: int | None
    offences: int | None
    unit: str
    value: float | None
    bounds: Bounds | None
    cash_change_percent: Bounds | None
    london_amount_gbp: Decimal | None
    london_rounding_gbp: Decimal | None
    london_other_gbp: Decimal | None
    london_residents: int | None
    london_offences: int | None
    london_value: float | None
    london_bounds: Bounds | None
    source_id: str
    locator: str
    note: str | None
    london_source_id: str | None
    london_locator: str | None
    deflator: str | None


@exhibit("direct-funding", choose_funded_borough, choose_terms, choose_per, level=3)
def funding(store: Store, area: Area, terms: Terms, per: Per) -> Exhibit | None:
    """Return one borough's direct funding by year, with gaps shown as gaps, next to London's.

    None for an area that gets none, or for which no year is found.
    """
    own = {
        row.financial_year: row
        for row in funding_by_year(store, area.gss_code, terms, per)
        if row.fund_id == DIRECT and row.measure == "allocation"
    }
    london = {row.financial_year: row for row in direct_funding_by_year(store, terms, per)}
    prices = deflator_statuses(store) if terms == "real" else {}
    changes = {one.to_year: one for one in changes_between_published_years(store, area.gss_code)}
    rows = tuple(
        FundingRow(
            area.area,
            start,
            row.amount_gbp,
            row.rounding_gbp,
            row.residents,
            row.offences,
            ALLOCATION_WORDS[terms, per],
            row.value,
            row.bounds,
            changes[start].change if start in changes else None,
            london[start].amount_gbp if start in london else None,
            london[start].rounding_gbp if start in london else None,
            london[start].other_gbp if start in london else None,
            london[start].residents if start in london else None,
            london[start].offences if start in london else None,
            london[start].value if start in london else None,
            london[start].bounds if start in london else None,
            row.source_id,
            row.locator,
            row.note,
            london[start].source_id if start in london else None,
            london[start].locator if start in london else None,
            prices.get(start),
        )
        for start, row in sorted(own.items())
    )
    if not rows:
        return None
    measure = ALLOCATION_WORDS[terms, per]
    span = fund_years(store)
    points = [funding_point(own.get(start), start, terms, per) for start in span]
    forecasts = [
        row for row in funding_by_year(store, area.gss_code) if row.fund_id == DIRECT and row.measure == "forecast"
    ]
    return Exhibit(
        headline=funding_headline(area, rows, terms, per, change_between_ends(store, rows))
        + doubtful_years(doubtful_in(store, area.gss_code, DIRECT, (row.financial_year for row in rows))),
        measure=f"Direct funding of {area.area} from the London Crime Prevention Fund, allocation, {measure}, "
        f"{years(span[0], span[-1])}.",
        coverage=f"Found for {len(rows)} of {len(span)} years ({years(span[0], span[-1])}); a dash marks the others.",
        alt=f"Bars by year: {'; '.join(f'{p.label} {p.text}' for p in points if p.value is not None)}. "
        "No figure was found for the other years.",
        figure=lambda: bars_by_year(Series(area.area, points)),
        table=lambda: table_html(
            f"Direct funding of {area.area} and London, {measure}", rows, *funding_columns(store, area, terms, per)
        ),
        cautions=[*caution_lines(store, area), *two_totals(store, *(row.financial_year for row in rows))],
        notes=[*funding_notes(store, rows, forecasts, terms, per), *london_sources(store, rows)],
        export=Export(
            FundingRow,
            rows,
            citer(store),
            (("borough", area.area), ("terms", terms), ("per", per)),
            ("value", "bounds", "london_value", "london_bounds") if per == "total" else (),
        ),
    )


def amount_words(row: FundingYear | FundingRow, terms: Terms, per: Per) -> str:
    """Return an amount in the terms asked for, as exactly as its rounding allows."""
    if terms == "cash" and per == "total":
        return pounds(row.amount_gbp, row.rounding_gbp)
    return derived_words(row.value, row.bounds, per)


def derived_words(value: float | None, bounds: Bounds | None, per: Per) -> str:
    """Return a derived amount as exactly as its rounding allows; "about" where the rounding is not known."""
    words = pounds_between if per == "total" else pounds_rate
    if bounds is None and value is not None:
        return f"about {words(Bounds(value, value))}"
    return words(bounds)


def funding_point(row: FundingYear | None, start: int, terms: Terms, per: Per) -> Point:
    """Return one year for the chart; a year without a published figure is a gap."""
    if row is None or row.value is None:
        return Point(year(start), None)
    if terms == "cash" and per == "total":
        return Point(year(start), row.value, published_short(row.amount_gbp, row.rounding_gbp), row.bounds)
    words = pounds_short if per == "total" else pounds_rate_short
    short = words(row.bounds) if row.bounds else f"about {words(Bounds(row.value, row.value))}"
    return Point(year(start), row.value, short, row.bounds)


def change_between_ends(store: Store, rows: Sequence[FundingRow]) -> Bounds | None:
    """Return the change from the first to the last year in per cent, in the unit of the rows; None if not known."""
    first, last = rows[0].bounds, rows[-1].bounds
    if len(rows) < 2 or first is None or last is None:
        return None
    return percent_changes(store, [(first, last)])[0]


def funding_headline(
    area: Area, rows: Sequence[FundingRow], terms: Terms, per: Per, moved: Bounds | None = None
) -> str:
    """Return what the chart shows, in words; moved is the change between its ends."""
    unit = {"total": "", "head": " for each resident", "offence": " for each 1,000 offences"}[per]
    unit += " in 2024/25 prices" if terms == "real" else ""
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        amount = amount_words(last, terms, per)
        return f"{area.area}: {amount}{unit} in {year(last.financial_year)}, the only year we found"
    return (
        f"{area.area}: {amount_words(first, terms, per)}{unit} in {year(first.financial_year)}, "
        f"{amount_words(last, terms, per)} in {year(last.financial_year)}"
        + (f" ({change_in_words(moved)})" if moved else "")
    )


def funding_columns(store: Store, area: Area, terms: Terms, per: Per) -> tuple[Column[FundingRow] | None, ...]:
    """Return the columns of the table under the chart; as published first, then as asked for."""
    plain = terms == "cash" and per == "total"

    def as_asked(row: FundingRow) -> str:
        return amount_words(row, terms, per) + (f" ({DERIVED})" if row.deflator == "derived" else "")

    def as_asked_in_london(row: FundingRow) -> str:
        derived = row.deflator == "derived" and row.london_value is not None
        return derived_words(row.london_value, row.london_bounds, per) + (f" ({DERIVED})" if derived else "")

    return (
        year_column(),
        Column(f"{area.area}, as published", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
        None if plain else Column(ALLOCATION_WORDS[terms, per].capitalize(), as_asked, numeric=True),
        Column(
            "Change in cash since the row above",
            lambda row: change(row.cash_change_percent) if row.cash_change_percent else "",
            numeric=True,
        ),
        Column(
            "London, as published",
            lambda row: both(row.london_amount_gbp, row.london_rounding_gbp, row.london_other_gbp),
            numeric=True,
        ),
        None if plain else Column(f"London, {ALLOCATION_WORDS[terms, per]}", as_asked_in_london, numeric=True),
        Column(
            "Source",
            lambda row: with_small(cite(store, row.source_id, row.locator), sentence(row.note)),
            wide=True,
        ),
    )


def funding_notes(
    store: Store, rows: Sequence[FundingRow], forecasts: Sequence[FundingYear], terms: Terms, per: Per
) -> list[str]:
    """Return what a reader has to know about the figures as they were asked for."""
    shown = [row.financial_year for row in rows]
    notes = [
        f"Forecast spend for {year(row.financial_year)}: {pounds(row.amount_gbp, row.rounding_gbp)}."
        for row in forecasts
    ]
    if terms == "real":
        notes.append(deflator_note(store, shown))
    if per == "head":
        notes.append("Residents: mid-year estimate of the year in which the financial year starts, all ages.")
    if per == "offence":
        lost = unallocated_words(store, shown)
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
                text, sentence(one.explanation), cite_all(store, ((one.source_a, None), (one.source_b, None)))
            )
        else:
            text = Markup("{} {}").format(text, one.explanation)
        lines.append(text)
    return lines
