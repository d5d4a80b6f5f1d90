"""What may happen to a store while it is served, played one after the other, and what a visitor sees of it."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from data.build import UNFINISHED
from data.paths import store_file, store_folder
from tests.bench import rebuilding
from tests.bench.crowd import look_round
from tests.bench.servers import FIRST_PORT, Server, dashboard

PATIENCE = 30.0
"""Seconds within which a good store has to be shown once it is there."""

GARBAGE = b"this is not a database\n" * 50_000


class Case(NamedTuple):
    """A fault: what it is, what was seen, whether that is right (None: it could not be played here, and why)."""

    fault: str
    seen: str
    is_right: bool | None


class FaultError(Exception):
    """What was seen and should not have been. The message says what."""


class CannotPlayError(Exception):
    """The fault cannot be made on this machine. The message says why."""


@dataclass
class Scene:
    """The server that faults are played to, its pages, the data package that is changed, and how often it was."""

    server: Server
    pages: list[str]
    tables: Path
    marks: int = 0
    version: str = ""

    def build(self, *flags: str) -> rebuilding.Built:
        """Build a version that has not been before."""
        self.change()
        return rebuilding.build(self.tables, *flags)

    def change(self) -> None:
        """Make the package a version that has not been before."""
        self.marks += 1
        rebuilding.change(self.tables, f"fault {self.marks}")

    def stands(self) -> str:
        """Return in words that every page shows the last good version. Raises FaultError."""
        runs = look_round(self.server.port, self.pages)
        wrong = [f"{run.what}: {run.wrong}" for run in runs if run.wrong]
        if wrong:
            raise FaultError(f"{len(wrong)} of {len(runs)} failed, such as {wrong[0]}")
        versions = {run.version for run in runs if run.version}
        if versions != {self.version}:
            raise FaultError(f"pages show {', '.join(sorted(versions)) or 'nothing'} instead of {self.version}")
        return f"{len(runs)} of {len(runs)} pages and files show the last good version"

    def recovers(self) -> str:
        """Build and return in words how soon the new version is shown. Raises FaultError."""
        built = self.build()
        if built.code:
            raise FaultError(f"the next build failed: {built.said}")
        return self.moves_to({built.said})

    def moves_to(self, versions: set[str]) -> str:
        """Wait until one of the versions is shown and return in words how long that took. Raises FaultError."""
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE:
            (run,) = [run for run in look_round(self.server.port, [""]) if run.what == "/"]
            if run.wrong:
                raise FaultError(run.wrong)
            if run.version in versions:
                self.version = run.version
                return f"a good build was shown after {time.monotonic() - started:.1f} s"
            time.sleep(0.1)
        raise FaultError(f"a good build was not shown within {PATIENCE:.0f} s")


def no_leftovers() -> None:
    """Raise FaultError if a build has left something behind that the next one would not replace."""
    left = [path.name for path in store_folder().glob(UNFINISHED)]
    if left:
        raise FaultError(f"left behind: {', '.join(left)}")


def refused(built: rebuilding.Built) -> str:
    """Return what a build that has to fail said. Raises FaultError where it did not fail or did not say why."""
    if built.code != 1 or not built.said or "Traceback" in built.said:
        raise FaultError(f"the build ended with {built.code}: {built.said}")
    no_leftovers()
    return f"the build said “{built.said if len(built.said) < 160 else built.said[:160] + '…'}”"


def damaged(harm: Callable[[Path], object]) -> Callable[[Scene], str]:
    """Return a fault that harms the file of the store."""

    def play(scene: Scene) -> str:
        harm(store_file())
        # Long enough for the server to look at the file again.
        time.sleep(6)
        return f"{scene.stands()}; {scene.recovers()}"

    return play


def replace(path: Path, content: bytes) -> None:
    """Put another file in the place of one, in one step."""
    path.with_suffix(".new").write_bytes(content)
    path.with_suffix(".new").replace(path)


def without_some_blocks(path: Path) -> None:
    """Put a file in the place of the store that has its head and tail, but harm between."""
    content = bytearray(path.read_bytes())
    for offset in range(100_000, len(content) - 4096, 100_000):
        content[offset : offset + 4096] = b"\xab" * 4096
    replace(path, bytes(content))


def bad_rows(scene: Scene) -> str:
    """Build from tables of which one has a row that is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        tables = rebuilding.copied_tables(Path(folder) / "tables")
        with (tables / "sources.csv").open("a", encoding="utf-8") as file:
            file.write("not-a-source\n")
        said = refused(rebuilding.build(tables))
    return f"{said}; {scene.stands()}; {scene.recovers()}"


