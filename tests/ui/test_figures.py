"""Figures: gaps stay gaps, exact figures have no error bars, and nothing leads outside."""

import json

import plotly.graph_objects as go
import pytest

from queries import Bounds
from ui.figures import Point, Series, bars_by_year, lines_by_year, ranked_bars, wrapped

POINTS = [
    Point("2017/18", 1_071_006.0, "£1.07m", Bounds(1_071_006.0, 1_071_006.0)),
    Point("2018/19", None),
    Point("2019/20", 600_000.0, "£0.6m", Bounds(550_000.0, 650_000.0)),
]
SERIES = Series("Westminster", POINTS)


def traces(figure: go.Figure) -> list[dict[str, object]]:
    return list(json.loads(figure.to_json())["data"])


def test_a_gap_is_marked_and_has_no_bar() -> None:
    bars, *_, texts = traces(bars_by_year(SERIES))
    assert bars["y"] == [1.071006, None, 0.6]
    assert texts["text"] == ["£1.07m", "–", "£0.6m"]


def test_only_rounded_figures_have_error_bars() -> None:
    marks = [trace for trace in traces(bars_by_year(SERIES)) if "error_y" in trace]
    assert all(trace["x"] == ["2019/20"] for trace in marks)
    error = marks[-1]["error_y"]
    assert isinstance(error, dict)
    assert error["array"] == pytest.approx([0.05])
    assert error["arrayminus"] == pytest.approx([0.05])
    exact = Series("x", POINTS[:1])
    assert not any("error_y" in trace for trace in traces(bars_by_year(exact)))


def test_horizontal_bars_run_from_the_first_on_top() -> None:
    bars, *_ = traces(ranked_bars(SERIES))
    assert bars["orientation"] == "h"
    assert bars["y"] == ["2019/20", "2018/19", "2017/18"]


def test_lines_keep_gaps_and_differ_by_more_than_colour() -> None:
    one, other = traces(lines_by_year((SERIES, Series("London", POINTS))))
    assert one["connectgaps"] is False
    assert one["line"]["dash"] != other["line"]["dash"]  # type: ignore[index]
    assert one["marker"]["symbol"] != other["marker"]["symbol"]  # type: ignore[index]


@pytest.mark.parametrize("figure", [bars_by_year(SERIES), ranked_bars(SERIES), lines_by_year((SERIES,))])
def test_no_outside_address_and_no_heavy_template(figure: go.Figure) -> None:
    text = figure.to_json()
    assert "http" not in text
    assert len(text) < 2500


def test_long_labels_break() -> None:
    assert wrapped("Standing Together Against Hatred, Intolerance and Extremism").count("<br>") == 3
