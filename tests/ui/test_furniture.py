"""What surrounds every page and every exhibit: the strip, the foot, the line under an exhibit."""

import re

import pytest

from pages.menu import PAGES, SECTIONS
from serving.not_found import not_found
from tests.helpers import opened
from ui.furniture import SEARCH

GROUPS = 8
"""Of the menu: more are not taken in at a glance."""


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_it_is_unofficial_at_its_top_and_in_full_at_its_foot(path: str) -> None:
    page = opened(path).html
    assert page.index("<span>Unofficial</span>") < page.index("<h1>")
    assert page.index("<h1>") < page.index("This dashboard is not run by the Mayor of London")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_search_and_help_but_those_that_are_either(path: str) -> None:
    page = opened(path).html
    assert ('<a class="mc-help" href="services">' in page) == (not PAGES[path].is_for_residents)
    assert ('role="search" method="post" action="search"' in page) == (
        not PAGES[path].is_for_residents and path != SEARCH
    )


def test_a_page_that_does_not_exist_has_the_same_strip() -> None:
    page = not_found("/a/b", 1)
    assert 'action="../search"' in page
    assert 'href="../services">Get help' in page
    assert "<span>Unofficial</span>" in page


def test_what_words_mean_is_at_the_end() -> None:
    page = opened("/compare", compare="Hackney").html
    assert page.rindex("mc-headline") < page.index("<summary>Glossary") < page.index('class="mc-foot"')


def test_the_menu_has_few_groups_and_names_those_of_several_pages() -> None:
    assert len(SECTIONS) == GROUPS
    headings = re.findall(r'<p class="mc-menu">(.*?)</p>', opened("/methods").menu)
    assert headings == [name for name, pages in SECTIONS.items() if len(pages) > 1]


@pytest.mark.parametrize("path", ["/", "/changes", "/need", "/timeliness", "/recommendations", "/quality"])
def test_one_line_under_an_exhibit_has_its_citation_and_its_file(path: str) -> None:
    page = opened(path)
    assert page.exhibits
    for exhibit in page.exhibits:
        under = exhibit.below or exhibit.above
        line = under[under.index('<div class="mc-line">') :]
        assert line.count("<summary>Cite</summary>") == line.count(">Download CSV</a>") == 1
        assert ("<summary>Table</summary>" in line) or exhibit.figure is None
