"""Builds: the same inputs make the same version, a failed or killed one leaves the store as it was."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from data import build as build_module
from data.__main__ import build as build_command
from data.build import BuildError, build_store
from data.checking import read_checks
from data.paths import TABLES, store_file
from data.schema import read_schema
from data.store import current_store, last_build_file, open_store
from data.version import content_version, input_files
from queries.services import reachable

pytestmark = pytest.mark.slow


def quiet_build(tables: Path = TABLES) -> str:
    return build_store(tables, report=lambda _line: None).version


def test_progress_is_told_table_by_table(fresh_store_folder: Path) -> None:
    lines: list[str] = []
    build_store(report=lines.append)
    assert lines[0] == "sources: 774 rows"
    assert "borough_allocations: 117 rows" in lines
    assert lines[-1].startswith(f"{len(read_checks())} checks: 0 errors, ")
    assert len(lines) == len(read_schema()) + 1


def test_a_build_ends_with_what_residents_find(fresh_store_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted by other tests from the tables: here the command says the same as the page on coverage."""
    build_command()
    told = capsys.readouterr().out.splitlines()[-3:]
    found = {row.need: row for row in reachable(current_store())}
    every = found[""]
    assert told == [
        f"{every.services} services: {every.with_phone} with a telephone number, {every.with_website} with a website",
        *(
            f"{found[need].label}: a local number to call for {found[need].boroughs} of 32 boroughs"
            for need in ("domestic-abuse", "child-abuse")
        ),
    ]


def test_the_version_depends_on_content_only(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(TABLES, tmp_path / "elsewhere"))
    assert content_version(copy) == content_version(TABLES)
    (copy / "funds.csv").write_bytes((copy / "funds.csv").read_bytes().replace(b"\n", b"\r\n"))
    assert content_version(copy) == content_version(TABLES)
    (copy / "funds.csv").write_bytes((copy / "funds.csv").read_bytes() + b"x")
    assert content_version(copy) != content_version(TABLES)


def test_the_version_covers_every_input() -> None:
    names = {path.name for path in input_files()}
    assert {"schema.sql", "macros.sql", "shown_returns.sql", "folding.py", "totals_differ.sql", "awards.csv"} <= names


def test_two_builds_hold_the_same_data(fresh_store_folder: Path) -> None:
    first = quiet_build()
    with open_store(store_file()).cursor() as cursor:
        rows = cursor.execute("SELECT * FROM awards ORDER BY award_id").fetchall()
    assert quiet_build() == first
    with open_store(store_file()).cursor() as cursor:
        assert cursor.execute("SELECT * FROM awards ORDER BY award_id").fetchall() == rows


def test_a_failed_build_leaves_the_last_store_and_a_note(placed: Callable[[], None], tmp_path: Path) -> None:
    placed()
    version = current_store().version
    before = store_file().stat().st_ino
    bad = Path(shutil.copytree(TABLES, tmp_path / "bad"))
    (bad / "population.csv").write_text("gss_code,year,population,source_id\nE09000001,2013,x,nowhere\n")
    with pytest.raises(BuildError) as caught:
        quiet_build(bad)
    assert len(caught.value.problems) == 2
    assert store_file().stat().st_ino == before
    assert current_store().version == version
    note = json.loads(last_build_file().read_text())
    assert note["result"] == "failed"
    assert note["problems"] == 2


def test_a_check_of_severity_error_fails_the_build(fresh_store_folder: Path, tmp_path: Path) -> None:
    bad = Path(shutil.copytree(TABLES, tmp_path / "bad"))
    path = bad / "funds.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",lcpf,MOPAC,", ",lcpff,MOPAC,", 1), encoding="utf-8")
    with pytest.raises(BuildError, match=r'the parent fund "lcpff" is not in funds\.csv'):
        quiet_build(bad)
    assert not store_file().exists()
    assert list(fresh_store_folder.glob(build_module.UNFINISHED)) == []


