"""How long a build takes, against DuckDB's plain reading of the same files."""

import statistics
import tempfile
import time
from pathlib import Path

import duckdb

from data.build import build_store
from data.paths import TABLES

TIMES = 5


def build_seconds() -> float:
    """Return the seconds of a build with all its checks, the median of several."""
    return statistics.median(build_store(report=lambda _line: None).seconds for _ in range(TIMES))


def plain_seconds() -> float:
    """Return the seconds that DuckDB takes to read the same files into tables of a new file, nothing checked."""
    taken = []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            started = time.monotonic()
            with duckdb.connect(str(Path(folder) / "plain.duckdb")) as connection:
                for path in sorted(TABLES.glob("*.csv")):
                    connection.read_csv(str(path), header=True, all_varchar=True).create(path.stem)
            taken.append(time.monotonic() - started)
    return statistics.median(taken)
