"""The projects of the co-commissioning fund's first tranche, judged by the criteria expected for its prospectus."""

from markupsafe import Markup, escape

from data.store import Store
from queries.projects import Criterion, CriterionHeld, criteria, criteria_by_project
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.html import with_small
from ui.provenance import citer, sources_of
from ui.tables import Cell, Column, table_html

RULES = {
    "boroughs": "Boroughs that the award names; all of London counts as all 32.",
    "partner-agencies": "Providers named for the project’s service. Nobody lists all partners, so fewer named "
    "than asked for is “not found”, not “not met”.",
    "lead-agency": "The one body that the award goes to or is led by, as the source names it.",
    "based-in-london": "Met where the lead is a London council. Where other bodies are "
    "based, and who else benefits, is not in our sources.",
    "boroughs-are-partners": "What each borough does in a project is not in our sources.",
    "priority-themes": "The prospectus, and so its themes, are not in our sources.",
}
"""How a project is judged by each criterion; queries/projects/criteria_by_project.sql does it."""

LEAD_AGENCY = "lead-agency"

NUMBER = "number-of-projects"
"""The criterion that is about the fund, not about a project."""


@exhibit("co-commissioning-criteria", level=3)
def held(store: Store) -> Exhibit:
    """Return whether every project of the first tranche meets every criterion."""
    rows = criteria_by_project(store)
    asked = [row for row in criteria(store) if row.criterion_id != NUMBER]
    by_cell = {(row.criterion_id, row.programme_id): row for row in rows}
    columns = dict.fromkeys((row.programme_id, row.programme) for row in rows)
    met, not_met, open_ = (sum(row.verdict == verdict for row in rows) for verdict in ("met", "not met", "not found"))
    return Exhibit(
        headline=f"Of {len(rows)} answers, {met} are “met”, {not_met} “not met”; {open_} cannot be given from what we "
        "found",
        measure="Each project of the first tranche against each criterion expected for the prospectus in June 2017, "
        "before it was decided. “Not found” says nothing about the project, only about what can be checked.",
        table=lambda: table_html(
            "Projects against the criteria",
            asked,
            Column("Criterion", _criterion, wide=True),
            *(Column(name, _Cell(by_cell, programme_id)) for programme_id, name in columns),
        ),
        cautions=[
            f"{row.programme}: the source names more than one council ({row.evidence}). We count it as having a lead."
            for row in rows
            if row.criterion_id == LEAD_AGENCY and (row.evidence or "").count("Council") > 1
        ],
        sources=sources_of(store, [*asked, *rows]),
        export=Export(CriterionHeld, rows, citer(store)),
    )


def _criterion(row: Criterion) -> Markup:
    number = f": {row.threshold}" if row.threshold else ""
    rule = RULES.get(row.criterion_id, "This cannot be told from what we found.")
    return with_small(f"{row.criterion}{number}", f"How we tell: {rule}")


class _Cell:
    """The cell of one project under a criterion."""

    def __init__(self, rows: dict[tuple[str, str], CriterionHeld], programme_id: str) -> None:
        self.rows, self.programme_id = rows, programme_id

    def __call__(self, row: Criterion) -> Cell:
        found = self.rows[row.criterion_id, self.programme_id]
        if found.evidence is None:
            return escape(found.verdict)
        return with_small(Markup("<strong>{}</strong>").format(found.verdict), found.evidence)
