"""Every measure, declared once: where its figures are from, what it can be asked of, its title, unit and words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.borough_figures import (
    DEPRIVATION_WORDS,
    MEASURES,
    Measure,
    RankedValues,
    View,
    allocated,
    funded_years,
    london_services,
    offence_years,
    population_years,
    ranked_values,
)
from data.store import Store, kept_with_store
from pages.boroughs.figure_words import PER_WORDS, Figure, Figures, amount_words, worded
from pages.boroughs.profile_surroundings import SHARES, deprivation_value
from pages.boroughs.real_terms import deflator_note
from queries.boroughs import DIRECT, funding_by_year
from queries.london import direct_funding_change
from queries.measures import (
    BoroughValue,
    deprivation_by_borough,
    funding_by_borough,
    funding_change_by_borough,
    numbers_by_borough,
    offences_by_borough,
    population_by_borough,
)
from queries.quality import total_comparisons
from ui.figure_parts import pounds_mark, pounds_scale, round_mark
from ui.formats import (
    change,
    counted,
    lowered,
    percent,
    pounds,
    rate,
    sentence,
    whole,
    year,
)
from ui.html import link, url_for
from ui.two_totals import two_totals

FigureWords = Callable[[Store, View, RankedValues], Figures]
AxisMark = Callable[[View, float], Callable[[float], str]]


@dataclass(frozen=True)
class MeasureWords:
    """How a measure reads: its figures, the two ends of their order, and a number on its axis."""

    figures: FigureWords
    ends: tuple[str, str]
    axis_mark: AxisMark


WORDS: dict[str, MeasureWords] = {}
"""The words of every measure by its name in the URL, in the order of the list to choose from."""


def measure(
    name: str,
    declared: Measure,
    ends: tuple[str, str] = ("most", "least"),
    axis_mark: AxisMark = lambda _view, _largest: round_mark,
) -> Callable[[FigureWords], FigureWords]:
    """Decorate the function that returns a measure's figures in words: it declares the measure.

    ends are what the two ends of the order are called; axis_mark returns, for the largest figure, how the axis says a
    number.
    """

    def declare(figure_words: FigureWords) -> FigureWords:
        MEASURES[name] = declared
        WORDS[name] = MeasureWords(figure_words, ends, axis_mark)
        return figure_words

    return declare


@kept_with_store(maxsize=512)
def figures(store: Store, view: View) -> Figures:
    """Return the figures of a view in words."""
    return WORDS[view.measure].figures(store, view, ranked_values(store, view))


def figures_of(store: Store, view: View, names: Iterable[str]) -> list[Figure]:
    """Return the figures of some areas, in the order of the names."""
    by_name = {row.area: row for row in figures(store, view).rows}
    return [by_name[name] for name in names]


SHOWN_AS_PUBLISHED = "The boroughs’ figures are of the same table as the first."
"""For exhibits of the boroughs' own figures."""


def _pounds_axis(_view: View, largest: float) -> Callable[[float], str]:
    scale, suffix = pounds_scale(largest)
    return lambda number: pounds_mark(number / scale, suffix)


def _deprivation_axis(view: View, _largest: float) -> Callable[[float], str]:
    is_share = DEPRIVATION_WORDS[view.deprivation] in SHARES
    return lambda number: f"{round_mark(100 * number)}%" if is_share else round_mark(number)


@measure(
    "funding",
    Measure(
        lambda store, view: funding_by_borough(store, view.fund_id, view.year, view.terms, view.per),
        ("fund", "year", "terms", "per"),
        funded_years,
    ),
    axis_mark=_pounds_axis,
)
def _funding(store: Store, view: View, values: RankedValues) -> Figures:
    plain = view.terms == "cash" and view.per == "total"

    prices = "cash" if view.terms == "cash" else "2024/25 prices"
    rounded = any(row.rounding_gbp != 0 for row in values.rows if row.amount_gbp is not None)
    return Figures(
        f"{fund_name(store, view.fund_id)}{PER_WORDS[view.per]}, {year(view.year)}",
        f"Allocation{PER_WORDS[view.per]}, {prices}, {year(view.year)}",
        worded(values, lambda row: amount_words(row, view.terms, view.per)),
        (
            *(sum_note(store, view) if plain else ()),
            *(two_totals(store, view.year, use=SHOWN_AS_PUBLISHED) if plain and view.fund_id == DIRECT else ()),
            *(("Where figures are rounded, places among the boroughs are given as a range.",) if rounded else ()),
            *real_terms_notes(store, view, view.year),
        ),
    )


