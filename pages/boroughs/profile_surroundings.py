"""What surrounds a borough's funding: recorded offences by group, deprivation and population."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction

from data.store import Store
from pages.boroughs.choices import choose_funded_borough, choose_offences
from queries.boroughs import (
    ALL_OFFENCES,
    Area,
    Deprivation,
    OffenceGroup,
    OffenceYear,
    deprivation_by_measure,
    offence_groups,
    offences_by_year,
    offences_without_borough,
    population_by_year,
)
from ui.columns import year_column
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import counted, listing, number, ordinals, percent, rate, share, whole, year, years
from ui.html import Html
from ui.pictures.bars import sparkline
from ui.provenance import cite_all, citer
from ui.shared_choices import choose_area
from ui.tables import Column, table_html
from ui.time_figures import lines_by_year

DEPRIVATION_MEASURES = {
    "imd_average_score": "Deprivation overall (average score)",
    "imd_rank_of_average_score": "Rank among England’s 317 districts (1 is the most deprived)",
    "imd_share_of_small_areas_in_most_deprived_10_percent": "Share of small areas among England’s most deprived tenth",
    "income_domain_average_score": "People in low income (share)",
    "idaci_average_score": "Children in low income (share)",
    "crime_domain_average_score": "Crime (average score)",
}


SHARES = {
    "imd_share_of_small_areas_in_most_deprived_10_percent",
    "income_domain_average_score",
    "idaci_average_score",
}


def unallocated_words(store: Store, financial_years: Collection[int]) -> str:
    """Return a sentence, after a space, on the offences of some years that no borough's figure holds; or nothing."""
    lost = [row for row in offences_without_borough(store) if row.financial_year in financial_years]
    each = listing([f"{share(row.share)} in {year(row.financial_year)}" for row in lost])
    return f" Left out: London’s offences that belong to no borough ({each})." if lost else ""


@exhibit("offences", choose_funded_borough, choose_offences, maxsize=512, level=3)
def offences(store: Store, area: Area, group: str) -> Exhibit | None:
    """Return one group of recorded offences per 1,000 residents, for a borough and London."""
    rows = offences_by_year(store, area.gss_code, group)
    if not rows:
        return None
    last = rows[-1]
    rates = {
        area.area: [Point(year(row.financial_year), row.rate, rate(row.rate)) for row in rows],
        "London": [Point(year(row.financial_year), row.london_rate, rate(row.london_rate)) for row in rows],
    }
    ends = [f"{name}: {_ends(points[0], points[-1])}" for name, points in rates.items()]
    return Exhibit(
        headline=offence_headline(area, group, rows),
        measure=f"{group}, per 1,000 residents, {years(rows[0].financial_year, last.financial_year)}. A "
        "borough with many visitors has more offences per resident.",
        coverage=f"{counted(len(rows), 'year')} found.",
        alt=f"Two lines. {'. '.join(ends)}.",
        figure=lambda: lines_by_year([Series(name, points) for name, points in rates.items()]),
        table=lambda: table_html(
            f"{group} in {area.area} and London",
            rows,
            year_column(),
            Column(f"{area.area}, offences", lambda row: whole(row.offences), numeric=True),
            Column("Per 1,000 residents", lambda row: rate(row.rate), numeric=True),
            Column("London, offences", lambda row: whole(row.london_offences), numeric=True),
            Column("Per 1,000 residents", lambda row: rate(row.london_rate), numeric=True),
        ),
        folded="Show these figures as a table",
        notes=(
            f"London is the 32 boroughs together.{unallocated_words(store, (last.financial_year,))} The recording "
            "system changed in February and March 2024.",
        ),
        sources=cite_all(store, ((row.source_id, None) for row in rows)),
        export=Export(OffenceYear, rows, citer(store), (("borough", area.area), ("offences", group))),
    )


def offence_headline(area: Area, group: str, rows: Sequence[OffenceYear]) -> str:
    """Return a group's latest rate in words, with London's if both are known."""
    name = "Recorded offences" if group == ALL_OFFENCES else group
    known = [row for row in rows if row.rate is not None]
    if not known:
        return f"{name}: {whole(rows[-1].offences)} in {area.area} in {year(rows[-1].financial_year)}"
    last = known[-1]
    beside = ""
    if last.rate is not None and last.london_rate is not None:
        own, london = last.rate, last.london_rate
        compared = "more than" if own > london else "fewer than" if own < london else "as"
        beside = f", {compared} London’s {rate(london)}"
    where = f"residents of {area.area} in {year(last.financial_year)}"
    return f"{name}: {rate(last.rate)} per 1,000 {where}{beside}"


