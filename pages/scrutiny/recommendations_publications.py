"""What pages say of MOPAC's own publications on its commissioning, most of which we have not seen."""

from data.store import Store
from pages.scrutiny.evidence import evidence_on
from queries.scrutiny import Publication, publications
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, sentence
from ui.missing import LOOKED_FOR
from ui.provenance import citer
from ui.tables import Column, table_html

TRANSPARENCY = 9
"""The principle that is about publishing."""


@exhibit("publications", hide_empty=True)
def publication_table(store: Store) -> Exhibit:
    """Return what pages say of each publication, and which publications we could not find; None without any."""
    rows = publications(store)
    found = [row for row in rows if row.said]
    note = evidence_on(store, "principle", TRANSPARENCY).note
    return Exhibit(
        # The most telling statement: the one on the principle of transparency.
        headline=note.said.removesuffix(".")
        if note and note.said
        else f"{counted(len(found), 'statement')} on publications",
        measure="What documents and pages say of publications of MOPAC and the Violence Reduction Unit on what they "
        "commission, and when they say it.",
        coverage=f"{counted(len(found), 'statement')}; {counted(len(rows) - len(found), 'search', 'searches')} without "
        "success. That we have not found something does not show that it does not exist.",
        table=lambda: table_html(
            "What is said of publications",
            rows,
            Column("Publication", lambda row: row.publication, wide=True),
            Column("What the page says", lambda row: row.said or LOOKED_FOR, wide=True),
            Column("As at, or for", lambda row: row.as_of),
            Column("What we have seen", lambda row: sentence(row.note), wide=True),
            source_column(store),
        ),
        export=Export(Publication, rows, citer(store)),
    )
