"""Shares amounts out in pennies, so that the parts always add up: by weights, and awards over what they cover.

Where an award is spent is published, how much of it in which borough is not: its parts are an estimate, no more. Every
rule shares out the same awards, so that what London gets never depends on the rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple


def shared_out(total: Decimal, weights: Sequence[Fraction]) -> list[Decimal]:
    """Return the total divided by the weights, in pounds and whole pennies.

    Each part is its exact share, rounded down or up to a penny; the parts with the largest remainders are rounded up
    (the method of Hamilton), so that they always add up to the total. Raises ValueError unless the weights are zero or
    more and at least one is above zero, and the total is whole pennies.
    """
    pennies = total * 100
    if any(weight < 0 for weight in weights) or not any(weights):
        raise ValueError("weights have to be zero or more, and one of them above zero")
    if pennies != pennies.to_integral_value():
        raise ValueError("the total has to be whole pennies")
    whole = sum(weights)
    exact = [Fraction(pennies) * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    left = int(pennies) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[:left]:
        parts[place] += 1
    return [Decimal(part) / 100 for part in parts]


def combined(indicators: Mapping[str, Sequence[float]], weights: Mapping[str, int]) -> list[Fraction]:
    """Return the share of each area (adding up to 1) where every indicator is shared out by its own weight.

    indicators are levels of each area; each is turned into shares of its own sum first, so that its unit does not
    matter. Raises ValueError where all weights are zero, or an indicator that has one adds up to zero.
    """
    used = {name: weight for name, weight in weights.items() if weight > 0}
    if not used:
        raise ValueError("at least one weight has to be above zero")
    shares: list[Fraction] = []
    for name, weight in used.items():
        levels = [Fraction(level) for level in indicators[name]]
        whole = sum(levels)
        if whole <= 0:
            raise ValueError(f"{name} adds up to nothing")
        part = [Fraction(weight, sum(used.values())) * level / whole for level in levels]
        shares = [one + other for one, other in zip(shares, part, strict=True)] if shares else part
    return shares


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
