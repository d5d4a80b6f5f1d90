"""What is known about boroughs: their money, what surrounds it, and what it pays for."""

from decimal import Decimal
from typing import Literal, NamedTuple

from data.store import Store, kept_with_store
from queries import Bounds, NotInFiles, rows

Terms = Literal["cash", "real"]
Per = Literal["total", "head", "offence"]

LONDON_CODE = "E12000007"
"""The GSS code of London as a whole."""

DIRECT = "lcpf-direct"
"""The fund of the direct funding of boroughs: the part of the London Crime Prevention Fund that is paid to them."""

ALL_OFFENCES = "All recorded offences (excluding fraud)"
"""The group of offences that all others are part of."""


class Area(NamedTuple):
    """A borough, or the City of London."""

    gss_code: str
    area: str
    area_type: str
    inner_outer: str
    police_unit: str | None
    police_unit_name_confirmed: bool | None
    receives_direct_funding: bool


class FundingYear(NamedTuple):
    """What a borough was allocated from one fund in one year, in pounds; value and bounds in the terms asked for.

    residents and recorded offences are those of that year: the middle of the year it begins in, and the twelve months.
    """

    fund_id: str
    fund: str
    financial_year: int
    measure: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    residents: int | None
    offences: int | None
    value: float | None
    bounds: Bounds | None
    source_id: str
    locator: str
    note: str | None


class Change(NamedTuple):
    """How direct funding changed between two neighbouring years, in per cent; a source may state it without amounts.

    The other figures, of London alone, are those of a second total that contradicts the first: then no single number is
    the change, which allows for both.
    """

    gss_code: str
    area: str
    from_year: int
    to_year: int
    from_gbp: Decimal | None
    from_rounding_gbp: Decimal | None
    to_gbp: Decimal | None
    to_rounding_gbp: Decimal | None
    from_other_gbp: Decimal | None
    to_other_gbp: Decimal | None
    change_percent: float | None
    change: Bounds | None
    is_stated: bool
    source_id: str
    locator: str


class PublishedChange(NamedTuple):
    """How a borough's direct funding changed from one published year to the next, in per cent, beside London's.

    The other figures of London are those of a second total that contradicts the first; its change allows for both.
    """

    gss_code: str
    from_year: int
    to_year: int
    from_gbp: Decimal
    from_rounding_gbp: Decimal | None
    to_gbp: Decimal
    to_rounding_gbp: Decimal | None
    change: Bounds | None
    london_from_gbp: Decimal | None
    london_from_rounding_gbp: Decimal | None
    london_to_gbp: Decimal | None
    london_to_rounding_gbp: Decimal | None
    london_change: Bounds | None
    london_from_other_gbp: Decimal | None
    london_to_other_gbp: Decimal | None


class StatedChange(NamedTuple):
    """A change that a source states, in per cent and, where it says so, in pounds."""

    from_year: int
    to_year: int
    change_percent: Decimal
    change_gbp: Decimal | None
    rounding_gbp: Decimal | None
    source_id: str
    locator: str
    note: str | None


class Rates(NamedTuple):
    """The latest direct funding in pounds for each resident and for each 1,000 offences, beside London's."""

    gss_code: str
    financial_year: int
    amount_gbp: Decimal
    rounding_gbp: Decimal | None
    population: int | None
    offences: int | None
    per_head: Bounds | None
    per_offence: Bounds | None
    london_per_head: Bounds | None
    london_per_offence: Bounds | None
    source_id: str
    locator: str


class Coverage(NamedTuple):
    """Whether a borough's direct funding of a year is published, and the amount."""

    gss_code: str
    borough: str
    financial_year: int
    published: bool
    amount_gbp: Decimal | None
    rounding_gbp: Decimal | None
    source_id: str | None
    locator: str | None


class PopulationYear(NamedTuple):
    """Residents of all ages at mid-year."""

    year: int
    population: int
    source_id: str


class AreaResidents(NamedTuple):
    """Residents of an area at mid-year."""

    gss_code: str
    year: int
    population: int


class OffenceYear(NamedTuple):
    """Recorded offences of one group in a borough and in London; rates for each 1,000 residents."""

    financial_year: int
    offences: int
    population: int | None
    rate: float | None
    london_offences: int
    london_population: int | None
    london_rate: float | None
    source_id: str


class OffenceGroup(NamedTuple):
    """One group of offences in the first and last year; rates for each 1,000 residents in the last.

    Populations are the mid-year estimates of the year that last_year begins in; London is its 32 boroughs in that year.
    """

    offence_group: str
    first_year: int
    first_offences: int
    last_year: int
    last_offences: int
    change_percent: float | None
    last_population: int | None
    rate: float | None
    london_offences: int | None
    london_population: int | None
    london_rate: float | None
    source_id: str


class UnallocatedOffences(NamedTuple):
    """The share of all offences of one year (0 to 1) that belong to no borough."""

    financial_year: int
    share: float


class Deprivation(NamedTuple):
    """One measure of deprivation; rank 1 is the most deprived of the areas, and equal values share their ranks."""

    measure: str
    value: Decimal
    best_rank: int
    worst_rank: int
    areas: int
    source_id: str


class BoroughOutcome(NamedTuple):
    """A published result that names a borough, alone or with others."""

    outcome_id: str
    programme_id: str | None
    programme: str | None
    measure: str
    value: Decimal | None
    value_as_published: NotInFiles[str | None]
    unit: str | None
    kind: str
    period_start: str | None
    period_end: str | None
    published_qualifier: str | None
    boroughs: int
    source_id: str
    locator: str
    note: str | None


