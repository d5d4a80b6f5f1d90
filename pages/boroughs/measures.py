"""What can be mapped and compared: each measure with its figures for every borough, in words, with rank and source."""

from collections.abc import Callable, Mapping
from math import inf
from typing import Literal, NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.boroughs.profile_surroundings import DEPRIVATION_MEASURES, deprivation_value
from pages.boroughs.views import DEPRIVATION_WORDS, Measure, View, allocated
from queries import Bounds
from queries.boroughs import DIRECT, Per, areas
from queries.london import direct_funding_change
from queries.measures import (
    BoroughValue,
    awards_by_borough,
    deprivation_by_borough,
    funding_by_borough,
    funding_change_by_borough,
    offences_by_borough,
    population_by_borough,
    programmes_by_borough,
    services_by_borough,
)
from queries.quality import cautions, total_comparisons
from queries.ranks import RankRange, rank_ranges
from ui.html import address, link
from ui.wording import (
    NOT_PUBLISHED,
    change,
    counted,
    lowered,
    ordinal,
    percent,
    pounds,
    pounds_between,
    pounds_rate,
    rate,
    sentence,
    whole,
    year,
)


class Figure(NamedTuple):
    """One borough's figure; ranks count from 1 for the largest, as far as rounding can tell."""

    gss_code: str
    area: str
    value: float | None
    bounds: Bounds | None
    text: str
    best_rank: int | None
    worst_rank: int | None
    is_outside: bool
    is_stated: bool
    caution: str | None
    range_words: str
    source_id: str | None
    locator: str | None

    @property
    def marked(self) -> str:
        """Return the figure in words, marked where it is doubtful."""
        return f"{self.text} *" if self.caution else self.text

    @property
    def rank_words(self) -> str:
        """Return the place among the boroughs: 3rd, or 3rd to 9th where rounding cannot tell."""
        if self.best_rank is None or self.worst_rank is None:
            return ""
        if self.best_rank == self.worst_rank:
            return ordinal(self.best_rank)
        return f"{ordinal(self.best_rank)} to {ordinal(self.worst_rank)}"


class Figures(NamedTuple):
    """A measure for all boroughs, by name: what it is, its unit and period, and what a reader has to know."""

    title: str
    unit: str
    rows: tuple[Figure, ...]
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[Figure, ...]:
        """Return the boroughs with a figure, largest first; the City of London where it belongs to the measure."""
        return tuple(
            sorted((row for row in self.rows if row.value is not None), key=lambda row: (-(row.value or 0.0), row.area))
        )

    @property
    def missing(self) -> tuple[Figure, ...]:
        """Return the boroughs without a published figure."""
        return tuple(row for row in self.rows if row.value is None and not row.is_outside)

    @property
    def cautions(self) -> tuple[str, ...]:
        """Return what to be careful about, borough by borough; the figures it is about carry an asterisk."""
        return tuple(f"* {row.area}: {row.caution}" for row in self.rows if row.caution)

    @property
    def coverage(self) -> str:
        """Return how much is published: 32 of 32 boroughs, or 3 of 32 boroughs, 29 not published."""
        inside = [row for row in self.rows if not row.is_outside]
        left = f", {len(self.missing)} not published" if self.missing else ""
        return f"{len(inside) - len(self.missing)} of {counted(len(inside), 'area')}{left}."


@kept_with_store(maxsize=512)
def figures(store: Store, view: View) -> Figures:
    """Return the figures of a view."""
    return MEASURES[view.measure](store, view)


ANYTHING = Bounds(-inf, inf)
"""The bounds of a figure that a source gives as "about"."""


