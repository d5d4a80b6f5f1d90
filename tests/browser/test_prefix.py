"""The dashboard below a path as browsers see it, where a proxy takes the path away and where it leaves it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, served

pytestmark = pytest.mark.browser


def test_below_a_path_everything_works(visitor: Visitor, store_folder: Path, tmp_path: Path) -> None:
    with served(store_folder, tmp_path / "log", "--server.baseUrlPath", "mopac") as origin:
        # Without the prefix: what the server sees where a proxy has taken it away.
        for place in (f"{origin}/mopac", origin):
            visit = visitor(origin=place)
            page = visit.open("borough?Borough=City+of+Westminster&amp;terms=real&utm_source=mail&fbclid=x")
            expect(page.get_by_role("heading", name="Westminster", level=1)).to_be_visible()
            assert page.url == f"{place}/borough?borough=Westminster&terms=real"
            # The stylesheet, and our script: the citation is put together when it is unfolded.
            assert page.locator(".mc-notice").evaluate("one => getComputedStyle(one).borderLeftWidth") == "4px"
            page.get_by_text("Cite", exact=True).first.click()
            expect(page.locator(".mc-cite p").first).to_contain_text(f"{place}/borough?borough=Westminster&terms=real,")
            with page.expect_download() as download:
                page.get_by_role("link", name="Download CSV").first.click()
            assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
            page.get_by_role("link", name="Find a service").first.click()
            page.wait_for_url(f"{place}/services**")
            expect(page.locator(".mc-exit")).to_be_visible()
            visit.assert_quiet()


def test_an_address_that_is_none_leads_on(visitor: Visitor, server: str) -> None:
    visit = visitor()
    page = visit.page
    answer = page.goto(f"{server}/borough/Westminster")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    assert page.title() == "Page not found: MOPAC commissioning, unofficial"
    page.get_by_role("link", name="Borough profile").last.click()
    page.wait_for_url(f"{server}/borough")
