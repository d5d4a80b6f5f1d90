"""What the Recommendations page shows: the list, and one of them."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.scrutiny import recommendations_award_lengths, timeliness_content
from pages.scrutiny.choices import choose_body, choose_day, choose_recommendation, choose_status
from pages.scrutiny.evidence import EvidenceFigure, brief, case_note, evidence_on, number, open_points, said
from queries.scrutiny import Recommendation, recommendations
from ui.exhibit import Exhibit, Part, ReadyExhibit, attempt, exhibit
from ui.files import Export
from ui.formats import counted, day, listing, lowered, published, sentence, time_between
from ui.html import Html, link, render, url_for, with_small
from ui.missing import NO_RESPONSE, NOT_KNOWN_FROM_SOURCES, NOT_STATED, NOT_STATED_IN_SOURCE
from ui.pictures import bars
from ui.provenance import bibliography, cite, cite_all, citer
from ui.tables import Column, table_html

NO_ANSWER = (
    "“No response found” says that no answer is in our sources, not that there was none. It is noted as “response not "
    "in these documents” where we hold what was sent, and as “not seen” where we know of the recommendation from a web "
    "page or a news report only. Any other status is as old as its document, whose date stands beside it."
)

UNANSWERED = ("response not in these documents", "not seen")
"""Status of a recommendation to which our sources hold no response."""

LATEST = {"scrutiny letter": "the letter itself", "news": "a news report on it", "other": "a web page on it"}
"""What the only document on an unanswered recommendation is called, by its type."""


@kept_with_store
def by_id(store: Store, as_at: date) -> dict[str, Recommendation]:
    """Return all recommendations by their short names, as at a day."""
    return {row.recommendation_id: row for row in recommendations(store, as_at)}


def numbered(row: Recommendation) -> str:
    """Return what a recommendation is called: Recommendation 13: Dashboards; or Recommendation 1 (2014): Falling short.

    Numbers begin anew in each report, so that those of others than the letter of 2020 say whose they are.
    """
    origin, _, place = (row.number or "").rpartition("-")
    name = f"{'Audit recommendation' if origin == 'DARA' else 'Recommendation'} {place}".rstrip()
    if row.report and row.date:
        name = f"{name} ({row.date[:4]})"
    about = row.report or (row.theme if origin != "DARA" else None)
    return f"{name}: {about}" if about else name


def title(store: Store, as_at: date, recommendation_id: str) -> str:
    """Return the title of the page of one recommendation."""
    return numbered(by_id(store, as_at)[recommendation_id])


AT_ONCE = "at once"
"""How a recommendation is said to be due that was to be carried out immediately."""


def due(row: Recommendation) -> str:
    """Return when a recommendation was to be carried out, in the words of the source."""
    if row.due is None:
        return "no time given"
    if row.due_on is None:
        return AT_ONCE if row.due == "immediate" else row.due
    before = "the next funding year, counted from " if row.due == "next funding year" else ""
    return f"{before}{day(row.due_on)}"


def since_due(row: Recommendation) -> str:
    """Return how long ago a recommendation fell due; empty where no day is given."""
    if row.due_on is None or row.days_since_due is None:
        return ""
    if row.days_since_due == 0:
        return "due today"
    if row.days_since_due < 0:
        return f"due in {time_between(row.as_at, row.due_on)}"
    return f"{time_between(row.due_on, row.as_at)} ago"


@exhibit("recommendations", choose_day, choose_body, choose_status)
def listed(store: Store, as_at: date, body: str, status: str) -> Exhibit:
    """Return the recommendations of a body and a status, or all of them."""
    rows = tuple(
        row for row in by_id(store, as_at).values() if body in ("all", row.body) and status in ("all", row.status)
    )
    past = [row for row in rows if (row.days_since_due or 0) > 0]
    at_once = sum(due(row) == AT_ONCE for row in rows)
    return Exhibit(
        headline=_headline(rows),
        measure=f"{_answered(rows)}Recommendations in our own words. Time since due is counted to {day(as_at)}. The "
        "letter of March 2020 has no numbers: its recommendations are counted in their order.",
        coverage=f"{len(past)} of {len(rows)} had a day that has passed; {at_once} {'was' if at_once == 1 else 'were'} "
        f"to be done at once; for {sum(row.due is None for row in rows)} no time was given.",
        table=lambda: _tables(store, rows, fold=(body, status) == ("all", "all")) if rows else Markup(""),
        notes=[NO_ANSWER, case_note()],
        sources=cite_all(store, ((row.source_id, None) for row in rows)),
        export=Export(Recommendation, rows, citer(store), (("body", body), ("status", status))),
    )


@kept_with_store
def scorecard(store: Store, as_at: date) -> Html:
    """Return all recommendations as one bar, by what the documents say became of them."""
    rows = tuple(by_id(store, as_at).values())
    statuses = Counter("no response found" if row.status in UNANSWERED else row.status for row in rows)
    *first, others = [*statuses.most_common(MOST_STATUSES), ("other", sum(statuses.values()))]
    rest = others[1] - sum(count for _, count in first)
    parts = [bars.Part(status, count, str(count)) for status, count in [*first, *([("other", rest)] if rest else [])]]
    return bars.stacked_bar(parts, ", ".join(f"{part.text} {part.name}" for part in parts)) if rows else Html()


MOST_STATUSES = 5
"""Statuses that are drawn one by one."""


def _tables(store: Store, rows: Sequence[Recommendation], fold: bool) -> Markup:
    """Return the table; where fold, those of the first document, with the others folded away below."""
    first = [row for row in rows if not fold or row.source_id == rows[0].source_id]
    others = [row for row in rows if row not in first]
    columns: tuple[Column[Recommendation], ...] = (
        Column("Recommendation", _recommendation, wide=True),
        Column("Due", lambda row: with_small(due(row), since_due(row))),
        Column("Status by the documents", lambda row: _status(store, row), wide=True),
        Column(
            "What is known from published figures",
            lambda row: brief(store, evidence_on(store, "recommendation", row.recommendation_id)),
            wide=True,
        ),
    )
    table = table_html("Recommendations", first, *columns)
    if not others:
        return table
    bodies = listing([f"{number} by {body}" for body, number in Counter(row.body for row in others).most_common()])
    rest = table_html("Other recommendations", others, *columns)
    return table + render("folded", summary=f"{len(others)} more: {bodies}", body=rest)


def _headline(rows: Sequence[Recommendation]) -> str:
    if not rows:
        return "No recommendation fits this choice"
    statuses = Counter(row.status for row in rows if row.status not in UNANSWERED)
    words = listing([f"{count} “{status}”" for status, count in statuses.most_common()])
    silent = len(rows) - statuses.total()
    if not silent:
        return f"{counted(len(rows), 'recommendation')}: {words}"
    return f"No response found for {silent} of {counted(len(rows), 'recommendation')}"


def _answered(rows: Sequence[Recommendation]) -> str:
    """Return, before a space, what became of those that were answered; nothing where none was."""
    statuses = Counter(row.status for row in rows if row.status not in UNANSWERED)
    words = listing([f"{count} “{status}”" for status, count in statuses.most_common()])
    return f"Of the others: {words}. " if words and statuses.total() < len(rows) else ""


def _recommendation(row: Recommendation) -> Markup:
    name = link(numbered(row), url_for("recommendations", recommendation=row.recommendation_id))
    when = published(row.date) if row.date else f"date {NOT_STATED}"
    whom = f"of {row.asked_of}" if row.asked_of else f"(of whom is {NOT_STATED_IN_SOURCE})"
    return with_small(name, sentence(row.recommendation), f"Asked {whom} by: {row.body}, {when}")


def latest_held(store: Store, row: Recommendation) -> str:
    """Return which document is the latest that we hold on a recommendation, with its date as far as it is known."""
    named = LATEST.get(bibliography(store)[row.source_id].document_type, "the document that tells of it")
    return f"{named}, {published(row.source_date) if row.source_date else 'without a date'}"


def _status(store: Store, row: Recommendation) -> Markup:
    if row.status in UNANSWERED:
        return with_small(NO_RESPONSE, f"The latest we hold is {latest_held(store, row)}. Noted as “{row.status}”.")
    when = published(row.source_date) if row.source_date else "document without a date"
    return with_small(row.status, when, sentence(row.response))


def _answer(store: Store, row: Recommendation) -> list[tuple[str, str | Markup]]:
    """Return the status of one recommendation as facts: that there is no response, or what it is and how old."""
    if row.status in UNANSWERED:
        words = f"{NO_RESPONSE} (the latest we hold is {latest_held(store, row)})"
        return [("Response", f"{words}; noted as “{row.status}”")]
    return [
        ("Status by the documents", row.status),
        ("Document of", published(row.source_date) if row.source_date else NOT_STATED_IN_SOURCE),
        ("Response", sentence(row.response) if row.response else "none in the documents we hold"),
    ]


@kept_with_store
def opening(store: Store, as_at: date, recommendation_id: str) -> Html:
    """Return what was asked, of whom, when, and what became of it."""
    row = by_id(store, as_at)[recommendation_id]
    facts: list[tuple[str, str | Markup]] = [
        ("Asked by", row.body),
        ("Report", row.report or ""),
        ("Asked of", row.asked_of or NOT_STATED_IN_SOURCE),
        ("Made", published(row.date) if row.date else NOT_STATED_IN_SOURCE),
        ("Due", due(row)),
        ("Fell due", since_due(row)),
        *_answer(store, row),
        ("Source", cite(store, row.source_id, row.locator)),
    ]
    return render(
        "recommendation", words=sentence(row.recommendation), facts=[(name, value) for name, value in facts if value]
    )


@exhibit("recommendation-figures", choose_recommendation)
def shown_by_figures(store: Store, recommendation_id: str) -> Exhibit | None:
    """Return what the figures say on one recommendation; None if none of them bears on it."""
    evidence = evidence_on(store, "recommendation", recommendation_id)
    rows = evidence.figures
    if not rows:
        return None
    figure = f"{lowered(rows[0].what)}: {number(rows[0])}"
    return Exhibit(
        headline=f"{NOT_KNOWN_FROM_SOURCES}: {lowered(evidence.unknown).removesuffix('.')}; they have: {figure}"
        if evidence.unknown
        else f"What the published figures show: {figure}",
        measure="Computed from the documents we hold, for as many cases as they tell of. Figures are not a verdict on "
        "the recommendation.",
        table=lambda: table_html(
            "What the published figures show",
            rows,
            Column("Figure", lambda row: row.what, wide=True),
            Column("Number", number, numeric=True),
            Column("More on it", lambda row: link(row.about, row.page)),
        ),
        notes=[case_note()],
        export=Export(EvidenceFigure, rows, citer(store), (("recommendation", recommendation_id),)),
    )


IN_FULL: dict[str, Callable[[Store], ReadyExhibit | None]] = {
    "award-length": recommendations_award_lengths.by_year,
    "decision-timing": timeliness_content.signed,
}
"""Kinds of figures that are shown with their chart on the page of a recommendation."""


def in_full(store: Store, recommendation_id: str) -> tuple[Part, ...]:
    """Return the charts behind the figures on one recommendation."""
    kinds = {figure.evidence for figure in evidence_on(store, "recommendation", recommendation_id).figures}
    return tuple(attempt(exhibit, store) for kind, exhibit in IN_FULL.items() if kind in kinds)


def open_ends(store: Store, recommendation_id: str) -> Html:
    """Return the limits of the evidence on one recommendation."""
    evidence = evidence_on(store, "recommendation", recommendation_id)
    words = open_points(evidence)
    if not evidence.figures:
        words = f"No published figure that we hold bears on this recommendation. {words}".strip()
    return render("open_ends", said=said(store, evidence), words=words)
