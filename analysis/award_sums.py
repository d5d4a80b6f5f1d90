"""What awards add up to: kinds, and sums and ceilings, are never added to each other."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from analysis.differences import NO_POUNDS, together
from queries.awards import Award


class AwardSum(NamedTuple):
    """How many awards of one kind and basis there are, and what those that count add up to, in pounds.

    amount_basis is up to (ceilings) or total. rounding_gbp is by how much the sum may be off; None where an award of it
    is only called rounded. not_counted are those that overlap others, not_found those without an amount. fund and
    start_year are those of all of them, where the sums are by fund and first year.
    """

    kind: str
    amount_basis: str
    fund: str | None
    start_year: int | None
    awards: int
    counted: int
    counted_gbp: Decimal
    rounding_gbp: Decimal | None
    not_counted: int
    not_found: int


def sums_by_kind(awards: Iterable[Award]) -> tuple[AwardSum, ...]:
    """Return the sums of awards by kind and basis, those of most awards first."""
    sums = _sums(awards, lambda award: (award.kind, _basis(award), None, None))
    return tuple(sorted(sums, key=lambda one: (-one.awards, one.kind, one.amount_basis)))


def sums_by_fund_and_year(awards: Iterable[Award]) -> tuple[AwardSum, ...]:
    """Return the sums of awards by kind, basis, fund and first year, latest year first."""
    sums = _sums(awards, lambda award: (award.kind, _basis(award), award.fund, award.start_year))
    return tuple(
        sorted(
            sums,
            key=lambda one: (
                one.start_year is None,
                -(one.start_year or 0),
                one.kind,
                one.amount_basis,
                one.fund is None,
                one.fund,
            ),
        )
    )


def sums_by_year(awards: Iterable[Award]) -> tuple[AwardSum, ...]:
    """Return the sums of awards by kind, basis and first year, earliest year first; those without a year last."""
    sums = _sums(awards, lambda award: (award.kind, _basis(award), None, award.start_year))
    return tuple(
        sorted(sums, key=lambda one: (one.kind, one.amount_basis, one.start_year is None, one.start_year or 0))
    )


def _basis(award: Award) -> str:
    return "up to" if award.amount_basis == "up to" else "total"


def _sums(awards: Iterable[Award], key: Callable[[Award], tuple[str, str, str | None, int | None]]) -> list[AwardSum]:
    groups: dict[tuple[str, str, str | None, int | None], list[Award]] = {}
    for award in awards:
        groups.setdefault(key(award), []).append(award)
    return [_sum(*of, group) for of, group in groups.items()]


def _sum(kind: str, basis: str, fund: str | None, start_year: int | None, awards: list[Award]) -> AwardSum:
    counted = [award for award in awards if award.counts_in_totals]
    not_found = sum(award.amount_gbp is None for award in awards)
    return AwardSum(
        kind,
        basis,
        fund,
        start_year,
        len(awards),
        len(counted),
        sum((award.amount_gbp or NO_POUNDS for award in counted), NO_POUNDS),
        together([award.rounding_gbp for award in counted]),
        len(awards) - len(counted) - not_found,
        not_found,
    )
