"""What reaches a borough, added up: its direct funding, its own awards, those it shares, those for all of London."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from analysis.apportionment import Rule, Splittable, split
from analysis.differences import together
from analysis.direct_funding import direct_allocations, fund_years
from data.store import Store, kept_with_store
from queries import Bounds
from queries.awards import Award, awards
from queries.boroughs import Area, FundingYear, areas, residents

Reach = Literal["borough", "shared", "london"]

Basis = Literal["stated", "up to"]
"""Whether an amount is stated, or the most that may be paid: the two are never added."""

KINDS = ("grant", "contract", "budget", "procurement ceiling")

DIRECT_KIND = "direct funding (allocation)"


class ReachRow(NamedTuple):
    """What reaches a borough one way: awards of one kind and basis, or its direct funding, which is no award.

    awards_rounding_gbp is by how much the sum of awards may be off, None where one is only called rounded. Direct
    funding has the bounds of its sum and the number of years found, of those of the span in which there was direct
    funding. part_gbp is the borough's estimated part of awards, where they are split.
    """

    borough: str
    kind: str
    amount_basis: Basis
    reach: Reach
    awards: int | None = None
    awards_rounding_gbp: Decimal | None = None
    amount_gbp: Decimal | None = None
    amount_bounds: Bounds | None = None
    years_published: int | None = None
    years_of_span: int | None = None
    split: Rule = "none"
    part_gbp: Decimal | None = None


@kept_with_store
def counted_awards(store: Store) -> tuple[Award, ...]:
    """Return the awards that count in totals, without income."""
    return tuple(award for award in awards(store).values() if award.counts_as_expenditure)


@kept_with_store
def first_years(store: Store) -> tuple[int, ...]:
    """Return the years from the first to the last in which a counted award starts."""
    known = [award.start_year for award in counted_awards(store) if award.start_year is not None]
    return tuple(range(min(known), max(known) + 1)) if known else ()


def reach_of(award: Award, area: Area) -> Reach | None:
    """Return how an award reaches an area by what it covers; None where it does not, or its areas are not stated.

    One for all of London covers every borough, and not the City of London.
    """
    if award.covers_london:
        return "london" if area.area_type == "borough" else None
    if area.gss_code not in award.gss_codes:
        return None
    return "borough" if len(award.gss_codes) == 1 else "shared"


def basis_of(award: Award) -> Basis:
    """Return whether an award's amount is stated, for its years or for each, or is the most that may be paid."""
    return "up to" if award.amount_basis == "up to" else "stated"


def splittable(store: Store, award: Award) -> Splittable:
    """Return what splitting has to know of an award: one for all of London covers every borough."""
    boroughs = [area.gss_code for area in areas(store) if area.area_type == "borough"]
    return Splittable(
        award.amount_gbp or Decimal(0), boroughs if award.covers_london else award.gss_codes, award.start_year
    )


def by_kind(awards: Sequence[Award]) -> list[tuple[str, Basis, list[Award]]]:
    """Return awards by kind and basis, those that there are."""
    groups = [
        (kind, basis, [award for award in awards if (award.kind, basis_of(award)) == (kind, basis)])
        for kind in KINDS
        for basis in get_args(Basis)
    ]
    return [group for group in groups if group[2]]


@kept_with_store
def reaching(store: Store, area: Area, since: int, until: int, rule: Rule) -> tuple[ReachRow, ...]:
    """Return the awards that start in a span of years and reach the borough, by kind, basis and way."""
    people = residents(store)
    rows = []
    for kind, basis, some in by_kind(of_span(store, since, until)):
        for reach in get_args(Reach):
            own = [award for award in some if reach_of(award, area) == reach]
            parts = [] if rule == "none" else [split(splittable(store, award), rule, people) for award in own]
            if own:
                rows.append(
                    ReachRow(
                        area.area,
                        kind,
                        basis,
                        reach,
                        awards=len(own),
                        awards_rounding_gbp=together([award.rounding_gbp for award in own]),
                        amount_gbp=sum_of(award.amount_gbp for award in own),
                        split=rule,
                        part_gbp=sum_of(part[area.gss_code] for part in parts) if parts else None,
                    )
                )
    return tuple(rows)


def allocated_directly(store: Store, area: Area, since: int, until: int, rule: Rule) -> ReachRow:
    """Return the borough's direct funding in a span of years, whose amount is None where no year is published."""
    years = allocations_of_span(store, area, since, until)
    amount, rounding = sum_of(row.amount_gbp for row in years), together([row.rounding_gbp for row in years])
    return ReachRow(
        area.area,
        DIRECT_KIND,
        "stated",
        "borough",
        amount_gbp=amount if years else None,
        amount_bounds=None
        if rounding is None or not years
        else Bounds(float(amount - rounding), float(amount + rounding)),
        years_published=len(years),
        years_of_span=sum(since <= start <= until for start in fund_years(store)),
        split=rule,
    )


def allocations_of_span(store: Store, area: Area, since: int, until: int) -> list[FundingYear]:
    """Return the borough's published allocations of direct funding in a span of years, oldest first."""
    return [row for row in direct_allocations(store, area) if since <= row.financial_year <= until]


def of_span(store: Store, since: int, until: int) -> list[Award]:
    """Return the counted awards that start in a span of years."""
    return [a for a in counted_awards(store) if a.start_year is not None and since <= a.start_year <= until]


def sum_of(amounts: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of the amounts that are known."""
    return sum((amount for amount in amounts if amount is not None), Decimal("0.00"))