def killed_build(scene: Scene) -> str:
    """Kill builds at several moments."""
    for part in (0.3, 0.6, 0.9):
        scene.change()
        process = rebuilding.start(scene.tables)
        time.sleep(part * 4)
        process.send_signal(signal.SIGKILL)
        ended = rebuilding.finish(process)
        if ended.code == 0:
            scene.moves_to({ended.said})
    result = f"{scene.stands()}; {scene.recovers()}"
    no_leftovers()
    return result


def full_disk(scene: Scene) -> str:
    """Build with a limit on the size of files of half a store: what a full disk is to the process that writes."""
    said = refused(scene.build("--file-limit", str(store_file().stat().st_size // 2)))
    return f"{said}; {scene.stands()}; {scene.recovers()}"


@contextmanager
def small_disk(size: int) -> Iterator[Path]:
    """Mount a disk in memory of so many bytes for as long as it is needed. Raises CannotPlayError."""
    with tempfile.TemporaryDirectory() as folder:
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if os.geteuid() or not shutil.which("mount"):
            raise CannotPlayError("a small disk can only be mounted by root")
        mounted = subprocess.run(mounting, capture_output=True, text=True, check=False)
        if mounted.returncode:
            raise CannotPlayError(f"no disk could be mounted: {mounted.stderr.strip()}")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def small_real_disk(scene: Scene) -> str:
    """Build twice on a disk with room for one store and a half: the second has no room."""
    with small_disk(store_file().stat().st_size * 3 // 2) as folder:
        shutil.copyfile(store_file(), folder / "store.duckdb")
        before = (folder / "store.duckdb").read_bytes()
        scene.change()
        said = refused(rebuilding.build(scene.tables, store=folder))
        if (folder / "store.duckdb").read_bytes() != before:
            raise FaultError("the store is not what it was")
        if list(folder.glob(UNFINISHED)):
            raise FaultError("the disk is still full: the build left its file behind")
    return f"{said}; the store there is what it was"


def no_room_for_the_copy(scene: Scene) -> str:
    """Let no file of the server's grow beyond a megabyte while a new store comes: it cannot make its private copy."""
    _, most = scene.server.process.rlimit(resource.RLIMIT_FSIZE)
    scene.server.process.rlimit(resource.RLIMIT_FSIZE, (1_000_000, most))
    built = scene.build()
    time.sleep(6)
    seen = scene.stands()
    scene.server.process.rlimit(resource.RLIMIT_FSIZE, (most, most))
    return f"{seen}; with room again {scene.moves_to({built.said})}"


def read_only_folder(scene: Scene) -> str:
    """Build where nothing may be written: as nobody if we are root, who may write everywhere."""
    folder = store_folder()
    flags = () if os.geteuid() else ("--as-nobody",)
    os.chmod(folder, 0o555)
    try:
        said = refused(scene.build(*flags))
        seen = scene.stands()
    finally:
        os.chmod(folder, 0o755)
    return f"{said}; {seen}; {scene.recovers()}"


def two_builds(scene: Scene) -> str:
    """Start builds of two versions at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        other = rebuilding.copied_tables(Path(folder) / "tables")
        scene.change()
        rebuilding.change(other, f"other {scene.marks}")
        started = [rebuilding.start(tables) for tables in (scene.tables, other)]
        ended = [rebuilding.finish(process) for process in started]
    if any(one.code for one in ended):
        raise FaultError("; ".join(one.said for one in ended if one.code))
    no_leftovers()
    waited = scene.moves_to({one.said for one in ended})
    return f"both ended well; {waited}; {scene.stands()}"


def cold_start(before: Callable[[Path], object]) -> Callable[[Scene], str]:
    """Return a fault that a server finds at its start: a folder without a store, or one with a store that is harmed."""

    def play(scene: Scene) -> str:
        with other_server(before) as (server, _folder):
            runs = look_round(server.port, scene.pages)
        wrong = [f"{run.what}: {run.wrong}" for run in runs if run.wrong]
        if wrong:
            raise FaultError(f"{len(wrong)} of {len(runs)} failed, such as {wrong[0]}")
        return f"it built the store before the first visitor's eyes; {len(runs)} of {len(runs)} pages and files"

    return play


def cold_start_in_the_way(scene: Scene) -> str:
    """Start a server that can neither read nor build a store, and put one there later."""

    def in_the_way(folder: Path) -> None:
        folder.rmdir()
        folder.write_text("a file where a folder should be")

    with other_server(in_the_way) as (server, folder):
        runs = [run for run in look_round(server.port, scene.pages) if not run.what.startswith(("/csv", "/health"))]
        silent = [run for run in runs if "could not be loaded" not in run.wrong]
        if silent:
            raise FaultError(f"{silent[0].what} does not say that there are no data: {silent[0].wrong or 'no error'}")
        folder.unlink()
        folder.mkdir()
        shutil.copyfile(store_file(), folder / "store.duckdb")
        late = Scene(server, scene.pages, scene.tables)
        shown = late.moves_to({scene.version})
        return f"{len(runs)} of {len(runs)} pages say that the data could not be loaded; {shown}; {late.stands()}"


@contextmanager
def other_server(before: Callable[[Path], object]) -> Iterator[tuple[Server, Path]]:
    """Run a second server on a folder for which something is done before."""
    usual = os.environ["MOPAC_DASHBOARD_STORE"]
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "store"
        folder.mkdir()
        before(folder)
        os.environ["MOPAC_DASHBOARD_STORE"] = str(folder)
        try:
            with dashboard(port=FIRST_PORT + 5) as server:
                os.environ["MOPAC_DASHBOARD_STORE"] = usual
                yield server, folder
        finally:
            os.environ["MOPAC_DASHBOARD_STORE"] = usual


FAULTS: dict[str, Callable[[Scene], str]] = {
    "Store deleted": damaged(lambda path: path.unlink()),
    "Store cut to half": damaged(lambda path: os.truncate(path, path.stat().st_size // 2)),
    "Store emptied": damaged(lambda path: os.truncate(path, 0)),
    "Store overwritten with garbage": damaged(lambda path: path.write_bytes(GARBAGE)),
    "Garbage renamed over the store": damaged(lambda path: replace(path, GARBAGE)),
    "Some blocks of the store harmed": damaged(without_some_blocks),
    "Build from tables with a wrong row": bad_rows,
    "Builds killed": killed_build,
    "Disk full during a build (limit on the size of files)": full_disk,
    "Disk full during a build (a small disk)": small_real_disk,
    "No room for the server's own copy": no_room_for_the_copy,
    "Read-only folder": read_only_folder,
    "Two builds at once": two_builds,
    "Server started without a store": cold_start(lambda folder: None),
    "Server started on garbage": cold_start(lambda folder: (folder / "store.duckdb").write_bytes(GARBAGE)),
    "Server started where no store can be": cold_start_in_the_way,
}


def play_all(scene: Scene) -> Iterator[Case]:
    """Play every fault and yield what was seen; one that goes wrong does not keep the others from being played."""
    for fault, play in FAULTS.items():
        try:
            yield Case(fault, play(scene), True)
        except CannotPlayError as error:
            yield Case(fault, str(error), None)
        except FaultError as error:
            yield Case(fault, str(error), False)
            # So that the next fault begins with a good store.
            built = scene.build()
            if built.code == 0:
                time.sleep(6)
                scene.version = built.said
