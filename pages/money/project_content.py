"""One project: what it is and where, with a drawing; its awards, budgets, decisions, results and services."""

import re
from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from analysis.boundaries import area_outlines, names
from analysis.programmes import paying, programmes_by_id
from data.store import Store, kept_with_store
from geo.drawing import small_drawing
from pages.money.projects_cocommissioning import LEAD_AGENCY
from pages.money.projects_content import STATUS_WORDS
from pages.money.projects_fund_tables import cell_words
from queries.awards import Award, Decision, awards_by_programme, decisions_by_programme
from queries.projects import (
    BudgetCell,
    ProgrammeOutcome,
    areas_by_programme,
    budgets_by_programme,
    criteria_by_project,
    outcomes_by_programme,
)
from queries.services import Service, services_by_programme
from ui.award_cells import award_amount, award_title, decided_amount, not_counted, signed_words
from ui.award_files import AWARDS_OF_PROGRAMME, DECISIONS_OF_PROGRAMME
from ui.columns import source_column, years_column
from ui.contact import service_link, status_words, ways_to_reach
from ui.contradictions import programme_contradictions
from ui.csv_file import Selection
from ui.exhibit import Exhibit, exhibit
from ui.files import Export, drawing
from ui.formats import counted, listing, pounds, sentence, years
from ui.html import Html, borough_links, link, render, url_for, with_small
from ui.missing import NOT_FOUND, NOT_STATED
from ui.outcome_words import period_cell, result_cell
from ui.possible_duplicates import duplicate_cautions
from ui.provenance import citer
from ui.shared_choices import choose_project
from ui.tables import Cell, Column, table_html

NAMED, NOT_NAMED, OUTSIDE = "#12436d", "#e8edf2", "#ffffff"


@kept_with_store
def opening(store: Store, programme_id: str) -> Html:
    """Return what the project is, for whom and where, with the drawing of its boroughs."""
    row = programmes_by_id(store)[programme_id]
    awards = awards_by_programme(store, programme_id)
    areas = areas_by_programme(store, programme_id)
    boroughs = [area.area for area in areas if not area.is_london]
    where: Cell = "no award states where it is spent"
    shaded = listing(boroughs)
    if len(boroughs) < len(areas):
        more = Markup("; some awards for {} alone or together").format(borough_links(boroughs)) if boroughs else ""
        where = Markup("all of London{}").format(more)
        shaded = "all 32 boroughs"
    elif boroughs:
        where = Markup("{}: {}").format(counted(len(boroughs), "borough"), borough_links(boroughs))
    main, *others = paying(row) or (NOT_STATED,)
    named = "one borough only" if boroughs else "no borough"
    outside = f"Its awards name {named}, so it is not in the list of projects for several boroughs."
    return render(
        "project",
        description=sentence(row.description),
        facts=[
            ("Paid from", f"{main}; for single awards also {listing(others)}" if others else main),
            ("Priority (Police and Crime Plan 2017-21)", row.priority or NOT_STATED),
            ("Years known", years(row.start_year, row.end_year)),
            ("Status", f"{STATUS_WORDS[row.status]}, as far as the sources say"),
            ("Lead", _lead(store, programme_id, awards)),
            ("Partners (who provides its services)", _partners(store, programme_id, awards)),
            ("Recipients of its awards", _recipients(awards)),
            ("Where", where),
            ("Match funding", _match_words(awards)),
        ],
        outside="" if row.is_in_portfolio else outside,
        drawing=url_for("svg/project", project=programme_id) if shaded else "",
        shaded=shaded,
        story=url_for("projects", story="co-commissioning") if row.is_co_commissioned else "",
    )


def _match_words(awards: Sequence[Award]) -> str:
    amounts = [pounds(award.match_funding_gbp) for award in awards if award.match_funding_gbp is not None]
    if not amounts:
        return NOT_FOUND
    return f"found for {len(amounts)} of {counted(len(awards), 'award')}: {listing(amounts)}"


@drawing("project", choose_project)
@kept_with_store(maxsize=32)
def drawn(store: Store, programme_id: str) -> bytes | None:
    """Return the drawing of the boroughs that a project's awards name; None where they name none."""
    named = areas_by_programme(store, programme_id)
    if not named:
        return None
    codes = {area.gss_code for area in named}
    others = NAMED if any(area.is_london for area in named) else NOT_NAMED
    fills = {code: OUTSIDE if name == "City of London" else others for code, name in names(store).items()}
    title = f"{programmes_by_id(store)[programme_id].programme}: boroughs that its awards name"
    return small_drawing(area_outlines(store), fills | dict.fromkeys(codes, NAMED), title)


