"""What the published figures say on a recommendation, a question or a principle, and what they cannot show."""

from typing import NamedTuple

from analysis.scrutiny import SINCE
from data.store import Store, kept_with_store
from queries.scrutiny import (
    EvidenceCount,
    EvidenceUse,
    Unanswered,
    evidence_by_subject,
    evidence_cases,
    evidence_counts,
    unanswered,
)


class EvidenceFigure(NamedTuple):
    """A computed figure with what it bears on: part of whole, or a count by itself where whole is None."""

    subject: str
    subject_id: str
    words: str
    about: str
    what: str
    part: int
    whole: int | None
    share: float | None
    cannot_say: str
    source_id: str
    locator: str


@kept_with_store
def counts(store: Store) -> dict[str, tuple[EvidenceCount, ...]]:
    """Return the figures of each kind."""
    found: dict[str, list[EvidenceCount]] = {}
    for row in evidence_counts(evidence_cases(store, SINCE)):
        found.setdefault(row.evidence, []).append(row)
    return {evidence: tuple(rows) for evidence, rows in found.items()}


@kept_with_store
def uses(store: Store) -> dict[tuple[str, str], tuple[EvidenceUse, ...]]:
    """Return the kinds of figures that bear on each subject, by kind and name of the subject, in their order."""
    found: dict[tuple[str, str], list[EvidenceUse]] = {}
    for row in evidence_by_subject(store):
        found.setdefault((row.subject, row.subject_id), []).append(row)
    return {subject: tuple(rows) for subject, rows in found.items()}


@kept_with_store
def open_questions(store: Store) -> dict[tuple[str, str], Unanswered]:
    """Return the limits of the evidence on each subject with a note on them, by kind and name of the subject."""
    return {(row.subject, row.subject_id): row for row in unanswered(store)}


def cannot_be_told(store: Store, subject: str, subject_id: str) -> str:
    """Return the limits of the evidence on a subject; empty if none are noted."""
    row = open_questions(store).get((subject, subject_id))
    return row.cannot_say if row else ""


def used(store: Store, subject: str, subject_id: str) -> tuple[EvidenceUse, ...]:
    """Return the kinds of figures that bear on one subject."""
    return uses(store).get((subject, subject_id), ())


def figures(
    store: Store, subject: str, subject_id: str, words: str, source: tuple[str, str]
) -> tuple[EvidenceFigure, ...]:
    """Return every figure on one subject, for a file; source is the document of the subject and the place in it."""
    return tuple(
        EvidenceFigure(
            subject,
            subject_id,
            words,
            use.title,
            row.what,
            row.part,
            row.whole,
            row.part / row.whole if row.whole else None,
            use.cannot_say,
            *source,
        )
        for use in used(store, subject, subject_id)
        for row in counts(store).get(use.evidence, ())
    )
