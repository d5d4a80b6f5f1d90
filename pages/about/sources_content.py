"""What the Sources page shows: every document, and what was taken from one of them."""

import csv
from pathlib import Path

from markupsafe import Markup

from data.store import Store
from pages.about.choices import choose_document, choose_document_type, choose_words
from queries.sources import Document, DocumentUse, documents_found, uses_by_document
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, published, sentence, whole
from ui.html import link, render, url_for
from ui.missing import NOT_STATED
from ui.pictures.bars import bar
from ui.provenance import bibliography, short_name
from ui.tables import Column, table_html

MOST_ITEMS = 80
"""Rows of one table and place that are written out: more would be statistics."""

LONG = 600
"""How many letters of one table and place are shown unfolded."""

MOST_SHOWN = 60
"""Documents on the page at once; all would be 180 kB."""

with Path(__file__).with_name("table_labels.csv").open(encoding="utf-8") as lines:
    TABLE_LABELS = {row["table_name"]: row["label"] for row in csv.DictReader(lines)}
"""What readers call what the tables hold that name a document as their source."""


TAKEN = ("figure or fact", "figures and facts")


@exhibit("sources", choose_document_type, choose_words, maxsize=128)
def listed(store: Store, document_type: str, words: str) -> Exhibit:
    """Return the documents of one kind, or all, that contain the words, most used first; a page has the first."""
    every = bibliography(store)
    rows = tuple(every[source_id] for source_id in documents_found(store, words.split(), document_type))
    shown = rows[:MOST_SHOWN]
    taken = counted(sum(row.row_count for row in rows), *TAKEN)
    found = f"{counted(len(rows), 'document')}, {taken} taken from them"
    columns: tuple[Column[Document], ...] = (
        Column("Document", lambda row: link(row.title, url_for("sources", source=row.source_id)), wide=True),
        Column("Use", lambda row: bar(row.row_count, most)),
        Column("Publisher", lambda row: row.publisher, wide=True),
        Column("Published", lambda row: published(row.published_on) if row.published_on else NOT_STATED),
        Column("Kind", lambda row: row.document_type),
        Column("Taken from it", lambda row: whole(row.row_count), numeric=True),
    )
    most = max((row.row_count for row in rows), default=0)
    return Exhibit(
        headline=found if rows else "No document has these words in its title or publisher",
        measure="Most used first. Choose one to see what was taken from it, and where.",
        coverage=f"{len(shown)} of {len(rows)} shown." if len(shown) < len(rows) else "",
        table=lambda: table_html("Documents", shown, *columns) if rows else Markup(""),
        export=Export(Document, rows, parameters=(("kind", document_type), ("q", words))),
    )


@exhibit("taken-from", choose_document, maxsize=600)
def document(store: Store, source_id: str) -> Exhibit:
    """Return one document with what was taken from it, by kind and place."""
    about = bibliography(store)[source_id]
    rows = uses_by_document(store, source_id, MOST_ITEMS)
    total = sum(row.row_count for row in rows)

    def table() -> Markup:
        if not rows:
            return render("document", document=about)
        return render("document", document=about) + table_html(
            "What was taken from it, and where it stands",
            rows,
            Column("Kind", lambda row: TABLE_LABELS[row.table_name]),
            Column("Place in the document", lambda row: row.locator or NOT_STATED, wide=True),
            Column("How many", lambda row: whole(row.row_count), numeric=True),
            Column("What", _items, wide=True),
            show_caption=True,
        )

    return Exhibit(
        headline=about.title,
        measure=f"{about.publisher}{', ' + published(about.published_on) if about.published_on else ''}. "
        f"{sentence(about.document_type)}",
        coverage=f"{counted(total, *TAKEN)} taken from it." if total else "Read, but nothing was taken from it.",
        table=table,
        export=Export(DocumentUse, rows, parameters=(("source", source_id),)),
    )


def _items(row: DocumentUse) -> Markup | str:
    """Return what was taken from one place; folded away where it is long, so that the next place is in sight."""
    left = row.row_count - MOST_ITEMS
    items = f"{row.items}; and {whole(left)} more" if left > 0 else row.items
    return items if len(items) <= LONG else render("folded", summary=f"Show these {whole(row.row_count)}", body=items)


def page_title(store: Store, source_id: str) -> str:
    """Return the title of a document's page: its short name."""
    return short_name(bibliography(store)[source_id])
