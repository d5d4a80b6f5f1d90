"""Opens the built store for reading, and moves to a new one as soon as a build has put it in place.

A store is never changed: a build writes a new file and renames it over the old one. Whoever asks for the current store
gets the newest that can be opened; a file that has gone or cannot be read leaves the last good one in use. A server has
each new store warmed before it becomes the current one (watch_for_stores).
"""

import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial, wraps
from inspect import signature
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, overload

import duckdb
from cachetools import LRUCache, cached

from data.paths import store_file, store_folder
from data.version import structure_version

log = logging.getLogger(__name__)

MEMORY_LIMIT = "512MB"
"""For one store; two are open for a moment when a new one takes over."""


class StoreError(Exception):
    """There is no store that can be opened. The message says why, in words for an operator."""


@dataclass(frozen=True, eq=False)
class Store:
    """An open store: the version of its data, when it was built, a connection to read it, and results cached on it."""

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


KEPT = 256
"""How many results are cached for a function that takes more than the store, unless it sets another size."""


@overload
def kept_with_store(
    function: Callable[Concatenate[Store, Arguments], Result], /
) -> Callable[Concatenate[Store, Arguments], Result]: ...
@overload
def kept_with_store(
    *, maxsize: int | None
) -> Callable[[Callable[Concatenate[Store, Arguments], Result]], Callable[Concatenate[Store, Arguments], Result]]: ...
def kept_with_store(function: Callable[..., Any] | None = None, /, *, maxsize: int | None = None) -> Callable[..., Any]:
    """Decorate a function of a store to work out each result once and keep it for as long as the store is in use.

    Results are cached on the store itself: when a new store takes over, they go with the old one, and nothing needs
    invalidating. All visitors share them, so they must not be changed. A function that takes only the store has one
    result; others keep at most maxsize, KEPT by default. Set a size if results are large and arguments many (files, any
    set of boroughs), or if more than KEPT are in regular use.
    """
    if function is None:
        return partial(kept_with_store, maxsize=maxsize)
    made = function
    size = maxsize or (1 if len(signature(made).parameters) == 1 else KEPT)

    @wraps(made)
    def kept(store: Store, /, *args: Any, **kwargs: Any) -> Any:
        remembered = store.kept.get(made)
        if remembered is None:
            # With a condition, only those who ask for a result that is being worked out wait for it. Asking that way
            # takes ten times as long as asking functools, which comes first: a page asks often.
            once = cached(LRUCache[Any, Any](size), condition=threading.Condition())
            remembered = store.kept.setdefault(made, lru_cache(size)(once(partial(made, store))))
        return remembered(*args, **kwargs)

    return kept


@dataclass(frozen=True, slots=True)
class _FileState:
    """Distinguishes one file at a path from the next."""

    inode: int
    modified_ns: int
    size: int


RETRY_SECONDS = 5.0
"""How long to wait before retrying a file that could not be opened: the disk or the memory may have been full."""

WATCH_SECONDS = 1.0
"""How often a server looks for a new store."""

WARM_SECONDS = 60.0
"""How long a new store is warmed at most before it becomes the current one."""

_lock = threading.Lock()
_taking_over = threading.Lock()
_store: Store | None = None
_state: _FileState | None = None
_retry_at = 0.0
_is_watched = False


def open_store(path: Path) -> Store:
    """Return the store in the file, opened read-only in a locked-down in-memory database.

    The file is copied first and the copy unlinked at once: whatever happens to the file afterwards, this store keeps
    its data. Attaching, rather than opening the path, is what makes a replaced file visible: DuckDB hands out the old
    instance for a path that is still open anywhere in the process. Raises StoreError.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            # A question takes milliseconds, most of them to plan it: a second thread costs more than it saves.
            "threads": 1,
            "memory_limit": MEMORY_LIMIT,
        }
    )
    try:
        with _private_copy(path) as copy:
            connection.execute("ATTACH $path AS store (READ_ONLY)", {"path": str(copy)})
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        version, built_at = _checked(connection)
    except (OSError, ValueError, duckdb.Error) as error:
        connection.close()
        raise StoreError(f"The store {path} cannot be opened: {error}") from error
    return Store(version, built_at.replace(tzinfo=UTC), connection)


def _checked(connection: duckdb.DuckDBPyConnection) -> tuple[str, datetime]:
    """Return the version and the time of the build, once every block of the store has been read.

    Raises ValueError if it was built for another program or misses rows, and duckdb.Error if a block is damaged.
    """
    row = connection.execute("SELECT version, structure, built_at FROM store.build.version").fetchone()
    if row is None or row[1] != structure_version():
        raise ValueError("it was built by another version of the program")
    counts = dict(connection.execute("SELECT table_name, row_count FROM store.build.table_rows").fetchall())
    tables = connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'store' ORDER BY table_oid"
    )
    for schema, name in tables.fetchall():
        # A hash of every row needs every block; DuckDB compares each with its checksum.
        table = connection.table(f"store.{schema}.{name}")
        ((found, *_),) = table.aggregate("count(*) AS rows, bit_xor(hash(COLUMNS(*)))").fetchall()
        if schema == "main" and found != counts.pop(name, None):
            raise ValueError(f"the table {name} does not have the rows that were loaded")
    if counts:
        raise ValueError(f"there is no table {', '.join(counts)}")
    return row[0], row[2]


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

    While a new store is being warmed, that is the one before it. Raises StoreError if there is none and there has been
    none in this process.
    """
    if _store is not None and _needs_no_opening():
        return _store
    with _lock:
        # Another thread may have opened it meanwhile.
        if _store is not None and _needs_no_opening():
            return _store
        state = _file_state(store_file())
        try:
            newest = open_store(store_file())
        except StoreError as error:
            if _store is None:
                raise
            return _keep(_store, error)
        return _make_current(newest, state)


