"""Builds of changed data in a process of their own, and builds that are disturbed: no room, no permission, killed.

`python -m tests.bench.rebuilding <tables>` is such a process; the folder of the store is the environment's, as usual.
"""

import argparse
import csv
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from data.build import BuildError, build_store
from data.paths import TABLES
from tests.bench.servers import ROOT

NOBODY = 65534
"""The user that owns nothing."""


class Built(NamedTuple):
    """How a build ended: its exit code, what it printed last, and the seconds it took."""

    code: int
    said: str
    seconds: float


def copied_tables(folder: Path) -> Path:
    """Return a copy of the data package in the folder, to be changed."""
    shutil.copytree(TABLES, folder)
    return folder


def change(tables: Path, mark: str) -> None:
    """Make the package another version: a note of its first source gets a mark."""
    path = tables / "sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["note"] = f"{rows[0]['note'].split(' [')[0]} [{mark}]"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def start(tables: Path, *flags: str, store: Path | None = None) -> subprocess.Popen[str]:
    """Start a build of the tables, into the folder of the store that is given or the usual one."""
    environment = {**os.environ, **({"MOPAC_DASHBOARD_STORE": str(store)} if store else {})}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.rebuilding", str(tables), *flags],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> Built:
    """Wait for a build and return how it ended."""
    started = time.monotonic()
    said, _ = process.communicate()
    return Built(process.returncode, (said.strip().splitlines() or [""])[-1], time.monotonic() - started)


def build(tables: Path, *flags: str, store: Path | None = None) -> Built:
    """Build the tables and return how it ended."""
    return finish(start(tables, *flags, store=store))


def main() -> int:
    """Build as the flags say; return 0, or 1 with what is wrong on the last line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rebuilding", description=__doc__)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--file-limit", type=int, help="bytes that no file may grow beyond: a full disk")
    parser.add_argument("--as-nobody", action="store_true", help="build as a user that may not write (needs root)")
    asked = parser.parse_args()
    if asked.file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked.file_limit, asked.file_limit))
    if asked.as_nobody:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        result = build_store(asked.tables, report=lambda _line: None)
    except BuildError as error:
        print(" / ".join(error.problems))
        return 1
    print(result.version)
    return 0


if __name__ == "__main__":
    sys.exit(main())
