"""Builds a store from the data package: reads, checks, loads into a new file and makes it current in one step."""

import fcntl
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from data.checking import CheckError, DataCheck, Finding, read_checks, run_check
from data.descriptions import with_descriptions
from data.folding import add_folding
from data.paths import MACROS, SCHEMA, TABLES, VIEWS, store_file, store_folder
from data.schema import SchemaError, read_schema
from data.store import last_build_file
from data.tables import LINE, Problem, TableRows, find_problems, read_table
from data.version import content_version, input_files, structure_version
from data.view_files import view_files

Report = Callable[[str], object]

Findings = list[tuple[DataCheck, list[Finding]]]
"""Every check with what it found."""

BLOCK_SIZE = 16384
"""The smallest block DuckDB has: with many small tables, the usual 256 kB would make the file fifteen times larger."""

UNFINISHED = "*.building*"
"""Names of files that a killed build may leave behind; the next build removes them."""


WRITING_ERRORS = (
    OSError,
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.TransactionException,
)
"""Errors that a full disk or a read-only folder causes."""


class BuildError(Exception):
    """The store was not built; the one before it, if any, stays in use. problems lists what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Build:
    """What was built: the version, rows in all, findings of each check, and seconds taken."""

    version: str
    rows: int
    findings: Findings
    seconds: float


def build_store(tables: Path = TABLES, report: Report = print) -> Build:
    """Build the store from the tables and make it the current one; report says how it goes, a line at a time.

    Raises BuildError with everything that is wrong in the tables, or with the rows that a check of severity error
    found, and leaves the current store as it was. A second build waits for the first.
    """
    started = time.monotonic()
    folder = store_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _only_build(folder, report):
            result = _build(tables, folder, report, started)
    except BuildError as error:
        _note(folder, {"result": "failed", "problems": len(error.problems)})
        raise
    except WRITING_ERRORS as error:
        _note(folder, {"result": "failed", "problems": 1})
        raise BuildError([f"the store could not be written to {folder}: {error}"]) from error
    except (CheckError, SchemaError) as error:
        _note(folder, {"result": "failed", "problems": 1})
        raise BuildError([str(error)]) from error
    except Exception:
        # Whatever the error, /health reports that the last build failed.
        _note(folder, {"result": "failed", "problems": 1})
        raise
    _note(folder, {"result": "built", "version": result.version, "seconds": round(result.seconds, 2)})
    return result


@contextmanager
def _only_build(folder: Path, report: Report) -> Iterator[None]:
    with (folder / "build.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("another build is running; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        _remove_unfinished(folder)
        yield


def _remove_unfinished(folder: Path) -> None:
    for leftover in folder.glob(UNFINISHED):
        leftover.unlink(missing_ok=True)


def _run_file(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.execute(with_descriptions(path.read_text(encoding="utf-8")))
    except WRITING_ERRORS as error:
        if isinstance(error, FileNotFoundError | IsADirectoryError | PermissionError):
            raise BuildError([f"{path.name}: cannot be read: {error}"]) from error
        raise
    except (duckdb.Error, UnicodeDecodeError) as error:
        raise BuildError([f"{path.name}: {error}"]) from error


def _build(tables: Path, folder: Path, report: Report, started: float) -> Build:
    seen = _stamps(tables)
    loaded = read_tables(tables)
    version = content_version(tables)
    unfinished = folder / f"store-{os.getpid()}.building"
    try:
        with duckdb.connect(str(unfinished), config={"default_block_size": BLOCK_SIZE}) as connection:
            _run_file(SCHEMA, connection)
            for name, rows in loaded.items():
                _load(rows, connection)
                report(f"{name}: {len(rows.rows)} rows")
            _run_file(MACROS, connection)
            add_folding(connection)
            for path in view_files(VIEWS):
                _run_file(path, connection)
            findings = run_checks(connection)
            fail_on_errors(findings, report)
            if _stamps(tables) != seen:
                raise BuildError([f"the files in {tables} changed while they were read; build again"])
            _store_results(connection, version, loaded, findings)
            connection.execute("CHECKPOINT")
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, store_file())
        _sync_folder(folder)
    finally:
        _remove_unfinished(folder)
    rows_in_all = sum(len(rows.rows) for rows in loaded.values())
    return Build(version, rows_in_all, findings, time.monotonic() - started)


def _stamps(tables: Path) -> dict[Path, tuple[int, int]]:
    """Return when each input was changed and how long it is, to see whether one changes while it is read."""
    found = {}
    for path in input_files(tables):
        with suppress(OSError):
            status = path.stat()
            found[path] = (status.st_mtime_ns, status.st_size)
    return found


def read_tables(folder: Path) -> dict[str, TableRows]:
    """Return every table of the schema, read and found to be right. Raises BuildError with all problems otherwise."""
    schema = read_schema()
    tables = {name: read_table(table, folder) for name, table in schema.items()}
    find_problems(tables)
    # In the order of the schema: what others refer to comes first.
    problems = [problem for rows in tables.values() for problem in sorted(rows.problems)]
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in schema:
            expected = "a file named after a table of data/schema.sql"
            problems.append(Problem(path.name, 0, "", "a file without a table", expected))
    if problems:
        raise BuildError([str(problem) for problem in problems])
    return tables


def _load(rows: TableRows, connection: duckdb.DuckDBPyConnection) -> None:
    relation = connection.from_arrow(rows.arrow())
    relation.project(*(name for name in relation.columns if name != LINE)).insert_into(rows.table.name)


def run_checks(connection: duckdb.DuckDBPyConnection) -> Findings:
    """Run every check on the store that the connection uses and return what each found. Raises CheckError."""
    return [(check, run_check(check, connection)) for check in read_checks()]


def fail_on_errors(findings: Findings, report: Report = print) -> None:
    """Report the number of errors and cautions. Raises BuildError with the errors, if there are any."""
    errors = [
        f"{check.check_id}: {check.title}. {finding.subject}: {finding.message}"
        for check, found in findings
        for finding in found
        if check.severity == "error"
    ]
    cautions = sum(len(found) for check, found in findings if check.severity == "caution")
    report(f"{len(findings)} checks: {len(errors)} errors, {cautions} cautions")
    if errors:
        raise BuildError(errors)


def _store_results(
    connection: duckdb.DuckDBPyConnection,
    version: str,
    loaded: dict[str, TableRows],
    findings: Findings,
) -> None:
    built_at = datetime.now(UTC).replace(tzinfo=None)
    results: dict[str, list[Any]] = {
        "version": [(version, structure_version(), built_at)],
        "table_rows": [(name, len(rows.rows)) for name, rows in loaded.items()],
        "checks": [
            (check.check_id, check.title, check.severity, check.explanation, len(found)) for check, found in findings
        ],
        "cautions": [
            (check.check_id, position, f.subject, f.gss_code, f.fund_id, f.start_year, f.end_year, f.message)
            for check, found in findings
            for position, f in enumerate(found, 1)
        ],
    }
    for table, rows in results.items():
        if rows:
            connection.values(*rows).insert_into(f"build.{table}")


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _note(folder: Path, result: dict[str, object]) -> None:
    """Leave a note on how the build ended, for /health. Not worth failing for: the folder may be read-only."""
    note = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **result}
    unfinished = folder / f"last_build.{os.getpid()}.{threading.get_ident()}.building"
    try:
        unfinished.write_text(json.dumps(note), encoding="utf-8")
        os.replace(unfinished, last_build_file())
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
