"""Compare: some boroughs in words, next to each other, among all others and over time."""

from typing import get_args

from analysis.borough_groups import OF_ONE, Group, members
from data.store import Store
from pages.boroughs import compare_content as content
from pages.boroughs import compare_years
from pages.boroughs.choices import BOROUGHS, COMPARE, VIEW, choose_view
from pages.boroughs.compare_strips import strips
from queries.boroughs import Area
from ui.borough_map_tiles import per_resident_tiles
from ui.exhibit import attempt
from ui.html import Html
from ui.page import Page, declare
from ui.shared_choices import BOROUGH, areas_by_name


@declare(
    "/compare",
    "Compare",
    "London boroughs side by side: MOPAC’s funding for each, in total, per resident and per offence.",
    (COMPARE, BOROUGHS, BOROUGH, *VIEW),
)
def compare(page: Page, store: Store) -> None:
    """Ask for boroughs, and show what their figures have to say next to each other."""
    page.heading("Compare boroughs", terms=("LCPF", "Direct funding", "Allocation", "Real terms", "Not found"))
    groups: tuple[Group, ...] = get_args(Group)
    # Of a borough alone its neighbours are meant.
    is_alone = page.has(BOROUGH) and not page.has(COMPARE)
    group = page.choose(BOROUGHS, groups, "neighbours" if is_alone else None)
    names, area = choose_boroughs(page, store, group)
    if names:
        page.name_window(content.window(names))
        page.show(
            attempt(strips, store, names),
            attempt(content.summary, store, names),
            attempt(content.side_by_side, store, names),
        )
        if area is not None:
            page.show(content.ways_on(store, area))
        view = choose_view(page, store)
        page.show(
            attempt(content.among_all, store, view, names),
            attempt(content.ranked, store, view, names),
            attempt(compare_years.over_time, store, view, names),
            attempt(compare_years.way_to_lines, store, view, names),
        )
    elif group in OF_ONE:
        page.note("Choose a borough to compare.")
        page.show(attempt(per_resident_tiles, store, "compare", (("boroughs", group),)))
    else:
        page.note("Choose boroughs to compare: by hand, or tap one here to see it with its neighbours.")
        page.show(attempt(per_resident_tiles, store, "compare", (("boroughs", "neighbours"),)))


def choose_boroughs(page: Page, store: Store, group: Group) -> tuple[tuple[str, ...], Area | None]:
    """Ask for the boroughs of a group; return their names, and the borough that it is the group of."""
    areas = areas_by_name(store)
    if group == "chosen by hand":
        names = page.choose_several(COMPARE, tuple(areas))
        # The answer to a postcode that has filled the list is still to be read.
        if len(names) < COMPARE.most or page.has_postcode_answer:
            page.offer_postcode(adds_to=COMPARE)
        return names, None
    area = None
    if group in OF_ONE:
        area = areas.get(page.choose_or_none(BOROUGH, tuple(areas)) or "")
        page.offer_postcode()
    found = attempt(members, store, group, area)
    if isinstance(found, Html):
        page.show(found)
        return (), area
    if group == "most similar" and area is not None:
        page.show(attempt(content.alike_words, store, area))
    return tuple(found), area
