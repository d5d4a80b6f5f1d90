"""The briefing on a borough is one page of paper, with scripts and without."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.paper import printed_words
from tests.journeys.player import STREAMLIT_STANDS

pytestmark = pytest.mark.browser

PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("has_scripts", [False, True])
@pytest.mark.parametrize("area", ["Westminster", "Lewisham", "City of London"])
def test_a_briefing_is_one_page(browser: Browser, server: str, area: str, has_scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"{server}/borough?borough={area}&view=briefing")
    if has_scripts:
        page.wait_for_function(STREAMLIT_STANDS)
    paper = page.pdf(format="A4")
    context.close()
    assert len(PAGE.findall(paper)) == 1
    words = printed_words(paper)
    assert "Briefing" in words
    assert area.replace(" ", "") in words
