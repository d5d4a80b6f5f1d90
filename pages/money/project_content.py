"""What is known of one project: its awards, budgets, decisions, results, services and contradictions."""

from markupsafe import Markup, escape

from data.store import Store, kept_with_store
from pages.money.fund_tables_content import empty_words
from queries.projects import (
    BudgetCell,
    ProgrammeAward,
    ProgrammeDecision,
    ProgrammeOutcome,
    ProgrammeService,
    awards_by_programme,
    budgets_by_programme,
    decisions_by_programme,
    outcomes_by_programme,
    services_by_programme,
)
from ui.contact import service_link, status_words, ways_to_reach
from ui.contradictions import programme_contradictions
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.html import Html, address, link, render
from ui.missing import NOT_FOUND
from ui.outcome_columns import outcome_period, outcome_words
from ui.provenance import cite, citer
from ui.tables import Cell, Column, table_html
from ui.twin_awards import twin_cautions
from ui.wording import awarded, counted, day, pounds, sentence, years

MEASURES = ("allocation", "Home Office budget", "MOPAC budget", "budget", "forecast", "variance")


@kept_exhibit
def awards(store: Store, programme_id: str) -> Exhibit | None:
    """Return the awards of a project; None if there are none."""
    rows = awards_by_programme(store, programme_id)
    if not rows:
        return None
    unknown = sum(row.amount_gbp is None for row in rows)
    apart = sum(not row.counts_in_totals for row in rows)
    coverage = [
        *([f"amount found for {len(rows) - unknown} of {len(rows)}."] if unknown else []),
        *([f"{apart} not counted in totals, for the reason given."] if apart else []),
    ]
    match = any(row.match_funding_gbp is not None for row in rows)
    return Exhibit(
        finding=f"{counted(len(rows), 'award')}",
        measure="Latest first, in cash. Grants, contracts, budgets, ceilings and income are different things, and are "
        "not added up here.",
        coverage=" ".join(coverage),
        table=table_html(
            "Awards",
            rows,
            Column("What for", _award_title, wide=True),
            Column("To, and where", _recipient),
            Column("Years", lambda row: years(row.start_year, row.end_year)),
            Column("Amount and kind", _amount, numeric=True),
            Column("Match funding", lambda row: pounds(row.match_funding_gbp), numeric=True) if match else None,
            Column("Fund and decision", _fund),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        cautions=twin_cautions(store, (row.award_id for row in rows)),
        export=Export("project-awards", ProgrammeAward, rows, citer(store), (("project", programme_id),)),
    )


def _award_title(row: ProgrammeAward) -> Markup:
    apart = f"Not counted in totals: {row.not_counted_reason}" if row.not_counted_reason else ""
    small = " ".join(sentence(part) for part in (apart, row.note) if part)
    title = link(row.award_title, address("awards", award=row.award_id))
    return title + Markup("<small>{}</small>").format(small) if small else title


def _recipient(row: ProgrammeAward) -> Markup:
    return Markup("{}<small>Where: {}</small>").format(row.recipient_as_published, _where(row.areas))


def _fund(row: ProgrammeAward) -> Markup:
    decision = row.decision_ref or row.decision_id or "no decision named"
    return Markup("{}<small>{}</small>").format(row.fund or "fund not stated", decision)


def _where(areas: str | None) -> str:
    if areas is None:
        return "not stated"
    several = areas.split("; ")
    return areas if len(several) < 4 else f"{len(several)} boroughs"


def _amount(row: ProgrammeAward) -> Markup:
    amount = awarded(row.amount_gbp, row.amount_basis, row.start_year, row.end_year, row.rounding_gbp)
    return Markup("{}<small>{}</small>").format(amount, row.kind)


@kept_exhibit
def budgets(store: Store, programme_id: str) -> Exhibit | None:
    """Return the lines of the fund tables of 2019/20 that are about a project; None if there are none."""
    rows = budgets_by_programme(store, programme_id)
    if not rows:
        return None
    empty = sum(row.amount_gbp is None and not row.is_dash for row in rows)
    cells = counted(len(rows), "cell")
    lines: dict[tuple[str, str, int, int], dict[str, BudgetCell]] = {}
    for row in rows:
        lines.setdefault((row.fund, row.line, row.start_year, row.end_year), {})[row.measure] = row
    measures = sorted({row.measure for row in rows}, key=MEASURES.index)
    remarks: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            remarks.setdefault(row.note, []).append(f"{row.line}, {row.measure}")
    return Exhibit(
        finding=f"In the fund tables of 2019/20: {cells}{f', {empty} of them empty' if empty else ''}",
        measure="What the audit panel’s report of January 2020 says. Allocation and budget: set aside. Forecast: "
        "expected to be spent. Variance: forecast less allocation or budget.",
        table=table_html(
            "Lines of the fund tables",
            [next(iter(cells_of.values())) for cells_of in lines.values()],
            Column("Line", _line, wide=True),
            *(Column(sentence(measure)[:-1], _Budget(measure, lines), numeric=True) for measure in measures),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        notes=[
            *(f"{'; '.join(which)}: {sentence(note)}" for note, which in remarks.items()),
            link("The whole tables, with their totals", address("projects", story="fund-tables")),
        ],
        export=Export("project-budgets", BudgetCell, rows, citer(store), (("project", programme_id),)),
    )


def _line(row: BudgetCell) -> Markup:
    return Markup("{}<small>{}, {}</small>").format(row.line, row.fund, years(row.start_year, row.end_year))


class _Budget:
    """How the amounts of one measure read."""

    def __init__(self, measure: str, lines: dict[tuple[str, str, int, int], dict[str, BudgetCell]]) -> None:
        self.measure, self.lines = measure, lines

    def __call__(self, row: BudgetCell) -> str:
        cell = self.lines[row.fund, row.line, row.start_year, row.end_year].get(self.measure)
        if cell is None:
            return "no column"
        if cell.amount_gbp is None:
            return empty_words(cell)
        return pounds(cell.amount_gbp, cell.rounding_gbp)


@kept_exhibit
def decisions(store: Store, programme_id: str) -> Exhibit | None:
    """Return the decisions behind a project's awards; None if there are none."""
    rows = decisions_by_programme(store, programme_id)
    if not rows:
        return None
    made = awards_by_programme(store, programme_id)
    without = sum(row.decision_id is None for row in made)
    return Exhibit(
        finding=f"{counted(len(rows), 'decision')} behind its awards",
        measure="The amount is that of the whole decision, which may pay for other things too.",
        coverage=f"{without} of {counted(len(made), 'award')} {'names' if without == 1 else 'name'} no decision."
        if without
        else "",
        table=table_html(
            "Decisions",
            rows,
            Column("Decision", _decision, wide=True),
            Column("Signed", lambda row: day(row.date_signed) if row.date_signed else NOT_FOUND),
            Column("Years", lambda row: years(row.start_year, row.end_year)),
            Column("Amount of the whole decision", _decided, numeric=True),
            Column("Awards here", lambda row: str(row.awards), numeric=True),
            Column("Published page", _page),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        export=Export("project-decisions", ProgrammeDecision, rows, citer(store), (("project", programme_id),)),
    )


def _decision(row: ProgrammeDecision) -> Markup:
    title = ": ".join(part for part in (row.decision_ref, row.title) if part) or row.decision_id
    others = row.programmes - 1
    if not others:
        return escape(title)
    return Markup("{}<small>with awards for {}</small>").format(title, counted(others, "other programme"))


def _decided(row: ProgrammeDecision) -> str:
    basis = f" ({row.amount_basis})" if row.amount_basis not in (None, "published") else ""
    return f"{pounds(row.amount_gbp)}{basis}"


def _page(row: ProgrammeDecision) -> Cell:
    name = row.decision_ref or "decision"
    return link(f"Open {name} (new tab)", row.url, outside=True) if row.url else "address not known"


@kept_exhibit
def outcomes(store: Store, programme_id: str) -> Exhibit | None:
    """Return the published results of a project; None if there are none."""
    rows = outcomes_by_programme(store, programme_id)
    if not rows:
        return None
    return Exhibit(
        finding=counted(len(rows), "published result"),
        measure="Outcomes (what changed), findings, outputs (what was done) and targets, as published by those who did "
        "the work or evaluated it.",
        table=table_html(
            "Published results",
            rows,
            Column("Result", outcome_words, wide=True),
            Column("Kind", lambda row: row.kind),
            Column("Body", lambda row: row.reported_by or "not stated"),
            Column("Period", outcome_period),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        notes=(
            link(
                "These results with the strength of their evidence, targets and contradicting claims",
                address("outcomes", programme=programme_id),
            ),
        ),
        export=Export("project-results", ProgrammeOutcome, rows, citer(store), (("project", programme_id),)),
    )


@kept_exhibit
def services(store: Store, programme_id: str) -> Exhibit | None:
    """Return the services of a project; None if there are none."""
    rows = services_by_programme(store, programme_id)
    if not rows:
        return None
    return Exhibit(
        finding=counted(len(rows), "service"),
        measure="From published pages of different ages: ring or look at the website before you go.",
        table=table_html(
            "Services",
            rows,
            Column(
                "Service",
                lambda row: Markup("{}<small>{}</small>").format(
                    service_link(row.service_id, row.service), row.description
                ),
                wide=True,
            ),
            Column("By", lambda row: row.provider or "not stated", wide=True),
            Column("For whom", lambda row: row.audience, wide=True),
            Column("Where", lambda row: _where(row.areas)),
            Column("How to reach it", _contact, wide=True),
            Column("Status", lambda row: status_words(row.status, row.status_as_at)),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        export=Export("project-services", ProgrammeService, rows, citer(store), (("project", programme_id),)),
    )


def _contact(row: ProgrammeService) -> Cell:
    if row.status == "ended":
        return "it has ended"
    return ways_to_reach(row.phone, row.website, row.how_to_get_help)


@kept_with_store
def missing(store: Store, programme_id: str) -> Html | None:
    """Return what was not found on a project; None if there is something of everything."""
    kinds = {
        "awards": awards(store, programme_id),
        "lines in the fund tables of 2019/20": budgets(store, programme_id),
        "decisions": decisions(store, programme_id),
        "published results": outcomes(store, programme_id),
        "services": services(store, programme_id),
        "contradictions": programme_contradictions(store, programme_id),
    }
    absent = [what for what, found in kinds.items() if found is None]
    return render("not_found", absent=" or ".join(absent)) if absent else None