def _figures(
    rows: tuple[BoroughValue, ...],
    words: Callable[[BoroughValue], str],
    outside: frozenset[str] = frozenset(),
    doubts: Mapping[str, str] | None = None,
) -> tuple[Figure, ...]:
    """Return rows with their words, ranks and cautions (by GSS code); those outside have none."""
    ranks: list[RankRange | None] = rank_ranges(
        [None if row.gss_code in outside or row.value is None else row.bounds or ANYTHING for row in rows]
    )
    return tuple(
        Figure(
            row.gss_code,
            row.area,
            None if row.gss_code in outside else row.value,
            None if row.gss_code in outside else row.bounds,
            "outside" if row.gss_code in outside else NOT_PUBLISHED if row.value is None else words(row),
            rank.best if rank else None,
            rank.worst if rank else None,
            row.gss_code in outside,
            row.is_stated,
            None if row.value is None else (doubts or {}).get(row.gss_code),
            "" if row.gss_code in outside else range_words(row),
            row.source_id,
            row.locator,
        )
        for row, rank in zip(rows, ranks, strict=True)
    )


def range_words(row: BoroughValue) -> str:
    """Return between what amounts of pounds a published, rounded one lies; nothing for an exact one."""
    if row.amount_gbp is None or not row.rounding_gbp or row.bounds is None:
        return ""
    low, high = row.amount_gbp - row.rounding_gbp, row.amount_gbp + row.rounding_gbp
    return f"published as {pounds(row.amount_gbp, row.rounding_gbp)}: {pounds(low)} to {pounds(high)}"


def doubtful(store: Store, fund_id: str, *financial_years: int) -> dict[str, str]:
    """Return what to be careful about in a fund's figures of some years, by GSS code."""
    found: dict[str, str] = {}
    for one in cautions(store):
        if one.gss_code and one.fund_id == fund_id and one.end_year in financial_years:
            found[one.gss_code] = " ".join(filter(None, (found.get(one.gss_code), sentence(one.message))))
    return found


@kept_with_store(maxsize=1)
def outside(store: Store) -> frozenset[str]:
    """Return the GSS code of the City of London, which MOPAC does not fund."""
    return frozenset(area.gss_code for area in areas(store) if not area.receives_direct_funding)


PER_WORDS: dict[Per, str] = {"total": "", "head": " for each resident", "offence": " for each 1,000 recorded offences"}


def _funding(store: Store, view: View) -> Figures:
    rows = funding_by_borough(store, view.fund_id, view.year, view.terms, view.per)
    plain = view.terms == "cash" and view.per == "total"

    def words(row: BoroughValue) -> str:
        if plain:
            return pounds(row.amount_gbp, row.rounding_gbp)
        if row.bounds is None:
            return f"about {pounds_rate(Bounds(row.value or 0.0, row.value or 0.0))}"
        return pounds_rate(row.bounds) if view.per != "total" else pounds_between_short(row.bounds)

    prices = "cash" if view.terms == "cash" else "2024/25 prices"
    rounded = any(row.rounding_gbp != 0 for row in rows if row.amount_gbp is not None)
    return Figures(
        f"{fund_name(store, view.fund_id)}{PER_WORDS[view.per]}, {year(view.year)}",
        f"Allocation{PER_WORDS[view.per]}, {prices}, {year(view.year)}",
        _figures(rows, words, outside(store), doubtful(store, view.fund_id, view.year)),
        (
            *(sum_note(store, view) if plain else ()),
            *(("Where figures are rounded, places among the boroughs are given as a range.",) if rounded else ()),
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
            link("Data quality", address("quality")),
        )
        for row in total_comparisons(store)
        if row.kind == "London figure"
        and row.fund_id == view.fund_id
        and row.title.endswith("allocation")
        and (row.start_year, row.end_year) == (view.year, view.year)
        and row.verdict in ("rounding", "differs")
    )


def pounds_between_short(bounds: Bounds | None) -> str:
    """Return an interval of pounds of any size: £473,766, £512,000 to £605,000 or £1.1m to £1.2m."""
    if bounds is None or bounds.high >= 10_000_000:
        return pounds_between(bounds)
    low, high = (f"£{value:,.0f}" for value in bounds)
    return low if low == high else f"{low} to {high}"


def fund_name(store: Store, fund_id: str) -> str:
    """Return the name of a fund as it stands in titles."""
    if fund_id == DIRECT:
        return "Direct borough funding"
    return next((row.fund for row in allocated(store) if row.fund_id == fund_id), fund_id)


