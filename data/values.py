"""Reads a cell of a table by the type of its column, and says what was expected where it cannot be."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal

from data.schema import Column
from data.telephone import fault_in_numbers, fault_in_text

KNOWN_YEARS = range(2009, 2035)
"""MOPAC began in 2012, and some services it took over began in 2009; a year outside is a slip of the pen."""

Value = str | int | Decimal | bool | date | None


class CellError(Exception):
    """A value that is not of its column's type; the message says what was expected."""


def parse_financial_year(text: str) -> int:
    """Return the starting year of a financial year written 2019/20. Raises CellError."""
    match = re.fullmatch(r"(\d{4})/(\d{2})", text, re.ASCII)
    if not match or int(match[2]) != (int(match[1]) + 1) % 100:
        raise CellError("a financial year such as 2019/20: a year and the last two digits of the next")
    start = int(match[1])
    if start not in KNOWN_YEARS:
        raise CellError(f"a financial year between {KNOWN_YEARS.start}/{KNOWN_YEARS.start % 100 + 1:02} and 2034/35")
    return start


def parse_decimal(text: str, duckdb_type: str) -> Decimal:
    """Return a number with no more digits than its type holds. Raises CellError."""
    width, scale = map(int, re.findall(r"\d+", duckdb_type))
    if not re.fullmatch(rf"-?\d{{1,{width - scale}}}(\.\d{{1,{scale}}})?", text, re.ASCII):
        whole = width - scale
        raise CellError(
            f"a number in digits, at most {whole} before the point and {scale} after it, without commas or £"
        )
    return Decimal(text)


def parse_integer(text: str) -> int:
    """Return a whole number. Raises CellError."""
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise CellError("a whole number")
    return int(text)


def parse_boolean(text: str) -> bool:
    """Return yes or no as true or false. Raises CellError."""
    if text not in ("yes", "no"):
        raise CellError("yes or no")
    return text == "yes"


def parse_date(text: str) -> date:
    """Return a date written 2018-02-13. Raises CellError."""
    # fromisoformat also takes 20180213 and 2018-W07-2.
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        with suppress(ValueError):
            found = date.fromisoformat(text)
            if found.year in KNOWN_YEARS:
                return found
    raise CellError(f"a date such as 2018-02-13, from {KNOWN_YEARS.start} on")


CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f]")


def parse_text(text: str) -> str:
    """Return text as it is. Raises CellError."""
    if text != text.strip() or CONTROL_CHARACTERS.search(text):
        raise CellError("text without spaces at its ends, tabs or line breaks")
    return text


PARSERS: dict[str, Callable[[str], Value]] = {
    "INTEGER": parse_integer,
    "BOOLEAN": parse_boolean,
    "DATE": parse_date,
}


def parse_words(text: str, column: str) -> str:
    """Return text whose telephone numbers are numbers, in whatever column they stand. Raises CellError."""
    words = parse_text(text)
    holds_numbers = column == "phone" or column.endswith("_phone")
    fault = fault_in_numbers(words) if holds_numbers else fault_in_text(words)
    if fault:
        raise CellError(fault)
    return words


def parse(text: str, column: Column) -> Value:
    """Return the value of a cell; an empty cell is None. Raises CellError."""
    if text == "":
        if not column.nullable:
            raise CellError("a value")
        return None
    if column.name.endswith("_year"):
        return parse_financial_year(text)
    if column.type.startswith("DECIMAL"):
        return parse_decimal(text, column.type)
    if column.type == "VARCHAR":
        return parse_words(text, column.name)
    return PARSERS[column.type](text)
