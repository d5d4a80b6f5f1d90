"""The store: opened read-only and locked down, swapped under running readers, kept when the file goes bad."""

import logging
import shutil
import threading
import time
import weakref
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from data.build import build_store
from data.paths import store_file
from data.store import (
    KEPT,
    Store,
    StoreError,
    current_store,
    kept_with_store,
    open_store,
    take_over_newest,
    watch_for_stores,
)

pytestmark = pytest.mark.slow


def quiet_build() -> str:
    return build_store(report=lambda _line: None).version


def test_without_a_store_there_is_a_clear_error(fresh_store_folder: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        current_store()


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO funds (fund_id) VALUES ('x')",
        "COPY funds TO '/tmp/funds.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL fts",
        "SET enable_external_access = true",
    ],
)
def test_the_store_is_read_only_and_locked_down(store: Store, sql: str) -> None:
    with store.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(sql)


def test_a_new_build_is_seen_at_the_next_look(placed: Callable[[], None]) -> None:
    placed()
    first = current_store()
    assert current_store() is first
    quiet_build()
    second = current_store()
    assert second is not first
    assert second.version == first.version
    with first.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM areas").fetchall() == [(34,)]


@pytest.mark.parametrize("damage", ["garbage", "truncated", "deleted", "some blocks", "another program"])
def test_a_damaged_file_leaves_the_last_good_store_in_use(placed: Callable[[], None], damage: str) -> None:
    placed()
    good = current_store()
    file = store_file()
    if damage == "garbage":
        file.write_bytes(b"not a database" * 10_000)
    elif damage == "truncated":
        file.write_bytes(file.read_bytes()[:20_000])
    elif damage == "some blocks":
        content = bytearray(file.read_bytes())
        for offset in range(100_000, len(content) - 4096, 100_000):
            content[offset : offset + 4096] = b"\xab" * 4096
        file.with_suffix(".new").write_bytes(content)
        file.with_suffix(".new").replace(file)
    elif damage == "another program":
        with duckdb.connect(str(file)) as connection:
            connection.execute("UPDATE build.version SET structure = 'other'")
    else:
        file.unlink()
    assert current_store() is good
    with good.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM recorded_offences").fetchall() == [(5824,)]
    placed()
    assert current_store() is not good


def test_readers_never_fail_while_stores_are_swapped(placed: Callable[[], None]) -> None:
    placed()
    stop = threading.Event()
    failures: list[BaseException] = []
    seen: set[datetime] = set()

    def read() -> None:
        try:
            while not stop.is_set():
                store = current_store()
                seen.add(store.built_at)
                with store.cursor() as cursor:
                    assert cursor.execute("SELECT count(*) FROM recorded_offences").fetchall() == [(5824,)]
                # Without a breath, eight readers would take the processor from the build.
                time.sleep(0.002)
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for swap in (placed, placed, quiet_build, placed, placed):
        swap()
        current_store()
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    # The first and the last store at least: how many of those between are seen depends on the threads.
    assert len(seen) >= 2


def test_what_is_kept_goes_with_its_store(store_folder: Path) -> None:
    calls: list[str] = []

    @kept_with_store(maxsize=2)
    def double(store: Store, number: int) -> int:
        calls.append(store.version)
        return 2 * number

    one, other = open_store(store_file()), open_store(store_file())
    assert [double(one, 2), double(one, 2), double(other, 2)] == [4, 4, 4]
    assert len(calls) == 2
    for number in range(4):
        double(one, number)
    assert len(one.kept) == 1


def test_how_much_is_kept_is_read_from_the_signature(store_folder: Path) -> None:
    calls: list[tuple[object, ...]] = []

    @kept_with_store
    def alone(_store: Store) -> int:
        calls.append(())
        return 1

    @kept_with_store
    def by_number(_store: Store, number: int) -> int:
        calls.append(("default", number))
        return number

    @kept_with_store(maxsize=2)
    def few(_store: Store, number: int) -> int:
        calls.append(("two", number))
        return number

    store = open_store(store_file())
    for _ in range(2):
        alone(store)
        for number in range(KEPT):
            by_number(store, number)
    assert len(calls) == 1 + KEPT
    by_number(store, KEPT)
    by_number(store, 0)
    assert calls[1 + KEPT :] == [("default", KEPT), ("default", 0)]
    for number in (0, 1, 2, 0):
        few(store, number)
    assert calls[-4:] == [("two", 0), ("two", 1), ("two", 2), ("two", 0)]


