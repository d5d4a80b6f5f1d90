"""Splits awards that cover several areas over them: pure arithmetic, to the penny, an estimate and nothing more.

Where an award is spent is published, how much of it in which borough is not. Every rule here shares out the same
awards, so that what London gets never depends on the rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from analysis.apportionment import shared_out

Rule = Literal["none", "equal", "population"]

Residents = Mapping[int, Mapping[str, int]]
"""Residents by year and area."""


class Splittable(NamedTuple):
    """An award in whole pennies, the areas it covers (at least one, each once), and its first year if known."""

    amount_gbp: Decimal
    areas: Sequence[str]
    start_year: int | None


def nearest_year(years: Iterable[int], wanted: int | None) -> int:
    """Return the year nearest to the wanted one, the earlier of two; the latest of all where none is wanted.

    Raises ValueError where there is no year at all.
    """
    known = sorted(years)
    if not known:
        raise ValueError("there is no year to choose from")
    return known[-1] if wanted is None else min(known, key=lambda year: (abs(year - wanted), year))


def split(award: Splittable, rule: Rule, residents: Residents) -> dict[str, Decimal]:
    """Return what each area gets of one award, by area; the parts always add up to the award.

    An award for one area is that area's whatever the rule. Under the rule "none" one for several areas is not split:
    nothing is returned for it. Raises ValueError if no area is covered, or by population if nobody is known to live
    there.
    """
    areas = sorted(award.areas)
    if not areas:
        raise ValueError("an award without areas cannot be split")
    if len(areas) == 1:
        return {areas[0]: award.amount_gbp}
    if rule == "none":
        return {}
    if rule == "equal":
        weights = [Fraction(1)] * len(areas)
    else:
        of_year = residents[nearest_year(residents, award.start_year)]
        weights = [Fraction(of_year.get(area, 0)) for area in areas]
    return dict(zip(areas, shared_out(award.amount_gbp, weights), strict=True))


def london_total(awards: Iterable[Splittable], rule: Rule, residents: Residents) -> Decimal:
    """Return what all areas get together: their parts, and what is not split. It is the same under every rule."""
    total = Decimal(0)
    for award in awards:
        parts = split(award, rule, residents)
        total += sum(parts.values(), Decimal(0)) if parts else award.amount_gbp
    return total
