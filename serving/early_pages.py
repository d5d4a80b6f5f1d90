"""Runs pages for visitors whose browser is still on its way, and does without where that would keep them waiting."""

import logging
from datetime import date
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Scope

from data.store import NoStore, current_store
from serving.early_page import EarlyPage, early_page
from serving.early_run import first_run
from ui.today import today

log = logging.getLogger(__name__)

MOST_AT_ONCE = 4
"""Pages that are run at the same time. With more of them the processor has enough to do."""


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
    try:
        # In a thread: a new store takes a moment to open, for which everybody else's pages would stand still.
        store = await run_in_threadpool(current_store)
    except NoStore:
        return None
    parts = scope["query_string"].decode("latin-1").split("&")
    chosen = "&".join(part for part in parts if not part.endswith("=") or part.count("=") > 1)
    return Address(scope["path"], chosen, store.version, today())


class EarlyPages:
    """Runs pages by the application that answers at /_stcore/stream, a few at a time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.running = 0

    async def run(self, address: Address, scope: Scope) -> EarlyPage | None:
        """Return the words of the page at an address that a request asks for; None where they are not to be had now."""
        if self.running >= MOST_AT_ONCE:
            return None
        host = Headers(scope=scope).get("host", "localhost")
        self.running += 1
        try:
            messages = await first_run(self.app, address.path.strip("/"), address.query, host)
            return await run_in_threadpool(early_page, messages, address.query)
        except Exception as error:
            # Whatever it is, nothing is lost but the head start: the visitor gets the page from Streamlit as usual.
            # On a busy server it takes too long now and then.
            level = logging.INFO if isinstance(error, TimeoutError) else logging.WARNING
            log.log(level, "%r is served without its words: %r", address.path, error)
            return None
        finally:
            self.running -= 1