def sum_note(store: Store, view: View) -> tuple[str, ...]:
    """Return how the boroughs' figures compare with the published total, where both are known and differ."""
    return tuple(
        Markup(
            "The {} figures add up to {}; the published total is {}. Both are shown as published; {} says more."
        ).format(
            row.part_count,
            pounds(row.parts_gbp, row.total_rounding_gbp),
            pounds(row.total_gbp, row.total_rounding_gbp),
            link("Data quality", url_for("quality")),
        )
        for row in total_comparisons(store)
        if row.kind == "London figure"
        and row.fund_id == view.fund_id
        and row.measure == "allocation"
        and (row.start_year, row.end_year) == (view.year, view.year)
        and row.verdict in ("rounding", "differs")
    )


def fund_name(store: Store, fund_id: str) -> str:
    """Return the name of a fund as used in titles."""
    if fund_id == DIRECT:
        return "Direct borough funding"
    return next((row.fund for row in allocated(store) if row.fund_id == fund_id), fund_id)


@measure(
    "change in funding",
    Measure(
        lambda store, view: funding_change_by_borough(store, view.fund_id, view.from_year, view.year, view.terms),
        ("fund", "from", "year", "terms"),
        funded_years,
    ),
    ends=("highest", "lowest"),
    axis_mark=lambda _view, _largest: lambda number: percent(number, 0),
)
def _change(store: Store, view: View, values: RankedValues) -> Figures:
    def words(row: BoroughValue) -> str:
        return (
            f"{percent(row.value or 0.0, 0 if (row.value or 0.0) % 1 == 0 else 1)}, as stated"
            if row.is_stated
            else change(row.bounds)
        )

    stated = [row.area for row in values.rows if row.is_stated]
    london = direct_funding_change(store, view.from_year, view.year, view.terms) if view.fund_id == DIRECT else None
    notes = (
        *((f"London’s boroughs together, from the published totals: {change(london.change)}.",) if london else ()),
        *(two_totals(store, view.from_year, view.year) if london else ()),
        *((f"Stated by a source without the amounts: {', '.join(stated)}.",) if stated else ()),
        "A change can be said where we found the amounts of both years, or a source states it.",
        *allocation_notes(store, view, [row for row in values.rows if row.value is not None]),
    )
    prices = "cash" if view.terms == "cash" else "in prices of one year"
    fund = fund_name(store, view.fund_id)
    return Figures(
        f"Change in {lowered(fund) if view.fund_id == DIRECT else fund}, {year(view.from_year)} to {year(view.year)}",
        f"Change in per cent, {prices}, {year(view.from_year)} to {year(view.year)}",
        worded(values, words),
        (*notes, *real_terms_notes(store, view, view.from_year, view.year)),
        values.are_cuts,
        f"London {change(london.change)}" if london and london.change else "",
    )


def allocation_notes(store: Store, view: View, rows: Sequence[BoroughValue]) -> list[str]:
    """Return what is noted of the amounts of both years, borough by borough; not that they are rounded, as all are."""
    return [
        f"{row.area}, {year(one.financial_year)}: {sentence(one.note)}"
        for row in rows
        for one in funding_by_year(store, row.gss_code)
        if (one.fund_id, one.measure) == (view.fund_id, "allocation")
        and one.financial_year in (view.from_year, view.year)
        and one.note
        and not one.note.startswith("published in £m")
    ]


def real_terms_notes(store: Store, view: View, *financial_years: int) -> tuple[str, ...]:
    """Return what to know about amounts of some years in real terms; nothing in cash."""
    return (deflator_note(store, financial_years),) if view.terms == "real" else ()