def _says_lead(award: Award) -> bool:
    """Return whether an award's one recipient is called the lead where it is named."""
    return award.organisation is not None and re.search(r"\blead\b", award.recipient_as_published) is not None


def _lead(store: Store, programme_id: str, awards: Sequence[Award]) -> str:
    """Return the lead as published: in the first tranche by the fund's criterion, otherwise as the awards say."""
    by_criterion = [
        row.evidence
        for row in criteria_by_project(store)
        if row.programme_id == programme_id and row.criterion_id == LEAD_AGENCY and row.evidence
    ]
    named = by_criterion or [award.recipient_as_published for award in awards if _says_lead(award)]
    return "; ".join(dict.fromkeys(named)) or NOT_FOUND


def _partners(store: Store, programme_id: str, awards: Sequence[Award]) -> str:
    """Return the providers that the project's services name, without its lead."""
    leads = {award.organisation for award in awards if _says_lead(award)}
    named = [
        name.strip()
        for row in services_by_programme(store, programme_id)
        for name in (row.provider or "").split(";")
        if name.strip() and name.strip() not in leads
    ]
    return "; ".join(dict.fromkeys(named)) or NOT_FOUND


def _recipients(awards: Sequence[Award]) -> Cell:
    """Return who receives the awards: each organisation once, with how sources spell it where that is otherwise."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for award in awards:
        published = f"“{award.recipient_as_published}”"
        if award.recipient_as_published != award.recipient and published not in spellings[award.recipient]:
            spellings[award.recipient].append(published)
    lines = [
        with_small(name, f"published as {listing(spellings[name])}" if spellings[name] else "")
        for name in dict.fromkeys(award.recipient for award in awards)
    ]
    return Markup("<br>").join(lines) or NOT_FOUND


SERVICES = Selection(
    Service,
    "service_id service provider description audience phone website how_to_get_help status status_as_at areas "
    "funding_basis source_id locator",
)

MEASURES = ("allocation", "Home Office budget", "MOPAC budget", "budget", "forecast", "variance")


@exhibit("project-awards", choose_project, hide_empty=True)
def awards(store: Store, programme_id: str) -> Exhibit:
    """Return the awards of a project."""
    rows = awards_by_programme(store, programme_id)
    unknown = sum(row.amount_gbp is None for row in rows)
    apart = sum(not row.counts_in_totals for row in rows)
    coverage = [
        f"amount found for {len(rows) - unknown} of {len(rows)}." if unknown else "",
        f"{apart} not counted in totals, for the reason given." if apart else "",
    ]
    match = any(row.match_funding_gbp is not None for row in rows)
    return Exhibit(
        headline=counted(len(rows), "award"),
        measure="Latest first, in cash. Grants, contracts, budgets, ceilings and income are different things, and are "
        "not added up here.",
        coverage=" ".join(filter(None, coverage)),
        table=lambda: table_html(
            "Awards",
            rows,
            Column("What for", lambda row: award_title(row, not_counted(row), row.note), wide=True),
            Column("To, and where", lambda row: with_small(row.recipient_as_published, f"Where: {_where(row.areas)}")),
            years_column(),
            Column("Amount and kind", lambda row: with_small(award_amount(row), row.kind), numeric=True),
            Column("Match funding", lambda row: pounds(row.match_funding_gbp), numeric=True) if match else None,
            Column("Fund and decision", _fund),
            source_column(store),
        ),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS_OF_PROGRAMME, rows, citer(store), (("project", programme_id),)),
    )


def _fund(row: Award) -> Markup:
    return with_small(row.fund or "fund not stated", row.decision_ref or row.decision_id or "no decision named")


def _where(areas: Sequence[str]) -> str:
    return f"{len(areas)} boroughs" if len(areas) > 3 else "; ".join(areas) or "not stated"


@exhibit("project-budgets", choose_project, hide_empty=True)
def budgets(store: Store, programme_id: str) -> Exhibit:
    """Return the lines of the fund tables of 2019/20 that are about a project."""
    rows = budgets_by_programme(store, programme_id)
    empty = sum(row.amount_gbp is None and not row.is_dash for row in rows)
    cells = counted(len(rows), "cell")
    by_line: dict[tuple[str, str, int, int], dict[str, BudgetCell]] = defaultdict(dict)
    for row in rows:
        by_line[row.fund, row.line, row.start_year, row.end_year][row.measure] = row
    lines = {next(iter(cells.values())): cells for cells in by_line.values()}
    measures = sorted({row.measure for row in rows}, key=MEASURES.index)
    remarks: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.note:
            remarks[row.note].append(f"{row.line}, {row.measure}")
    return Exhibit(
        headline=f"In the fund tables of 2019/20: {cells}{f', {empty} of them empty' if empty else ''}",
        measure="What the audit panel’s report of January 2020 says. Allocation and budget: set aside. Forecast: "
        "expected to be spent. Variance: forecast less allocation or budget.",
        table=lambda: table_html(
            "Lines of the fund tables",
            lines,
            Column("Line", _line, wide=True),
            *(_amounts(measure, lines) for measure in measures),
            source_column(store),
        ),
        notes=[
            *(f"{'; '.join(which)}: {sentence(note)}" for note, which in remarks.items()),
            link("The whole tables, with their totals", url_for("projects", story="fund-tables")),
        ],
        export=Export(BudgetCell, rows, citer(store), (("project", programme_id),)),
    )


def _line(row: BudgetCell) -> Markup:
    return with_small(row.line, f"{row.fund}, {years(row.start_year, row.end_year)}")


def _amounts(measure: str, lines: dict[BudgetCell, dict[str, BudgetCell]]) -> Column[BudgetCell]:
    """Return the column of a measure; lines has the cells of each line by their measures."""

    def amount(line: BudgetCell) -> str:
        return cell_words(lines[line][measure]) if measure in lines[line] else "no column"

    return Column(sentence(measure)[:-1], amount, numeric=True)


@exhibit("project-decisions", choose_project, hide_empty=True)
def decisions(store: Store, programme_id: str) -> Exhibit:
    """Return the decisions behind a project's awards."""
    rows = decisions_by_programme(store, programme_id)
    project_awards = awards_by_programme(store, programme_id)
    without = sum(row.decision_id is None for row in project_awards)
    names = "names" if without == 1 else "name"
    return Exhibit(
        headline=f"{counted(len(rows), 'decision')} behind its awards",
        measure="The amount is that of the whole decision, which may pay for other things too.",
        coverage=f"{without} of {counted(len(project_awards), 'award')} {names} no decision." if without else "",
        table=lambda: table_html(
            "Decisions",
            rows,
            Column("Decision", _decision, wide=True),
            Column("Signed", signed_words),
            years_column(),
            Column("Amount of the whole decision", decided_amount, numeric=True),
            Column("Awards here", lambda row: str(row.awards), numeric=True),
            Column("Published page", _page),
            source_column(store),
        ),
        export=Export(DECISIONS_OF_PROGRAMME, rows, citer(store), (("project", programme_id),)),
    )


