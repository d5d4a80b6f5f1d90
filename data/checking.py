"""Runs the checks of data/checks: each is a query whose rows are what is wrong, or what to be careful about."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

import duckdb

from data.paths import CHECKS


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of a check: what it is about and a sentence on what was found; the rest where a check returns it."""

    subject: str
    message: str
    gss_code: str | None = None
    fund_id: str | None = None
    start_year: int | None = None
    end_year: int | None = None


COLUMNS = tuple(field.name for field in fields(Finding))
"""What a check may return."""


@dataclass(frozen=True, slots=True)
class DataCheck:
    """A check as its file describes it."""

    check_id: str
    title: str
    severity: str
    explanation: str
    sql: str


class CheckError(Exception):
    """A check whose file or query is wrong; the message names it."""


def read_checks(folder: Path = CHECKS) -> list[DataCheck]:
    """Return the checks in the order of their names. Raises CheckError if a file lacks a line of its header."""
    return [_read_check(path) for path in sorted(folder.glob("*.sql"))]


def _read_check(path: Path) -> DataCheck:
    try:
        sql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CheckError(f"{path.name}: cannot be read: {error}") from error
    header = dict(re.findall(r"^-- (title|severity|explanation): (.+)$", sql, re.MULTILINE))
    missing = {"title", "severity", "explanation"} - header.keys()
    if missing or header["severity"] not in ("error", "caution"):
        raise CheckError(f"{path.name}: the header needs title, severity (error or caution) and explanation")
    return DataCheck(path.stem, header["title"], header["severity"], header["explanation"], sql)


def run_check(check: DataCheck, connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Return what the check finds in the store that the connection uses.

    Raises CheckError if the query fails, or finds something and does not say what.
    """
    try:
        result = connection.execute(check.sql)
        columns = [column[0] for column in result.description or ()]
        rows = result.fetchall()
    except (duckdb.Error, AttributeError) as error:
        raise CheckError(f"{check.check_id}: the query failed: {error}") from error
    if not {"subject", "message"} <= set(columns) <= set(COLUMNS):
        expected = f"subject and message, and perhaps {', '.join(COLUMNS[2:])}"
        raise CheckError(f"{check.check_id}: it returns {', '.join(columns) or 'nothing'}; expected {expected}")
    findings = [Finding(**dict(zip(columns, row, strict=True))) for row in rows]
    for finding in findings:
        years = (finding.start_year, finding.end_year)
        if not finding.subject or not finding.message or not all(isinstance(one, int | None) for one in years):
            raise CheckError(f"{check.check_id}: a finding without subject or message, or with a year that is none")
    return findings
