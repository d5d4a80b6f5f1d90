"""Many visitors on one server for some minutes while its store is rebuilt, then faults, and what they saw of it all.

`python -m tests.bench.load --visitors 100 --minutes 10 --rebuilds 20 --report docs/load.md` is the load test;
`--minutes 60 --rebuilds 0 --no-faults --report docs/soak.md` a soak. Ends with 1 if anything was not as it should be.
"""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tests.bench import rebuilding
from tests.bench.crowd import PATIENCE, Crowd, Run, look_round, pages_of, wrong_by_kind
from tests.bench.faults import Case, Scene, play_all
from tests.bench.servers import Server, dashboard, empty_default, empty_ours
from tests.bench.visitor import Visitor

STEP_MINUTES = 5.0
"""Length of a step of the table of memory; a quarter of a shorter run."""

LONG_MINUTES = 8.0
"""In a run of this length the second quarter begins after two minutes, for which Streamlit keeps the first sessions."""

LEVEL = 1.05
LEVEL_OF_SHORT = 1.25
"""How much more memory the last quarter of a run may take than the second, and that of a short run."""

EXTRA = 60
EXTRA_MB = 2.0
"""Visitors whose memory is counted, and how much one may take beyond the empty page's."""

EXTRA_PAGES = (("", ""), ("map", ""), ("borough", "borough=Westminster"), ("awards", ""))

FAULT_VISITORS = 10


class Rebuild(NamedTuple):
    """A build during the load: its version, its seconds, and the seconds until a visitor saw it (None: never)."""

    version: str
    seconds: float
    seen_after: float | None


class Memory:
    """Watches the memory of a server, once a second, in a thread of its own."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.samples: list[tuple[float, float]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(1):
            self.samples.append((time.monotonic(), self.server.process.memory_info().rss / 1e6))

    def steps(self, started: float, ended: float, number: int) -> list[float]:
        """Return the mean megabytes of so many equal parts of the time between; 0 for one without a sample."""
        length = (ended - started) / number
        parts: list[list[float]] = [[] for _ in range(number)]
        for at, megabytes in self.samples:
            if started <= at < ended:
                parts[min(int((at - started) / length), number - 1)].append(megabytes)
        return [statistics.fmean(part) if part else 0.0 for part in parts]


class Load(NamedTuple):
    """What came of the load: its seconds, runs and files, rebuilds, megabytes by step and quarter, lines of the log."""

    seconds: float
    runs: list[Run]
    rebuilds: list[Rebuild]
    steps: list[float]
    quarters: list[float]
    strange_versions: set[str]
    log_errors: list[str]

    @property
    def growth(self) -> float:
        """Return the memory of the last quarter as a multiple of the second's."""
        return self.quarters[3] / self.quarters[1] if self.quarters[1] else 0.0


def log_errors(log: Path) -> list[str]:
    """Return the lines of a server's log that tell of an error, each once."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return list(dict.fromkeys(line for line in lines if "Traceback" in line or "failed" in line or "ERROR" in line))


def load(scene: Scene, log: Path, visitors: int, minutes: float, rebuilds: int, pause: float) -> Load:
    """Let the crowd go round for so many minutes, rebuild meanwhile, and return what came of it."""
    versions = {scene.version}
    done: list[Rebuild] = []
    with Memory(scene.server) as memory, Crowd(scene.server.port, scene.pages, visitors, pause) as crowd:
        started = time.monotonic()
        end = started + 60 * minutes
        for number in range(rebuilds):
            time.sleep(max(0.0, started + (number + 0.5) * 60 * minutes / rebuilds - time.monotonic()))
            built = scene.build()
            if built.code:
                done.append(Rebuild(built.said, built.seconds, None))
                continue
            versions.add(built.said)
            scene.version = built.said
            done.append(Rebuild(built.said, built.seconds, seen_after(crowd, built.said)))
        time.sleep(max(0.0, end - time.monotonic()))
        ended = time.monotonic()
    steps = round(minutes / STEP_MINUTES) if minutes >= 3 * STEP_MINUTES else 4
    strange = {run.version for run in crowd.runs if run.version} - versions
    return Load(
        ended - started,
        crowd.runs,
        done,
        memory.steps(started, ended, steps),
        memory.steps(started, ended, 4),
        strange,
        log_errors(log),
    )


def seen_after(crowd: Crowd, version: str) -> float | None:
    """Return the seconds until a visitor of the crowd is shown a version that has just been built; None if never."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        seen = [run.ended for run in crowd.runs[-500:] if run.version == version]
        if seen:
            return max(0.0, seen[0] - started)
        time.sleep(0.1)
    return None


