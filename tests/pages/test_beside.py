"""The pages that set boroughs side by side: map, compare, funding and need."""

import json
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.borough_figures import DEPRIVATION_WORDS, MEASURES, View, allocated
from analysis.borough_groups import Group, members
from analysis.need import known, pairs
from data.store import Store
from pages.boroughs.choices import INDICATORS, choose_boroughs, choose_view, choose_weights
from pages.boroughs.formula_content import formula_shares
from pages.boroughs.measures import figures
from queries.boroughs import ALL_OFFENCES, Per, Terms, areas
from tests.helpers import area_names, file_request, opened
from ui.files import DRAWINGS, FILES
from ui.request import BadRequest


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_on_the_map(measure: str) -> None:
    test = opened("/map", measure=measure)
    if measure == "change in funding":
        # Too few for a map: they are on a strip.
        assert not test.maps
        assert "mc-strip" in test.html
        return
    (shown,) = test.maps
    assert "http" not in shown.deck.to_json()
    assert shown.alt.startswith("Map of London’s boroughs.")
    assert not test.warnings
    features = json.loads(shown.deck.to_json())["layers"][0]["data"]["features"]
    assert len(features) == 33
    assert "could not be shown" not in test.words


@pytest.mark.parametrize("word", DEPRIVATION_WORDS)
def test_every_measure_of_deprivation(word: str) -> None:
    assert "could not be shown" not in opened("/map", measure="deprivation", deprivation=word).words


def test_the_map_says_that_sum_and_total_differ() -> None:
    words = opened("/map", per="total").words
    assert "32 of 32 areas" in words
    assert "The 32 figures add up to £13.8m; the published total is £13.4m." in words
    assert "City of London: outside" in words


def test_the_change_of_2018_19_on_the_map() -> None:
    words = opened("/map", measure="change in funding").words
    assert "4 of 32 areas, 28 not found" in words
    for area, figure in (
        ("Westminster", "−55.8%"),
        ("Richmond upon Thames", "between −55.5% and −54.5%"),
        ("Bromley", "−39.8%"),
        ("Wandsworth", "−51%, as stated"),
    ):
        assert f"{area} {figure}" in words
    assert "London’s boroughs together, from the published totals: −35.3%." in words


def test_a_borough_has_its_card() -> None:
    words = opened("/map", borough="Westminster", per="total").words
    assert (
        "Westminster £0.6m published as £0.6m: £550,000 to £650,000 Direct borough funding, 2019/20: 3rd to 9th of 32"
        in words
    )


@pytest.mark.parametrize("order", ["largest", "smallest", "name"])
def test_the_table_is_ordered(store: Store, order: str) -> None:
    words = opened("/map", measure="residents", order=order).words
    figures_of = {row.area: row.value or 0.0 for row in figures(store, View("residents", year=2025)).rows}
    table = words[words.index("Rank, from the highest") :]
    places = {area: table.index(f" {area} ") for area in figures_of}
    shown = sorted(figures_of, key=lambda area: places[area])
    if order == "name":
        assert shown == sorted(figures_of)
    else:
        values = [figures_of[area] for area in shown]
        assert values == sorted(values, reverse=order == "largest")


def test_the_map_as_a_drawing(store: Store) -> None:
    content = DRAWINGS["map"](
        file_request(store, {"measure": "change in funding", "from": "2017/18", "year": "2018/19"})
    )
    assert content is not None
    drawn = content.decode()
    assert "Deepest cut in" in drawn
    assert "(−55.8%)" in drawn
    assert "not found (28 areas)" in drawn
    assert store.version in drawn
    assert "Open Government Licence" in drawn


def test_boroughs_are_compared_as_sent() -> None:
    test = opened("/compare", compare=["Westminster", "Camden", "Hackney"])
    words = test.words
    assert test.chosen["compare"] == ["Westminster", "Camden", "Hackney"]
    assert "3 areas side by side" in words
    assert "Westminster: £0.6m of direct funding in 2019/20 (3rd to 9th of the boroughs); £2.63 to £3.12" in words
    assert "Westminster and Hackney cannot be told apart at the top (£0.6m)" in words
    assert len(test.charts) == 3
    assert "could not be shown" not in words


@pytest.mark.parametrize("group", [group for group in get_args(Group) if group != "chosen by hand"])
def test_every_group_can_be_compared(group: str) -> None:
    test = opened("/compare", boroughs=group, borough="Westminster")
    words = test.words
    assert "side by side" in words
    assert "could not be shown" not in words
    assert not test.warnings


@pytest.mark.slow
def test_neighbours_of_every_area_can_be_compared() -> None:
    for area in area_names():
        words = opened("/compare", boroughs="neighbours", borough=area).words
        assert "side by side" in words
        assert "could not be shown" not in words


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_can_be_compared(measure: str) -> None:
    words = opened("/compare", compare=["Bexley", "City of London"], measure=measure).words
    assert "could not be shown" not in words


