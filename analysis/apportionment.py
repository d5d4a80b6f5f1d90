"""Shares an amount out in pennies, so that the parts add up to it whatever the weights are."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction


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
