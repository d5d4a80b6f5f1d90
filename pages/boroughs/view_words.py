"""A view of a measure where it is shown: as the parameters of a URL, and with the names of its years."""

from analysis.views import MEASURES, View
from ui.wording import year


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
    return (("measure", view.measure), *((name, every[name]) for name in MEASURES[view.measure].parameters))


def in_pounds(view: View) -> tuple[str, ...]:
    """Return the fields of a file of figures that are amounts of pounds under a view; none where it asks for rates."""
    return ("value", "bounds") if MEASURES[view.measure].is_money and view.per == "total" else ()


def year_label(view: View, one: int) -> str:
    """Return a year as its measure counts it: 2019/20, or 2019 for mid-year estimates."""
    return str(one) if MEASURES[view.measure].has_mid_years else year(one)