async def _extra(server: Server, page: str, query: str) -> float:
    async with AsyncExitStack() as everybody:
        for _ in range(EXTRA // 3):
            await everybody.enter_async_context(Visitor(server.port, page, query))
        before = server.memory()
        for _ in range(EXTRA):
            await everybody.enter_async_context(Visitor(server.port, page, query))
        return (server.memory() - before) / EXTRA / 1e6


def extra_memory(server: Server, page: str = "", query: str = "") -> float:
    """Return the megabytes of the server's own memory that one more visitor takes who stays on a page."""
    return asyncio.run(_extra(server, page, query))


def all_extra_memory() -> dict[str, float]:
    """Return the megabytes of one more visitor by page, each counted on a server of its own: no others come or go."""
    found = {}
    with empty_default() as server:
        found["Empty page, default server"] = extra_memory(server)
    with empty_ours() as server:
        found["Empty page, our settings"] = extra_memory(server)
    for page, query in EXTRA_PAGES:
        with dashboard() as server:
            found[f"`/{page}{'?' if query else ''}{query}`"] = extra_memory(server, page, query)
    return found


def verdicts(found: Load, cases: Sequence[Case], extra: dict[str, float], minutes: float) -> list[tuple[str, bool]]:
    """Return what had to be so, in words, and whether it was."""
    level = LEVEL if minutes >= LONG_MINUTES else LEVEL_OF_SHORT
    pages = [run for run in found.runs if run.version or run.wrong]
    wrong = [run for run in found.runs if run.wrong]
    unseen = [one.version for one in found.rebuilds if one.seen_after is None]
    result = [
        (f"No error and no failed read: {len(wrong)} of {len(found.runs)} went wrong", bool(pages) and not wrong),
        (
            f"Every page showed a version that had been built: {len(found.strange_versions)} did not",
            not found.strange_versions,
        ),
        (f"The server's log is free of errors: {len(found.log_errors)} kinds of lines", not found.log_errors),
        (
            f"Memory level: the last quarter took {found.growth:.2f} of the second, at most {level:.2f} allowed",
            0 < found.growth <= level,
        ),
    ]
    if found.rebuilds:
        result.append((f"Each of {len(found.rebuilds)} builds was seen: {len(unseen)} were not", not unseen))
    if extra:
        least = extra["Empty page, default server"]
        most = max(extra.values())
        result.append(
            (
                f"One more visitor takes at most {EXTRA_MB} MB more than on the empty page: {most - least:.2f} MB",
                most - least <= EXTRA_MB,
            )
        )
    played = [case for case in cases if case.is_right is not None]
    bad = [case.fault for case in played if not case.is_right]
    if cases:
        result.append((f"Each of {len(played)} faults was borne: {len(bad)} were not", not bad))
    return result


def report(found: Load, cases: Sequence[Case], extra: dict[str, float], asked: argparse.Namespace) -> str:
    """Return what came of it all as a page in Markdown."""
    starts = [run for run in found.runs if run.is_start_page]
    seconds = sorted(run.seconds for run in found.runs if run.version and not run.is_start_page)
    part = [seconds[min(int(len(seconds) * share), len(seconds) - 1)] if seconds else 0.0 for share in (0.5, 0.95)]
    step = found.seconds / 60 / len(found.steps)
    judged = verdicts(found, cases, extra, asked.minutes)
    lines = [
        f"# {asked.visitors} visitors for {asked.minutes:g} minutes, {asked.rebuilds} rebuilds",
        "",
        f"Written by `python -m tests.bench.load {' '.join(asked.line)}` on {datetime.now(UTC):%d %B %Y}: "
        f"{os.cpu_count()} cores, Python {platform.python_version()}, one process, visitors on the same machine.",
        "",
        f"Visitors go round all pages by themselves, {asked.pause:g} seconds between two runs, each page with its "
        "start page and a session of its own as in a browser. Each run has to end, show no error, and name a data "
        "version that was built.",
        "",
        *(f"- {'Yes' if is_so else '**No**'}. {words}." for words, is_so in judged),
        "",
        "| Start pages | with the words of the page | runs of pages | files | runs a second | median, s |"
        " 95 of 100 within, s | wrong |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        f"| {len(starts)} | {sum(bool(run.version) for run in starts)} | {len(seconds)} | "
        f"{sum(not run.version and not run.wrong and not run.is_start_page for run in found.runs)} | "
        f"{len(seconds) / found.seconds:.1f} | {part[0]:.3f} | {part[1]:.3f} | "
        f"{sum(bool(run.wrong) for run in found.runs)} |",
        "",
        *(f"- {number} times {words}" for words, number in wrong_by_kind(found.runs)[:20]),
        *(f"- in the log: {line[:200]}" for line in found.log_errors[:20]),
        "",
        f"Memory of the server (resident), mean of every {step:.2g} minutes, MB: "
        f"{', '.join(f'{megabytes:.0f}' for megabytes in found.steps)}.",
        "",
    ]
    if found.rebuilds:
        lines += ["| Build | took, s | first shown after, s |", "| --- | ---: | ---: |"]
        lines += [
            f"| {one.version} | {one.seconds:.1f} | {'never' if one.seen_after is None else f'{one.seen_after:.1f}'} |"
            for one in found.rebuilds
        ]
        lines.append("")
    if extra:
        lines += [f"Memory for one more visitor who stays, mean of {EXTRA}:", "", "| Page | MB |", "| --- | ---: |"]
        lines += [f"| {name} | {megabytes:.2f} |" for name, megabytes in extra.items()]
        lines.append("")
    if cases:
        lines += [
            f"## Faults, with {FAULT_VISITORS} visitors going round",
            "",
            "| Fault | borne | what was seen |",
            "| --- | --- | --- |",
        ]
        words = {True: "yes", False: "**no**", None: "not played"}
        lines += [f"| {case.fault} | {words[case.is_right]} | {case.seen.replace('|', '/')} |" for case in cases]
        lines.append("")
    return "\n".join(lines)


def faults(scene: Scene) -> list[Case]:
    """Play every fault while a few visitors go round, and return what was seen, by them too."""
    cases = []
    with Crowd(scene.server.port, scene.pages, FAULT_VISITORS, 1.0) as crowd:
        seen = 0
        for case in play_all(scene):
            wrong = wrong_by_kind(crowd.runs[seen:])
            seen = len(crowd.runs)
            cases.append(Case(case.fault, f"{case.seen}; visitors saw {wrong[0][0]}", False) if wrong else case)
            print(*cases[-1], sep=": ", flush=True)
    return cases


def arguments(line: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--visitors", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--rebuilds", type=int, default=20)
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between two runs of a visitor, on average")
    parser.add_argument("--no-faults", dest="faults", action="store_false", help="do not play faults afterwards")
    parser.add_argument("--no-extra", dest="extra", action="store_false", help="do not count an extra visitor's memory")
    parser.add_argument("--report", type=Path, help="file for the report, which is printed in any case")
    asked = parser.parse_args(line)
    asked.line = line
    return asked


def main(line: Sequence[str]) -> int:
    """Do what the command line asks for; return 0 if everything was as it should be, otherwise 1."""
    asked = arguments(line)
    with tempfile.TemporaryDirectory() as folder:
        # A build by another user has to be able to read the tables.
        os.chmod(folder, 0o755)
        os.environ["MOPAC_DASHBOARD_STORE"] = str(Path(folder) / "store")
        tables, log = rebuilding.copied_tables(Path(folder) / "tables"), Path(folder) / "server.log"
        # Not the version of data/tables: a store that the server has built by itself has to be told apart.
        rebuilding.change(tables, "first")
        first = rebuilding.build(tables)
        if first.code:
            print(f"there is no store to begin with: {first.said}", file=sys.stderr)
            return 1
        with dashboard(log) as server:
            scene = Scene(server, pages_of(server.port), tables, version=first.said)
            look_round(server.port, scene.pages)
            found = load(scene, log, asked.visitors, asked.minutes, asked.rebuilds, asked.pause)
            cases = faults(scene) if asked.faults else []
        extra = all_extra_memory() if asked.extra else {}
    text = report(found, cases, extra, asked)
    print(text)
    if asked.report:
        asked.report.write_text(text, encoding="utf-8")
    return 0 if all(is_so for _, is_so in verdicts(found, cases, extra, asked.minutes)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