def test_visitors_who_come_at_once_wait_for_one_calculation(store_folder: Path) -> None:
    calls: list[int] = []

    @kept_with_store(maxsize=2)
    def slow(store: Store, number: int) -> int:
        calls.append(number)
        time.sleep(0.05)
        return number

    store = open_store(store_file())
    visitors = [threading.Thread(target=slow, args=(store, 1)) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert calls == [1]


def test_a_visitor_waits_for_no_other_result_than_their_own(store_folder: Path) -> None:
    begun, may_end = threading.Event(), threading.Event()

    @kept_with_store(maxsize=2)
    def patient(store: Store, number: int) -> int:
        if number:
            begun.set()
            may_end.wait(60)
        return number

    store = open_store(store_file())
    answers = [patient(store, 0)]
    slow = threading.Thread(target=patient, args=(store, 1))
    slow.start()
    assert begun.wait(60)
    quick = threading.Thread(target=lambda: answers.append(patient(store, 0)))
    quick.start()
    quick.join(30)
    waits = quick.is_alive()
    may_end.set()
    slow.join()
    quick.join()
    assert answers == [0, 0]
    assert not waits


def test_a_store_that_was_replaced_goes_out_of_memory_at_once(placed: Callable[[], None]) -> None:
    @kept_with_store(maxsize=2)
    def version(store: Store) -> str:
        return store.version

    placed()
    first = weakref.ref(current_store())
    version(current_store())
    placed()
    current_store()
    # Without a garbage collection in between: the server freezes what is there at its start.
    assert first() is None


def test_a_passing_fault_is_forgotten(placed: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    placed()
    good = current_store()
    placed()

    def no_space(*_: object) -> Path:
        raise OSError("No space left on device")

    with monkeypatch.context() as fault:
        fault.setattr(shutil, "copyfile", no_space)
        assert current_store() is good
    newest = current_store()
    assert newest is not good


def test_a_bad_file_is_not_opened_for_every_visitor(
    placed: Callable[[], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("data.store.RETRY_SECONDS", 60.0)
    placed()
    good = current_store()
    store_file().write_bytes(b"not a database")
    assert all(current_store() is good for _ in range(20))
    assert caplog.text.count("stays in use") == 1


def nothing(store: Store) -> None:
    """Warm nothing."""


def test_a_new_store_is_warm_before_it_is_the_current_one(placed: Callable[[], None]) -> None:
    placed()
    old = current_store()
    placed()
    begun, may_end = threading.Event(), threading.Event()
    warmed: list[Store] = []

    def warm(store: Store) -> None:
        warmed.append(store)
        begun.set()
        assert may_end.wait(60)

    taking_over = threading.Thread(target=take_over_newest, args=(warm,))
    taking_over.start()
    assert begun.wait(60)
    # Visitors neither wait nor open the new store themselves.
    assert [current_store() for _ in range(5)] == [old] * 5
    may_end.set()
    taking_over.join()
    assert [current_store()] == warmed
    assert current_store() is not old


def test_nothing_takes_over_where_nothing_is_new(placed: Callable[[], None]) -> None:
    assert not take_over_newest(nothing), "there is no file"
    placed()
    assert take_over_newest(nothing)
    first = current_store()
    assert not take_over_newest(nothing)
    assert current_store() is first


def test_a_store_whose_warming_fails_takes_over(placed: Callable[[], None], caplog: pytest.LogCaptureFixture) -> None:
    placed()
    old = current_store()
    placed()

    def fail(store: Store) -> None:
        raise RuntimeError("a page fails")

    assert take_over_newest(fail)
    assert current_store() is not old
    assert "could not be warmed" in caplog.text
    assert "a page fails" in caplog.text


def test_a_store_waits_for_its_warming_no_longer_than_it_may(
    placed: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    placed()
    old = current_store()
    placed()
    may_end = threading.Event()

    def wait(store: Store) -> None:
        may_end.wait(60)

    try:
        assert take_over_newest(wait, seconds=0.05)
        assert current_store() is not old
        assert "takes over before it is warm" in caplog.text
    finally:
        may_end.set()


def test_a_bad_file_takes_over_from_nothing(placed: Callable[[], None], caplog: pytest.LogCaptureFixture) -> None:
    placed()
    good = current_store()
    store_file().write_bytes(b"not a database")
    assert not take_over_newest(nothing)
    assert current_store() is good
    assert "stays in use" in caplog.text


def test_a_store_that_another_took_over_from_goes_out_of_memory_at_once(placed: Callable[[], None]) -> None:
    @kept_with_store
    def version(store: Store) -> str:
        return store.version

    def warm(store: Store) -> None:
        version(store)

    placed()
    take_over_newest(warm)
    first = weakref.ref(current_store())
    placed()
    take_over_newest(warm)
    assert first() is None


def test_a_watching_server_opens_no_store_on_a_visitors_time(
    placed: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="data.store")
    threads: set[str] = set()

    def warm(store: Store) -> None:
        threads.add(threading.current_thread().name)

    placed()
    with watch_for_stores(warm, every=0.02):
        old = current_store()
        assert threads == {"warm a new store"}
        placed()
        assert current_store() is old
        until = time.monotonic() + 60
        while current_store() is old and time.monotonic() < until:
            time.sleep(0.01)
        assert current_store() is not old
        watched = current_store()
    assert caplog.text.count("took over") == 2
    # Without a server, whoever asks opens it again.
    placed()
    assert current_store() is not watched


def test_a_watching_server_without_a_store_leaves_it_to_the_first_visitor(placed: Callable[[], None]) -> None:
    with watch_for_stores(nothing, every=60):
        with pytest.raises(StoreError):
            current_store()
        placed()
        assert current_store().version


def test_readers_never_fail_while_stores_take_over(placed: Callable[[], None]) -> None:
    placed()
    failures: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            while not stop.is_set():
                with current_store().cursor() as cursor:
                    assert cursor.execute("SELECT count(*) FROM areas").fetchall() == [(34,)]
                time.sleep(0.002)
        except BaseException as error:
            failures.append(error)

    with watch_for_stores(lambda _store: time.sleep(0.02), every=0.01):
        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        for _ in range(5):
            placed()
            time.sleep(0.1)
        stop.set()
        for reader in readers:
            reader.join()
    assert failures == []
