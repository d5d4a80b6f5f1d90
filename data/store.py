"""Opens the built store for reading, and moves to a new one as soon as a build has put it in place.

A store is never changed: a build writes a new file and renames it over the old one. Whoever asks for the current store
gets the newest that can be opened; a file that has gone or cannot be read leaves the last good one in use.
"""

import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb

from data.paths import store_file, store_folder

log = logging.getLogger(__name__)

MEMORY_LIMIT = "512MB"
"""For one store; two are open for a moment when a new one takes over."""


class NoStore(Exception):
    """There is no store that can be opened. The message says why, in words for an operator."""


@dataclass(frozen=True, eq=False)
class Store:
    """An open store: which data it holds, when it was built, a connection to read it, and what was made of it."""

    version: str
    built_at: datetime
    connection: duckdb.DuckDBPyConnection
    kept: dict[object, Callable[..., Any]] = field(default_factory=dict, repr=False)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Yield a cursor on the store's tables. One connection must not be shared by threads; a cursor for each is."""
        with self.connection.cursor() as cursor:
            cursor.execute("USE store")
            yield cursor


Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def kept_with_store(
    maxsize: int,
) -> Callable[[Callable[Concatenate[Store, Arguments], Result]], Callable[Concatenate[Store, Arguments], Result]]:
    """Decorate a function of a store to work out each result once and keep it for as long as the store is in use.

    The results hang on the store itself: when a new store takes over, they go with the old one, and nothing has to be
    invalidated. At most maxsize results are kept; they are shared by all visitors, so they must not be changed.
    """

    def decorate(
        function: Callable[Concatenate[Store, Arguments], Result],
    ) -> Callable[Concatenate[Store, Arguments], Result]:
        @wraps(function)
        def kept(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            remembered = store.kept.get(function)
            if remembered is None:
                remembered = store.kept.setdefault(function, lru_cache(maxsize)(partial(function, store)))
            result: Result = remembered(*args, **kwargs)
            return result

        return kept

    return decorate


@dataclass(frozen=True, slots=True)
class _FileState:
    """What tells one file at a path from the next."""

    inode: int
    modified_ns: int
    size: int


_lock = threading.Lock()
_store: Store | None = None
_state: _FileState | None = None


def open_store(path: Path) -> Store:
    """Return the store in the file, opened read-only in a locked-down in-memory database.

    The file is copied first and the copy unlinked at once: whatever happens to the file afterwards, this store keeps
    its data. Attaching, rather than opening the path, is what makes a replaced file visible: DuckDB hands out the old
    instance for a path that is still open anywhere in the process. Raises NoStore.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "threads": 2,
            "memory_limit": MEMORY_LIMIT,
        }
    )
    try:
        with _private_copy(path) as copy:
            connection.execute("ATTACH $path AS store (READ_ONLY)", {"path": str(copy)})
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        row = connection.execute("SELECT version, built_at FROM store.build.version").fetchone()
    except (OSError, duckdb.Error) as error:
        connection.close()
        raise NoStore(f"The store {path} cannot be opened: {error}") from error
    if row is None:
        connection.close()
        raise NoStore(f"The store {path} does not say which version it is")
    return Store(row[0], row[1].replace(tzinfo=UTC), connection)


@contextmanager
def _private_copy(path: Path) -> Iterator[Path]:
    folder = tempfile.mkdtemp(prefix="mopac-store-")
    try:
        yield Path(shutil.copyfile(path, Path(folder) / "store.duckdb"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _file_state(path: Path) -> _FileState | None:
    with suppress(OSError):
        status = os.stat(path)
        return _FileState(status.st_ino, status.st_mtime_ns, status.st_size)
    return None


def current_store() -> Store:
    """Return the newest store that can be opened. Costs one look at the file when nothing has changed.

    Raises NoStore if there is none and there has been none in this process.
    """
    global _store, _state
    state = _file_state(store_file())
    if _store is not None and state in (_state, None):
        return _store
    with _lock:
        # Another thread may have opened it meanwhile.
        state = _file_state(store_file())
        if _store is not None and state in (_state, None):
            return _store
        try:
            # The last store is dropped, not closed: a query of another thread may still be running on it.
            _store = open_store(store_file())
        except NoStore as error:
            if _store is None:
                raise
            log.warning("%s. Version %s stays in use.", error, _store.version)
        _state = state
        return _store


def last_build_file() -> Path:
    """Return the file in which a build notes how it ended."""
    return store_folder() / "last_build.json"
