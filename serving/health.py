"""The health report for operators: which data are served, how old they are, and how the last build ended."""

import json
import logging
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse

from data.store import StoreError, current_store, is_newest, last_build_file
from serving.sockets import OwnOrigin

log = logging.getLogger(__name__)


def health(_request: Request) -> JSONResponse:
    """Answer /health: 200 with version and age of the store, or 503 if there is none; always with the last build.

    sockets_refused counts the visitors who get only words, because the proxy passes on another host than they asked
    for.

    Not a coroutine: a new store takes a second to open, and everybody else's pages would wait.
    """
    try:
        store = current_store()
    except StoreError as error:
        log.warning("%s", error)
        return JSONResponse({"status": "no store", "last_build": last_build()}, status_code=503)
    age = datetime.now(UTC) - store.built_at
    return JSONResponse(
        {
            "status": "ok",
            "is_newest": is_newest(),
            "version": store.version,
            "built_at": store.built_at.isoformat(timespec="seconds"),
            "age_seconds": int(age.total_seconds()),
            "last_build": last_build(),
            "sockets_refused": OwnOrigin.refused,
        }
    )


def last_build() -> object:
    """Return the note of the last build, or None if there is none that can be read."""
    try:
        return json.loads(last_build_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
