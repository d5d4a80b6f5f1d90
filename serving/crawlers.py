"""What search engines ask for: which URLs not to crawl, and which pages there are."""

import re
from collections.abc import Iterator

from markupsafe import escape
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.store import StoreError, current_store
from pages.menu import PAGES
from queries.boroughs import areas
from ui.html import url_for

ENDLESS = (
    "/csv/",
    "/svg/",
    "/services?",
    "/awards?",
    "/outcomes?",
    "/projects?q=",
    "/search?",
    "/sources?q=",
    "/compare?",
    "/map?",
)
"""Pages whose filters link to ever more URLs: every answer costs the server something."""


def robots(request: Request) -> PlainTextResponse:
    """Answer /robots.txt: crawlers may read every page once, but not with all its choices."""
    prefix = _prefix(request)
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}{path}" for path in ENDLESS),
        f"Sitemap: {_root(request)}/sitemap.xml",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": "no-cache"})


def sitemap(request: Request) -> Response:
    """Answer /sitemap.xml: every page, and the profile of every borough."""
    root = _root(request)
    places = "".join(f"<url><loc>{escape(f'{root}/{path}')}</loc></url>" for path in _paths())
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>\n'
    )
    return Response(content, headers={"Cache-Control": "no-cache"}, media_type="application/xml")


def _paths() -> Iterator[str]:
    yield from (path.removeprefix("/") for path in PAGES)
    try:
        yield from (url_for("borough", borough=area.area) for area in areas(current_store()))
    except StoreError:
        # The pages are there all the same.
        return


def _prefix(request: Request) -> str:
    """Return the path before all addresses: the server's own, or the one that a proxy says it takes away."""
    told = Headers(scope=request.scope).get("x-forwarded-prefix", "").rstrip("/")
    return str(request.scope.get("prefix") or (told if re.fullmatch(r"(?:/[\w.~-]+)+", told) else ""))


def _root(request: Request) -> str:
    """Return the address of the front page without its last slash, as the visitor knows it."""
    return f"{request.url.scheme}://{request.url.netloc}{_prefix(request)}"
