"""Builds the store while the first visitor watches if there is none: once, however many are waiting for it."""

import threading
import time
from collections.abc import Callable

from data.build import build_store
from data.paths import store_file
from data.store import Store, StoreError, current_store

RETRY_SECONDS = 30.0
"""How long to wait after a failed build: otherwise every visitor would start it again."""

_build_lock = threading.Lock()
_retry_at = 0.0


def build_first_store(report: Callable[[str], object]) -> Store:
    """Build the store and return it. report gets a line for each step.

    Nothing is built if there is a store that merely cannot be read now: it would be replaced. Raises what current_store
    and build_store raise.
    """
    global _retry_at
    with _build_lock:
        try:
            # Another visitor may have had it built meanwhile.
            return current_store()
        except StoreError as error:
            cause = error.__cause__
            # A file that is not found may be the store, or the folder for the private copy of a store that is there.
            is_missing = isinstance(cause, FileNotFoundError) and not store_file().exists()
            is_passing = isinstance(cause, OSError) and not is_missing
            if is_passing or time.monotonic() < _retry_at:
                raise
        try:
            build_store(report=report)
            return current_store()
        except Exception:
            # Whatever it is, the next visitor does not set it off again at once.
            _retry_at = time.monotonic() + RETRY_SECONDS
            raise
