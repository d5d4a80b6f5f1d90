"""A view of a measure where it is shown: as the parameters of an address, as marks of an axis and names of years."""

from collections.abc import Callable

from analysis.views import DEPRIVATION_WORDS, PARAMETERS, View
from pages.boroughs.profile_surroundings import SHARES
from ui.figure_parts import pounds_mark, pounds_scale, round_mark
from ui.wording import percent, year


def parameters(view: View) -> tuple[tuple[str, str], ...]:
    """Return a view as the parameters of an address, those that its measure knows."""
    every = {
        "fund": view.fund,
        "from": year(view.from_year),
        "year": year_label(view, view.year),
        "terms": view.terms,
        "per": view.per,
        "offences": view.offence_group,
        "deprivation": view.deprivation,
    }
    return (("measure", view.measure), *((name, every[name]) for name in PARAMETERS[view.measure]))


def in_pounds(view: View) -> tuple[str, ...]:
    """Return the fields of a file of figures that are amounts of pounds under a view; none where it asks for rates."""
    return ("value", "bounds") if view.measure == "funding" and view.per == "total" else ()


def axis_mark(view: View, largest: float) -> Callable[[float], str]:
    """Return how the axis of a measure says a number: £200k, −20%, 12,000."""
    if view.measure == "funding":
        scale, suffix = pounds_scale(largest)
        return lambda number: pounds_mark(number / scale, suffix)
    if view.measure == "change in funding":
        return lambda number: percent(number, 0)
    if view.measure == "deprivation" and DEPRIVATION_WORDS[view.deprivation] in SHARES:
        return lambda number: f"{round_mark(100 * number)}%"
    return round_mark


def year_label(view: View, one: int) -> str:
    """Return a year as its measure counts it: 2019/20, or 2019 for mid-year estimates."""
    return str(one) if view.measure == "residents" else year(one)
