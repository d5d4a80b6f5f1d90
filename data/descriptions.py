"""Takes descriptions from comments: of tables and columns in data/schema.sql, and of the views of data/views.

The comment above a table, column or view describes it. In a view's file it ends where the line "-- Grain:" begins; the
columns of a view that a build stores as a table have theirs above what is selected.
"""

import re
from collections.abc import Iterator

TABLE = re.compile(r"((?:^-- .*\n)*)^CREATE TABLE ([\w.]+) \(\n((?s:.*?))^\);", re.MULTILINE)
"""A table as the file writes it: the comment above it, its name, and what is between the brackets."""

COLUMN = re.compile(r"((?:^    -- .*\n)*)^    ([a-z]\w*) ", re.MULTILINE)
"""A column: the comment above it and its name. Conditions of the whole row begin with a word in capitals."""

VIEW = re.compile(r"\A((?:-- (?!Grain: ).*\n)*)(?:--.*\n)*CREATE (VIEW|TABLE|MACRO) ([\w.]+)(?:\(.+\) AS TABLE| AS)\n")
"""The beginning of a view's file: its description, what it is, and its name."""

SELECTED = re.compile(r"((?:^    -- .*\n)+)(?:^    .*\n)*?^    \S.*?(\w+),?\n", re.MULTILINE)
"""A column of a view: the comment above it and the name that its expression ends in."""

FOR_EDITORS = re.compile(r" *-- (expected|remark): ")
"""How a line begins that does not describe what is below it."""


def with_descriptions(sql: str) -> str:
    """Return the statements of a file, followed by those that store the descriptions in the database."""
    return "\n".join([sql, *_statements(sql)])


def _statements(sql: str) -> Iterator[str]:
    for comment, table, columns in TABLE.findall(sql):
        yield f"COMMENT ON TABLE {table} IS {_literal(comment)};"
        for column_comment, column in COLUMN.findall(columns):
            yield f"COMMENT ON COLUMN {table}.{column} IS {_literal(column_comment)};"
    for comment, kind, view in VIEW.findall(sql):
        yield f"COMMENT ON {'MACRO TABLE' if kind == 'MACRO' else kind} {view} IS {_literal(comment)};"
        if kind == "TABLE":
            for column_comment, column in SELECTED.findall(sql):
                yield f"COMMENT ON COLUMN {view}.{column} IS {_literal(column_comment)};"


def _literal(comment: str) -> str:
    """Return the words of a comment as SQL: NULL where there are none. COMMENT ON takes no parameters."""
    lines = [line.strip().removeprefix("-- ") for line in comment.splitlines() if not FOR_EDITORS.match(line)]
    text = " ".join(lines).replace("'", "''")
    return f"'{text}'" if text else "NULL"
