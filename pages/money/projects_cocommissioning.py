"""The co-commissioning fund: who decides, timetable, both tranches, and its projects against its criteria."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from data.store import Store, kept_with_store
from queries.need import Recommendation, recommendations_by_theme
from queries.projects import (
    Criterion,
    CriterionHeld,
    FundCell,
    FundFigure,
    ProjectContradiction,
    Role,
    TrancheProject,
    co_commissioning_figures,
    contradictions_by_fund,
    criteria,
    criteria_by_project,
    fund_tables,
    governance_by_fund,
    tranche_1_projects,
)
from queries.timeliness import PlannedStage, planned_and_actual
from ui.columns import amount_column, amount_words, source_column, years_column
from ui.contradictions import contradiction_exhibit
from ui.csv_file import Selection
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import awarded, listing, lowered, pounds, published, published_span, sentence, years
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NOT_FOUND, NOT_STATED, NOT_STATED_FURTHER
from ui.provenance import cite, citer, sources_of
from ui.tables import Cell, Column, table_html

FUND = "lcpf-ccf"

STAGES = Selection(
    PlannedStage,
    "stage planned_start planned_end planned_words actual source_id locator note actual_decision_id "
    "actual_decision_ref actual_source_id actual_locator note_source_id note_locator",
)
"""The columns of the file of the timetable: without the days between plan and date, which Timeliness has."""


THREE_YEARS = "lcpf-co-commissioning-fund-three-years-approximate-2018-19-2020-21-budget"
FIRST = "lcpf-co-commissioning-fund-tranche-1-maximum-2018-19-2020-21-budget"
SECOND = "lcpf-co-commissioning-fund-tranche-2-2019-20-2020-21-budget"


@kept_with_store
def opening(store: Store) -> Html:
    """Return the story in a few sentences, each with its source."""
    figures = {row.total_id: row for row in co_commissioning_figures(store)}
    total, first, second = figures[THREE_YEARS], figures[FIRST], figures[SECOND]
    projects = tranche_1_projects(store)
    period = years(total.start_year, total.end_year)
    moved = _transfers(store)
    words = "; ".join(f"{row.series}, {years(row.start_year, row.end_year)}: {amount_words(row)}" for row in moved)
    return render(
        "sentences",
        sentences=[
            Markup("About {} for {}: at most {} in a first tranche, {} in a second. {}").format(
                amount_words(total), period, amount_words(first), amount_words(second), _small(store, total)
            ),
            f"{len(projects)} projects of the first tranche are known; for {sum(row.is_awarded for row in projects)} "
            "of them we found an award.",
            Markup("The second tranche did not proceed. {}. {}").format(words, _small(store, moved[0])),
        ],
        last=link("All projects", "projects"),
    )


def _small(store: Store, row: FundFigure | FundCell | PlannedStage | Recommendation) -> Markup:
    return with_small("", cite(store, row.source_id, row.locator))


def _transfers(store: Store) -> list[FundFigure]:
    """Return what was moved from the fund."""
    return [row for row in co_commissioning_figures(store) if row.measure == "transfer"]


@exhibit("co-commissioning-roles", level=3)
def roles(store: Store) -> Exhibit:
    """Return who advises, recommends, decides and oversees, with the members of the working group under it."""
    every = governance_by_fund(store, FUND)
    rows = [row for row in every if row.role != "working group member"]
    members = [row for row in every if row.role == "working group member"]
    deciding = listing([row.body for row in rows if row.role == "final decision"])
    return Exhibit(
        headline=f"A working group of {len(members)} bodies advises; the {deciding} decides",
        measure="Roles in the co-commissioning fund, in the order in which a proposal passes them, as set out in 2017.",
        table=lambda: table_html(
            "Who advises, recommends, decides and oversees",
            rows,
            Column("Role", lambda row: sentence(row.role)[:-1]),
            Column("Body", lambda row: row.body, wide=True),
            Column("What it does", lambda row: row.what_it_does or NOT_STATED_FURTHER, wide=True),
            source_column(store),
        ),
        notes=[f"Members of the working group: {'; '.join(row.body for row in members)}."],
        sources=sources_of(store, members),
        export=Export(Role, every, citer(store)),
    )


@exhibit("co-commissioning-timetable", level=3)
def timetable(store: Store) -> Exhibit:
    """Return each stage as planned and as it happened."""
    rows = planned_and_actual(store, FUND)
    happened = [row for row in rows if row.actual]
    words = "; ".join(
        f"{lowered(row.stage)}: planned for {_planned(row)}, made on {published(row.actual or '')}" for row in happened
    )
    return Exhibit(
        headline=sentence(words)[:-1] if words else "No actual date is found",
        measure="Stages of the co-commissioning fund, planned in 2017.",
        coverage=f"An actual date is found for {len(happened)} of {len(rows)} stages.",
        table=lambda: table_html(
            "Timetable",
            rows,
            Column("Stage", lambda row: row.stage, wide=True),
            Column("Planned", _planned),
            Column("Happened", lambda row: _happened(store, row), wide=True),
            Column("What else is known", lambda row: _remark(store, row), wide=True),
            source_column(store, "Source of the plan"),
        ),
        export=Export(STAGES, rows, citer(store)),
    )


def _happened(store: Store, row: PlannedStage) -> Cell:
    """Return the actual date with the decision that was signed on it and its source."""
    if row.actual is None:
        return NOT_FOUND
    if row.actual_decision_id is None:
        return published(row.actual)
    decision = link(row.actual_decision_ref or "the decision", url_for("awards", decision=row.actual_decision_id))
    return with_small(
        published(row.actual),
        Markup("signed as {}. {}").format(decision, cite(store, row.actual_source_id, row.actual_locator)),
    )


def _remark(store: Store, row: PlannedStage) -> Cell:
    """Return what else is known of a stage, with its source where that is another than the plan's."""
    return with_small(sentence(row.note), cite(store, row.note_source_id, row.note_locator))