def _decision(row: Decision) -> Markup:
    title = ": ".join(part for part in (row.decision_ref, row.title) if part) or row.decision_id
    others = row.programmes - 1
    return with_small(title, f"with awards for {counted(others, 'other programme')}" if others else "")


def _page(row: Decision) -> Cell:
    name = row.decision_ref or "decision"
    return link(f"Open {name} (new tab)", row.url, outside=True) if row.url else "address not known"


@exhibit("project-results", choose_project, hide_empty=True)
def outcomes(store: Store, programme_id: str) -> Exhibit:
    """Return the published results of a project."""
    rows = outcomes_by_programme(store, programme_id)
    return Exhibit(
        headline=counted(len(rows), "published result"),
        measure="Outcomes (what changed), findings, outputs (what was done) and targets, as published by those who did "
        "the work or evaluated it.",
        table=lambda: table_html(
            "Published results",
            rows,
            Column("Result", result_cell, wide=True),
            Column("Kind", lambda row: row.kind),
            Column("Body", lambda row: row.reported_by or "not stated"),
            Column("Period", period_cell),
            source_column(store),
        ),
        notes=[
            link(
                "These results with the strength of their evidence, targets and contradicting claims",
                url_for("outcomes", programme=programme_id),
            )
        ],
        export=Export(ProgrammeOutcome, rows, citer(store), (("project", programme_id),)),
    )


@exhibit("project-services", choose_project, hide_empty=True)
def services(store: Store, programme_id: str) -> Exhibit:
    """Return the services of a project."""
    rows = services_by_programme(store, programme_id)
    return Exhibit(
        headline=counted(len(rows), "service"),
        measure="From published pages of different ages: ring or look at the website before you go.",
        table=lambda: table_html(
            "Services",
            rows,
            Column("Service", _service, wide=True),
            Column("By", lambda row: row.provider or "not stated", wide=True),
            Column("For whom", lambda row: row.audience, wide=True),
            Column("Where", lambda row: _where(row.areas)),
            Column("How to reach it", _contact, wide=True),
            Column("Status", lambda row: status_words(row.status, row.status_as_at)),
            source_column(store),
        ),
        export=Export(SERVICES, rows, citer(store), (("project", programme_id),)),
    )


def _service(row: Service) -> Markup:
    return with_small(service_link(row.service_id, row.service), row.description)


def _contact(row: Service) -> Cell:
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
