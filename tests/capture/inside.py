"""The one module of the capture that knows how pages and server are made: opens addresses and returns what comes."""

import asyncio
import hashlib
import json
import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, tzinfo
from typing import Any, NamedTuple, Self
from unittest.mock import patch
from urllib.parse import parse_qs, urljoin, urlsplit

from streamlit.testing.v1.element_tree import AlertBase, Block, Element, Expander, Html, Status, Widget

from data.store import current_store
from pages.menu import PAGES
from tests.capture.words import lines_of
from tests.helpers import under_streamlit
from ui import today
from ui.formats import day


class Answer(NamedTuple):
    """What the server answers, after the addresses that it has sent the browser on to."""

    status: int
    headers: dict[str, str]
    body: bytes
    sent_on: tuple[str, ...]


class _SameDay(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 11, 30, 12, tzinfo=tz)


@contextmanager
def same_day() -> Iterator[None]:
    """Let it be the same day for all pages, and their log be silent."""
    logging.disable(logging.CRITICAL)
    try:
        with patch.object(today, "datetime", _SameDay):
            yield
    finally:
        logging.disable(logging.NOTSET)


def without_version(text: str) -> str:
    """Return a text without what names the version of the data and when it was built."""
    store = current_store()
    built = f"{day(store.built_at.date())}, {store.built_at:%H:%M} UTC"
    text = text.replace(built, "(time of build)").replace(store.version, "(version)")
    return text.replace(f"(version), {day(store.built_at.date())}", "(version), (day of build)")


def is_page(address: str) -> bool:
    """Return whether Streamlit has a page at an address."""
    return urlsplit(address).path in PAGES


def streamlit_words(address: str) -> str:
    """Return the words of a page under Streamlit, at an address, and what its widgets and charts hold."""
    parts = urlsplit(address)
    test = under_streamlit(parts.path, **parse_qs(parts.query, keep_blank_values=True))
    ended = sorted((name, value) for name, value in test.query_params.items())
    lines = [f"address at the end: {ended}", "--- page", *_block(test.main), "--- menu", *_block(test.sidebar)]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    inner = [line for _, node in sorted(block.children.items()) for line in _node(node)]
    if isinstance(block, Expander):
        state = "open" if block.proto.expanded else "closed"
        return [f"fold “{block.label}”, {state}", *(f"  {line}" for line in inner)]
    return inner


def _node(node: Any) -> list[str]:
    if isinstance(node, Status):
        return [f"status “{node.label}”"]
    if isinstance(node, Block):
        return _block(node)
    if isinstance(node, Html):
        return lines_of(node.proto.body)
    return _element(node)


def _element(node: Element) -> list[str]:
    if isinstance(node, AlertBase):
        return [f"{node.type} “{node.proto.title}” {node.value}"]
    proto = node.proto
    if isinstance(node, Widget):
        options = [str(getattr(option, "content", option)) for option in getattr(proto, "options", ())]
        placeholder = getattr(proto, "placeholder", "")
        return [
            f"{node.type} {node.key} “{getattr(proto, 'label', '')}” = {node.value!r}"
            f"{f' of {options}' if options else ''}{f' “{placeholder}”' if placeholder else ''}"
        ]
    if node.type == "plotly_chart":
        return [f"chart {_key(proto.id)} {_hash(proto.spec + proto.config)} {proto.alt}"]
    if node.type == "deck_gl_json_chart":
        return [f"map {_key(proto.id)} {_hash(json.dumps(json.loads(proto.json), sort_keys=True) + proto.tooltip)}"]
    return [f"{node.type} {_hash(str(proto))}"]


def _key(identity: str) -> str:
    """Return the key in the name that Streamlit gives an element: $$ID-<32 digits>-<key>."""
    return identity[len("$$ID-") + 33 :]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def server_answers(addresses: Iterable[str]) -> list[Answer]:
    """Return what the server answers to requests for the addresses, in their order."""
    return asyncio.run(_answers(addresses))


async def _answers(addresses: Iterable[str]) -> list[Answer]:
    # Only now: Streamlit's test runner would take away what the server sets up when it is imported.
    import server  # noqa: PLC0415

    async with _running(server.app):
        return [await _answer(server.app, address) for address in addresses]


@asynccontextmanager
async def _running(app: Any) -> AsyncIterator[None]:
    """Run the application as a server does, between its start and its end."""
    asked: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    said: asyncio.Queue[Any] = asyncio.Queue()
    task = asyncio.create_task(app({"type": "lifespan", "asgi": {"version": "3.0"}}, asked.get, said.put))
    await asked.put({"type": "lifespan.startup"})
    started = await said.get()
    if started["type"] != "lifespan.startup.complete":
        raise RuntimeError(started)
    yield
    await asked.put({"type": "lifespan.shutdown"})
    await task


async def _answer(app: Any, address: str, sent_on: tuple[str, ...] = ()) -> Answer:
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 50000),
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")],
    }
    asked = [{"type": "http.request", "body": b"", "more_body": False}]
    said: list[Any] = []

    async def receive() -> dict[str, object]:
        if not asked:
            await asyncio.Event().wait()
        return asked.pop()

    async def send(message: Any) -> None:
        said.append(message)

    await app(scope, receive, send)
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in said[0]["headers"]}
    if "location" in headers:
        return await _answer(app, urljoin(address, headers["location"]), (*sent_on, headers["location"]))
    return Answer(said[0]["status"], headers, b"".join(one.get("body", b"") for one in said[1:]), sent_on)
