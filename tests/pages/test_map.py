"""The map: cuts called cuts, what an address asks in vain, files that say what they hold, areas that are missing."""

import html
import json
import re
from itertools import combinations
from typing import Any, get_args

import pytest

from analysis.borough_figures import MEASURES, View, measures_known, years_known
from analysis.map_classes import Method
from data.store import Store
from pages.boroughs.map_content import borough_map, classes, colours, drawn, headline
from pages.boroughs.measures import WORDS, figures
from queries import Bounds
from queries.boroughs import Per, Terms
from tests.helpers import downloaded, file_request, opened
from ui.files import DRAWINGS
from ui.request import BadRequest


def test_cuts_are_called_cuts_and_the_deepest_stands_first(store: Store) -> None:
    view = View("change in funding", year=2018, from_year=2017)
    shown = figures(store, view)
    assert headline(view, shown) == "Deepest cut in Westminster (−55.8%); smallest in Bromley (−39.8%)"
    assert [row.area for row in shown.known] == ["Westminster", "Richmond upon Thames", "Wandsworth", "Bromley"]
    assert [row.rank_words for row in shown.known] == ["1st", "2nd", "3rd", "4th"]
    words = opened("/map", measure="change in funding").words
    assert "Change in direct borough funding, 2017/18 to 2018/19." in words
    assert "London −35.3%." in words
    assert "Rank, of the 4 known, from the deepest cut" in words
    assert "Not found for 28 areas: Barking and Dagenham" in words
    assert "Bromley, 2018/19: Two-year total 643,430" in words
    compared = opened("/compare", compare=["Bromley", "Westminster"], measure="change in funding").words
    assert "Westminster has the deepest cut (−55.8%) among those chosen" in compared


def test_rises_and_cuts_together_have_a_highest_and_a_lowest(store: Store) -> None:
    view = View("change in funding", year=2019, from_year=2018)
    shown = figures(store, view)
    assert not shown.are_cuts
    assert "Highest in Richmond* (between +618% and +761%) (* doubtful)" in headline(view, shown)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"measure": "programmes", "per": "head"}, "an amount per resident or offence, which does not apply to"),
        ({"measure": "awards", "year": "2018/19", "terms": "real"}, "a year and prices, which does not apply"),
        ({"measure": "deprivation", "fund": "x"}, "a fund, which does not apply to “deprivation”"),
    ],
)
def test_what_a_measure_cannot_be_asked_is_said(query: dict[str, str], words: str) -> None:
    (note,) = opened("/map", **query).notes
    assert words in note


def test_what_asks_nothing_is_not_mentioned() -> None:
    for query in ({"measure": "programmes", "per": "total"}, {"measure": "funding", "per": "head"}, {}):
        assert not opened("/map", **query).notes


def test_files_say_what_was_asked_for(store: Store) -> None:
    rows = downloaded(store, "map", year="2019/20", per="head", terms="real")
    asked = {
        "measure": "funding",
        "year": "2019/20",
        "per": "head",
        "terms": "real",
        "from_year": "",
        "offence_group": "",
    }
    assert len(rows) == 33
    assert all(asked.items() <= row.items() for row in rows)
    assert {row["fund"] for row in rows} == {"London Crime Prevention Fund: direct borough funding"}
    change = downloaded(store, "map", measure="change in funding")
    assert {(row["from_year"], row["year"], row["per"]) for row in change} == {("2017/18", "2018/19", "")}
    compared = downloaded(store, "compared-figures", compare="Camden", measure="residents", year="2019")
    assert [(row["measure"], row["year"], row["area"]) for row in compared] == [("residents", "2019", "Camden")]


def test_the_crime_score_does_not_read_as_a_count_of_crimes() -> None:
    words = opened("/map", measure="deprivation", deprivation="crime").words
    assert "Deprivation, score for the risk of crime." in words
    assert "not a count" in words
    assert " -0." not in words
    assert "Higher is more deprived" in words


def test_none_named_is_not_none_there() -> None:
    words = opened("/map", measure="services").words
    assert "Most in Croydon (11)" in words
    assert "services for all of London can be used in every borough and are not counted" in words


def test_the_city_is_an_outline(store: Store) -> None:
    (shown,) = opened("/map").maps
    features: list[dict[str, Any]] = json.loads(shown.deck.to_json())["layers"][0]["data"]["features"]
    fills = {one["properties"]["area"]: one["properties"]["fill"] for one in features}
    assert fills["City of London"] == [0, 0, 0, 0]
    assert sum(len(fill) == 4 for fill in fills.values()) == 1
    assert "City of London: outside" in opened("/map").words


