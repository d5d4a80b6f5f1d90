"""Answers the URL of every page with HTML: its words, tables and choices, and Streamlit's front end in waiting.

The words are always there, whatever Streamlit does. ui/html_page.py makes an answer in a thread; it is cached for as
long as the data and the day are the same.
"""

import gzip
import os
from datetime import date
from typing import NamedTuple

import brotli
from cachetools import LRUCache
from markupsafe import escape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data.store import Store
from geo.postcodes import PostcodeAnswer
from pages.menu import PAGES, SECTIONS
from serving.assets import DRAWN_ICON, EXIT_URL, PAGE_STYLE, SHARED_PICTURE, TAKE_OVER_SCRIPT
from serving.middleware import encoding_for
from serving.page_urls import newest_store
from serving.posted import lead_on
from serving.streamlit_internals.start_page import TITLE, TITLE_TAG, with_front_end_waiting
from ui.furniture import window_title
from ui.html_page import HtmlAnswer, html_answer
from ui.page import PageDeclaration
from ui.today import today
from ui.urls import canonical, pairs_of, query_of

KEPT_QUALITY = 5
"""Brotli's, 3.5 ms for a profile. 9 takes 27 ms for one byte in seventy less, 11 takes 223 ms for one in eight."""

QUALITY_FOR_ONE = 2
"""For an answer that only one visitor gets: a third of the time, for one byte in eight more."""

KEPT_BYTES = 8_000_000
"""All answers that are kept."""

LONGEST_QUERY = 300
"""Characters of a URL whose answer is cached. Longer ones are rarely requested twice."""

EXAMPLES = (
    ("/borough", "borough=Westminster"),
    ("/compare", "borough=Westminster"),
    ("/outcomes", "story=side-by-side"),
    ("/services", "q=help"),
)
"""One of each kind of page: what they share, as the neighbours of all boroughs, is made once with it."""

WAY_OUT = (
    '<aside class="mc-exit" aria-label="Leave this page">'
    f'<a href="{EXIT_URL}" rel="noreferrer">Exit this page</a></aside>'
)
"""Where no script runs; serving/visitor.js has it for everybody else."""


PUBLIC_URL = "PUBLIC_URL"
"""The setting that names the address of the front page, with a slash at its end. Networks show the picture of a shared
link only where its address is complete."""

PICTURE_TAGS = (
    f'<meta property="og:image" content="{{root}}{SHARED_PICTURE.url.removeprefix("./")}">'
    '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'
    '<meta property="og:image:alt" content="What MOPAC pays for in London: the boroughs on a map. Unofficial.">'
    '<meta name="twitter:card" content="summary_large_image">'
    f'<link rel="icon" type="image/svg+xml" href="{DRAWN_ICON.url}">'
)


class Asked(NamedTuple):
    """The key of an answer: the page and its query, the version of the data, the day, and the encoding."""

    path: str
    query: str
    version: str
    day: date
    encoding: str


class HtmlPages:
    """Answers for all pages: GET with HTML, POST with a redirect to the URL of the form's values."""

    def __init__(self, app: ASGIApp, answers: "HtmlAnswers") -> None:
        self.app = app
        self.answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a page, or pass the request on."""
        if scope["type"] != "http" or scope["path"] not in PAGES or scope["method"] not in ("GET", "HEAD", "POST"):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "POST":
            led = await lead_on(Request(scope, receive))
            response = led if isinstance(led, Response) else await self.answers.answer(scope, led)
        else:
            response = await self.answers.answer(scope)
        await response(scope, receive, send)


class HtmlAnswers:
    """Makes the answers and caches those that are the same for everybody."""

    def __init__(self, start_page: str) -> None:
        """Take Streamlit's start page, into which the words are put."""
        self.start_page = start_page
        self.waiting_page = with_front_end_waiting(start_page)
        self.kept: LRUCache[Asked, bytes] = LRUCache(KEPT_BYTES, getsizeof=len)

    async def answer(self, scope: Scope, typed: PostcodeAnswer | None = None) -> Response:
        """Return the answer to a request for a page; without a store Streamlit's page alone, which has it built.

        typed is what is known about a postcode that was posted from its field.
        """
        page, encoding = PAGES[scope["path"]], encoding_for(scope)
        store = await newest_store()
        headers = {
            "Cache-Control": "no-store" if page.is_private or typed else "no-cache",
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": encoding} if encoding else {}),
        }
        if store is None:
            body = compressed(described(self.start_page, page, window_title(page.title)), encoding, QUALITY_FOR_ONE)
        else:
            asked = Asked(page.path, scope["query_string"].decode("latin-1"), store.version, today(), encoding)
            kept = self.kept.get(asked) if typed is None else None
            body = await run_in_threadpool(self.made, store, asked, typed) if kept is None else kept
        return Response(body, headers=headers, media_type="text/html; charset=utf-8")

    def made(self, store: Store, asked: Asked, typed: PostcodeAnswer | None = None) -> bytes:
        """Make an answer; cache it if it is complete and the same for everybody."""
        page = PAGES[asked.path]
        answer = html_answer(page, SECTIONS, store, pairs_of(asked.query), typed)
        is_kept = typed is None and answer.is_whole and bool(asked.encoding) and may_be_kept(page, asked.query)
        quality = KEPT_QUALITY if is_kept else QUALITY_FOR_ONE
        state = state_of(store, page, asked.query)
        whole = with_words(self.waiting_page, answer, page, state=state, answers_form=typed is not None)
        body = compressed(whole, asked.encoding, quality)
        if is_kept:
            self.kept[asked] = body
        return body

    def warm(self, store: Store) -> None:
        """Make the answers of all pages without any choice, and what pages of a kind have in common."""
        for path, query in [*((path, "") for path in PAGES), *EXAMPLES]:
            self.made(store, Asked(path, query, store.version, today(), "br"))


