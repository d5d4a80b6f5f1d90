"""Where figures come from: documents, what was taken from each, the data dictionary and the deflators."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data.folding import needles
from data.store import Store
from queries import ids, rows


class Document(NamedTuple):
    """A document or page, and how many rows of the store name it as their source."""

    source_id: str
    title: str
    publisher: str
    published_on: str | None
    document_type: str
    url: str | None
    text_file: str | None
    note: str | None
    row_count: int


class FormerId(NamedTuple):
    """A short name that a document had before, and the one that it has now."""

    former_id: str
    source_id: str


class DocumentUse(NamedTuple):
    """What was taken from one place in a document."""

    table_name: str
    locator: str | None
    row_count: int
    items: str


class Extract(NamedTuple):
    """A quotation from a document."""

    extract_id: str
    words: str
    source_id: str
    locator: str


class DictionaryColumn(NamedTuple):
    """A column of the data package, as the schema's comments describe it."""

    table_name: str
    table_comment: str
    column_name: str
    data_type: str
    is_nullable: bool
    column_comment: str


class Deflator(NamedTuple):
    """The price index of one financial year."""

    financial_year: int
    price_index: Decimal
    base_year: int
    status: str
    source_id: str


def documents(store: Store) -> tuple[Document, ...]:
    """Return every document, most used first."""
    return rows(store, "sources/documents", Document)


def former_ids(store: Store) -> tuple[FormerId, ...]:
    """Return the short names that documents had before, in alphabetical order."""
    return rows(store, "sources/former_ids", FormerId)


def documents_found(store: Store, words: Sequence[str], document_type: str) -> tuple[str, ...]:
    """Return the ids of the documents of one kind, or "all", that hold every word, most used first."""
    return ids(store, "sources/documents_found", needles=needles(words), document_type=document_type)


def uses_by_document(store: Store, source_id: str, most: int) -> tuple[DocumentUse, ...]:
    """Return what was taken from one document, by table and place, with up to most rows of each in words."""
    return rows(store, "sources/uses_by_document", DocumentUse, source_id=source_id, most=most)


def extracts_by_subject(store: Store, subject: str, subject_id: str) -> tuple[Extract, ...]:
    """Return what the founding documents say about one subject, the oldest document first."""
    return rows(store, "sources/extracts_by_subject", Extract, subject=subject, subject_id=subject_id)


def dictionary(store: Store) -> tuple[DictionaryColumn, ...]:
    """Return every column of the data package, in the order of the schema."""
    return rows(store, "sources/dictionary", DictionaryColumn)


def deflators(store: Store) -> tuple[Deflator, ...]:
    """Return the deflators, oldest first."""
    return rows(store, "sources/deflators", Deflator)