def _planned(row: PlannedStage) -> str:
    return row.planned_words or published_span(row.planned_start, row.planned_end)


@exhibit("co-commissioning-projects", level=3)
def projects(store: Store) -> Exhibit:
    """Return the projects of the first tranche with their awards and their lines in the table of 2019/20."""
    rows = tranche_1_projects(store)
    with_award = sum(row.is_awarded for row in rows)
    listed = sum(row.is_listed for row in rows)
    expected = next(row.threshold for row in criteria(store) if row.criterion_id == NUMBER and row.threshold)
    return Exhibit(
        headline=f"{len(rows)} projects, {with_award} with an award that we found",
        measure="Projects with an award under PCD 310, or with a line in the fund’s table of 2019/20, when the second "
        "tranche had not begun. The award is for its years together; allocation and forecast are for 2019/20.",
        table=lambda: table_html(
            "Projects of the first tranche",
            rows,
            Column("Project", _project, wide=True),
            Column("Award to, and where", _recipient),
            Column("Award", _award, numeric=True),
            Column(
                "Allocated 2019/20",
                lambda row: pounds(row.allocation_gbp, row.allocation_rounding_gbp),
                numeric=True,
            ),
            Column("Forecast 2019/20", lambda row: pounds(row.forecast_gbp, row.forecast_rounding_gbp), numeric=True),
            source_column(store),
        ),
        notes=[
            f"In June 2017 the fund was expected to pay for {expected.replace('-', ' to ')} projects. {with_award} "
            f"awards and {listed} lines of the table are found; sources differ on the number of projects, see the "
            "contradictions below."
        ],
        sources=sources_of(store, _lines(store)),
        export=Export(TrancheProject, rows, citer(store)),
    )


def _project(row: TrancheProject) -> Markup:
    name = link(row.programme, url_for("projects", project=row.programme_id))
    return with_small(name, sentence(row.note))


def _recipient(row: TrancheProject) -> Cell:
    if row.recipient_as_published is None:
        return NOT_FOUND
    where = "all of London" if row.is_london else f"{row.boroughs} boroughs" if row.boroughs else NOT_STATED
    return with_small(row.recipient_as_published, f"Where: {where}")


