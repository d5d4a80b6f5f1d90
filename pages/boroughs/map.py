"""Map of the boroughs: one measure at a time, with the same figures as a table."""

from typing import get_args

from analysis.map_classes import Method
from data.store import Store
from pages.boroughs.choices import CLASSES, ORDER, VIEW, choose_mapped_view
from pages.boroughs.map_content import Order, borough_map, card, few, map_table, map_with_chosen
from ui.exhibit import attempt
from ui.html import Html
from ui.map import Map
from ui.page import Page, declare
from ui.shared_choices import BOROUGH, areas_by_name


@declare(
    "/map",
    "Map",
    "A map of London’s boroughs: MOPAC’s funding, awards, services, recorded offences and deprivation.",
    (*VIEW, BOROUGH, CLASSES, ORDER),
)
def borough_maps(page: Page, store: Store) -> None:
    """Show the map of a measure, and its figures."""
    page.heading("Map of the boroughs", terms=("LCPF", "Direct funding", "Allocation", "Real terms", "Not found"))
    view = choose_mapped_view(page, store)
    areas = areas_by_name(store)
    area = areas.get(page.choose_or_none(BOROUGH, tuple(areas)) or "")
    # The map comes before the choices it depends on: they are read first, and their controls shown below.
    method: Method = page.read(CLASSES, get_args(Method)) or get_args(Method)[0]
    made: Map | Html | None = attempt(few, store, view)
    if made is None and area:
        made = attempt(map_with_chosen, store, view, method, area, page.clicks % 2 == 1)
    elif made is None:
        made = attempt(borough_map, store, view, method)
    if isinstance(made, Map):
        page.show_map(made, attempt(card, store, view, area) if area else None)
    else:
        page.show(made)
    with page.row():
        page.choose(CLASSES, get_args(Method))
        order: Order = page.choose(ORDER, get_args(Order))
    page.offer_postcode()
    page.show(attempt(map_table, store, view, order))
