"""Quotations from the founding documents on a subject, each with its place, next to the figures that rest on them."""

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.sources import extracts_by_subject
from ui.html import Html, render
from ui.provenance import cite

INNER = str.maketrans("“”", "‘’")
"""Quotation marks within a quotation are single ones."""


@kept_with_store
def quotations(store: Store, subject: str, subject_id: str) -> tuple[Markup, ...]:
    """Return what the documents say about a subject, each quotation with its source; empty where they say nothing."""
    return tuple(
        Markup("“{}” <small>{}</small>").format(row.words.translate(INNER), cite(store, row.source_id, row.locator))
        for row in extracts_by_subject(store, subject, subject_id)
    )


@kept_with_store
def in_their_words(store: Store, subject: str, subject_id: str, *, folded: bool = False) -> Html:
    """Return the quotations on a subject as a part of a page, folded away if asked; empty where there are none."""
    found = quotations(store, subject, subject_id)
    return render("extracts", quotations=found, folded=folded) if found else Html()
