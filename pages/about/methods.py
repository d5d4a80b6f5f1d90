"""Methods: what the figures mean and how they are worked out, the deflators, and the data dictionary."""

from pages.about import methods_content as content
from ui.exhibit import attempt, show
from ui.furniture import header
from ui.startup import store_of_run

store = store_of_run()
header("Methods")
show(
    attempt(content.contents, store),
    attempt(content.text, store),
    attempt(content.deflator_table, store),
    attempt(content.dictionary_exhibit, store),
)