def may_be_kept(page: PageDeclaration, query: str) -> bool:
    """Return whether an answer is for everybody: not what is searched for, nobody's business."""
    return len(query) <= LONGEST_QUERY and not (page.is_private and query)


def described(start_page: str, page: PageDeclaration, shared_title: str, title: str = TITLE, state: str = "") -> str:
    """Return the start page with a title, and with what search engines and shared links say about a page.

    state is the query of the page's canonical URL.
    """
    description, root = escape(page.description), os.environ.get(PUBLIC_URL, "./")
    url = escape(f"{root}{page.path.strip('/')}{'?' if state else ''}{state}")
    tags = (
        f"<title>{escape(title)}</title>"
        f'<meta name="description" content="{description}"><meta property="og:title" content="{escape(shared_title)}">'
        f'<meta property="og:description" content="{description}"><meta property="og:type" content="website">'
        f'<meta property="og:locale" content="en_GB"><meta property="og:url" content="{url}">'
        f'<link rel="canonical" href="{url}">{PICTURE_TAGS.format(root=escape(root))}'
    )
    return start_page.replace(TITLE_TAG, tags, 1)


def state_of(store: Store, page: PageDeclaration, query: str) -> str:
    """Return the query of a page's canonical URL: what it knows, in its own spelling; nothing of a private page."""
    known = canonical(store, page.names, pairs_of(query))
    return "" if page.is_private else query_of(pair for pair in known if pair[0] in page.names)


def compressed(page: str, encoding: str, quality: int) -> bytes:
    """Return a page as it is sent in an encoding: br, gzip, or none."""
    content = page.encode()
    if encoding == "br":
        return bytes(brotli.compress(content, quality=quality))
    return gzip.compress(content, quality, mtime=0) if encoding == "gzip" else content


def with_words(
    waiting_page: str, answer: HtmlAnswer, page: PageDeclaration, *, state: str = "", answers_form: bool = False
) -> str:
    """Return the start page with the words of a page in it, in a shadow tree, so that ids and styles do not clash.

    A browser that does not know such trees starts Streamlit at once.
    """
    # Asked for while the words are still coming.
    soon = f'</title><link rel="preload" as="script" href="{TAKE_OVER_SCRIPT.url}">'
    script = f'<script src="{TAKE_OVER_SCRIPT.url}"></script></body>'
    way_out = WAY_OUT if page.is_for_residents else ""
    tree = f'<template shadowrootmode="open">{PAGE_STYLE}{answer.body}{way_out}</template>'
    mark = " data-answers" if answers_form else ""
    words = f'<div id="page" data-page="{escape(page.path.strip("/"))}"{mark}>{tree}<noscript>'
    return (
        described(waiting_page, page, answer.title, answer.title, state)
        .replace("</title>", soon, 1)
        .replace("</body>", script, 1)
        .replace("</noscript>", "</noscript></div>", 1)
        .replace("<noscript>", words, 1)
    )
