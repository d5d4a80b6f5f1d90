"""The start page: answers every address of a page with Streamlit's index.html, and the words of that page in it."""

import gzip
import logging
from datetime import date
from typing import NamedTuple

import brotli
from cachetools import LRUCache
from markupsafe import escape
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.early_page import EarlyPage, early_page
from serving.early_run import first_run
from serving.middleware import encoding_for, is_page
from serving.own_files import EARLY_SCRIPT, EARLY_STYLE
from serving.page_addresses import newest_store
from serving.posted import lead_on
from serving.side_files import TITLE
from ui.addresses import PAGES
from ui.sections import TITLES
from ui.today import today

log = logging.getLogger(__name__)

KEPT_QUALITY = 5
"""Brotli's, 3.5 ms for a profile. 9 takes 27 ms for one byte in seventy less, 11 takes 223 ms for one in eight."""

QUALITY_FOR_ONE = 2
"""For an answer to one visitor alone: a third of the time for one byte in eight more."""

KEPT_BYTES = 8_000_000
"""All answers that are kept."""

LONGEST_QUERY = 300
"""Characters of an address whose answer is kept. Longer ones are hardly asked for twice."""

MOST_AT_ONCE = 4
"""Pages that are run at the same time. With more of them the processor has enough to do."""

PATIENCE = 1.0
"""Seconds. A page takes hundredths of one; whoever would have to wait longer is served without its words."""

PATIENCE_AT_START = 30.0
"""Seconds for the front page before the server takes visitors: it does what is done once for all pages."""

SERVICES = "/services"
"""What is looked for there is nobody's business: it is not kept, by the server as little as by the browser."""

WAY_OUT = (
    '<aside class="mc-exit" aria-label="Leave this page">'
    '<a href="https://www.bbc.co.uk/weather" rel="noreferrer">Exit this page</a></aside>'
)
"""Where no script runs; serving/visitor.js has it for everybody else."""


class Address(NamedTuple):
    """What the words of a page depend on: its path and query, the version of the data, and the day."""

    path: str
    query: str
    version: str
    day: date


async def address_of(scope: Scope) -> Address | None:
    """Return the address that a request asks for; None where there is no store.

    Without the parameters that a form sends for fields in which nothing was chosen.
    """
    store = await newest_store()
    if store is None:
        return None
    parts = scope["query_string"].decode("latin-1").split("&")
    chosen = "&".join(part for part in parts if not part.endswith("=") or part.count("=") > 1)
    return Address(scope["path"], chosen, store.version, today())


def may_be_kept(address: Address) -> bool:
    """Return whether the answer for an address is for everybody: not what is looked for among the services."""
    return len(address.query) <= LONGEST_QUERY and not (address.path == SERVICES and address.query)


