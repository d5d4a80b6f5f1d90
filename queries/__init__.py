"""The questions that pages ask of the store: one .sql file each, run by a typed function of its topic.

A topic is a folder: its .sql files, and in its __init__.py the row types and the functions. Results are tuples of
immutable rows, so that one result can be shared by every visitor. What several parts of one page ask is kept with the
store.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

from data.store import Store

QUERIES = Path(__file__).parent

Row = TypeVar("Row")
Value = TypeVar("Value")

NotInFiles = Annotated[Value, "not in files"]
"""The type of a field of a row that pages read and downloads leave out: is_main: NotInFiles[bool]."""


class Bounds(NamedTuple):
    """What is known of a figure: the true one lies between low and high, both included."""

    low: float
    high: float


@cache
def sql_text(name: str) -> str:
    """Return the text of queries/<name>.sql."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def rows(store: Store, name: str, row_type: Callable[..., Row], **parameters: Any) -> tuple[Row, ...]:
    """Return the rows of queries/<name>.sql, columns in the order of row_type's fields.

    A STRUCT(low, high) becomes Bounds, or None where nothing is known.
    """
    with store.cursor() as cursor:
        cursor.execute(sql_text(name), parameters)
        return tuple(row_type(*map(_value, row)) for row in cursor.fetchall())


def ids(store: Store, name: str, **parameters: Any) -> tuple[str, ...]:
    """Return the ids that queries/<name>.sql finds, in its order."""
    with store.cursor() as cursor:
        return tuple(found for (found,) in cursor.execute(sql_text(name), parameters).fetchall())


def _value(value: object) -> object:
    if isinstance(value, dict):
        return None if None in value.values() else Bounds(**value)
    return value
