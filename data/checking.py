"""Runs the checks of data/checks: each is a query whose rows are what is wrong, or what to be careful about."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.paths import CHECKS

COLUMNS = ("subject", "gss_code", "fund_id", "start_year", "end_year", "message")
"""What every check returns."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of a check: what it is about and a sentence on what was found."""

    subject: str
    gss_code: str | None
    fund_id: str | None
    start_year: int | None
    end_year: int | None
    message: str


@dataclass(frozen=True, slots=True)
class DataCheck:
    """A check as its file describes it."""

    check_id: str
    title: str
    severity: str
    explanation: str
    sql: str


def read_checks(folder: Path = CHECKS) -> list[DataCheck]:
    """Return the checks in the order of their names. Raises ValueError if a file lacks a line of its header."""
    return [_read_check(path) for path in sorted(folder.glob("*.sql"))]


def _read_check(path: Path) -> DataCheck:
    sql = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^-- (title|severity|explanation): (.+)$", sql, re.MULTILINE))
    missing = {"title", "severity", "explanation"} - header.keys()
    if missing or header["severity"] not in ("error", "caution"):
        raise ValueError(f"{path.name}: the header needs title, severity (error or caution) and explanation")
    return DataCheck(path.stem, header["title"], header["severity"], header["explanation"], sql)


def run_check(check: DataCheck, connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Return what the check finds in the store that the connection uses."""
    return [Finding(*row) for row in connection.execute(check.sql).fetchall()]