def test_derived_deflators_are_named_beside_real_terms(store: Store) -> None:
    assert "The deflator of 2013/14" in opened("/map", year="2013/14", terms="real").words
    assert "The deflator of" not in opened("/map", year="2019/20", terms="real").words


def test_a_chosen_borough_is_outlined_on_the_map_and_in_the_drawing(store: Store) -> None:
    page = opened("/map", borough="Hackney")
    (shown,) = page.maps
    assert shown.alt.endswith("Hackney is outlined.")
    assert len(json.loads(shown.deck.to_json())["layers"]) == 4
    addresses = re.findall(r'"(svg/map[^"]+)"', page.html)
    assert addresses
    assert all(address.endswith("borough=Hackney") for address in addresses)
    drawing = DRAWINGS["map"](file_request(store, {"borough": "Hackney"}))
    assert drawing is not None
    assert "Outlined: Hackney, £2.06 to £2.45." in drawing.decode()
    plain = DRAWINGS["map"](file_request(store, {}))
    assert plain is not None
    assert "Outlined" not in plain.decode()


def test_a_drawing_of_a_borough_that_does_not_exist_says_so(store: Store) -> None:
    with pytest.raises(BadRequest, match="We do not know a borough called “Camelot”"):
        DRAWINGS["map"](file_request(store, {"borough": "Camelot"}))


def every_view(store: Store) -> list[View]:
    """Return a view of every measure, of direct funding in every year, price and rate."""
    funding = [
        View("funding", year=one, terms=terms, per=per)
        for one in years_known(store, View("funding"))
        for terms in get_args(Terms)
        for per in get_args(Per)
    ]
    changes = [View("change in funding", from_year=2017, year=2018), View("change in funding", from_year=2018)]
    others = [View(measure, year=2019) for measure in measures_known(store) if "funding" not in measure]
    return [*funding, *changes, *others]


@pytest.mark.slow
@pytest.mark.parametrize("method", get_args(Method))
def test_the_legend_says_how_many_colours_rounding_leaves_open(store: Store, method: Method) -> None:
    """Every pair of areas in different colours is counted anew from bounds alone, whatever is shown."""
    told = {}
    for view in every_view(store):
        shown = figures(store, view)
        rows = [row for row in shown.rows if row.value is not None]
        shade = colours(view, shown, classes(shown, method))
        apart = [(a, b) for a, b in combinations(rows, 2) if shade[a.gss_code] != shade[b.gss_code]]
        open_pairs = [(a, b) for a, b in apart if a.bounds is None or b.bounds is None or overlap(a.bounds, b.bounds)]
        legend = html.unescape(borough_map(store, view, method).legend)
        words = f"which is higher in {len(open_pairs)} of {len(apart)} pairs of areas in different colours."
        assert (words in legend) == bool(open_pairs), view
        assert ("different colours" in legend) == bool(open_pairs), view
        drawing = re.sub(r"<[^>]+>", " ", drawn(store, view, method).decode())
        assert ("different colours" in re.sub(r"\s+", " ", drawing)) == bool(open_pairs), view
        told[view.measure, view.year, view.terms, view.per] = (len(open_pairs), len(apart))
    if method == "natural":
        assert told["funding", 2019, "cash", "head"] == (40, 399)
        assert told["funding", 2019, "cash", "offence"] == (76, 373)
        assert told["funding", 2019, "cash", "total"][0] == 0
    assert told["residents", 2019, "cash", "total"][0] == 0


def overlap(one: Bounds, other: Bounds) -> bool:
    """Return whether two intervals share more than an end."""
    return min(one.high, other.high) - max(one.low, other.low) > 1e-9 * abs(one.high)


def test_every_measure_has_its_words() -> None:
    assert list(WORDS) == list(MEASURES)


def test_areas_have_their_names_or_letters_where_there_is_room(store: Store) -> None:
    (shown,) = opened("/map").maps
    for deck in (shown.deck, shown.dark_deck()):
        names = [one["name"] for one in json.loads(deck.to_json())["layers"][-1]["data"]]
        assert len(names) == 33
        assert {"Barnet", "Sutton*", "City"} <= set(names)