def _whole_words(row: BoroughValue) -> str:
    return whole(row.value or 0.0)


@measure("awards", Measure(lambda store, _view: numbers_by_borough(store, "awards")))
def _awards(_store: Store, _view: View, values: RankedValues) -> Figures:
    return Figures(
        "Awards to the borough itself in our sources",
        "Number of awards in our sources, all years, to the council or to others for this borough alone",
        worded(values, _whole_words),
        (
            "It shows what our sources name, not how much money it was. Awards that overlap "
            "others, or whose amount is not found, are left out.",
        ),
    )


@measure("programmes", Measure(lambda store, _view: numbers_by_borough(store, "programmes")))
def _programmes(_store: Store, _view: View, values: RankedValues) -> Figures:
    return Figures(
        "Programmes that name the borough in our sources",
        "Number of programmes in our sources, all years, whose awards name the borough, alone or with others",
        worded(values, _whole_words),
        ("Those for all of London cover every borough and are not counted: none named does not mean none covers it.",),
    )


@measure("services", Measure(lambda store, _view: numbers_by_borough(store, "services"), has_city=True))
def _services(store: Store, _view: View, values: RankedValues) -> Figures:
    return Figures(
        "Services that name the borough in our sources",
        "Services in our sources that name the borough and are not known to have ended, without councils’ own",
        worded(values, _whole_words),
        (
            f"{counted(london_services(store), 'service')} for all of London can be used in every borough and are not "
            "counted: none named does not mean that there is none.",
            "Councils’ own services, for which no source says that MOPAC or the unit pays, are not counted either.",
        ),
    )


@measure(
    "recorded offences",
    Measure(
        lambda store, view: offences_by_borough(
            store, view.offence_group, view.year, "total" if view.per == "total" else "head"
        ),
        ("offences", "year", "per"),
        lambda store, _fund_id: offence_years(store),
    ),
)
def _offences(_store: Store, view: View, values: RankedValues) -> Figures:
    each = "" if view.per == "total" else " per 1,000 residents"
    return Figures(
        f"{view.offence_group}{each}, {year(view.year)}",
        f"Offences recorded by the Metropolitan Police{each}, {year(view.year)}",
        worded(values, _whole_words if view.per == "total" else lambda row: rate(row.value)),
        ("A borough with many visitors has more offences per resident.",),
    )


@measure(
    "deprivation",
    Measure(
        lambda store, view: deprivation_by_borough(store, DEPRIVATION_WORDS[view.deprivation]),
        ("deprivation",),
        has_city=True,
    ),
    ends=("highest", "lowest"),
    axis_mark=_deprivation_axis,
)
def _deprivation(_store: Store, view: View, values: RankedValues) -> Figures:
    measure = DEPRIVATION_WORDS[view.deprivation]
    return Figures(
        f"Deprivation, {DEPRIVATION_TITLES[view.deprivation]}",
        "English Indices of Deprivation 2019. Higher is more deprived",
        worded(values, lambda row: deprivation_value(measure, row.value or 0.0)),
        ("The crime score is a model of the risk of crime, not a count of crimes.",)
        if view.deprivation == "crime"
        else (),
    )


DEPRIVATION_TITLES = {
    "overall": "overall score",
    "children": "share of children in low income",
    "income": "share of people in low income",
    "crime": "score for the risk of crime",
    "most deprived tenth": "share of small areas among England’s most deprived tenth",
}
"""The names of measures of deprivation in titles, by their codes in the URL."""


@measure(
    "residents",
    Measure(
        lambda store, view: population_by_borough(store, view.year),
        ("year",),
        lambda store, _fund_id: population_years(store),
        has_mid_years=True,
        has_city=True,
    ),
)
def _population(_store: Store, view: View, values: RankedValues) -> Figures:
    return Figures(
        f"Residents, mid-{view.year}",
        f"Mid-year estimate, all ages, {view.year}",
        worded(values, _whole_words),
    )
