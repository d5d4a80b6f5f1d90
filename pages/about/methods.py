"""Methods: what the figures mean and how they are worked out, the deflators, and the data dictionary."""

from data.store import Store
from pages.about import methods_content as content
from ui.exhibit import attempt
from ui.page import Page, declare


@declare("/methods", "Methods", "What the figures on MOPAC’s commissioning mean and how they are worked out.")
def methods(page: Page, store: Store) -> None:
    """Show the text and its tables."""
    page.heading("Methods")
    page.show(
        attempt(content.contents, store),
        attempt(content.text, store),
        attempt(content.deflator_table, store),
        attempt(content.dictionary_exhibit, store),
    )
