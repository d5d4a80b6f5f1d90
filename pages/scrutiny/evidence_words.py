"""What the published figures say on a recommendation, a question or a principle, and what cannot be told."""

from collections.abc import Sequence

from markupsafe import Markup

from analysis.evidence import cannot_be_told, counts, open_questions, used
from analysis.scrutiny import SINCE
from data.store import Store
from queries.scrutiny import (
    EvidenceCase,
    EvidenceCount,
    evidence_cases,
)
from ui.files import CSV_PATH, Export, file
from ui.html import link
from ui.missing import NOT_KNOWN_FROM_SOURCES
from ui.provenance import cite
from ui.wording import lowered, sentence, share, whole

NO_FIGURE = "No figure of ours bears on it."


@file("figures-and-cases")
def case_file(store: Store) -> Export:
    """Return every case behind the figures, so that each figure can be worked out again."""
    return Export(EvidenceCase, evidence_cases(store, SINCE))


def case_note() -> Markup:
    """Return the link to that file."""
    return Markup("{}.").format(link("Every case behind these figures, as a file", f"{CSV_PATH}/figures-and-cases"))


def said(store: Store, subject: str, subject_id: str) -> Markup:
    """Return what a document says of a subject that we have not seen, with its source; empty where none does."""
    row = open_questions(store).get((subject, subject_id))
    if row is None or row.said is None:
        return Markup("")
    return Markup("{} <small>{}</small>").format(row.said, cite(store, row.source_id, row.locator))


def number(row: EvidenceCount) -> str:
    """Return a figure in words: 18 of 128 (14.1%), or 188. A share of fewer than ten is not given in per cent."""
    if row.whole is None:
        return whole(row.part)
    words = f"{whole(row.part)} of {whole(row.whole)}"
    return f"{words} ({share(row.part / row.whole)})" if row.whole >= 10 and 0 < row.part < row.whole else words


def brief(store: Store, subject: str, subject_id: str) -> Markup:
    """Return what is said but not seen, what is not known, and the first figure; or that there is nothing."""
    unknown = cannot_be_told(store, subject, subject_id)
    first = next((row for use in used(store, subject, subject_id) for row in counts(store).get(use.evidence, ())), None)
    if unknown:
        covered = (
            Markup("<small>Our sources have: {}: {}</small>").format(lowered(first.what), number(first))
            if first
            else ""
        )
        return Markup("{}<strong>{}:</strong> {}{}").format(
            said(store, subject, subject_id), NOT_KNOWN_FROM_SOURCES, lowered(unknown), covered
        )
    if first:
        return Markup("{}: <strong>{}</strong>").format(first.what, number(first))
    return Markup("{}").format(NO_FIGURE)


def figure_lists(store: Store, subject: str, subject_id: str) -> Markup:
    """Return all figures on a subject as lists, each kind under a link to the page that says more."""
    found = used(store, subject, subject_id)
    if not found:
        return Markup("{}").format(NO_FIGURE)
    return Markup("").join(
        Markup("{}<ul>{}</ul>").format(link(use.title, use.page), _items(counts(store).get(use.evidence, ())))
        for use in found
    )


def _items(rows: Sequence[EvidenceCount]) -> Markup:
    return Markup("").join(Markup("<li>{}: <strong>{}</strong></li>").format(row.what, number(row)) for row in rows)


def open_points(store: Store, subject: str, subject_id: str) -> str:
    """Return the limits of the evidence on a subject: notes on it, and what its figures do not say."""
    noted = cannot_be_told(store, subject, subject_id)
    parts = [noted] if noted else []
    return " ".join(sentence(part) for part in (*parts, *(use.cannot_say for use in used(store, subject, subject_id))))
