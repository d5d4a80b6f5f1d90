"""Figures as drawings: each chart of each page is drawn, as high as its values, and words cannot become markup."""

import re
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pytest

from data.store import Store
from pages.menu import PAGES, SECTIONS
from ui.figure_parts import Point, Series, figure
from ui.html_page import html_answer
from ui.static_figures import drawing
from ui.time_figures import bars_by_year, lines_by_year

NAMESPACE = "{http://www.w3.org/2000/svg}"


def elements(figure_drawn: str, name: str) -> list[ET.Element]:
    return ET.fromstring(str(figure_drawn).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')).findall(
        f".//{NAMESPACE}{name}"
    )


def test_bars_are_as_high_as_their_values() -> None:
    points = [Point("2017/18", 100.0, "£100"), Point("2018/19", None), Point("2019/20", 50.0, "£50")]
    drawn = drawing(bars_by_year(Series("Money", points)).to_dict(), "Money by year", "money")
    heights = [float(bar.get("height") or 0) for bar in elements(drawn, "rect")]
    assert len(heights) == 2
    assert heights[1] == pytest.approx(heights[0] / 2, abs=0.1)
    words = [text.text for text in elements(drawn, "text")]
    assert {"£100", "£50", "2017/18", "2019/20", "–"} <= set(words)


def test_a_gap_in_a_line_is_not_drawn() -> None:
    points = [Point(str(year), value) for year, value in enumerate((1.0, 2.0, None, 3.0))]
    drawn = drawing(lines_by_year([Series("Rate", points)]).to_dict(), "Rate", "rate")
    assert len([one for one in elements(drawn, "line") if one.get("class") != "grid"]) == 1
    assert len(elements(drawn, "circle")) == 3


def test_bars_on_top_of_each_other_begin_where_the_one_below_ends() -> None:
    stacked = figure([go.Bar(x=["a"], y=[1]), go.Bar(x=["a"], y=[3])], barmode="stack", yaxis={"range": [0, 4]})
    lower, upper = elements(drawing(stacked.to_dict(), "Stacked", "stacked"), "rect")
    assert float(upper.get("y") or 0) + float(upper.get("height") or 0) == pytest.approx(float(lower.get("y") or 0))


def test_words_of_the_data_cannot_become_markup() -> None:
    points = [Point("<script>alert(1)</script>", 1.0, '"><b>')]
    drawn = drawing(bars_by_year(Series("<i>", points)).to_dict(), '"><script>', "money")
    assert "<script" not in drawn
    assert not elements(drawn, "script")


def test_the_drawing_is_described_for_those_who_do_not_see_it() -> None:
    drawn = drawing(bars_by_year(Series("Money", [Point("2017/18", 1.0)])).to_dict(), "Money by year", "money")
    assert 'role="img" aria-label="Money by year"' in drawn


def test_a_kind_of_trace_that_cannot_be_drawn_is_an_error() -> None:
    with pytest.raises(ValueError, match="pie"):
        drawing(figure([go.Pie(values=[1])]).to_dict(), "Pie", "pie")


ADDRESSES = [(path, "") for path in PAGES] + [("/borough", "Westminster"), ("/compare", "Lewisham")]


@pytest.mark.parametrize(("path", "borough"), ADDRESSES)
def test_every_chart_of_a_page_is_drawn(store: Store, path: str, borough: str) -> None:
    answer = html_answer(PAGES[path], SECTIONS, store, [("borough", borough)] if borough else [])
    assert answer.is_whole
    rooms = re.findall(r'<div class="page-chart st-key-([^"]*)" style="[^"]*"[^>]*>(.{16})', answer.body)
    assert [key for key, inside in rooms if not inside.startswith("<div class=") and key != "map"] == []