class FundingStatement(NamedTuple):
    """What a source says about money in a borough; overlaps allocations and awards, never added."""

    statement_id: str
    fund_as_stated: str
    start_year: int | None
    end_year: int | None
    amount_gbp: Decimal
    precision: str
    purpose: str
    boroughs: int
    source_id: str
    locator: str
    note: str | None


class BoroughCaution(NamedTuple):
    """Something to be careful about: a finding of a check, or a contradiction between two sources."""

    origin: Literal["check", "contradiction"]
    title: str
    message: str
    explanation: str | None
    source_a: str | None
    source_b: str | None


@kept_with_store
def areas(store: Store) -> tuple[Area, ...]:
    """Return the 32 boroughs and the City of London, by name."""
    return rows(store, "boroughs/areas", Area)


@kept_with_store
def funding_by_year(store: Store, gss_code: str, terms: Terms = "cash", per: Per = "total") -> tuple[FundingYear, ...]:
    """Return one borough's allocations and forecasts, a row for each fund, year and measure, oldest first."""
    return rows(store, "boroughs/funding_by_year", FundingYear, gss_code=gss_code, terms=terms, per=per)


@kept_with_store
def changes_by_borough(store: Store) -> tuple[Change, ...]:
    """Return every published change of direct funding between neighbouring years, London included, largest first."""
    return rows(store, "boroughs/changes_by_borough", Change)


@kept_with_store
def changes_of_boroughs(store: Store) -> tuple[PublishedChange, ...]:
    """Return every borough's changes from each published year to the next published one, oldest first."""
    return rows(store, "boroughs/changes_between_published_years", PublishedChange)


def changes_between_published_years(store: Store, gss_code: str) -> tuple[PublishedChange, ...]:
    """Return one borough's changes from each published year to the next published one, oldest first."""
    return tuple(change for change in changes_of_boroughs(store) if change.gss_code == gss_code)


def stated_changes_by_borough(store: Store, gss_code: str) -> tuple[StatedChange, ...]:
    """Return the changes of one borough's direct funding that sources state, oldest first."""
    return rows(store, "boroughs/stated_changes_by_borough", StatedChange, gss_code=gss_code)


@kept_with_store
def rates_of_boroughs(store: Store) -> tuple[Rates, ...]:
    """Return every borough's rates in its latest published year."""
    return rows(store, "boroughs/rates_beside_london", Rates)


def rates_beside_london(store: Store, gss_code: str) -> Rates | None:
    """Return one borough's rates in its latest published year, or None if no year is published."""
    return next((rates for rates in rates_of_boroughs(store) if rates.gss_code == gss_code), None)


def coverage_by_year(store: Store) -> tuple[Coverage, ...]:
    """Return a row for each of the 32 boroughs and each year of direct funding, published or not."""
    return rows(store, "boroughs/coverage_by_year", Coverage)


def population_by_year(store: Store, gss_code: str) -> tuple[PopulationYear, ...]:
    """Return the mid-year population of one area, oldest first."""
    return rows(store, "boroughs/population_by_year", PopulationYear, gss_code=gss_code)


def offences_by_year(store: Store, gss_code: str, offence_group: str) -> tuple[OffenceYear, ...]:
    """Return one group's recorded offences in a borough and in London, by financial year, oldest first."""
    return rows(store, "boroughs/offences_by_year", OffenceYear, gss_code=gss_code, offence_group=offence_group)


def offence_groups(store: Store, gss_code: str) -> tuple[OffenceGroup, ...]:
    """Return every group of offences in a borough with its first and last year, most offences first."""
    return rows(store, "boroughs/offence_groups", OffenceGroup, gss_code=gss_code)


@kept_with_store
def offences_without_borough(store: Store) -> tuple[UnallocatedOffences, ...]:
    """Return the share of offences that belong to no borough, by year, oldest first."""
    return rows(store, "boroughs/offences_without_borough", UnallocatedOffences)


def deprivation_by_measure(store: Store, gss_code: str) -> tuple[Deprivation, ...]:
    """Return one area's measures of deprivation with its rank among the 33 areas."""
    return rows(store, "boroughs/deprivation_by_measure", Deprivation, gss_code=gss_code)


def outcomes_by_borough(store: Store, gss_code: str) -> tuple[BoroughOutcome, ...]:
    """Return the published results that name a borough, by programme."""
    return rows(store, "boroughs/outcomes_by_borough", BoroughOutcome, gss_code=gss_code)


def statements_by_borough(store: Store, gss_code: str) -> tuple[FundingStatement, ...]:
    """Return what is said about money in a borough, latest first."""
    return rows(store, "boroughs/statements_by_borough", FundingStatement, gss_code=gss_code)


def cautions_by_borough(store: Store, gss_code: str) -> tuple[BoroughCaution, ...]:
    """Return what to be careful about in a borough's figures."""
    return rows(store, "boroughs/cautions_by_borough", BoroughCaution, gss_code=gss_code)


@kept_with_store
def residents(store: Store) -> dict[int, dict[str, int]]:
    """Return the residents of each area, without London as a whole, by year."""
    found: dict[int, dict[str, int]] = {}
    for row in rows(store, "boroughs/residents", AreaResidents):
        found.setdefault(row.year, {})[row.gss_code] = row.population
    return found
