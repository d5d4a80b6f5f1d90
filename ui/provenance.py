"""Where a figure comes from: a short name of its document, linked to what was taken from it, and the place in it."""

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.sources import Document, documents
from ui.html import address, link
from ui.wording import published


@kept_with_store(maxsize=1)
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
    name = link(short_name(bibliography(store)[source_id]), address("sources", source=source_id))
    return Markup("{}, {}").format(name, locator) if locator else name


def cite_all(store: Store, sources: Iterable[tuple[str | None, str | None]]) -> Markup:
    """Return the sources of a table or chart, each once, in the order they come up."""
    seen = dict.fromkeys((source_id, locator) for source_id, locator in sources if source_id)
    return Markup("; ").join(cite(store, source_id, locator) for source_id, locator in seen)


def title_and_address(store: Store, source_id: str) -> tuple[str, str]:
    """Return title and web address of a document, for downloads; the address is empty for supplied files."""
    document = bibliography(store)[source_id]
    return document.title, document.url or ""


def citer(store: Store) -> partial[tuple[str, str]]:
    """Return title_and_address for one store."""
    return partial(title_and_address, store)
