"""The store: opened read-only and locked down, swapped under running readers, kept when the file goes bad."""

import threading
from pathlib import Path

import duckdb
import pytest

from data.build import build_store
from data.paths import store_file
from data.store import NoStore, Store, current_store, kept_with_store, open_store


def quiet_build() -> str:
    return build_store(report=lambda _line: None).version


def test_without_a_store_there_is_a_clear_error(fresh_store_folder: Path) -> None:
    with pytest.raises(NoStore, match="cannot be opened"):
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


def test_a_new_build_is_seen_at_the_next_look(fresh_store_folder: Path) -> None:
    quiet_build()
    first = current_store()
    assert current_store() is first
    quiet_build()
    second = current_store()
    assert second is not first
    assert second.version == first.version
    with first.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM areas").fetchall() == [(34,)]


@pytest.mark.parametrize("damage", ["garbage", "truncated", "deleted"])
def test_a_damaged_file_leaves_the_last_good_store_in_use(fresh_store_folder: Path, damage: str) -> None:
    quiet_build()
    good = current_store()
    file = store_file()
    if damage == "garbage":
        file.write_bytes(b"not a database" * 10_000)
    elif damage == "truncated":
        file.write_bytes(file.read_bytes()[:20_000])
    else:
        file.unlink()
    assert current_store() is good
    with good.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM recorded_offences").fetchall() == [(5824,)]
    quiet_build()
    assert current_store() is not good


def test_readers_never_fail_while_stores_are_swapped(fresh_store_folder: Path) -> None:
    quiet_build()
    stop = threading.Event()
    failures: list[BaseException] = []
    seen: set[int] = set()

    def read() -> None:
        try:
            while not stop.is_set():
                store = current_store()
                seen.add(id(store))
                with store.cursor() as cursor:
                    assert cursor.execute("SELECT count(*) FROM recorded_offences").fetchall() == [(5824,)]
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        quiet_build()
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(seen) >= 3


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
