"""The areas that were chosen to be compared: their figures, and how an address names them."""

from analysis.views import View
from data.store import Store
from pages.boroughs.figure_words import Figure
from pages.boroughs.measure_words import figures

Names = tuple[str, ...]


def chosen_parameters(names: Names) -> tuple[tuple[str, str], ...]:
    """Return chosen boroughs as the parameters of an address."""
    return tuple(("compare", name) for name in names)


def of(store: Store, view: View, names: Names) -> list[Figure]:
    """Return the figures of some areas, in the order of the names."""
    by_name = {row.area: row for row in figures(store, view).rows}
    return [by_name[name] for name in names]
