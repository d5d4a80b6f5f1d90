"""The addresses of the server: each has one form, to which others are sent, and what is no address gets a page of ours.

Every address in here is relative: a proxy may put any path before it.
"""

from collections.abc import Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from data.store import Store, StoreError, current_store, is_newest
from pages.menu import PAGES
from serving.middleware import is_page
from serving.not_found import not_found
from ui.page import EMBEDDING
from ui.urls import canonical, pairs_of, query_of

FRONT = "/overview"
"""What Streamlit calls the front page where it wants a path for it (app.py)."""

STREAMLITS = ("/_stcore/health", "/_stcore/host-config", "/_stcore/metrics")
"""Paths at which Streamlit itself answers a browser or a monitor."""

STREAMLITS_FOLDERS = ("/media/", "/component/", "/_stcore/bidi-components/")
"""Where it answers 404 itself for what it does not have. Elsewhere it would send its bare start page for anything."""


async def newest_store() -> Store | None:
    """Return the store that is current now; None where there is none."""
    try:
        # In a thread: a new store takes a moment to open, and everybody else's pages would wait.
        return current_store() if is_newest() else await run_in_threadpool(current_store)
    except StoreError:
        return None


class PageAddresses:
    """Sends the browser to the one form of an address, and answers 404 where there is nothing."""

    def __init__(self, app: ASGIApp, routes: Sequence[Route], static: Path) -> None:
        """Take what answers at other addresses than those of pages: our own routes, and Streamlit's static files."""
        self.app = app
        self.routes = routes
        self.files = {f"/{path.relative_to(static).as_posix()}" for path in static.rglob("*") if path.is_file()}
        # The start page is no file: it is what StartPage answers with.
        self.files.discard("/index.html")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on where its address is one, in its one form."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        proper_path = self._proper(path)
        if proper_path is None:
            body = not_found(path, depth(scope))
            await HTMLResponse(body, 404, headers={"Cache-Control": "no-cache"})(scope, receive, send)
            return
        proper_query = await self._proper_query(proper_path, query)
        if (proper_path, proper_query) == (path, query):
            await self.app(scope, receive, send)
            return
        address = f"{up(depth(scope))}{proper_path[1:]}{f'?{proper_query}' if proper_query else ''}"
        # Not cacheable: a parameter without meaning today may have one tomorrow.
        await RedirectResponse(address, 302, headers={"Cache-Control": "no-store"})(scope, receive, send)

    def _proper(self, path: str) -> str | None:
        """Return the path as it should be: of a page in small letters and without a slash at its end; None for none."""
        if self._is_address(path):
            return path
        small = path.casefold().rstrip("/") or "/"
        if small == FRONT:
            return "/"
        return small if self._is_address(small) else None

    def _is_address(self, path: str) -> bool:
        if is_page(path) or path in self.files or path in STREAMLITS or path.startswith(STREAMLITS_FOLDERS):
            return True
        asked = {"type": "http", "method": "GET", "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.routes)

    async def _proper_query(self, path: str, query: str) -> str:
        if not query or not is_page(path):
            return query
        store = await newest_store()
        if store is None:
            return query
        pairs = pairs_of(query)
        proper = canonical(store, {*PAGES[path].names, *EMBEDDING}, pairs)
        return query if proper == pairs else query_of(proper)


def depth(scope: Scope) -> int:
    """Return how many folders deep the URL of a request is, as the browser counts them."""
    # Slashes that are written otherwise (%2F) make no folder for the browser.
    return max(bytes(scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0].count(b"/") - 1, 0)


def up(folders: int) -> str:
    """Return the way up to the root, for the beginning of a relative address."""
    return "../" * folders or "./"
