"""Boroughs compared: the change with its bounds, more areas than can be drawn, and a postcode that adds one."""

from decimal import Decimal

import pytest

from analysis.borough_figures import View, latest
from data.store import Store
from pages.boroughs import compare_content
from pages.boroughs.compare_years import by_area, over_time, way_to_lines
from pages.boroughs.need_content import against_need
from queries import Bounds
from queries.boroughs import ALL_OFFENCES, DIRECT, areas
from queries.measures import funding_change_by_borough, percent_changes
from tests.helpers import downloaded, exported_rows, opened, table


def funding(store: Store) -> View:
    view = latest(store)
    assert view is not None
    return view


def test_changes_are_those_of_the_query(store: Store) -> None:
    """The same change, by the bounds of two figures and by the query that is asked for two years."""
    view = funding(store)
    for one in by_area(store, view, ("Westminster", "Bromley", "Richmond upon Thames")):
        first, last = one.years[0], one.years[-1]
        found = {
            row.area: row.bounds
            for row in funding_change_by_borough(store, DIRECT, int(first.year[:4]), int(last.year[:4]))
        }
        assert one.moved == pytest.approx(found[one.area])


def test_a_change_holds_every_true_value(store: Store) -> None:
    (moved,) = percent_changes(store, [(Bounds(450_000, 550_000), Bounds(550_000, 650_000))])
    assert moved is not None
    for earlier in (450_000, 500_000, 550_000):
        for later in (550_000, 600_000, 650_000):
            assert moved.low <= Decimal(100 * later) / earlier - 100 <= moved.high
    assert percent_changes(store, [(Bounds(0, 5), Bounds(1, 1)), (Bounds(4, 4), Bounds(5, 5))])[0] is None
    assert percent_changes(store, []) == ()


def test_the_change_stands_in_words_table_and_file(store: Store) -> None:
    made = over_time(store, funding(store), ("Westminster", "Camden"))
    assert made is not None
    assert "Westminster £1,119,006 in 2013/14" in made.above
    assert "£0.6m in 2019/20 (down by between 41% and 51%)" in made.above
    assert "Change, first to last year found" in made.below
    assert "between −51% and −41%" in made.below
    rows = exported_rows(made.export)
    westminster = [row for row in rows if row["area"] == "Westminster"]
    assert [(row["year"], row["changed_since"]) for row in westminster] == [
        ("2013/14", ""),
        ("2017/18", "2013/14"),
        ("2018/19", "2013/14"),
        ("2019/20", "2013/14"),
    ]
    assert float(westminster[2]["change_percent_low"]) == pytest.approx(100 * 473_766 / 1_119_006 - 100)
    assert {row["measure"] for row in rows} == {"funding"}
    assert {row["fund"] for row in rows} == {funding(store).fund}


def test_more_areas_than_can_be_drawn_have_a_table(store: Store) -> None:
    inside = tuple(area.area for area in areas(store) if area.receives_direct_funding)
    residents = View("residents", year=2025)
    made = over_time(store, residents, inside)
    assert made is not None
    assert made.figure is None
    assert "Two years or more are found for 32 of 32 areas." in made.above
    assert len(made.export.rows) == sum(
        row["gss_code"] != "E09000001" and row["gss_code"] != "E12000007" for row in table("population")
    )
    assert "Draw Barking and Dagenham, Barnet, Bexley, Brent, Bromley and Camden" in (
        way_to_lines(store, residents, inside) or ""
    )
    # Of the direct funding of all of them few have two years: those are drawn.
    few = over_time(store, funding(store), inside)
    assert few is not None
    assert few.figure is not None
    assert [trace.name for trace in few.figure.data] == ["Bromley", "Lambeth", "Richmond upon Thames", "Westminster"]


def test_lines_are_drawn_of_what_has_a_length(store: Store) -> None:
    made = over_time(store, funding(store), ("Hackney", "Lambeth"))
    assert made is not None
    assert made.figure is None
    assert "Hackney only 2019/20 (£0.6m); Lambeth £1.08m in 2013/14, £0.7m in 2019/20 (down by" in made.above
    names = ("Hackney", "City of London", "Camden")
    assert over_time(store, funding(store), names) is None
    assert "two years are published for none of the 2 areas" in (way_to_lines(store, funding(store), names) or "")


def test_every_area_at_once_and_the_city_outside() -> None:
    words = opened("/compare", compare=["Hackney", "City of London", "Camden"]).words
    assert "2 of 2 areas found. City of London is outside" in words
    everyone = opened("/compare", boroughs="all boroughs", measure="recorded offences").words
    assert "Change, first to last year found" in everyone


def test_an_address_with_a_borough_alone_compares_its_neighbours() -> None:
    test = opened("/compare", borough="Hackney")
    assert test.chosen["boroughs"] == "neighbours"
    assert "6 areas side by side" in test.words or "7 areas side by side" in test.words
    assert opened("/compare").chosen["boroughs"] == "chosen by hand"
    assert opened("/compare", compare=["Camden"], borough="Hackney").chosen["boroughs"] == "chosen by hand"


def test_rates_name_what_they_were_divided_by(store: Store) -> None:
    words = opened("/compare", compare=["Hackney", "Camden"]).words
    assert "Per resident Residents, mid-2019 Per 1,000 offences Recorded offences, 2019/20" in words
    assert "Office for National Statistics, 26 September 2025" in words[words.index("2 areas side by side") :]
    need = opened("/need").words
    for publisher in ("Office for National Statistics", "Metropolitan Police Service", "Ministry of Housing"):
        assert need.count(publisher) >= 3


def test_a_borough_is_picked_out_where_funding_meets_need(store: Store) -> None:
    words = opened("/need", borough="hackney").words
    assert "Hackney got more than its share: 4.0% to 5.0% of the funding" in words
    assert "Hackney has 3.0% of residents. 13 got more than their share" in words
    made = against_need(store, "residents", ALL_OFFENCES, "Hackney")
    assert made is not None
    assert made.figure is not None
    (dots,) = made.figure.data
    assert dots.text[0] == "Hackney"
    assert [size for size in dots.marker.size if size > 8] == [14]
    assert "Hackney got" not in opened("/need").words


def test_money_need_and_what_rates_are_divided_by_are_of_one_year(store: Store) -> None:
    """A rate stands beside its own denominator: dividing the row's numbers gives the row's rates."""
    rows = {row["area"]: row for row in downloaded(store, "compared", compare="Hackney,Sutton,City of London")}
    for area in ("Hackney", "Sutton"):
        row = rows[area]
        assert row["funding_year"] == row["offences_year"] == "2019/20"
        assert row["residents_calendar_year"] == "2019"
        money = float(row["funding_gbp"])
        rates = {
            "per_head": money / float(row["residents"]),
            "per_1000_offences": 1000 * money / float(row["offences"]),
            "offences_per_1000_residents": 1000 * float(row["offences"]) / float(row["residents"]),
        }
        for name, rate in rates.items():
            assert float(row[name]) == pytest.approx(rate, abs=0.0001)
    assert (rows["Hackney"]["funding"], rows["City of London"]["funding"]) == ("£0.6m", "outside")
    shown = compare_content.side_by_side(store, ("Hackney", "Sutton"))
    assert shown is not None
    assert "2025" not in f"{shown.above}".partition("Source")[0]
