"""Finds the views of data/views, one a file named after its view, in an order in which they can be created.

Two of them are stored as tables (schema "build"), because they fold texts, which only a build can; one takes
parameters (a table macro).
"""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from data.paths import VIEWS
from data.schema import SchemaError


def view_files(folder: Path = VIEWS) -> list[Path]:
    """Return the files of the views, each after those that it reads.

    Raises SchemaError if a file cannot be read, or if views read each other.
    """
    files = {path.stem: path for path in sorted(folder.glob("*.sql"))}
    try:
        order = TopologicalSorter({view: files.keys() & _reads(path) for view, path in files.items()})
        return [files[view] for view in order.static_order()]
    except CycleError as error:
        raise SchemaError(f"the views read each other: {', '.join(error.args[1])}") from error


def _reads(path: Path) -> set[str]:
    """Return what a view takes its rows from: tables, other views, and parts of its own."""
    try:
        sql = re.sub("--.*", "", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path.name}: {error}") from error
    return set(re.findall(r"\b(?:FROM|JOIN)\s+(?:build\.)?(\w+)", sql))