def _needs_no_opening() -> bool:
    return _is_watched or _taking_over.locked() or _is_newest()


def _keep(store: Store, error: StoreError) -> Store:
    """Return the store that stays in use, and do not retry the file that could not be opened for a while."""
    global _retry_at
    _retry_at = time.monotonic() + RETRY_SECONDS
    log.warning("%s. Version %s stays in use.", error, store.version)
    return store


def _make_current(newest: Store, state: _FileState | None) -> Store:
    """Make a store the current one and return it; the caller holds the lock."""
    global _store, _state
    if _store is not None:
        # Dropped, not closed: a query of another thread may still be running on it. Its cached results refer back to
        # it, and would keep it in memory until the garbage collector runs.
        _store.kept.clear()
    _store, _state = newest, state
    return newest


def take_over_newest(warm: Callable[[Store], None], seconds: float = WARM_SECONDS) -> bool:
    """Open a new store if there is one, let warm fill its caches, and only then make it the current one.

    Until then current_store returns the store before it. Returns whether a new store took over. Errors of warm are
    logged, and after that many seconds the store takes over whether warm has finished or not; a file that cannot be
    opened is logged and retried only after a while.
    """
    with _taking_over:
        if _is_newest():
            return False
        state = _file_state(store_file())
        try:
            newest = open_store(store_file())
        except StoreError as error:
            if _store is not None:
                _keep(_store, error)
            return False
        warming = threading.Thread(target=_warm, args=(warm, newest), name="warm a new store", daemon=True)
        warming.start()
        warming.join(seconds)
        if warming.is_alive():
            log.warning("Version %s takes over before it is warm: that took over %.0f seconds", newest.version, seconds)
        with _lock:
            _make_current(newest, state)
    log.info("Version %s took over", newest.version)
    return True


def _warm(warm: Callable[[Store], None], store: Store) -> None:
    try:
        warm(store)
    except Exception:
        # Its pages are made when they are asked for, as before: that is no reason to keep old figures.
        log.exception("Version %s could not be warmed", store.version)


@contextmanager
def watch_for_stores(
    warm: Callable[[Store], None], every: float = WATCH_SECONDS, seconds: float = WARM_SECONDS
) -> Iterator[None]:
    """Have each new store warmed by a thread before it takes over, for as long as the block runs; a server's way.

    The store that is there at the beginning is warmed before the block begins. Meanwhile nobody who asks for the
    current store has to wait or to open one, unless there has been none yet.
    """
    global _is_watched
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(every):
            try:
                take_over_newest(warm, seconds)
            except Exception:
                # Whatever it is, the next look may find it gone.
                log.exception("No new store could take over")

    take_over_newest(warm, seconds)
    watcher = threading.Thread(target=watch, name="watch for stores", daemon=True)
    _is_watched = True
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        _is_watched = False
        # A thread that is cut off within DuckDB takes the process down with it.
        watcher.join(seconds)


def _is_newest() -> bool:
    """Return whether the file is the one that is open, has gone, or is not to be tried again yet."""
    return _file_state(store_file()) in (_state, None) or time.monotonic() < _retry_at


def is_newest() -> bool:
    """Return whether the store in use is the one in the file, which may have gone or may not be readable."""
    return _store is not None and _file_state(store_file()) == _state


def last_build_file() -> Path:
    """Return the file in which a build notes how it ended."""
    return store_folder() / "last_build.json"
