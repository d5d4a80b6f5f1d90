"""The files about the dashboard itself, by the names in their addresses; serving/files.py answers for them."""

from collections.abc import Callable

from pages.about import methods_content, quality_content, sources_content
from serving.query import Exported, Query
from ui.exhibit import ReadyExhibit
from ui.filters import SEARCH_LENGTH


def found_documents(query: Query) -> ReadyExhibit | None:
    """Return the documents of a kind that hold the words."""
    kind = query.one_of("kind", sources_content.document_types(query.store), "all")
    return sources_content.listed(query.store, kind, query.parameters.get("q", "")[:SEARCH_LENGTH])


def one_document(query: Query) -> ReadyExhibit | None:
    """Return what was taken from one document."""
    return sources_content.document(query.store, query.one_of("source", sources_content.source_ids(query.store)))


ABOUT: dict[str, Callable[[Query], Exported | None]] = {
    "sources": found_documents,
    "taken-from": one_document,
    "checks-and-cautions": lambda query: quality_content.check_table(query.store),
    "published-totals": lambda query: quality_content.totals(query.store),
    "decisions-and-awards": lambda query: quality_content.decision_totals(query.store),
    "contradictions": lambda query: quality_content.contradiction_table(query.store),
    "direct-funding-coverage": lambda query: quality_content.coverage(query.store),
    "rows-by-table": lambda query: quality_content.sizes(query.store),
    "gdp-deflators": lambda query: methods_content.deflator_table(query.store),
    "data-dictionary": lambda query: methods_content.dictionary_exhibit(query.store),
}
