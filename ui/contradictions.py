"""Two statements that contradict each other, side by side, wherever they appear; neither is corrected."""

from collections.abc import Sequence

from data.store import Store
from queries.awards import Disagreement
from queries.projects import ProjectContradiction, contradictions_by_programme
from queries.quality import Contradiction
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted
from ui.html import with_small
from ui.provenance import cite, citer
from ui.shared_choices import choose_project
from ui.tables import Column, table_html

TwoStatements = Contradiction | Disagreement | ProjectContradiction


def statement_columns(store: Store) -> tuple[Column[TwoStatements], ...]:
    """Return the columns of a table of contradictions: what they are about, both statements, what is known."""
    return (
        Column("About", lambda row: row.topic, wide=True),
        Column("One says", lambda row: with_small(row.statement_a, cite(store, row.source_a)), wide=True),
        Column("The other says", lambda row: with_small(row.statement_b, cite(store, row.source_b)), wide=True),
        Column("What is known", lambda row: row.note or "", wide=True),
    )


def contradiction_exhibit(store: Store, rows: Sequence[TwoStatements], export: Export, folded: str = "") -> Exhibit:
    """Return the contradictions of a file as an exhibit; folded is what the table is called where it is folded away."""
    return Exhibit(
        headline=f"{counted(len(rows), 'contradiction')} between two statements",
        measure="Two statements in two places that do not agree, side by side. Neither is corrected.",
        table=lambda: table_html("Contradictions", rows, *statement_columns(store)),
        folded=folded,
        anchor="contradictions",
        export=export,
    )


@exhibit("project-contradictions", choose_project)
def programme_contradictions(store: Store, programme_id: str) -> Exhibit | None:
    """Return where sources contradict each other on a project; None if they do not."""
    rows = contradictions_by_programme(store, programme_id)
    parameters = (("project", programme_id),)
    export = Export(ProjectContradiction, rows, citer(store), parameters)
    return contradiction_exhibit(store, rows, export) if rows else None