def test_the_command_line_tells_what_is_wrong_and_fails(tmp_path: Path) -> None:
    environment = {**os.environ, "MOPAC_DASHBOARD_STORE": str(tmp_path / "nowhere")}
    checked = subprocess.run(
        [sys.executable, "-m", "data", "check"], env=environment, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 1
    assert "Run: python -m data build" in checked.stderr
    built = subprocess.run(
        [sys.executable, "-m", "data", "build"], env=environment, capture_output=True, text=True, check=True
    )
    assert f"built version {content_version()}" in built.stdout
    checked = subprocess.run(
        [sys.executable, "-m", "data", "check"], env=environment, capture_output=True, text=True, check=True
    )
    assert "caution out_of_line_in_time: 1 found" in checked.stdout


def test_a_folder_that_cannot_be_written_is_a_plain_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("MOPAC_DASHBOARD_STORE", str(tmp_path / "file" / "store"))
    with pytest.raises(BuildError, match="could not be written"):
        quiet_build()


def test_two_builds_at_once_wait_for_each_other(fresh_store_folder: Path) -> None:
    lines: list[str] = []
    builds = [threading.Thread(target=build_store, kwargs={"report": lines.append}) for _ in range(2)]
    for one in builds:
        one.start()
    for one in builds:
        one.join()
    assert "another build is running; waiting for it to end" in lines
    assert current_store().version == content_version()


def test_a_killed_build_leaves_the_old_or_the_new_store(fresh_store_folder: Path, placed: Callable[[], None]) -> None:
    """Kill builds at random moments of their run; after each, the store opens and is whole."""
    placed()
    started = time.monotonic()
    subprocess.run([sys.executable, "-m", "data", "build"], check=True, capture_output=True)
    usual = time.monotonic() - started
    moments = random.Random(42)
    for _ in range(8):
        build = subprocess.Popen(
            [sys.executable, "-m", "data", "build"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.1, 1.05) * usual)
        build.send_signal(signal.SIGKILL)
        build.wait()
        with open_store(store_file()).cursor() as cursor:
            assert cursor.execute("SELECT count(*) FROM build.checks").fetchall() == [(len(read_checks()),)]
            assert cursor.execute("SELECT count(*) FROM recorded_offences").fetchall() == [(5824,)]
    quiet_build()
    assert list(fresh_store_folder.glob(build_module.UNFINISHED)) == []


def test_constraints_are_in_the_store_itself(placed: Callable[[], None]) -> None:
    placed()
    with duckdb.connect(str(store_file())) as connection, pytest.raises(duckdb.ConstraintException):
        connection.execute("INSERT INTO award_areas VALUES ('no-such-award', 'E09000001')")


def test_an_unexpected_failure_is_noted_too(placed: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    placed()

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(build_module, "run_checks", failing)
    with pytest.raises(ZeroDivisionError):
        quiet_build()
    assert json.loads(last_build_file().read_text())["result"] == "failed"
    assert current_store()


@pytest.mark.parametrize("name", ["SCHEMA", "MACROS", "VIEWS"])
@pytest.mark.parametrize("content", [b"CREATE TABEL x", b"\xff", None])
def test_a_broken_program_file_is_named(
    fresh_store_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    path = tmp_path / "broken.sql"
    if content is not None:
        path.write_bytes(content)
    if name == "SCHEMA":
        monkeypatch.setattr(build_module, "read_schema", lambda: read_schema(path))
    elif name == "VIEWS":
        monkeypatch.setattr(build_module, name, tmp_path)
        if content is None:
            path.mkdir()
    else:
        monkeypatch.setattr(build_module, name, path)
    with pytest.raises(BuildError, match=r"^broken\.sql: "):
        quiet_build()
    assert json.loads(last_build_file().read_text())["result"] == "failed"


def test_no_note_is_left_half_written(fresh_store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("data.build.os.replace", full)
    with pytest.raises(BuildError, match="could not be written"):
        quiet_build()
    assert list(fresh_store_folder.glob(build_module.UNFINISHED)) == []
