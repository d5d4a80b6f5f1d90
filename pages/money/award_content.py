"""One award, decision or recipient with everything known of it."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.award_filters import LONDON_NAME
from analysis.award_sums import AwardSum, sums_by_fund_and_year
from analysis.differences import together
from data.store import Store, kept_with_store
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
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NOT_PUBLISHED, NOT_STATED
from ui.provenance import bibliography, cite, citer
from ui.tables import Column, table_html
from ui.total_words import at_least
from ui.twin_awards import twin_cautions
from ui.wording import counted, day, pounds, published, sentence, whole, years

VERDICTS = {
    "equal": "The awards known add up to it.",
    "less": "The awards known come to less: not all of them may be known.",
    "missing": "For some awards under it we found no amount.",
    "differs": "The awards known add up to another amount.",
    "rounding": "The awards known differ from it, which rounding could explain.",
    "unknown": "It cannot be compared with its awards.",
}


@kept_with_store(maxsize=512)
def window(store: Store, what: str, which: str) -> str:
    """Return how the window of one award, decision or recipient is named, each by its own name."""
    if what == "award" and (made := awards(store).get(which)):
        return f"Award: {made.award_title}"
    if what == "decision" and (taken := decisions(store).get(which)):
        return f"Decision: {taken.decision_ref or taken.title or which}"
    return f"Awards to {which}"


@exhibit("award", choose_award, maxsize=512)
def one_award(store: Store, award_id: str) -> Exhibit | None:
    """Return everything known of one award; None if there is none of this id."""
    found = awards(store).get(award_id)
    if found is None:
        return None
    services = sorted(services_by_programme(store, found.programme_id), key=lambda service: service.service.lower())
    facts: list[tuple[str, Markup | str]] = [
        ("Amount", award_amount(found)),
        ("Kind", KIND_LABELS.get(found.kind, found.kind)),
        ("To", recipient_words(found)),
        ("Years", years(found.start_year, found.end_year)),
        ("Where", area_words(found.areas)),
        (
            "Programme",
            with_small(link(found.programme, url_for("projects", project=found.programme_id)), found.description),
        ),
        (
            "Priority",
            link(found.priority, url_for("awards", priority=found.priority)) if found.priority else "none stated",
        ),
        ("Fund", _fund(found)),
        ("Money of others beside it", pounds(found.match_funding_gbp)),
        ("Decision", decision_words(found)),
        ("Counts in sums", "yes" if found.counts_in_totals else f"no: {found.not_counted_reason}"),
        ("Services of the programme", service_words(services)),
        ("To know", sentence(found.note) if found.note else "nothing more"),
        *(
            (
                one.fact.capitalize(),
                Markup("{}: {}. {}").format(NOT_PUBLISHED, one.words, cite(store, one.source_id, one.locator)),
            )
            for one in not_published(store, award_id)
        ),
        ("Source", source_words(store, found.source_id, found.locator)),
    ]
    return Exhibit(
        headline=found.award_title,
        measure=f"Award to {found.recipient}.",
        table=lambda: (
            render("facts", caption=found.award_title, facts=facts)
            + contradiction_table(store, contradictions_about(store, found.decision_id, found.programme_id))
        ),
        cautions=twin_cautions(store, (award_id,)),
        export=Export(ONE_AWARD, (found,), citer(store), (("award", award_id),)),
    )


def _fund(found: Award) -> Markup | str:
    if found.fund is None:
        return "not stated"
    name = link(found.fund, url_for("awards", fund=found.fund))
    return Markup("{} (money of: {})").format(name, found.funder) if found.funder else name


def area_words(names: Sequence[str]) -> Markup | str:
    """Return the areas of an award, each linked to its profile; all of London to its awards in the register."""
    if not names:
        return "not stated"
    return Markup(", ").join(
        link(name, url_for("awards", borough=LONDON_NAME) if name == "London" else url_for("borough", borough=name))
        for name in names
    )


def decision_words(found: Award) -> Markup:
    """Return the decision that made an award, linked, with its title."""
    name = decision_link(found)
    return Markup("{}: {}").format(name, found.decision_title) if found.decision_title else name


def service_words(services: Sequence[Service]) -> Markup:
    """Return the services that a programme pays for, linked."""
    if not services:
        return Markup("none known")
    return Markup("; ").join(
        service_link(one.service_id, one.service) + (" (ended)" if one.status == "ended" else "") for one in services
    )


def source_words(store: Store, source_id: str, locator: str) -> Markup:
    """Return the source with its place, and a link to the published page itself."""
    document = bibliography(store)[source_id]
    cited = cite(store, source_id, locator)
    if not document.url:
        return cited
    return Markup("{}. {}").format(cited, link("The published page (new tab)", document.url, outside=True))


@exhibit("decision", choose_decision)
def one_decision(store: Store, decision_id: str) -> Exhibit | None:
    """Return everything known of one decision, with its awards; None if there is none of this id."""
    found = decisions(store).get(decision_id)
    if found is None:
        return None
    rows = awards_by_decision(store, decision_id)
    name = found.decision_ref or found.title or decision_id
    verdict = "" if found.verdict is None else VERDICTS.get(found.verdict, sentence(found.reason or ""))
    beside = ""
    if found.verdict is not None and found.parts_gbp is not None:
        rounding = together([row.rounding_gbp for row in rows if row.counts_in_totals])
        beside = (
            f"{counted(found.part_count or 0, 'award')} in sums: {awards_sum(found.parts_gbp, rounding)}"
            f"{'' if rounding == 0 else ', because an amount was published rounded'}. {verdict}"
        )
        if found.verdict == "less" and found.amount_gbp is not None and rounding:
            beside += f" They fall short by {at_least(found.amount_gbp - found.parts_gbp, rounding)}."
    facts: list[tuple[str, Markup | str]] = [
        ("Amount", decided_amount(found)),
        ("Beside its awards", beside or "no award with an amount is known under it"),
        ("Signed", signed_words(store, found)),
        ("Years", years(found.start_year, found.end_year)),
        ("Source", source_words(store, found.source_id, found.locator)),
    ]
    return Exhibit(
        headline=f"{name}: {found.title}" if found.title and found.title != name else name,
        measure=f"Decision with {counted(len(rows), 'award')} known under it.",
        table=lambda: (
            render("facts", caption=name, facts=facts)
            + (decided_awards(store, rows) if rows else Html())
            + contradiction_table(store, contradictions_about(store, decision_id, None))
        ),
        cautions=twin_cautions(store, (row.award_id for row in rows)),
        export=Export(AWARDS_OF_DECISION, rows, citer(store), (("decision", decision_id),)),
    )


def signed_words(store: Store, found: Decision) -> Markup | str:
    """Return when a decision was signed, or its month or year of approval if only a later decision gives it."""
    if found.date_signed:
        return day(found.date_signed)
    if found.approved is None or found.approved_source_id is None:
        return "date not found in our sources"
    source = cite(store, found.approved_source_id, found.approved_locator)
    return Markup("day not found; approved in {}, as a later decision says. {}").format(
        published(found.approved), source
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
def one_recipient(store: Store, recipient: str) -> Exhibit | None:
    """Return all that one recipient was awarded, by fund and year; None for one that is not known."""
    rows = awards_found(store, AwardSearch(recipient=recipient))
    if not rows:
        return None
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
        cautions=twin_cautions(store, (row.award_id for row in rows)),
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

    def number(row: Identifier) -> tuple[str, str]:
        register_code, _, within = row.org_id.rpartition("-")
        return REGISTERS[register_code], within

    return table_html(
        "Official numbers",
        rows,
        Column("Register", lambda row: number(row)[0], wide=True),
        Column("Number", lambda row: number(row)[1]),
        Column("Name in the source", lambda row: row.name_seen, wide=True),
        Column("Note", lambda row: sentence(row.note) if row.note else "", wide=True),
        source_column(store),
        show_caption=True,
    )


def recipient_notes(recipient: str, rows: Sequence[Award], sums: Sequence[AwardSum]) -> tuple[str, ...]:
    """Return what to know about the awards of a recipient: which it may share, and which sums are not exact."""
    others = sum(bool(published_as(row)) for row in rows)
    shared = (
        f"For {counted(others, 'award')} the source names the recipient otherwise, given as “as published”. Where that "
        "is the lead of several, a body with partners or one that passes money on, the award is shared, and how much "
        f"of it {recipient} keeps is not found."
    )
    return (
        *((shared,) if others else ()),
        *((SHORTENED,) if any(row.rounding_gbp != 0 for row in sums) else ()),
    )


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
