"""What the published figures say on a recommendation, a question or a principle, and what cannot be told."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from analysis.scrutiny import SINCE
from data.store import Store, kept_with_store
from queries.scrutiny import (
    EvidenceCase,
    EvidenceCount,
    EvidenceUse,
    Unanswered,
    evidence_by_subject,
    evidence_cases,
    evidence_counts,
    unanswered,
)
from ui.exhibit import CSV_ADDRESS, Export
from ui.html import link
from ui.missing import NOT_KNOWN_FROM_SOURCES
from ui.provenance import cite
from ui.wording import lowered, sentence, share, whole

NO_FIGURE = "No figure of ours bears on it."


class Figure(NamedTuple):
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


class CaseFile(NamedTuple):
    """Every case behind the figures, as a file; made when it is asked for."""

    export: Export


def case_file(store: Store) -> CaseFile:
    """Return the file of every case behind the figures, from which each of them can be worked out again."""
    return CaseFile(Export("figures-and-cases", EvidenceCase, evidence_cases(store, SINCE)))


def case_note() -> Markup:
    """Return the link to that file."""
    return Markup("{}.").format(link("Every case behind these figures, as a file", f"{CSV_ADDRESS}/figures-and-cases"))


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
    """Return what cannot be told of each subject of which something is noted, by kind and name of the subject."""
    return {(row.subject, row.subject_id): row for row in unanswered(store)}


def cannot_be_told(store: Store, subject: str, subject_id: str) -> str:
    """Return what cannot be told of a subject; empty where nothing is noted."""
    row = open_questions(store).get((subject, subject_id))
    return row.cannot_say if row else ""


def said(store: Store, subject: str, subject_id: str) -> Markup:
    """Return what a document says of a subject that we have not seen, with its source; empty where none does."""
    row = open_questions(store).get((subject, subject_id))
    if row is None or row.said is None:
        return Markup("")
    return Markup("{} <small>{}</small>").format(row.said, cite(store, row.source_id, row.locator))


def used(store: Store, subject: str, subject_id: str) -> tuple[EvidenceUse, ...]:
    """Return the kinds of figures that bear on one subject."""
    return uses(store).get((subject, subject_id), ())


def figures(store: Store, subject: str, subject_id: str, words: str, source: tuple[str, str]) -> tuple[Figure, ...]:
    """Return every figure on one subject, for a file; source is the document of the subject and the place in it."""
    return tuple(
        Figure(
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


def told(store: Store, subject: str, subject_id: str) -> Markup:
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


def not_told(store: Store, subject: str, subject_id: str) -> str:
    """Return what cannot be told of a subject: what is noted of it, and what its figures do not say."""
    noted = cannot_be_told(store, subject, subject_id)
    parts = [noted] if noted else []
    return " ".join(sentence(part) for part in (*parts, *(use.cannot_say for use in used(store, subject, subject_id))))
