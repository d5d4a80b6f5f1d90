"""Which WebSockets are accepted: those of our own pages, and of the origins that the operator has named.

Streamlit refuses the others too, but not before it has asked an outside service for the server's own address. Most of
them are no attack: a proxy that passes on another Host than its visitors asked for makes every visitor a stranger. So
the log says so, and /health counts them.
"""

import logging
import time
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)

THIS_MACHINE = frozenset(("localhost", "127.0.0.1", "0.0.0.0"))  # noqa: S104
"""Hosts that Streamlit accepts at once."""

QUIET_SECONDS = 60.0
"""Between two lines of the log on refused sockets."""


class OwnOrigin:
    """Refuses WebSockets from pages of other origins, and counts them."""

    refused = 0
    """Sockets refused since the server has started."""

    _told_at = float("-inf")

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse (403), or pass the request on."""
        if scope["type"] == "websocket" and st.get_option("server.enableCORS"):
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            if origin is not None and not _is_own(origin, host):
                if origin.rstrip("/") not in public_origins():
                    self._note(origin, host)
                    await receive()
                    await send({"type": "websocket.close", "code": 1008})
                    return
                # Streamlit would ask an outside service before it looked into the same list.
                scope = {**scope, "headers": list(scope["headers"])}
                MutableHeaders(scope=scope)["origin"] = f"http://{host}"
        await self.app(scope, receive, send)

    @classmethod
    def _note(cls, origin: str, host: str) -> None:
        cls.refused += 1
        now = time.monotonic()
        if now - cls._told_at > QUIET_SECONDS:
            cls._told_at = now
            log.warning(
                "A visitor of %r is refused, because the request names the host %r: charts do not work for them. A "
                "proxy has to pass on the Host asked for, or server.corsAllowedOrigins has to name the origin.",
                origin[:200],
                host[:200],
            )


def _is_own(origin: str, host: str) -> bool:
    """Return whether Streamlit takes an origin without asking anybody."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.netloc == host or parts.hostname in THIS_MACHINE


def public_origins() -> frozenset[str]:
    """Return the origins under which the operator says that the dashboard is reached, like https://example.org."""
    return frozenset(origin.rstrip("/") for origin in st.get_option("server.corsAllowedOrigins") or ())
