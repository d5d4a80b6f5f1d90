"""Pages of a list: how many there are, which part one of them holds, and the links between them."""

import re

import pytest

from ui.html import url_for
from ui.lists import page_count, page_links, shown_words


@pytest.mark.parametrize(("number", "pages"), [(0, 1), (1, 1), (25, 1), (26, 2), (50, 2), (51, 3)])
def test_everything_stands_on_a_page(number: int, pages: int) -> None:
    assert page_count(number, 25) == pages


def test_what_is_shown_is_told_where_there_is_more() -> None:
    assert shown_words(1, 25, 1_348) == "1 to 25 of 1,348 shown."
    assert shown_words(26, 1, 26) == "26 to 26 of 26 shown."
    assert shown_words(1, 25, 25) == ""
    assert shown_words(1, 0, 0) == ""


def links(page: int, last: int) -> list[tuple[str, str]]:
    def to(number: int) -> str:
        return url_for("awards", [("q", "a b"), ("page", str(number))])

    found = page_links("the awards & all", page, last, to)
    assert not found or 'aria-label="Pages of the awards &amp; all"' in found
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', found)


def test_links_lead_to_the_pages_beside() -> None:
    before, after = ("awards?q=a%20b&amp;page=1", "Page before"), ("awards?q=a%20b&amp;page=3", "Next page")
    assert links(2, 3) == [before, after]
    assert links(1, 3) == [("awards?q=a%20b&amp;page=2", "Next page")]
    assert links(3, 3) == [("awards?q=a%20b&amp;page=2", "Page before")]
    assert links(1, 1) == []
