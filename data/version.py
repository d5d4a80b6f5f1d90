"""Names a version of the data by the content of everything that goes into a store."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.paths import CHECKS, FOLDING, MACROS, SCHEMA, TABLES, VIEWS


def input_files(tables: Path = TABLES) -> Iterator[Path]:
    """Yield every file that a store is made of: tables, structure, arithmetic, views, folding and checks."""
    yield from sorted(tables.glob("*.csv"))
    yield from _structure_files()
    yield from sorted(CHECKS.glob("*.sql"))


def content_version(tables: Path = TABLES) -> str:
    """Return twelve hexadecimal digits that depend on the names and contents of the inputs and on nothing else.

    Raises OSError where one of them cannot be read.
    """
    return _digest(input_files(tables))


def structure_version() -> str:
    """Return twelve hexadecimal digits for schema, arithmetic, views and folding: what a program expects of a store.

    Raises OSError where one of them cannot be read.
    """
    return _digest(_structure_files())


def _structure_files() -> Iterator[Path]:
    yield from (SCHEMA, MACROS, *sorted(VIEWS.glob("*.sql")), FOLDING)


def _digest(paths: Iterable[Path]) -> str:
    """Return a digest of names and contents. Line ends are read as LF, so that a checkout elsewhere has the same."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()[:12]
