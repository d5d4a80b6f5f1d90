"""The script of our own that the start page loads (visitor.js), at an address that changes with its content."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from serving.middleware import FOREVER

CONTENT = Path(__file__).with_name("visitor.js").read_bytes()
VERSION = hashlib.sha256(CONTENT).hexdigest()[:12]
TAG = f'<script src="./visitor.js?v={VERSION}"></script>'
"""Not deferred: a visitor who goes back after leaving must not see the page first."""


def visitor_script(_request: Request) -> Response:
    """Answer /visitor.js."""
    return Response(CONTENT, headers={"Cache-Control": FOREVER}, media_type="text/javascript; charset=utf-8")
