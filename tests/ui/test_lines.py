"""Amounts on narrow screens: no minus at the end of a line, no text of a chart cut off."""

import pytest

from ui.figure_parts import Point
from ui.flow_figures import PHONE_WIDTH, waterfall
from ui.html import render

LETTER = 6.5
"""Pixels that a letter of a chart takes, at least."""


@pytest.mark.parametrize(
    "headline", ["−£1.0m variance", "£12.4m and −£1,234,567 for <2019/20>", "from −£94k to −£92k."]
)
def test_a_minus_stays_with_its_amount(headline: str) -> None:
    heading = render("exhibit_heading", level=2, headline=headline, measure="", coverage="")
    assert heading.striptags().startswith(headline)
    assert heading.count('<span class="mc-whole">−£') == heading.count("−")


@pytest.mark.parametrize("text", ["−£94k to −£92k", "£1.64–1.65m", "+£60k", "about £1.07m"])
def test_texts_of_a_waterfall_have_room_on_a_phone(text: str) -> None:
    """Right of the longest bar, where they stand."""
    drawn = waterfall(Point("before", 1_642_000.0, text), [], Point("after", 791_000.0, text))
    end = drawn.layout.xaxis.range[1]
    bar = max(drawn.data[0].x)
    assert PHONE_WIDTH * (1 - bar / end) >= LETTER * len(text)
