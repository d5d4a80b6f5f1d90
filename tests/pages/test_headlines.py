"""Every headline of every page can be read at a glance: at its defaults, for boroughs, at the addresses kept."""

import html
import re
from urllib.parse import parse_qsl

import pytest

from data.store import Store
from pages.menu import PAGES, SECTIONS
from tests.capture.texts import addresses
from tests.helpers import area_names
from ui.headline import LONGEST
from ui.html_page import html_answer

KEPT = [address for address in addresses() if address.partition("?")[0] in PAGES]


@pytest.mark.parametrize("url", [*KEPT, *(f"/borough?borough={area}" for area in area_names())])
def test_headlines_are_short(store: Store, url: str) -> None:
    path, _, query = url.partition("?")
    body = html_answer(PAGES[path], SECTIONS, store, parse_qsl(query)).body
    headlines = re.findall(r'<h[1-6] class="mc-headline"[^>]*>(.*?)</h', body, re.DOTALL)
    texts = [html.unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in headlines]
    assert [text for text in texts if len(text) > LONGEST] == []
