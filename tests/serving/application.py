"""The server around a stand-in for Streamlit, and what it answers to a request."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from serving.assets import ASSETS
from serving.crawlers import robots, sitemap
from serving.files import csv_file, svg_file
from serving.health import health
from serving.html_answers import HtmlAnswers, HtmlPages
from serving.middleware import CompressedFiles, SecurityHeaders, content_security_policy
from serving.page_urls import CanonicalUrls
from serving.prefix import Prefix
from serving.streamlit_internals import STREAMLIT_STATIC
from serving.streamlit_internals.compressed_files import build_compressed_files
from serving.streamlit_internals.start_page import inline_script_hashes, start_page

POLICY = content_security_policy(inline_script_hashes(start_page()))


async def behind(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"behind: {request.url.path}")


ROUTES = [
    Route("/health", health),
    Route("/csv/{name}", csv_file, methods=["GET", "OPTIONS"]),
    Route("/svg/{name}", svg_file, methods=["GET", "OPTIONS"]),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    *(Route(file.path, file.answer) for file in ASSETS),
]
APP = Starlette(
    routes=[*ROUTES, Route("/{path:path}", behind)],
    middleware=[
        Middleware(SecurityHeaders, policy=POLICY),
        Middleware(Prefix, prefix="/mopac"),
        Middleware(CanonicalUrls, routes=ROUTES, static=STREAMLIT_STATIC),
        Middleware(HtmlPages, answers=HtmlAnswers(start_page())),
        Middleware(CompressedFiles, folder=build_compressed_files()),
    ],
)


class Answer:
    """What an ASGI application answered."""

    def __init__(
        self, path: str, accept: str = "br, gzip", query: str = "", app: ASGIApp = APP, method: str = "GET"
    ) -> None:
        self.app = app
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""
        # In a thread of its own: the browser of other tests may have a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self._ask(path, accept, query, method)).result()

    async def _ask(self, path: str, accept: str, query: str, method: str) -> None:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "server": ("localhost", 80),
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(b"accept-encoding", accept.encode()), (b"host", b"localhost")],
        }

        messages = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> dict[str, object]:
            if not messages:
                await asyncio.Event().wait()
            return messages.pop()

        async def send(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                self.status = int(str(message["status"]))
                headers = message["headers"]
                assert isinstance(headers, list)
                self.headers = {name.decode(): value.decode() for name, value in headers}
            else:
                body = message.get("body", b"")
                assert isinstance(body, bytes)
                self.body += body

        await self.app(scope, receive, send)  # type: ignore[arg-type]