def _ends(first: Point, last: Point) -> str:
    return f"{first.text} in {first.label}, {last.text} in {last.label}"


@exhibit("offence-groups", choose_area, level=3)
def offence_group_table(store: Store, area: Area) -> Exhibit | None:
    """Return every group of offences with its first and last year; none for the City of London."""
    rows = offence_groups(store, area.gss_code)
    if not rows:
        return None
    first, last = rows[0].first_year, rows[0].last_year
    return Exhibit(
        headline=f"{area.area} recorded {whole(rows[0].last_offences)} offences in {year(last)}, "
        f"{whole(rows[0].first_offences)} in {year(first)}",
        measure="Recorded offences. Groups overlap, so they are not to be added up.",
        table=lambda: table_html(
            f"Groups of recorded offences in {area.area}",
            rows,
            Column("Group", lambda row: row.offence_group),
            Column(f"Each year, {years(first, last)}", lambda row: _by_year(store, area, row), wide=True),
            Column(year(first), lambda row: whole(row.first_offences), numeric=True),
            Column(year(last), lambda row: whole(row.last_offences), numeric=True),
            Column(
                "Change",
                lambda row: "not defined" if row.change_percent is None else percent(row.change_percent, 0),
                numeric=True,
            ),
            Column(f"Per 1,000 residents, {year(last)}", lambda row: rate(row.rate), numeric=True),
            Column("London", lambda row: rate(row.london_rate), numeric=True),
        ),
        sources=cite_all(store, ((row.source_id, None) for row in rows)),
        export=Export(OffenceGroup, rows, citer(store), (("borough", area.area),)),
    )


def _by_year(store: Store, area: Area, group: OffenceGroup) -> Html:
    """Return the offences of a group in each year as columns."""
    rows = offences_by_year(store, area.gss_code, group.offence_group)
    words = f"From {whole(group.first_offences)} in {year(group.first_year)} to {whole(group.last_offences)}"
    return sparkline([row.offences for row in rows], f"{words} in {year(group.last_year)}")


@exhibit("deprivation", choose_area, level=3)
def deprivation(store: Store, area: Area) -> Exhibit | None:
    """Return the indices of deprivation with the borough's rank in London, and its population by year."""
    found = {row.measure: row for row in deprivation_by_measure(store, area.gss_code)}
    rows = tuple(found[measure] for measure in DEPRIVATION_MEASURES if measure in found)
    people = population_by_year(store, area.gss_code)
    overall = found.get("imd_average_score")
    if overall is None or not people:
        return None
    growth = Fraction(100 * people[-1].population, people[0].population) - 100
    return Exhibit(
        headline=f"{area.area} is {_place(overall)} London areas by deprivation, with "
        f"{whole(people[-1].population)} residents in {people[-1].year}",
        measure="English Indices of Deprivation 2019; 1st in London is the most deprived of the 32 boroughs and the "
        "City, and areas with the same value share their places. "
        f"Residents: {percent(growth, 0)} since mid-{people[0].year} ({whole(people[0].population)}).",
        table=lambda: table_html(
            f"Deprivation in {area.area}",
            rows,
            Column("Measure", lambda row: DEPRIVATION_MEASURES[row.measure]),
            Column("Value", lambda row: deprivation_value(row.measure, row.value), numeric=True),
            Column("Place in London", _place, numeric=True),
        ),
        sources=cite_all(store, [(overall.source_id, None), *((row.source_id, None) for row in people)]),
        export=Export(Deprivation, rows, citer(store), (("borough", area.area),)),
    )


def _place(row: Deprivation) -> str:
    """Return the place among London's areas: 3rd of 33, or 23rd to 33rd of 33 where eleven have the same value."""
    return f"{ordinals(row.best_rank, row.worst_rank)} of {row.areas}"


def deprivation_value(measure: str, value: float | Decimal) -> str:
    """Return a measure's value in words: a share as 28.1%, a rank or a score as a number."""
    if measure in SHARES:
        return share(value)
    return number(value, 0 if measure == "imd_rank_of_average_score" else 2)
