"""Takes the descriptions of tables and columns from the comments above them in data/schema.sql."""

import re
from collections.abc import Iterator

TABLE = re.compile(r"((?:^-- .*\n)*)^CREATE TABLE ([\w.]+) \(\n((?s:.*?))^\);", re.MULTILINE)
"""A table as the file writes it: the comment above it, its name, and what is between the brackets."""

COLUMN = re.compile(r"((?:^    -- .*\n)*)^    ([a-z]\w*) ", re.MULTILINE)
"""A column: the comment above it and its name. Conditions of the whole row begin with a word in capitals."""

FOR_EDITORS = re.compile(r" *-- (expected|remark): ")
"""How a line begins that does not describe what is below it."""


def with_descriptions(sql: str) -> str:
    """Return the statements of a schema, followed by those that store the descriptions in the database."""
    return "\n".join([sql, *_statements(sql)])


def _statements(sql: str) -> Iterator[str]:
    for comment, table, columns in TABLE.findall(sql):
        yield f"COMMENT ON TABLE {table} IS {_literal(comment)};"
        for column_comment, column in COLUMN.findall(columns):
            yield f"COMMENT ON COLUMN {table}.{column} IS {_literal(column_comment)};"


def _literal(comment: str) -> str:
    """Return the words of a comment as SQL: NULL where there are none. COMMENT ON takes no parameters."""
    lines = [line.strip().removeprefix("-- ") for line in comment.splitlines() if not FOR_EDITORS.match(line)]
    text = " ".join(lines).replace("'", "''")
    return f"'{text}'" if text else "NULL"
