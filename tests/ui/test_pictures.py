"""The small pictures: what they show is in their words, and their lengths and places are those of the figures."""

import re

import pytest

from queries import Bounds
from ui.pictures.bars import Part, bar, sparkline, stacked_bar
from ui.pictures.borough_tiles import BoroughTile, borough_tiles, places
from ui.pictures.columns import columns
from ui.pictures.strip import Dot, strip
from ui.pictures.tiles import Tile, tiles_html
from ui.pictures.timeline import Span, timeline


def test_tile_has_value_label_and_range() -> None:
    shown = tiles_html([Tile("Per resident", "about £2.90", "£2.64 to £3.12", href="map")])
    for words in ("Per resident", "about £2.90", "£2.64 to £3.12", 'href="map"'):
        assert words in shown


def test_bar_is_as_long_as_its_share_of_the_longest() -> None:
    assert "width:25.0%" in bar(1, 4)
    assert "width:0.0%" in bar(0, 0)
    assert bar(None, 4) == ""


def test_sparkline_begins_at_zero_and_leaves_gaps() -> None:
    shown = sparkline([1, None, 2], "Rose from 1 to 2")
    assert re.findall(r"height:([\d.]+)%", shown) == ["50.0", "100.0"]
    assert shown.count("mc-gap") == 1
    assert 'aria-label="Rose from 1 to 2"' in shown


def test_stacked_bar_says_every_part() -> None:
    shown = stacked_bar([Part("claims", 3, "3"), Part("evaluations", 1, "1")], "3 claims, 1 evaluation")
    assert re.findall(r"width:([\d.]+)%", shown) == ["75.0", "25.0"]
    assert "<strong>1</strong> evaluations" in shown


def test_strip_places_dots_between_the_lowest_and_the_highest() -> None:
    shown = strip([0, 5, 5, 10], [Dot("Sutton", 5, Bounds(4, 6))], "Sutton is in the middle", ("£0", "£10"))
    assert re.findall(r"<i style=\"left:([\d.]+)%", shown) == ["0.0", "50.0", "50.0", "100.0"]
    assert "left:40.0%;width:20.0%" in shown
    assert "£10" in shown


def test_strip_of_one_value_and_of_none() -> None:
    assert "left:0.0%" in strip([3], [], "One")
    assert 'role="img"' in strip([], [], "None")


@pytest.mark.parametrize("names", [("Kensington and Chelsea", "Kingston upon Thames"), ("Bexley", "Brent")])
def test_names_of_a_strip_do_not_run_into_each_other(names: tuple[str, str]) -> None:
    shown = strip([0, 10], [Dot(names[0], 3.0), Dot(names[1], 3.1)], "Two")
    rows = re.findall(r"<span[^>]*--row:(\d)", shown)
    assert sorted(rows) == ["0", "1"]


def test_timeline_covers_its_years() -> None:
    shown = timeline([Span("DIVERT", 2016, 2019, "£1.2m"), Span("Drive", 2020, 2020, is_shared=True)], "Projects")
    assert "left:0.0%;width:80.0%" in shown
    assert "left:80.0%;width:20.0%" in shown
    assert "2016/17 to 2019/20" in shown


def test_every_borough_has_a_tile_of_its_own() -> None:
    assert len(places()) == 33
    assert len({(place.row, place.column) for place in places().values()}) == 33
    assert len({place.letters for place in places().values()}) == 33
    tiles = {code: BoroughTile(f"{code}: £1", 1, "borough") for code in places()}
    assert borough_tiles(tiles, "Boroughs").count('aria-label="E09') == 33


def test_columns_stack_numbers_by_year_and_say_them() -> None:
    drawn = columns({2017: [2, 1, 0], 2019: [1, 0, 0]}, ["Grants", "Contracts", "Budgets"], "award")
    assert 'aria-label="2017/18: 3 awards; 2018/19: 0 awards; 2019/20: 1 award"' in drawn
    assert drawn.count("<small>") == 3
    assert 'mc-tone-1" style="height:66.7%"' in drawn
    assert "Budgets" not in drawn
    assert not columns({}, ["Grants"], "award")


def test_a_time_line_has_a_legend_and_says_what_has_no_years() -> None:
    drawn = timeline(
        [Span("Open", 2019, None, tone=2), Span("Undated", None, None)], "Projects", legend=[(2, "Some fund")]
    )
    assert "Some fund" in drawn
    assert "mc-open" in drawn
    assert drawn.count('style="left') == 1 + drawn.count("<span style")
    assert "<small>not stated</small>" in drawn
