"""Writes docs/urls.md and docs/files.md: `make docs`."""

from data.store import current_store
from tests.documentation.documents import write

write(current_store())
