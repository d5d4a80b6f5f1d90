"""Methods: what the figures mean and how they are worked out, the deflators, and the data dictionary."""

from data.store import current_store
from pages.about.methods_content import methods
from ui.exhibit import show
from ui.furniture import header

header("Methods")
show(*methods(current_store()))
