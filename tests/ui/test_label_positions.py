"""Labels of points: clear of each other, of the points, and of the marks of rounding, on a phone too."""

from ui.label_positions import Labelled, label_positions


def exact(x: float, y: float, label: str) -> Labelled:
    return Labelled(x, y, y, y, label)


def test_labels_make_room_for_each_other() -> None:
    points = [exact(3, 3, name) for name in ("Bexley", "Bromley", "Barnet", "Ealing", "Sutton", "")]
    assert label_positions(points, 6.0) == ["middle right", "middle left", "top center", "bottom center", "", ""]


def test_a_label_stands_beside_its_mark_of_rounding_and_clear_of_others() -> None:
    rounded = Labelled(3.0, 3.0, 2.6, 3.4, "Sutton")
    assert label_positions([rounded], 6.0) == ["middle right"]
    assert label_positions([rounded, Labelled(3.2, 3.2, 2.8, 3.6, "")], 6.0) == ["middle left", ""]


def test_where_no_place_is_clear_it_is_the_least_run_through() -> None:
    rounded = Labelled(3.0, 3.0, 2.6, 3.4, "Sutton")
    crowd = [Labelled(x, 3.0, 2.6, 3.4, "") for x in (2.7, 2.8, 3.2, 3.3)]
    assert label_positions([rounded, *crowd], 6.0)[0] == "top center"


def test_no_label_stands_outside_of_the_plot() -> None:
    assert label_positions([exact(0.1, 3.0, "Richmond")], 6.0) == ["middle right"]
    assert label_positions([exact(5.9, 3.0, "Richmond")], 6.0) == ["middle left"]