class EarlyPages:
    """Runs pages by the application that answers at /_stcore/stream, a few at a time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.running = 0

    async def run(self, address: Address, scope: Scope, patience: float = PATIENCE) -> EarlyPage | None:
        """Return the words of the page at an address that a request asks for; None where they are not to be had now."""
        if self.running >= MOST_AT_ONCE:
            return None
        host = Headers(scope=scope).get("host", "localhost")
        self.running += 1
        try:
            messages = await first_run(self.app, address.path.strip("/"), address.query, host, patience)
            return await run_in_threadpool(early_page, messages, address.query, address.path)
        except Exception as error:
            # Whatever it is, nothing is lost but the head start: the visitor gets the page from Streamlit as usual.
            # On a busy server it takes too long now and then.
            level = logging.INFO if isinstance(error, TimeoutError) else logging.WARNING
            log.log(level, "%r is served without its words: %r", address.path, error)
            return None
        finally:
            self.running -= 1


class StartPage:
    """Answers every address of a page with the start page; the front end then asks for the page it stands at."""

    def __init__(self, app: ASGIApp, page: str) -> None:
        self.app = app
        self.pages = {path: described(page, path) for path in PAGES}
        self.bare: dict[tuple[str, str], bytes] = {}
        self.early_pages = EarlyPages(app)
        self.kept: LRUCache[tuple[Address, str], bytes] = LRUCache(KEPT_BYTES, getsizeof=len)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the start page, or pass the request on. When the server starts, have the front page ready."""
        if scope["type"] == "lifespan":

            async def send_when_ready(message: Message) -> None:
                if message["type"] == "lifespan.startup.complete":
                    await self._body({"path": "/", "query_string": b"", "headers": []}, "br", PATIENCE_AT_START)
                await send(message)

            await self.app(scope, receive, send_when_ready)
            return
        if scope["type"] == "http" and scope["method"] == "POST" and is_page(scope["path"]):
            response = await lead_on(Request(scope, receive))
            await response(scope, receive, send)
            return
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and is_page(scope["path"]):
            encoding = encoding_for(scope)
            headers = {
                "Cache-Control": "no-store" if scope["path"] == SERVICES else "no-cache",
                "Vary": "Accept-Encoding",
                **({"Content-Encoding": encoding} if encoding else {}),
            }
            body = await self._body(scope, encoding)
            response = Response(body, headers=headers, media_type="text/html; charset=utf-8")
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _body(self, scope: Scope, encoding: str, patience: float = PATIENCE) -> bytes:
        address = await address_of(scope)
        if address is None:
            return self._without_words(scope["path"], encoding)
        body = self.kept.get((address, encoding))
        if body is None:
            early = await self.early_pages.run(address, scope, patience)
            if early is None:
                return self._without_words(scope["path"], encoding)
            is_kept = bool(encoding) and may_be_kept(address)
            quality = KEPT_QUALITY if is_kept else QUALITY_FOR_ONE
            body = await run_in_threadpool(
                compressed, with_words(self.pages[address.path], early, address.path), encoding, quality
            )
            if is_kept:
                self.kept[address, encoding] = body
        return body

    def _without_words(self, path: str, encoding: str) -> bytes:
        if (path, encoding) not in self.bare:
            self.bare[path, encoding] = compressed(self.pages[path], encoding, KEPT_QUALITY)
        return self.bare[path, encoding]


def described(page: str, path: str) -> str:
    """Return the start page with what the page at a path is about, for search engines and for who is sent its link."""
    description = escape(PAGES[path].description)
    tags = (
        f'<meta name="description" content="{description}">{SHARED_TITLE.format(escape(f"{TITLES[path]}: {TITLE}"))}'
        f'<meta property="og:description" content="{description}"><meta property="og:type" content="website">'
        '<meta property="og:locale" content="en_GB">'
    )
    before, title, after = _around(page, "title")
    return f"{before}{title}{tags}{after}"


SHARED_TITLE = '<meta property="og:title" content="{}">'


def compressed(page: str, encoding: str, quality: int) -> bytes:
    """Return a page as it is sent in an encoding: br, gzip, or none."""
    content = page.encode()
    if encoding == "br":
        return bytes(brotli.compress(content, quality=quality))
    return gzip.compress(content, quality, mtime=0) if encoding == "gzip" else content


def with_words(page: str, early: EarlyPage, path: str) -> str:
    """Return the start page with the words of a page in it, in a shadow tree: their names are their own.

    A browser that does not know such trees shows what the start page would have said.
    """
    before, _, after = _around(page, "title")
    shared = SHARED_TITLE.format(escape(f"{TITLES[path]}: {TITLE}"))
    after = after.replace(shared, SHARED_TITLE.format(escape(early.title)), 1)
    # Asked for before Streamlit's modules, behind which it would wait for eight seconds on a slow line.
    soon = f'<link rel="preload" as="script" fetchpriority="high" href="{EARLY_SCRIPT.address}">'
    named = f"{before}<title>{escape(early.title)}</title>{soon}{after}"
    before, noscript, after = _around(named, "noscript")
    tree = f'<template shadowrootmode="open">{EARLY_STYLE}{early.body}{WAY_OUT if path == SERVICES else ""}</template>'
    words = f'<div id="early" data-page="{escape(path.strip("/"))}">{tree}{noscript}</div>'
    # Not deferred: it would have to wait for the front end.
    script = f'<script async src="{EARLY_SCRIPT.address}"></script>'
    return f"{before}{words}{after}".replace("</body>", f"{script}</body>")


def _around(page: str, tag: str) -> tuple[str, str, str]:
    """Return what stands before an element of the page, the element, and what stands after it."""
    start, end = page.index(f"<{tag}>"), page.index(f"</{tag}>") + len(f"</{tag}>")
    return page[:start], page[start:end], page[end:]
