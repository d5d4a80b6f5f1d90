"""One award, decision or recipient with everything known of it."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.award_filters import LONDON_NAME
from analysis.award_sums import AwardSum, sums_by_fund_and_year
from analysis.differences import together
from data.store import Store
from pages.money.awards_content import KIND_LABELS
from pages.money.choices import choose_award, choose_decision, choose_recipient
from queries.awards import (
    Award,
    AwardSearch,
    Decision,
    Disagreement,
    Identifier,
    awards,
    awards_by_decision,
    awards_found,
    contradictions_about,
    decisions,
    identifiers_by_recipient,
    not_published,
)
from queries.services import Service, services_by_programme
from ui.award_cells import (
    Kept,
    amount_and_kind,
    award_amount,
    award_title,
    boroughs_named,
    decided_amount,
    decision_link,
    not_counted,
    published_as,
    recipient_words,
)
from ui.award_files import AWARDS, AWARDS_OF_DECISION, ONE_AWARD
from ui.award_sums import SHORTENED, awards_sum
from ui.columns import source_column, years_column
from ui.contact import service_link
from ui.contradictions import statement_columns
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, day, pounds, published, sentence, whole, years
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NONE_KNOWN, NOT_PUBLISHED, NOT_STATED
from ui.possible_duplicates import duplicate_cautions
from ui.provenance import bibliography, cite, citer
from ui.tables import Cell, Column, table_html
from ui.total_words import at_least

VERDICTS = {
    "equal": "The awards known add up to it.",
    "less": "The awards known come to less: not all of them may be known.",
    "missing": "For some awards under it we found no amount.",
    "differs": "The awards known add up to another amount.",
    "rounding": "The awards known differ from it, which rounding could explain.",
    "unknown": "It cannot be compared with its awards.",
}


def window(store: Store, what: str, which: str) -> str:
    """Return how the window of one award, decision or recipient is named, each by its own name."""
    if what == "award":
        return f"Award: {awards(store)[which].award_title}"
    return f"Decision: {decision_name(decisions(store)[which])}" if what == "decision" else f"Awards to {which}"


def decision_name(decision: Decision) -> str:
    """Return what a decision is called: its reference, or what else is known."""
    return decision.decision_ref or decision.title or decision.decision_id


@exhibit("award", choose_award, maxsize=512)
def one_award(store: Store, award_id: str) -> Exhibit:
    """Return everything known of one award."""
    award = awards(store)[award_id]
    return Exhibit(
        headline=award.award_title,
        measure=f"Award to {award.recipient}.",
        table=lambda: (
            render("facts", caption=award.award_title, facts=award_facts(store, award))
            + contradiction_table(store, contradictions_about(store, award.decision_id, award.programme_id))
        ),
        cautions=duplicate_cautions(store, (award_id,)),
        export=Export(ONE_AWARD, (award,), citer(store), (("award", award_id),)),
    )


def award_facts(store: Store, award: Award) -> list[tuple[str, Cell]]:
    """Return what is known of an award, each fact with its name."""
    programme = link(award.programme, url_for("projects", project=award.programme_id))
    priority = award.priority and link(award.priority, url_for("awards", priority=award.priority))
    fund = award.fund and link(award.fund, url_for("awards", fund=award.fund))
    decision = decision_link(award)
    services = sorted(services_by_programme(store, award.programme_id), key=lambda service: service.service.lower())
    return [
        ("Amount", award_amount(award)),
        ("Kind", KIND_LABELS[award.kind]),
        ("To", recipient_words(award)),
        ("Years", years(award.start_year, award.end_year)),
        ("Where", Markup(", ").join(map(_area, award.areas)) or NOT_STATED),
        ("Programme", with_small(programme, award.description)),
        ("Priority", priority or "none stated"),
        ("Fund", Markup("{} (money of: {})").format(fund, award.funder) if award.funder else fund or NOT_STATED),
        ("Money of others beside it", pounds(award.match_funding_gbp)),
        ("Decision", Markup("{}: {}").format(decision, award.decision_title) if award.decision_title else decision),
        ("Counts in sums", "yes" if award.counts_in_totals else f"no: {award.not_counted_reason}"),
        ("Services of the programme", Markup("; ").join(map(_service, services)) or NONE_KNOWN),
        ("To know", sentence(award.note) if award.note else "nothing more"),
        *(
            (
                absent.fact.capitalize(),
                Markup("{}: {}. {}").format(NOT_PUBLISHED, absent.words, cite(store, absent.source_id, absent.locator)),
            )
            for absent in not_published(store, award.award_id)
        ),
        ("Source", source_words(store, award.source_id, award.locator)),
    ]


def _area(name: str) -> Markup:
    """Return an area of an award, linked to its profile; all of London to its awards in the register."""
    return link(name, url_for("awards", borough=LONDON_NAME) if name == "London" else url_for("borough", borough=name))


def _service(service: Service) -> Markup:
    return service_link(service.service_id, service.service) + (" (ended)" if service.status == "ended" else "")


def source_words(store: Store, source_id: str, locator: str) -> Markup:
    """Return the source with its place, and a link to the published page itself."""
    document = bibliography(store)[source_id]
    cited = cite(store, source_id, locator)
    if not document.url:
        return cited
    return Markup("{}. {}").format(cited, link("The published page (new tab)", document.url, outside=True))


@exhibit("decision", choose_decision)
def one_decision(store: Store, decision_id: str) -> Exhibit:
    """Return everything known of one decision, with its awards."""
    decision = decisions(store)[decision_id]
    rows = awards_by_decision(store, decision_id)
    name = decision_name(decision)
    facts = [
        ("Amount", decided_amount(decision)),
        ("Beside its awards", beside_awards(decision, rows)),
        ("Signed", signed_words(store, decision)),
        ("Years", years(decision.start_year, decision.end_year)),
        ("Source", source_words(store, decision.source_id, decision.locator)),
    ]
    return Exhibit(
        headline=f"{name}: {decision.title}" if decision.title and decision.title != name else name,
        measure=f"Decision with {counted(len(rows), 'award')} known under it.",
        table=lambda: (
            render("facts", caption=name, facts=facts)
            + (decided_awards(store, rows) if rows else Markup(""))
            + contradiction_table(store, contradictions_about(store, decision_id, None))
        ),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS_OF_DECISION, rows, citer(store), (("decision", decision_id),)),
    )


def beside_awards(decision: Decision, rows: Sequence[Award]) -> str:
    """Return how the amount of a decision compares with the awards known under it."""
    if decision.verdict is None or decision.parts_gbp is None:
        return "no award with an amount is known under it"
    rounding = together([row.rounding_gbp for row in rows if row.counts_in_totals])
    verdict = VERDICTS.get(decision.verdict, sentence(decision.reason))
    if decision.verdict == "less" and decision.amount_gbp is not None and rounding:
        verdict += f" They fall short by {at_least(decision.amount_gbp - decision.parts_gbp, rounding)}."
    return (
        f"{counted(decision.part_count or 0, 'award')} in sums: {awards_sum(decision.parts_gbp, rounding)}"
        f"{'' if rounding == 0 else ', because an amount was published rounded'}. {verdict}"
    )


def signed_words(store: Store, decision: Decision) -> Cell:
    """Return when a decision was signed, or its month or year of approval if only a later decision gives it."""
    if decision.date_signed:
        return day(decision.date_signed)
    if decision.approved is None:
        return "date not found in our sources"
    return Markup("day not found; approved in {}, as a later decision says. {}").format(
        published(decision.approved), cite(store, decision.approved_source_id, decision.approved_locator)
    )


def decided_awards(store: Store, rows: Sequence[Award]) -> Markup:
    """Return the awards of a decision as a table."""
    return table_html(
        "Awards under it",
        rows,
        Column("What for", lambda row: award_title(row, row.fund, not_counted(row)), wide=True),
        Column("To", recipient_words, wide=True),
        years_column(),
        Column("Amount", amount_and_kind, numeric=True),
        Column("Fund", lambda row: row.fund or NOT_STATED),
        source_column(store),
        show_caption=True,
    )


def contradiction_table(store: Store, rows: Sequence[Disagreement]) -> Markup:
    """Return statements that do not agree side by side: the decision's own, then others; nothing if there are none."""
    parts = (
        ("Statements that contradict each other", [row for row in rows if row.is_own]),
        ("Other statements about this programme", [row for row in rows if not row.is_own]),
    )
    return Markup("").join(
        table_html(caption, part, *statement_columns(store), show_caption=True) for caption, part in parts if part
    )


