"""The choices of the pages about the dashboard itself."""

from data.store import Store
from ui.choices import Choice, OneOf, Words
from ui.provenance import bibliography
from ui.request import Request

SOURCE = Choice("source", noun="a document")
WORDS = Words("q", "Search titles and publishers")
DOCUMENT_TYPE = OneOf("kind", "Kind of document", "a kind", is_listed=True, labels={"all": "All kinds"})


def choose_words(request: Request, _store: Store) -> str:
    """Ask for words to search documents for."""
    return request.search(WORDS)


def choose_document_type(request: Request, store: Store) -> str:
    """Ask for a kind of document, all of them by default."""
    return request.choose(DOCUMENT_TYPE, ("all", *sorted({one.document_type for one in bibliography(store).values()})))


def choose_document(request: Request, store: Store) -> str:
    """Return the document that a file's URL must name. Raises BadRequest."""
    return request.required(SOURCE, bibliography(store))
