"""Where a figure comes from: a short name of its document, linked to what was taken from it, and the place in it."""

import re
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.sources import Document, documents
from ui.formats import published
from ui.html import link, url_for


@kept_with_store
def bibliography(store: Store) -> dict[str, Document]:
    """Return the documents by source_id."""
    return {document.source_id: document for document in documents(store)}


def short_name(document: Document) -> str:
    """Return a name short enough for a table: PCD 310, or the publisher with the date or the title."""
    if document.document_type == "decision":
        return document.title.partition(":")[0]
    publisher = document.publisher.partition(",")[0]
    if document.published_on:
        return f"{publisher}, {published(document.published_on)}"
    return f"{publisher}: {document.title}"


def cite(store: Store, source_id: str | None, locator: str | None = None) -> Markup:
    """Return the document's short name, linked to its entry on the Sources page, and the place in it."""
    if source_id is None:
        return Markup("")
    name = link(short_name(bibliography(store)[source_id]), url_for("sources", source=source_id))
    return Markup("{}, {}").format(name, place_words(store, locator)) if locator else name


SUPPLIED = re.compile(r"(?<![\d,.£])0\d\d(?= [A-Z])")
"""How a locator refers to another of the supplied documents: by the number that its file name begins with."""


def place_words(store: Store, locator: str) -> str:
    """Return a locator with the names of other documents in place of their numbers."""
    files = {
        document.text_file[:3]: short_name(document)
        for document in bibliography(store).values()
        if document.text_file and SUPPLIED.search(locator)
    }
    return SUPPLIED.sub(lambda number: f"{files[number[0]]}," if number[0] in files else number[0], locator)


def cite_all(store: Store, sources: Iterable[tuple[str | None, str | None]]) -> Markup:
    """Return the sources of a table or chart, each once, in the order they come up."""
    seen = dict.fromkeys((source_id, locator) for source_id, locator in sources if source_id)
    return Markup("; ").join(cite(store, source_id, locator) for source_id, locator in seen)


class FromADocument(Protocol):
    """A row that names the document it was taken from, and the place in it."""

    @property
    def source_id(self) -> str | None:
        """Return the short name of the document."""

    @property
    def locator(self) -> str | None:
        """Return the place in the document."""


def sources_of(store: Store, rows: Iterable[FromADocument]) -> Markup:
    """Return the sources of rows, each once, in the order they come up."""
    return cite_all(store, ((row.source_id, row.locator) for row in rows))


def short_sources(store: Store, source_ids: Iterable[str | None]) -> str:
    """Return the short names of documents as plain text, where there can be no link."""
    return "; ".join(short_name(bibliography(store)[source_id]) for source_id in source_ids if source_id)


def title_and_url(store: Store, source_id: str) -> tuple[str, str]:
    """Return title and web address of a document, for downloads; the address is empty for supplied files."""
    document = bibliography(store)[source_id]
    return document.title, document.url or ""


def citer(store: Store) -> partial[tuple[str, str]]:
    """Return title_and_url for one store."""
    return partial(title_and_url, store)
