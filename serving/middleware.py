"""ASGI middleware: what happens to a request before Streamlit sees it, and to its answer; no work for each message."""

from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""


def content_security_policy(script_hashes: Iterable[str]) -> str:
    """Return a policy that lets a page use this origin only. Streamlit styles its elements inline.

    The map compiles its own WebAssembly module; JavaScript still cannot be made from text.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {' '.join(script_hashes)}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add the headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def encoding_for(scope: Scope) -> str:
    """Return the best encoding the browser takes: br, gzip, or nothing."""
    accepted = Headers(scope=scope).get("accept-encoding", "").replace(" ", "").lower().split(",")
    # "br;q=0" means: anything but br.
    weighted = (part.partition(";q=") for part in accepted)
    names = {name for name, _, weight in weighted if not weight or weight.strip("0.")}
    return next((name for name in ("br", "gzip") if name in names), "")


ENCODINGS = {".br": "br", ".gz": "gzip"}
"""By the endings of compressed copies."""

MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
}


class CompressedFiles:
    """Answers requests for Streamlit's static files with their compressed copies, where the browser takes them.

    For the icon font it sends the smaller one made from it. A file stays in memory after its first request: a first
    visit asks for sixty at once, and opening each of them again took longer than everything the page does.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        """Take the folder of the copies. The icon font in it has no encoding: its format is compressed in itself."""
        self.app = app
        self.copies: dict[tuple[str, str], Path] = {}
        for path in folder.rglob("*.*"):
            encoding = ENCODINGS.get(path.suffix, "")
            name = path.with_suffix("") if encoding else path
            self.copies[f"/{name.relative_to(folder).as_posix()}", encoding] = path
        self.contents: dict[Path, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed copy, or pass the request on."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            for encoding in dict.fromkeys((encoding_for(scope), "")):
                if path := self.copies.get((scope["path"], encoding)):
                    await self._answer(path, scope["path"], encoding)(scope, receive, send)
                    return
        await self.app(scope, receive, send)

    def _answer(self, path: Path, name: str, encoding: str) -> Response:
        if path not in self.contents:
            self.contents[path] = path.read_bytes()
        encoded = {"Content-Encoding": encoding, "Vary": "Accept-Encoding"} if encoding else {}
        headers = {"Cache-Control": FOREVER, **encoded}
        return Response(self.contents[path], headers=headers, media_type=MEDIA_TYPES[Path(name).suffix])
