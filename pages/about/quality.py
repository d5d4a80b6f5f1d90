"""Data quality: checks and their results, totals beside their parts, contradictions, and what is published."""

from data.store import current_store
from pages.about.quality_content import quality
from ui.exhibit import show
from ui.furniture import header

header("Data quality")
show(*quality(current_store()))
