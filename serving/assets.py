"""Our own scripts, stylesheet and icon, at URLs that change with their content."""

import hashlib
import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from geo.postcodes import IN_WORDS
from serving.middleware import FOREVER
from ui.html import STYLE_FILE


class Asset:
    """A file of our own: its URL, relative to any page, and the answer to a request for it."""

    def __init__(self, name: str, content: bytes, media_type: str) -> None:
        self.content = content
        self.media_type = media_type
        self.path = f"/{name}"
        self.version = hashlib.sha256(content).hexdigest()[:12]
        self.url = f".{self.path}?v={self.version}"

    def answer(self, request: Request) -> Response:
        """Answer a request for the file. Whoever asked for this version need not ask again until it changes."""
        kept = FOREVER if request.query_params.get("v") == self.version else "no-cache"
        return Response(self.content, headers={"Cache-Control": kept}, media_type=self.media_type)


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


EXIT_URL = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads, with and without a script."""

SCRIPT = Asset(
    "visitor.js",
    _text("visitor.js")
    .replace('"{{ postcode }}"', json.dumps(IN_WORDS))
    .replace('"{{ exit }}"', json.dumps(EXIT_URL))
    .encode(),
    "text/javascript",
)
STYLE = Asset("style.css", STYLE_FILE.read_bytes(), "text/css")

SCRIPT_TAG = f'<script src="{SCRIPT.url}"></script>'
"""Not deferred: a visitor who goes back after leaving must not see the page first."""


def _bytes(name: str) -> bytes:
    return Path(__file__).with_name(name).read_bytes()


ICON = Asset("favicon.ico", _bytes("favicon.ico"), "image/x-icon")
DRAWN_ICON = Asset("favicon.svg", _bytes("favicon.svg"), "image/svg+xml")
SHARED_PICTURE = Asset("social.png", _bytes("social.png"), "image/png")
"""What a shared link shows: one picture for all pages, drawn once, of the name and the boroughs."""

TAKE_OVER_SCRIPT = Asset("take_over.js", _text("take_over.js").encode(), "text/javascript")

ASSETS = (SCRIPT, TAKE_OVER_SCRIPT, STYLE, ICON, DRAWN_ICON, SHARED_PICTURE)
"""All of them."""

STYLE_TAG = f'<link rel="stylesheet" href="{STYLE.url}" />'
"""For the end of the page: what Streamlit adds to the head while it runs must not come after it."""

PAGE_STYLE = f"<style>{STYLE.content.decode()}{_text('html_page.css')}</style>"
"""Styles of the HTML page. They are in the page itself, so that nothing has to be waited for."""