def test_groups(store: Store) -> None:
    by_name = {area.area: area for area in areas(store)}
    assert members(store, "neighbours", by_name["Kingston upon Thames"]) == [
        "Kingston upon Thames",
        "Merton",
        "Richmond upon Thames",
        "Sutton",
        "Wandsworth",
    ]
    assert len(members(store, "most similar", by_name["Hackney"])) == 6
    assert members(store, "most similar", by_name["City of London"]) == ["City of London"]
    assert set(members(store, "same police unit", by_name["Hackney"])) == {"Hackney", "Tower Hamlets"}
    inner, outer = members(store, "inner London", None), members(store, "outer London", None)
    assert len(inner) + len(outer) == 32
    assert sorted(inner + outer) == members(store, "all boroughs", None)
    assert members(store, "neighbours", None) == members(store, "chosen by hand", None) == []


def test_money_and_need_in_pairs() -> None:
    words = opened("/need").words
    assert "The borough with more recorded offences got more in 300 of 496 pairs (doubtful) Less in 120" in words
    assert (
        "residents are followed less closely, and whether residents weighted by deprivation are followed more closely "
        "cannot be told"
    ) in words
    assert "We have not found its indicators and weights: they may be in a document that we have not seen." in words
    assert "Publish the funding formulas for all main funds" in words
    assert "£13,400,000 in all" in words
    assert "Westminster lost 55.8% of its direct funding in 2018/19" in words


@given(weights=st.tuples(*(st.integers(0, 100) for _ in INDICATORS)).filter(any))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_formula_gives_the_published_total(store: Store, weights: tuple[int, ...]) -> None:
    rows = formula_shares(store, weights)
    assert len(rows) == 32
    assert sum(row.formula_gbp for row in rows) == Decimal(13_400_000)
    assert all(row.formula_gbp >= 0 for row in rows)


def test_pairs_are_open_where_the_printed_amounts_are_equal(store: Store) -> None:
    rows = known(store, ALL_OFFENCES)
    amounts = [row.amount_gbp for row in rows]
    equal = sum(one == other for place, one in enumerate(amounts) for other in amounts[:place])
    found = pairs(rows, "recorded offences")
    assert found.open == equal == 76
    assert (found.same, found.opposite, found.tied) == (300, 120, 0)


@pytest.mark.parametrize("per", ["total", "head", "offence"])
def test_places_are_the_same_in_cash_and_in_real_terms(store: Store, per: Per) -> None:
    cash, real = (figures(store, View(terms=terms, per=per)) for terms in get_args(Terms))
    assert [(row.best_rank, row.worst_rank) for row in cash.rows] == [
        (row.best_rank, row.worst_rank) for row in real.rows
    ]


def test_doubtful_figures_are_marked_wherever_they_are_compared() -> None:
    for words in (
        opened("/map", per="head").words,
        opened("/compare", compare=["Sutton", "Southwark"]).words,
        opened("/need").words,
    ):
        assert "£0.7m *" in words or "£3.11 to £3.60 *" in words
        assert "* Sutton: £0.7m in 2019/20 is between" in words


def test_the_ends_of_the_order_name_all_that_may_stand_there() -> None:
    words = opened("/map", per="head").words
    assert "Most in Sutton*, Richmond* and Westminster; least in 8 areas" in words


def test_a_file_follows_the_rules_of_its_page(store: Store) -> None:
    exhibit = FILES["map"](file_request(store, {"measure": "change in funding"}))
    assert exhibit is not None
    assert b"Wandsworth" in exhibit.content()
    assert "2017-18-2018-19" in exhibit.file_name
    with pytest.raises(BadRequest):
        choose_view(file_request(store, {"measure": "change in funding", "from": "2019/20", "year": "2017/18"}), store)
    assert choose_weights(file_request(store, {}), store) == (50, 50, 0, 0, 0, 0)
    assert choose_boroughs(file_request(store, {"compare": "kensington & chelsea"}), store) == (
        "Kensington and Chelsea",
    )


def test_too_many_names_in_the_address_are_cut_and_said() -> None:
    names = ["Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield"]
    test = opened("/compare", compare=names)
    assert test.chosen["compare"] == names[:6]
    assert "the first 6 are shown" in test.notes[0]
    left_out = opened("/compare", compare=["Barnet", "Atlantis"])
    assert left_out.chosen["compare"] == ["Barnet"]
    assert "do not know a borough called “Atlantis”, and it is left out" in left_out.warnings[0]


def test_a_formula_of_one_indicator_is_its_share(store: Store) -> None:
    only_equal = tuple(100 if name == "equal" else 0 for name in INDICATORS)
    assert {row.formula_gbp for row in formula_shares(store, only_equal)} == {Decimal(418_750)}


def test_without_weights_nothing_is_shared_out() -> None:
    words = opened("/need", residents="0", crime="0").words
    assert "All weights are zero" in words


def test_weights_in_the_address(store: Store) -> None:
    words = opened("/need", residents="0", crime="0", equal="10").words
    assert "10 for the same for every borough" in words
    exhibit = FILES["formula"](file_request(store, {"residents": "0", "crime": "0", "equal": "10"}))
    assert exhibit is not None
    assert b"418750" in exhibit.content()


def test_every_year_of_every_fund_on_the_map(store: Store) -> None:
    for one in allocated(store):
        shown = figures(store, View("funding", one.fund_id, one.fund, one.financial_year))
        assert len(shown.known) == one.boroughs
        assert len(shown.rows) == 33
