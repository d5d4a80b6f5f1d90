"""URLs that exist: each has one canonical form, to which others redirect, and any other gets a page of ours with 404.

Every URL in here is relative: a proxy may put any path before it.
"""

from collections.abc import Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from data.store import Store, StoreError, current_store, is_newest
from pages.menu import PAGES
from serving.not_found import not_found
from ui.page import EMBEDDING
from ui.streamlit_page import FRONT
from ui.urls import canonical, pairs_of, query_of

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


class CanonicalUrls:
    """Redirects to the canonical form of a URL, and answers 404 where there is nothing."""

    def __init__(self, app: ASGIApp, routes: Sequence[Route], static: Path) -> None:
        """Take what else there is, apart from pages: our own routes, and Streamlit's static files."""
        self.app = app
        self.routes = routes
        self.files = {f"/{path.relative_to(static).as_posix()}" for path in static.rglob("*") if path.is_file()}
        # The start page is no file: it is part of the answer to a page.
        self.files.discard("/index.html")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its URL exists and is canonical."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        canonical_path = self._canonical_path(path)
        if canonical_path is None:
            body = not_found(path, depth(scope))
            await HTMLResponse(body, 404, headers={"Cache-Control": "no-cache"})(scope, receive, send)
            return
        canonical_query = await self._canonical_query(canonical_path, query)
        if (canonical_path, canonical_query) == (path, query):
            await self.app(scope, receive, send)
            return
        url = f"{up(depth(scope))}{canonical_path[1:]}{f'?{canonical_query}' if canonical_query else ''}"
        # Not cacheable: a parameter without meaning today may have one tomorrow.
        await RedirectResponse(url, 302, headers={"Cache-Control": "no-store"})(scope, receive, send)

    def _canonical_path(self, path: str) -> str | None:
        """Return the path in small letters and without a slash at its end; None where nothing is at it."""
        if self._exists(path):
            return path
        small = path.casefold().rstrip("/") or "/"
        if small == f"/{FRONT}":
            return "/"
        return small if self._exists(small) else None

    def _exists(self, path: str) -> bool:
        if path in PAGES or path in self.files or path in STREAMLITS or path.startswith(STREAMLITS_FOLDERS):
            return True
        asked = {"type": "http", "method": "GET", "path": path}
        return any(route.matches(asked)[0] is not Match.NONE for route in self.routes)

    async def _canonical_query(self, path: str, query: str) -> str:
        if not query or path not in PAGES:
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
    """Return the way up to the root, for the beginning of a relative URL."""
    return "../" * folders or "./"
