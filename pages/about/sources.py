"""Sources: every document, and what was taken from each."""

from data.store import Store
from pages.about.choices import DOCUMENT_TYPE, SOURCE, WORDS, choose_document_type, choose_words
from pages.about.sources_content import document, listed, page_title
from ui.exhibit import attempt
from ui.page import Page, declare
from ui.provenance import bibliography


@declare(
    "/sources",
    "Sources",
    "Every public document behind the figures on what MOPAC pays for in London.",
    (SOURCE, WORDS, DOCUMENT_TYPE),
)
def sources(page: Page, store: Store) -> None:
    """Show one document, or all."""
    source_id = page.item(SOURCE, bibliography(store), "all documents are listed below")
    if source_id:
        page.heading(page_title(store, source_id))
        page.show(attempt(document, store, source_id))
        return
    page.heading("Sources", "Every figure on this site names its document and the place in it.")
    with page.row():
        words = choose_words(page, store)
        kind = choose_document_type(page, store)
    page.show(attempt(listed, store, kind, words))