def back(kept: Kept = ()) -> Html:
    """Return the way back to the register: to the search that somebody came from, and to all of it."""
    return render("back_to_register", search=url_for("awards", kept) if kept else "")


@exhibit("recipient", choose_recipient)
def one_recipient(store: Store, recipient: str) -> Exhibit:
    """Return all that one recipient was awarded, by fund and year."""
    rows = awards_found(store, AwardSearch(recipient=recipient))
    sums = sums_by_fund_and_year(rows)
    return Exhibit(
        headline=f"{recipient}: {counted(len(rows), 'award')}",
        measure="Every award in our sources that names it as the recipient, newest first.",
        table=lambda: (
            sums_table(sums)
            + table_html(
                "All awards",
                rows,
                Column(
                    "What for",
                    lambda row: award_title(row, row.fund, boroughs_named(row), not_counted(row), published_as(row)),
                    wide=True,
                ),
                years_column(),
                Column("Amount", amount_and_kind, numeric=True),
                Column("Fund", lambda row: row.fund or NOT_STATED),
                Column("Decision", decision_link),
                source_column(store),
                show_caption=True,
            )
            + identifier_table(store, identifiers_by_recipient(store, recipient))
        ),
        notes=recipient_notes(recipient, rows, sums),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS, rows, citer(store), (("recipient", recipient),)),
    )


