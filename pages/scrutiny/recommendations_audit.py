"""What the Recommendations page shows of the internal audit: how many of its actions were carried out."""

from data.store import Store
from queries.scrutiny import AuditCount, audit_follow_up
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import published, sentence
from ui.provenance import citer
from ui.tables import Column, table_html

ACTIONS = "actions partly implemented at the previous follow-up"
DONE = "of those, fully implemented"


@exhibit("audit-follow-up")
def audit(store: Store) -> Exhibit | None:
    """Return how many audit actions were carried out; None if nothing is published."""
    rows = audit_follow_up(store)
    if not rows:
        return None
    by_measure = {row.measure: row for row in rows}
    actions, done = by_measure.get(ACTIONS), by_measure.get(DONE)
    return Exhibit(
        headline=f"Of {actions.value} audit actions that had been carried out in part, {done.value} were carried out "
        f"in full by {published(done.date)}"
        if actions and done
        else "Audit actions and what became of them",
        measure="What the internal audit of commissioning counted: 11 key actions in its review of 2016, and in June "
        "2019 what had become of seven that were carried out in part. The report names neither the seven nor the four. "
        "The three main actions of 2016 and the four further ones of 2019 are in the list of recommendations.",
        table=lambda: table_html(
            "Follow-up of the internal audit",
            rows,
            Column("What was counted", lambda row: sentence(row.measure)[:-1], wide=True),
            Column("Number", lambda row: f"{row.value}", numeric=True),
            Column("Date", lambda row: published(row.date)),
            Column("What is known", lambda row: sentence(row.note), wide=True),
            source_column(store),
        ),
        notes=(
            "The annex of the report, an extract from the draft performance report, is only a heading in the text we "
            "hold: it has no figures to show.",
        ),
        export=Export(AuditCount, rows, citer(store)),
    )
