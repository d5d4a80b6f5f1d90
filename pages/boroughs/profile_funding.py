"""A borough's direct funding by year and London's: chart, table and what a reader has to know."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from statistics import quantiles
from typing import NamedTuple

from markupsafe import Markup

from analysis.borough_figures import View, doubtful_in
from analysis.direct_funding import direct_allocations, fund_years
from data.store import Store
from pages.boroughs.choices import choose_funded_borough
from pages.boroughs.figure_words import PER_WORDS, amount_words, derived_words
from pages.boroughs.measures import WORDS, figures
from pages.boroughs.profile_surroundings import unallocated_words
from pages.boroughs.real_terms import DERIVED, deflator_note, deflator_statuses
from queries import Bounds
from queries.boroughs import (
    DIRECT,
    Area,
    FundingYear,
    Per,
    PublishedChange,
    Terms,
    cautions_by_borough,
    changes_between_published_years,
    funding_by_year,
)
from queries.london import LondonFundingYear, direct_funding_by_year
from queries.measures import percent_changes
from ui.columns import year_column
from ui.comparison_figures import distribution
from ui.csv_file import Selection
from ui.doubts import doubtful_years
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import (
    change,
    change_in_words,
    pounds,
    pounds_rate_short,
    pounds_short,
    published_short,
    sentence,
    year,
    years,
)
from ui.html import with_small
from ui.missing import NOT_FOUND, NOT_KNOWN
from ui.provenance import cite, cite_all, citer, sources_of
from ui.shared_choices import choose_per, choose_terms
from ui.tables import Column, table_html
from ui.time_figures import bars_by_year
from ui.two_totals import both, two_totals


class FundingRow(NamedTuple):
    """One year of direct funding, of a borough and of London, if it is published; both in the unit that is named.

    change is that in cash since the year published before, in per cent; deflator whether that of the year is published.
    """

    borough: str
    own: FundingYear
    unit: str
    change: Bounds | None
    london: LondonFundingYear | None
    deflator: str | None

    @property
    def financial_year(self) -> int:
        """Return the year."""
        return self.own.financial_year


FUNDING_FILE = Selection(
    FundingRow,
    "borough own.financial_year own.amount_gbp own.rounding_gbp own.residents own.offences unit own.value own.bounds "
    "cash_change_percent=change london_amount_gbp=london.amount_gbp london_rounding_gbp=london.rounding_gbp "
    "london_other_gbp=london.other_gbp london_residents=london.residents london_offences=london.offences "
    "london_value=london.value london_bounds=london.bounds own.source_id own.locator own.note "
    "london_source_id=london.source_id london_locator=london.locator deflator",
)


@exhibit("direct-funding", choose_funded_borough, choose_terms, choose_per, level=3)
def funding(store: Store, area: Area, terms: Terms, per: Per) -> Exhibit | None:
    """Return one borough's direct funding by year, with gaps shown as gaps, next to London's.

    None for an area that gets none, or for which no year is found.
    """
    own = {row.financial_year: row for row in direct_allocations(store, area, terms, per)}
    london = {row.financial_year: row for row in direct_funding_by_year(store, terms, per)}
    prices = deflator_statuses(store) if terms == "real" else {}
    published = changes_between_published_years(store, area.gss_code)
    changes = {change.to_year: change.change for change in published}
    measure = f"pounds {'of the year' if terms == 'cash' else 'in 2024/25 prices'}{PER_WORDS[per]}"
    rows = [
        FundingRow(area.area, row, measure, changes.get(start), london.get(start), prices.get(start))
        for start, row in own.items()
    ]
    if not rows:
        return None
    span = fund_years(store)
    points = [funding_point(own.get(start), start, terms, per) for start in span]
    if terms == "cash" and per == "total":
        points = [_with_change(point, start, published) for start, point in zip(span, points, strict=True)]
    only = rows[0].own if len(rows) == 1 else None
    return Exhibit(
        headline=funding_headline(area, [*own.values()], terms, per)
        + doubtful_years(doubtful_in(store, area.gss_code, DIRECT, own)),
        measure=_moved(store, [*own.values()])
        + f"Direct funding of {area.area} from the London Crime Prevention Fund, allocation, {measure}, "
        f"{years(span[0], span[-1])}.",
        coverage=f"Found for {len(rows)} of {len(span)} years ({years(span[0], span[-1])})"
        + (". Each grey dot is a borough." if only else "; a dash marks the others."),
        alt=f"{area.area} among all boroughs in {year(only.financial_year)}."
        if only
        else f"Bars by year: {'; '.join(f'{p.label} {p.text}' for p in points if p.value is not None)}. "
        "No figure was found for the other years.",
        figure=(lambda: among_all(store, area, only, terms, per))
        if only
        else (lambda: bars_by_year(Series(area.area, points))),
        table=lambda: table_html(
            f"Direct funding of {area.area} and London, {measure}",
            rows,
            *funding_columns(store, area, measure, terms, per),
        ),
        cautions=[*caution_lines(store, area), *two_totals(store, *own)],
        notes=[*funding_notes(store, area, own, terms, per), *london_sources(store, rows)],
        export=Export(
            FUNDING_FILE,
            rows,
            citer(store),
            (("borough", area.area), ("terms", terms), ("per", per)),
            ("value", "bounds", "london_value", "london_bounds") if per == "total" else (),
        ),
    )


def _with_change(point: Point, start: int, published: Sequence[PublishedChange]) -> Point:
    """Return a year for the chart with its change since the year before, where one number is known."""
    for one in published:
        if one.to_year == start == one.from_year + 1 and one.change and one.change.low == one.change.high:
            return replace(point, text=f"{point.text}<br>{change(one.change)}")
    return point


def among_all(store: Store, area: Area, only: FundingYear, terms: Terms, per: Per) -> object:
    """Return the distribution of all boroughs in the only year that is found for one of them, which is named."""
    view = View("funding", DIRECT, year=only.financial_year, terms=terms, per=per)
    shown = figures(store, view)
    everyone = [row.value for row in shown.known if row.value is not None]
    named = [Point(row.area, row.value, row.text, row.bounds) for row in shown.known if row.area == area.area]
    ends = quantiles(everyone, n=4, method="inclusive") if len(set(everyone)) > 3 else []  # quarters
    return distribution(everyone, named, ends, WORDS["funding"].axis_mark(view, max(everyone)))


def funding_point(row: FundingYear | None, start: int, terms: Terms, per: Per) -> Point:
    """Return one year for the chart; a year without a published figure is a gap."""
    if row is None or row.value is None:
        return Point(year(start), None)
    if terms == "cash" and per == "total":
        return Point(year(start), row.value, published_short(row.amount_gbp, row.rounding_gbp), row.bounds)
    words = pounds_short if per == "total" else pounds_rate_short
    short = words(row.bounds) if row.bounds else f"about {words(Bounds(row.value, row.value))}"
    return Point(year(start), row.value, short, row.bounds)


def funding_headline(area: Area, years: Sequence[FundingYear], terms: Terms, per: Per) -> str:
    """Return the first and the last year in words, with the change between them where it is known."""
    unit = {"total": "", "head": " per resident", "offence": " per 1,000 offences"}[per]
    first, last = years[0], years[-1]
    if len(years) == 1:
        amount = amount_words(last, terms, per)
        return f"{area.area}: {amount}{unit} in {year(last.financial_year)}, the only year we found"
    return (
        f"{area.area}: {amount_words(first, terms, per)}{unit} in {year(first.financial_year)}, "
        f"{amount_words(last, terms, per)} in {year(last.financial_year)}"
    )


def _moved(store: Store, years: Sequence[FundingYear]) -> str:
    """Return a sentence, before a space, on the change between the first and the last year; nothing where unknown."""
    (moved,) = percent_changes(store, [(years[0].bounds, years[-1].bounds)]) if len(years) > 1 else (None,)
    return f"{sentence(change_in_words(moved))} " if moved else ""


def funding_columns(
    store: Store, area: Area, measure: str, terms: Terms, per: Per
) -> tuple[Column[FundingRow] | None, ...]:
    """Return the columns of the table under the chart; as published first, then as asked for."""
    plain = terms == "cash" and per == "total"

    def as_asked(row: FundingRow) -> str:
        return amount_words(row.own, terms, per) + (f" ({DERIVED})" if row.deflator == "derived" else "")

    def london_as_published(row: FundingRow) -> str:
        london = row.london
        return both(london.amount_gbp, london.rounding_gbp, london.other_gbp) if london else NOT_FOUND

    def london_as_asked(row: FundingRow) -> str:
        if row.london is None or row.london.value is None:
            return NOT_KNOWN
        words = derived_words(row.london.value, row.london.bounds, per)
        return words + (f" ({DERIVED})" if row.deflator == "derived" else "")

    return (
        year_column(),
        Column(
            f"{area.area}, as published", lambda row: pounds(row.own.amount_gbp, row.own.rounding_gbp), numeric=True
        ),
        None if plain else Column(measure.capitalize(), as_asked, numeric=True),
        Column(
            "Change in cash since the row above", lambda row: change(row.change) if row.change else "", numeric=True
        ),
        Column("London, as published", london_as_published, numeric=True),
        None if plain else Column(f"London, {measure}", london_as_asked, numeric=True),
        Column(
            "Source",
            lambda row: with_small(cite(store, row.own.source_id, row.own.locator), sentence(row.own.note)),
            wide=True,
        ),
    )


def funding_notes(store: Store, area: Area, shown: Collection[int], terms: Terms, per: Per) -> list[str]:
    """Return what a reader has to know about the figures of some years as they were asked for."""
    notes = [
        f"Forecast spend for {year(row.financial_year)}: {pounds(row.amount_gbp, row.rounding_gbp)}."
        for row in funding_by_year(store, area.gss_code)
        if row.fund_id == DIRECT and row.measure == "forecast"
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
    named = sources_of(store, (row.london for row in rows if row.london))
    return [Markup("London: {}.").format(named)] if named else []


def caution_lines(store: Store, area: Area) -> list[Markup]:
    """Return what to be careful about in a borough's figures."""
    lines = []
    for caution in cautions_by_borough(store, area.gss_code):
        line = Markup("{} {}").format(sentence(caution.message), caution.explanation)
        if caution.origin == "contradiction":
            line = Markup("{} {} Sources: {}.").format(
                sentence(caution.message),
                sentence(caution.explanation),
                cite_all(store, ((caution.source_a, None), (caution.source_b, None))),
            )
        lines.append(line)
    return lines
