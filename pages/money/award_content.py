"""One award or decision with everything known of it."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.award_filters import LONDON_NAME
from analysis.differences import together
from data.store import Store
from pages.money.awards_content import KIND_LABELS
from pages.money.choices import choose_award, choose_decision
from queries.awards import (
    Award,
    Decision,
    Disagreement,
    awards,
    awards_by_decision,
    contradictions_about,
    decisions,
    not_published,
)
from queries.services import Service, services_by_programme
from ui.award_cells import (
    Kept,
    amount_and_kind,
    award_amount,
    award_title,
    decided_amount,
    decision_link,
    not_counted,
    recipient_words,
)
from ui.award_files import AWARDS_OF_DECISION, ONE_AWARD
from ui.award_sums import awards_sum
from ui.columns import source_column, years_column
from ui.contact import service_link
from ui.contradictions import statement_columns
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, day, pounds, published, sentence, years
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


CALCULATED = "sum of published parts"
"""How the amount of a decision is known that is not printed itself."""


def window(store: Store, what: str, which: str) -> str:
    """Return how the window of one award or decision is named, each by its own name."""
    if what == "award":
        return f"Award: {awards(store)[which].award_title}"
    return f"Decision: {decision_name(decisions(store)[which])}"


def title(store: Store, what: str, which: str) -> str:
    """Return the title of the page of one award or decision: its own."""
    if what == "award":
        return awards(store)[which].award_title
    decision = decisions(store)[which]
    return decision.title or decision_name(decision)


def decision_name(decision: Decision) -> str:
    """Return what a decision is called: its reference, or what else is known."""
    return decision.decision_ref or decision.title or decision.decision_id


@exhibit("award", choose_award, maxsize=512)
def one_award(store: Store, award_id: str) -> Exhibit:
    """Return everything known of one award."""
    award = awards(store)[award_id]
    return Exhibit(
        headline=_headline(award),
        measure=f"Award to {award.recipient}.",
        table=lambda: (
            render("facts", caption=award.award_title, facts=award_facts(store, award))
            + contradiction_table(store, contradictions_about(store, award.decision_id, award.programme_id))
        ),
        cautions=duplicate_cautions(store, (award_id,)),
        export=Export(ONE_AWARD, (award,), citer(store), (("award", award_id),)),
    )


def _headline(award: Award) -> str:
    amount = award_amount(award) if award.amount_gbp is not None else "amount not found"
    when = f", {years(award.start_year, award.end_year)}" if award.start_year else ""
    return f"{award.kind.capitalize()}: {amount}{when}"


def _named(award: Award) -> Markup:
    bodies = Markup(", ").join(link(name, url_for("recipients", recipient=name)) for name in award.shared_by)
    return with_small(bodies, "The award is shared. No source says what each gets.")


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
        *((("Names", _named(award)),) if award.shared_by else ()),
        ("Years", years(award.start_year, award.end_year)),
        ("Where", Markup(", ").join(map(_area, award.areas)) or NOT_STATED),
        ("Programme", with_small(programme, award.description)),
        ("Priority", priority or "none stated"),
        ("Fund", Markup("{} (money of: {})").format(fund, award.funder) if award.funder else fund or NOT_STATED),
        ("Match funding", pounds(award.match_funding_gbp)),
        ("Decision", Markup("{}: {}").format(decision, award.decision_title) if award.decision_title else decision),
        ("Included in totals", "yes" if award.counts_in_totals else f"no: {award.not_counted_reason}"),
        ("Services of the programme", Markup("; ").join(map(_service, services)) or NONE_KNOWN),
        ("Note", sentence(award.note) if award.note else "none"),
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
        ("Its awards", beside_awards(decision, rows)),
        ("Signed", signed_words(store, decision)),
        ("Years", years(decision.start_year, decision.end_year)),
        ("Source", source_words(store, decision.source_id, decision.locator)),
    ]
    return Exhibit(
        headline=f"{decision.decision_ref or 'Decision'}: "
        f"{decided_amount(decision) if decision.amount_gbp is not None else 'amount not found'}",
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
    if decision.amount_basis == CALCULATED:
        parts = counted(decision.part_count or 0, "award")
        return f"Total calculated from its {parts}; no separate total is published."
    rounding = together([row.rounding_gbp for row in rows if row.counts_in_totals])
    verdict = VERDICTS.get(decision.verdict, sentence(decision.reason))
    if decision.verdict == "less" and decision.amount_gbp is not None and rounding:
        verdict += f" They fall short by {at_least(decision.amount_gbp - decision.parts_gbp, rounding)}."
    return (
        f"{counted(decision.part_count or 0, 'award')} counted: {awards_sum(decision.parts_gbp, rounding)}"
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
