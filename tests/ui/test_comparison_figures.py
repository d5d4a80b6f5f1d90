"""Figures: gaps stay gaps, exact figures have no error bars, and nothing leads outside."""

import json

import plotly.graph_objects as go
import pytest

from queries import Bounds
from ui.comparison_figures import distribution, ranked_bars
from ui.figure_parts import Point, Series, ticks, wrapped
from ui.flow_figures import waterfall
from ui.time_figures import bars_by_year, lines_by_year, points_by_date

POINTS = [
    Point("2017/18", 1_071_006.0, "£1.07m", Bounds(1_071_006.0, 1_071_006.0)),
    Point("2018/19", None),
    Point("2019/20", 600_000.0, "£0.6m", Bounds(550_000.0, 650_000.0)),
]
SERIES = Series("Westminster", POINTS)


def traces(figure: go.Figure) -> list[dict[str, object]]:
    return list(json.loads(figure.to_json())["data"])


def test_a_figure_is_described_once() -> None:
    drawn = bars_by_year(SERIES)
    assert drawn.to_dict() is drawn.to_dict()
    assert drawn.to_dict() == go.Figure(drawn).to_dict()


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


def test_axes_of_pounds_say_so() -> None:
    axis = bars_by_year(SERIES).layout.yaxis
    assert list(axis.ticktext) == ["£0", "£0.25m", "£0.5m", "£0.75m", "£1m"]
    assert list(axis.tickvals) == pytest.approx([0, 0.25, 0.5, 0.75, 1.0])
    assert (
        list(lines_by_year((Series("x", [Point("2019/20", 2.4)]),), is_money=True).layout.yaxis.ticktext)[1] == "£0.50"
    )


def test_a_distribution_names_the_unit_and_whoever_has_no_figure() -> None:
    figure = distribution([1e5, 8e5], [*POINTS[:1], Point("City", None, "outside")], [], lambda one: f"£{one:,.0f}")
    assert list(figure.layout.xaxis.ticktext) == ["£250,000", "£500,000", "£750,000", "£1,000,000"]
    assert [list(trace.text) for trace in figure.data if trace.mode == "text"] == [["outside"]]


@pytest.mark.parametrize(
    ("low", "high", "most", "marks"),
    [
        (0, 1.0, 6, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (-60, 37, 5, [-50, -25, 0, 25]),
        (3, 3, 5, [3]),
        (95, 205, 6, [100, 125, 150, 175, 200]),
    ],
)
def test_marks_are_round_and_few(low: float, high: float, most: int, marks: list[float]) -> None:
    assert ticks(low, high, most) == pytest.approx(marks)


def test_marks_of_rounding_stand_on_the_bar_that_they_are_about() -> None:
    long = Point("Tackling Violence Against Women and Girls", 6e5, "£0.6m", Bounds(5.5e5, 6.5e5))
    bars, *others = traces(ranked_bars(Series("Spend", [long, *POINTS])))
    names = {name for trace in others for name in trace["y"]}  # type: ignore[attr-defined]
    assert names == set(bars["y"])  # type: ignore[call-overload]


def test_long_labels_break() -> None:
    assert wrapped("Standing Together Against Hatred, Intolerance and Extremism").count("<br>") == 3


def test_a_waterfall_leads_from_the_first_amount_to_the_last() -> None:
    figure = waterfall(
        Point("before", 100.0, "£100"),
        [Point("more", 50.0, "+£50", Bounds(40, 60)), Point("less", -120.0, "−£120")],
        Point("after", 30.0, "£30"),
    )
    bars, *marks, texts = traces(figure)
    assert bars["base"] == [0, 100, 150, 0]
    assert bars["x"] == [100, 50, -120, 30]
    assert bars["y"] == ["before", "more", "less", "after"]
    assert texts["text"] == ["  £100", "  +£50", "  −£120", "  £30"]
    assert texts["x"] == [100, 160, 150, 30]
    assert [mark["x"] for mark in marks] == [[150], [150]]


def test_points_by_date_stand_at_their_dates_with_room_at_both_ends() -> None:
    points = [Point("April 2020", 190.0, "over 190"), Point("March 2021", 420.0, "over 420")]
    figure = points_by_date(Series("Offenders", points), ["2020-04-01", "2021-03-01"])
    (line,) = figure.data
    assert list(line.x) == ["2020-04-01", "2021-03-01"]
    assert list(line.y) == [190.0, 420.0]
    assert list(line.text) == ["over 190", "over 420"]
    assert list(line.textposition) == ["bottom right", "top left"]
    assert figure.layout.xaxis.range[0] < "2020-04-01" < "2021-03-01" < figure.layout.xaxis.range[1]
    assert figure.layout.yaxis.range[0] == 0
