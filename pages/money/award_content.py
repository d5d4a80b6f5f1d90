"""One award, one decision or one recipient with everything known of it."""

from collections.abc import Sequence

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.money.awards_content import (
    KIND_WORDS,
    amount_words,
    award_title,
    decision_link,
    recipient_link,
)
from queries.awards import (
    Award,
    AwardSearch,
    DecidedAward,
    Disagreement,
    PaidService,
    RecipientSum,
    RegisteredAward,
    award,
    awards_by_decision,
    contradictions_about,
    decision,
    register,
    services_by_programme,
    sums_by_recipient,
)
from ui.contact import service_link
from ui.contradictions import statement_columns
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.html import Html, address, link, render
from ui.provenance import bibliography, cite, citer
from ui.tables import Column, table_html
from ui.wording import awarded, counted, day, pounds, sentence, whole, years

VERDICTS = {
    "equal": "The awards known add up to it.",
    "less": "The awards known come to less: not all of them may be known.",
    "missing": "Not all awards under it have a published amount.",
    "differs": "The awards known add up to another amount.",
    "unknown": "It cannot be compared with its awards.",
}


@kept_with_store(maxsize=512)
def window(store: Store, what: str, which: str) -> str:
    """Return how the window of one award, decision or recipient is named, each by its own name."""
    if what == "award" and (made := award(store, which)):
        return f"Award: {made.award_title}"
    if what == "decision" and (taken := decision(store, which)):
        return f"Decision: {taken.decision_ref or taken.title or which}"
    return f"Awards to {which}"


@kept_exhibit(maxsize=512)
def one_award(store: Store, award_id: str) -> Exhibit | None:
    """Return everything known of one award; None if there is none of this id."""
    found = award(store, award_id)
    if found is None:
        return None
    services = services_by_programme(store, found.programme_id)
    facts: list[tuple[str, Markup | str]] = [
        ("Amount", awarded(found.amount_gbp, found.amount_basis, found.start_year, found.end_year)),
        ("Kind", KIND_WORDS.get(found.kind, found.kind)),
        ("To", recipient_link(found.recipient)),
        ("Years", years(found.start_year, found.end_year)),
        ("Where", ", ".join(found.areas) if found.areas else "not stated"),
        (
            "Programme",
            Markup("{}<small>{}</small>").format(
                link(found.programme, address("projects", project=found.programme_id)), found.description
            ),
        ),
        ("Priority", found.priority or "none stated"),
        ("Fund", _fund(found)),
        ("Money of others beside it", pounds(found.match_funding_gbp)),
        ("Decision", decision_words(found)),
        ("Counts in sums", "yes" if found.counts_in_totals else f"no: {found.not_counted_reason}"),
        ("Services of the programme", service_words(services)),
        ("To know", sentence(found.note) if found.note else "nothing more"),
        ("Source", source_words(store, found.source_id, found.locator)),
    ]
    return Exhibit(
        finding=found.award_title,
        measure=f"Award to {found.recipient}.",
        table=render("facts", caption=found.award_title, facts=facts)
        + contradiction_table(store, contradictions_about(store, found.decision_id, found.programme_id)),
        export=Export("award", Award, (found,), citer(store), (("award", award_id),)),
    )


def _fund(found: Award) -> str:
    if found.fund is None:
        return "not stated"
    return f"{found.fund} (money of: {found.funder})" if found.funder else found.fund


def decision_words(found: Award) -> Markup:
    """Return the decision that made an award, linked, with its title."""
    name = decision_link(found.decision_id, found.decision_ref)
    return Markup("{}: {}").format(name, found.decision_title) if found.decision_title else name


def service_words(services: Sequence[PaidService]) -> Markup:
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