def _in_a_sentence(store: Store, fund_id: str) -> str:
    """Return a fund's name as it stands in a sentence: only our own words for the direct funding are not a name."""
    name = fund_name(store, fund_id)
    return lowered(name) if fund_id == DIRECT else name


def _change(store: Store, view: View) -> Figures:
    rows = funding_change_by_borough(store, view.fund_id, view.from_year, view.year, view.terms)

    def words(row: BoroughValue) -> str:
        return (
            f"{percent(row.value or 0.0, 0 if (row.value or 0.0) % 1 == 0 else 1)}, as stated"
            if row.is_stated
            else change(row.bounds)
        )

    stated = [row.area for row in rows if row.is_stated]
    london = direct_funding_change(store, view.from_year, view.year, view.terms) if view.fund_id == DIRECT else None
    notes = (
        *((f"London’s boroughs together, from the published totals: {change(london.change)}.",) if london else ()),
        *((f"Stated by a source without the amounts: {', '.join(stated)}.",) if stated else ()),
        "A change can be said where the amounts of both years are published, or a source states it.",
    )
    prices = "cash" if view.terms == "cash" else "in prices of one year"
    return Figures(
        f"Change in {_in_a_sentence(store, view.fund_id)}, {year(view.from_year)} to {year(view.year)}",
        f"Change in per cent, {prices}, {year(view.from_year)} to {year(view.year)}",
        _figures(
            rows,
            words,
            outside(store),
            doubtful(store, view.fund_id, view.from_year, view.year),
        ),
        notes,
    )


def _whole_words(row: BoroughValue) -> str:
    return whole(row.value or 0.0)


def _awards(store: Store, _view: View) -> Figures:
    return Figures(
        "Awards to the borough itself",
        "Number of awards in our sources, all years, to the council or to others for this borough alone",
        _figures(awards_by_borough(store), _whole_words, outside(store)),
        (
            "It shows what our sources name, not how much money it was. Awards that overlap "
            "others, or whose amount is not published, are left out.",
        ),
    )


def _programmes(store: Store, _view: View) -> Figures:
    return Figures(
        "Programmes that cover the borough",
        "Number of programmes in our sources, all years, whose awards name the borough, alone or with others",
        _figures(programmes_by_borough(store), _whole_words, outside(store)),
        ("Programmes for all of London cover every borough and are not counted.",),
    )


def _services(store: Store, _view: View) -> Figures:
    return Figures(
        "Services that cover the borough",
        "Number of services in our sources that name the borough and are not known to have ended",
        _figures(services_by_borough(store), _whole_words),
        ("Services for all of London can be used in every borough and are not counted.",),
    )


def _offences(store: Store, view: View) -> Figures:
    per: Literal["total", "head"] = "total" if view.per == "total" else "head"
    rows = offences_by_borough(store, view.offence_group, view.year, per)
    each = "" if per == "total" else " for each 1,000 residents"
    return Figures(
        f"{view.offence_group}{each}, {year(view.year)}",
        f"Offences recorded by the Metropolitan Police{each}, {year(view.year)}",
        _figures(rows, _whole_words if per == "total" else lambda row: rate(row.value), outside(store)),
        ("A borough with many visitors has more offences for each resident.",),
    )


def _deprivation(store: Store, view: View) -> Figures:
    measure = DEPRIVATION_WORDS[view.deprivation]
    rows = deprivation_by_borough(store, measure)
    return Figures(
        DEPRIVATION_MEASURES[measure],
        "English Indices of Deprivation 2019",
        _figures(rows, lambda row: deprivation_value(measure, row.value or 0.0)),
    )


def _population(store: Store, view: View) -> Figures:
    return Figures(
        f"Residents, mid-{view.year}",
        f"Mid-year estimate, all ages, {view.year}",
        _figures(population_by_borough(store, view.year), _whole_words),
    )


MEASURES: dict[Measure, Callable[[Store, View], Figures]] = {
    "funding": _funding,
    "change in funding": _change,
    "awards": _awards,
    "programmes": _programmes,
    "services": _services,
    "recorded offences": _offences,
    "deprivation": _deprivation,
    "residents": _population,
}
