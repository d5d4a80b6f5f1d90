"""What the Sources page shows: every document, and what was taken from one of them."""

from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.sources import documents, documents_found, uses_by_document
from ui.exhibit import Exhibit, Export, ReadyExhibit, ready
from ui.html import address, link, render
from ui.provenance import bibliography, short_name
from ui.tables import Column, table_html
from ui.wording import counted, published, sentence, whole

MOST_SHOWN = 60
"""Documents on the page at once; 575 would be 180 kB."""


class DocumentPart(NamedTuple):
    """What was taken from one document, as its own download."""

    table_name: str
    locator: str | None
    row_count: int
    example: str


@kept_with_store(maxsize=1)
def source_ids(store: Store) -> tuple[str, ...]:
    """Return the short names of all documents."""
    return tuple(bibliography(store))


@kept_with_store(maxsize=1)
def document_types(store: Store) -> tuple[str, ...]:
    """Return the kinds of documents, in alphabetical order, after "all"."""
    return ("all", *sorted({document.document_type for document in documents(store)}))


@kept_with_store(maxsize=128)
def listed(store: Store, document_type: str, words: str) -> ReadyExhibit:
    """Return the documents of one kind, or all, that hold the words; the most used ones, all of them to download."""
    every = bibliography(store)
    rows = tuple(every[found.source_id] for found in documents_found(store, words.split(), document_type))
    shown = rows[:MOST_SHOWN]
    found = f"{counted(len(rows), 'document')}, {whole(sum(row.row_count for row in rows))} rows taken from them"
    columns = (
        Column("Document", lambda row: link(row.title, address("sources", source=row.source_id)), wide=True),
        Column("Publisher", lambda row: row.publisher, wide=True),
        Column("Published", lambda row: published(row.published_on) if row.published_on else "not stated"),
        Column("Kind", lambda row: row.document_type),
        Column("Rows", lambda row: whole(row.row_count), numeric=True),
    )
    return ready(
        Exhibit(
            finding=found if rows else "No document has these words in its title or publisher",
            measure="Documents by how many rows of the data name them, most used first. Choose one to see what was "
            "taken from it, and where it stands in the document.",
            coverage=f"{len(shown)} of {len(rows)} shown." if len(shown) < len(rows) else "",
            table=table_html("Documents", columns, shown, hide_caption=True) if rows else Markup(""),
            export=Export("sources", rows, parameters=(("kind", document_type), ("q", words))),
        )
    )


@kept_with_store(maxsize=600)
def document(store: Store, source_id: str) -> ReadyExhibit:
    """Return one document with what was taken from it, by table and place."""
    about = bibliography(store)[source_id]
    uses = uses_by_document(store, source_id)
    rows = tuple(DocumentPart(*use) for use in uses)
    total = sum(row.row_count for row in rows)
    return ready(
        Exhibit(
            finding=about.title,
            measure=f"{about.publisher}{', ' + published(about.published_on) if about.published_on else ''}. "
            f"{sentence(about.document_type)}",
            coverage=f"{counted(total, 'row')} taken from it." if total else "Read, but nothing was taken from it.",
            table=render("document", document=about)
            + (
                table_html(
                    "What was taken from it, and where it stands",
                    (
                        Column("Table", lambda row: table_words(row.table_name)),
                        Column("Place in the document", lambda row: row.locator or "not stated", wide=True),
                        Column("Rows", lambda row: whole(row.row_count), numeric=True),
                        Column("For example", lambda row: row.example, wide=True),
                    ),
                    rows,
                )
                if rows
                else Markup("")
            ),
            export=Export("taken-from", rows, parameters=(("source", source_id),)),
        )
    )


def table_words(table_name: str) -> str:
    """Return the name of a table as it reads on the screen."""
    words = table_name.replace("_", " ")
    return words[0].upper() + words[1:]


def page_title(store: Store, source_id: str | None) -> str:
    """Return the title of the page: the document's short name, or Sources."""
    return short_name(bibliography(store)[source_id]) if source_id else "Sources"
