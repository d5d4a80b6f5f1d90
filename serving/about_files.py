"""The files about the dashboard itself, by the names in their URLs; serving/files.py answers for them."""

from pages.about import methods_content, quality_content, sources_content
from pages.about.choices import choose_document, choose_document_type, choose_words
from serving.file import File

ABOUT = {
    "sources": File(sources_content.listed, choose_document_type, choose_words),
    "taken-from": File(sources_content.document, choose_document),
    "checks-and-cautions": File(quality_content.check_table),
    "published-totals": File(quality_content.totals),
    "decisions-and-awards": File(quality_content.decision_totals),
    "contradictions": File(quality_content.contradiction_table),
    "direct-funding-coverage": File(quality_content.coverage),
    "rows-by-table": File(quality_content.sizes),
    "gdp-deflators": File(methods_content.deflator_table),
    "data-dictionary": File(methods_content.dictionary_exhibit),
}