@kept_exhibit(maxsize=512)
def one_decision(store: Store, decision_id: str) -> Exhibit | None:
    """Return everything known of one decision, with its awards; None if there is none of this id."""
    found = decision(store, decision_id)
    if found is None:
        return None
    rows = awards_by_decision(store, decision_id)
    name = found.decision_ref or found.title or decision_id
    total = pounds(found.amount_gbp)
    if found.amount_gbp is not None and found.amount_basis != "published":
        total = f"{total} ({found.amount_basis})"
    verdict = "" if found.verdict is None else VERDICTS.get(found.verdict, sentence(found.reason or ""))
    beside = ""
    if found.verdict is not None and found.parts_gbp is not None:
        beside = f"{counted(found.part_count or 0, 'award')} in sums: {pounds(found.parts_gbp)}. {verdict}"
    facts: list[tuple[str, Markup | str]] = [
        ("Amount", total),
        ("Beside its awards", beside or "no award with an amount is known under it"),
        ("Signed", day(found.date_signed) if found.date_signed else "date not found in our sources"),
        ("Years", years(found.start_year, found.end_year)),
        ("Source", source_words(store, found.source_id, found.locator)),
    ]
    return Exhibit(
        finding=f"{name}: {found.title}" if found.title and found.title != name else name,
        measure=f"Decision with {counted(len(rows), 'award')} known under it.",
        table=render("facts", caption=name, facts=facts)
        + (decided_awards(store, rows) if rows else Html())
        + contradiction_table(store, contradictions_about(store, decision_id, None)),
        export=Export("decision", DecidedAward, rows, citer(store), (("decision", decision_id),)),
    )


def decided_awards(store: Store, rows: Sequence[DecidedAward]) -> Markup:
    """Return the awards of a decision as a table."""
    return table_html(
        "Awards under it",
        (
            Column("What for", award_title, wide=True),
            Column("To", lambda row: recipient_link(row.recipient), wide=True),
            Column("Years", lambda row: years(row.start_year, row.end_year)),
            Column("Amount", amount_words, numeric=True),
            Column("Fund", lambda row: row.fund or "not stated"),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        rows,
    )


def contradiction_table(store: Store, rows: Sequence[Disagreement]) -> Markup:
    """Return statements that do not agree side by side; nothing if there are none."""
    if not rows:
        return Markup("")
    return table_html("Statements that contradict each other", statement_columns(store), rows)


@kept_exhibit(maxsize=256)
def one_recipient(store: Store, recipient: str) -> Exhibit | None:
    """Return all that one recipient was awarded, by fund and year; None for one that is not known."""
    rows = register(store, AwardSearch(recipient=recipient))
    if not rows:
        return None
    return Exhibit(
        finding=f"{recipient}: {counted(len(rows), 'award')}",
        measure="Every award in our sources that names it as the recipient, newest first.",
        table=sums_table(sums_by_recipient(store, recipient))
        + table_html(
            "All awards",
            (
                Column("What for", award_title, wide=True),
                Column("Years", lambda row: years(row.start_year, row.end_year)),
                Column("Amount", amount_words, numeric=True),
                Column("Fund", lambda row: row.fund or "not stated"),
                Column("Decision", lambda row: decision_link(row.decision_id, row.decision_ref)),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
        ),
        export=Export("recipient", RegisteredAward, rows, citer(store), (("recipient", recipient),)),
    )


def sums_table(rows: Sequence[RecipientSum]) -> Markup:
    """Return a recipient's sums by fund and first year; kinds are kept apart."""
    return table_html(
        "By fund and first year (rows that count in sums)",
        (
            Column("First year", lambda row: years(row.start_year, row.start_year)),
            Column("Fund", lambda row: row.fund or "not stated"),
            Column("Kind", lambda row: f"{row.kind}, up to" if row.amount_basis == "up to" else row.kind),
            Column("Awards", lambda row: whole(row.awards), numeric=True),
            Column("Sum of those counted", lambda row: pounds(row.counted_gbp) if row.counted else "–", numeric=True),
        ),
        rows,
    )


def back() -> Html:
    """Return the way back to the register."""
    return render("back_to_register")