def _award(row: TrancheProject) -> Cell:
    if row.amount_gbp is None:
        return NOT_FOUND
    amount = awarded(row.amount_gbp, row.amount_basis, row.start_year, row.end_year, row.rounding_gbp)
    return with_small(amount, years(row.start_year, row.end_year))


def _lines(store: Store) -> list[FundCell]:
    return [row for row in fund_tables(store) if row.fund_id == FUND and not row.is_total]


@kept_with_store
def second_tranche(store: Store) -> Html:
    """Return what is known of the second tranche, and what is not."""
    planned = next(row for row in planned_and_actual(store, FUND) if row.stage_id == "tranche-2")
    set_aside = [row for row in _lines(store) if row.programme_id is None]
    return render(
        "findings",
        level=3,
        title="It did not proceed; part of its money went to the Violence Reduction Unit",
        sentences=[
            Markup("Planned {}. {} {}").format(_planned(planned), _small(store, planned), _remark(store, planned)),
            *(
                Markup("{}, {}: {}. {}").format(
                    row.series, years(row.start_year, row.end_year), amount_words(row), _small(store, row)
                )
                for row in _transfers(store)
            ),
            Markup("“{}” in the table of {}: {}. {} {}").format(
                set_aside[0].line,
                years(set_aside[0].start_year, set_aside[0].end_year),
                "; ".join(f"{row.measure} {amount_words(row)}" for row in set_aside),
                " ".join(sentence(row.note) for row in set_aside if row.note),
                _small(store, set_aside[0]),
            ),
            *(
                Markup("{}, {}: {} Status: {}. {}").format(
                    row.body,
                    published(row.date) if row.date else "an undated paper",
                    sentence(row.recommendation),
                    row.status,
                    _small(store, row),
                )
                for row in recommendations_by_theme(store, "Co-commissioning")
            ),
            "Not found: which projects or boroughs the moved money reached, and an account that leads from the planned "
            "tranche to the amounts moved. They are of different periods and kinds, so we do not add them.",
        ],
    )


@exhibit("co-commissioning-figures", level=3)
def figures(store: Store) -> Exhibit:
    """Return every published figure of the fund."""
    rows = co_commissioning_figures(store)
    return Exhibit(
        headline=f"{len(rows)} published figures of the fund",
        measure="Budgets, allocations, forecasts and transfers overlap and are of different kinds: choose one, never "
        "add them. Cash.",
        table=lambda: table_html(
            "Figures of the co-commissioning fund",
            rows,
            Column("What", lambda row: row.series, wide=True),
            years_column(),
            Column("Kind", lambda row: row.measure),
            amount_column(),
            Column("What is known", lambda row: sentence(row.note), wide=True),
            source_column(store),
        ),
        export=Export(FundFigure, rows, citer(store)),
    )


@exhibit("co-commissioning-contradictions", level=3, hide_empty=True)
def contradictions(store: Store) -> Exhibit:
    """Return where sources contradict each other on the fund."""
    rows = contradictions_by_fund(store, FUND)
    return contradiction_exhibit(store, rows, Export(ProjectContradiction, rows, citer(store)))


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
def criteria_held(store: Store) -> Exhibit:
    """Return whether every project of the first tranche meets every criterion."""
    rows = criteria_by_project(store)
    asked = [row for row in criteria(store) if row.criterion_id != NUMBER]
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
            *(_answers(rows, programme_id, name) for programme_id, name in columns),
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
    return with_small(f"{row.criterion}{number}", f"How we tell: {RULES[row.criterion_id]}")


def _answers(rows: Sequence[CriterionHeld], programme_id: str, programme: str) -> Column[Criterion]:
    """Return the column of one project: its answer to each criterion, with the evidence."""
    answers = {row.criterion_id: row for row in rows if row.programme_id == programme_id}
    return Column(programme, lambda row: _answer(answers[row.criterion_id]))


def _answer(row: CriterionHeld) -> Markup:
    if row.evidence is None:
        return escape(row.verdict)
    return with_small(Markup("<strong>{}</strong>").format(row.verdict), row.evidence)
