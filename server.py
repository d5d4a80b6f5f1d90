"""The server: Streamlit's application for app.py with start page, files, security headers and /health around it.

`python server.py` starts it on the address of .streamlit/config.toml; `make run` sets everything up first.
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from data.store import StoreError, current_store, watch_for_stores
from pages.menu import PAGES
from serving.assets import ASSETS
from serving.crawlers import robots, sitemap
from serving.files import csv_file, svg_file
from serving.health import health
from serving.html_answers import HtmlAnswers, HtmlPages
from serving.middleware import CompressedFiles, SecurityHeaders, content_security_policy
from serving.page_urls import CanonicalUrls
from serving.prefix import Prefix
from serving.sockets import OwnOrigin
from serving.streamlit_internals import STREAMLIT_STATIC
from serving.streamlit_internals.base_path import SETTING, take_prefix
from serving.streamlit_internals.compressed_files import compressed_files_or_none
from serving.streamlit_internals.start_page import inline_script_hashes, start_page
from ui.streamlit_page import page_asked_for

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Get ready for the first visitor."""
    # Until it has been called once, Streamlit looks for pages in pages/ by itself, and has none for the first visitor
    # of /borough. It warns of every call outside a session.
    logging.disable(logging.WARNING)
    page_asked_for(PAGES)
    logging.disable(logging.NOTSET)
    # What is loaded by now stays for good: the garbage collector need not look at it again. The store is opened
    # afterwards, because it does not stay for good.
    gc.collect()
    gc.freeze()
    try:
        log.info("Serving data version %s", current_store().version)
    except StoreError as error:
        log.warning("%s. The first visitor will see it built.", error)
    with watch_for_stores(ANSWERS.warm):
        yield


def show_script_error(error: Exception) -> bool:
    """Tell the visitor in one sentence that something failed; the details are for the log only."""
    log.error("A page failed", exc_info=error)
    st.error("This part of the page could not be shown. The other pages work; please try again later.")
    return True


START_PAGE = start_page()
ANSWERS = HtmlAnswers(START_PAGE)
COMPRESSED = compressed_files_or_none()

PREFIX = take_prefix()

ROUTES = [
    Route("/health", health),
    Route("/csv/{name}", csv_file, methods=["GET", "OPTIONS"]),
    Route("/svg/{name}", svg_file, methods=["GET", "OPTIONS"]),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    *(Route(file.path, file.answer) for file in ASSETS),
]

app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[
        Middleware(SecurityHeaders, policy=content_security_policy(inline_script_hashes(START_PAGE))),
        Middleware(OwnOrigin),
        Middleware(Prefix, prefix=PREFIX),
        Middleware(CanonicalUrls, routes=ROUTES, static=STREAMLIT_STATIC),
        Middleware(HtmlPages, answers=ANSWERS),
        *([Middleware(CompressedFiles, folder=COMPRESSED)] if COMPRESSED else []),
    ],
    on_script_error=show_script_error,
)

if __name__ == "__main__":
    # The prefix has been taken already, and Streamlit reads its settings once more.
    app.run(config={SETTING: ""})
