"""What pages say of MOPAC's own publications on its commissioning, most of which we have not seen."""

from analysis.evidence import open_questions
from data.store import Store
from queries.scrutiny import Publication, publications
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.missing import LOOKED_FOR
from ui.provenance import citer
from ui.tables import Column, table_html
from ui.wording import counted, sentence

TRANSPARENCY = ("principle", "9")
"""The principle that is about publishing."""


@exhibit("publications")
def publication_table(store: Store) -> Exhibit | None:
    """Return what pages say of each publication, and which publications we could not find; None without any."""
    rows = publications(store)
    if not rows:
        return None
    found = [row for row in rows if row.said]
    return Exhibit(
        headline=_headline(store, len(found)),
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


def _headline(store: Store, statements: int) -> str:
    """Return the most telling statement: the one on the principle of transparency."""
    row = open_questions(store).get(TRANSPARENCY)
    return row.said.removesuffix(".") if row and row.said else f"{counted(statements, 'statement')} on publications"