REGISTERS = {
    "GB-CHC": "Charity Commission for England and Wales",
    "GB-COH": "Companies House",
    "GB-SC": "Scottish Charity Regulator",
    "GB-LAE": "English local authorities",
    "GB-GOR": "Government organisations",
    "GB-REV": "HMRC charities",
}
"""The registers of org-id.guide that the numbers we hold are from."""


def identifier_table(store: Store, rows: Sequence[Identifier]) -> Markup:
    """Return a recipient's official numbers, a row for each source; nothing where none is known."""
    if not rows:
        return Markup("")
    return table_html(
        "Official numbers",
        rows,
        Column("Register", lambda row: REGISTERS[row.org_id.rpartition("-")[0]], wide=True),
        Column("Number", lambda row: row.org_id.rpartition("-")[2]),
        Column("Name in the source", lambda row: row.name_seen, wide=True),
        Column("Note", lambda row: sentence(row.note), wide=True),
        source_column(store),
        show_caption=True,
    )


def recipient_notes(recipient: str, rows: Sequence[Award], sums: Sequence[AwardSum]) -> list[str]:
    """Return what to know about the awards of a recipient: which it may share, and which sums are not exact."""
    others = sum(bool(published_as(row)) for row in rows)
    shared = (
        f"For {counted(others, 'award')} the source names the recipient otherwise, given as “as published”. Where that "
        "is the lead of several, a body with partners or one that passes money on, the award is shared, and how much "
        f"of it {recipient} keeps is not found."
    )
    is_shortened = any(row.rounding_gbp != 0 for row in sums)
    return [note for note, applies in ((shared, others), (SHORTENED, is_shortened)) if applies]


def sums_table(rows: Sequence[AwardSum]) -> Markup:
    """Return a recipient's sums by fund and first year; kinds are kept apart."""
    return table_html(
        "By fund and first year (rows that count in sums)",
        rows,
        Column("First year", lambda row: years(row.start_year, row.start_year)),
        Column("Fund", lambda row: row.fund or NOT_STATED),
        Column("Kind", lambda row: f"{row.kind}, up to" if row.amount_basis == "up to" else row.kind),
        Column("Awards", lambda row: whole(row.awards), numeric=True),
        Column(
            "Sum of those counted",
            lambda row: awards_sum(row.counted_gbp, row.rounding_gbp) if row.counted else "–",
            numeric=True,
        ),
        show_caption=True,
    )
