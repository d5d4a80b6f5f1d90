"""What the published figures say on a recommendation, a question or a principle, and what they cannot show."""

import csv
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from analysis.scrutiny import SINCE, counted_ones
from data.store import Store, kept_with_store
from queries import NotInFiles
from queries.scrutiny import EvidenceCase, Unanswered, evidence_by_subject, evidence_cases, unanswered
from queries.timeliness import decisions_signed
from ui.csv_file import Selection
from ui.files import CSV_PATH, Export, file
from ui.formats import lowered, sentence, share, whole, year
from ui.html import bullets, link, with_small
from ui.missing import NOT_KNOWN_FROM_SOURCES
from ui.provenance import cite

NO_FIGURE = Markup("No figure of ours bears on it.")


class EvidenceCount(NamedTuple):
    """A computed figure: part of whole, or a count by itself where whole is None."""

    evidence: str
    position: int
    what: str
    part: int
    whole: int | None


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
    evidence: NotInFiles[str]
    page: NotInFiles[str]


class Evidence(NamedTuple):
    """The figures on a recommendation, a question or a principle, and the note on what they cannot show, if any."""

    figures: tuple[EvidenceFigure, ...]
    note: Unanswered | None

    @property
    def unknown(self) -> str:
        """Return what cannot be told; empty if nothing is noted."""
        return self.note.cannot_say if self.note else ""


class FigureWords(NamedTuple):
    """What a figure counts, and whether it is a part of all its cases."""

    what: str
    is_share: bool


@kept_with_store
def figure_words(store: Store) -> dict[tuple[str, int], FigureWords]:
    """Return what each figure counts, by its kind and position."""
    decisions = counted_ones(decisions_signed(store))
    dated = [row.first_year for row in decisions if row.days_after is not None and row.first_year is not None]
    values = {
        "since": year(SINCE),
        "decisions": len(decisions),
        "first_year": year(min(dated, default=SINCE)),
        "last_year": year(max(dated, default=SINCE)),
    }
    with Path(__file__).with_name("evidence_figures.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["evidence"], int(row["position"])): FigureWords(row["what"].format(**values), row["is_share"] == "yes")
            for row in csv.DictReader(lines)
        }


@kept_with_store
def counts(store: Store) -> dict[str, tuple[EvidenceCount, ...]]:
    """Return the figures of each kind, in their order."""
    figures = []
    for figure, group in groupby(evidence_cases(store, SINCE), attrgetter("evidence", "position")):
        cases = tuple(group)
        what, is_share = figure_words(store)[figure]
        part = sum(row.cases for row in cases if row.is_part)
        figures.append(EvidenceCount(*figure, what, part, sum(row.cases for row in cases) if is_share else None))
    return {evidence: tuple(rows) for evidence, rows in groupby(figures, attrgetter("evidence"))}


@kept_with_store
def all_evidence(store: Store) -> dict[tuple[str, str], Evidence]:
    """Return the evidence by kind of subject and its short name, for those with figures or a note."""
    notes = {(row.subject, row.subject_id): row for row in unanswered(store)}
    figures = {
        subject: tuple(
            EvidenceFigure(
                **use._asdict(),
                what=count.what,
                part=count.part,
                whole=count.whole,
                share=count.part / count.whole if count.whole else None,
            )
            for use in uses
            for count in counts(store).get(use.evidence, ())
        )
        for subject, uses in groupby(evidence_by_subject(store), attrgetter("subject", "subject_id"))
    }
    return {subject: Evidence(figures.get(subject, ()), notes.get(subject)) for subject in figures | notes}


def evidence_on(store: Store, subject: str, subject_id: str | int) -> Evidence:
    """Return the evidence on a recommendation, a question or a principle."""
    return all_evidence(store).get((subject, str(subject_id)), Evidence((), None))


@file("figures-and-cases")
def case_file(store: Store) -> Export:
    """Return every case behind the figures, so that each figure can be worked out again."""
    words = figure_words(store)
    columns = Selection(
        EvidenceCase,
        "evidence position what is_share case_name is_part cases",
        {
            "what": lambda case: words[case.evidence, case.position].what,
            "is_share": lambda case: words[case.evidence, case.position].is_share,
        },
    )
    return Export(columns, evidence_cases(store, SINCE))


def case_note() -> Markup:
    """Return the link to that file."""
    return Markup("{}.").format(link("Every case behind these figures, as a file", f"{CSV_PATH}/figures-and-cases"))


def said(store: Store, evidence: Evidence) -> Markup:
    """Return what a document says of a subject that we have not seen, with its source; empty where none does."""
    note = evidence.note
    if note is None or note.said is None:
        return Markup("")
    return Markup("{} <small>{}</small>").format(note.said, cite(store, note.source_id, note.locator))


def number(row: EvidenceFigure) -> str:
    """Return a figure in words: 18 of 128 (14.1%), or 188. A share of fewer than ten is not given in per cent."""
    if row.whole is None:
        return whole(row.part)
    words = f"{whole(row.part)} of {whole(row.whole)}"
    return f"{words} ({share(row.share)})" if row.whole >= 10 and 0 < row.part < row.whole else words


def brief(store: Store, evidence: Evidence) -> Markup:
    """Return what is said but not seen, what is not known, and the first figure; or that there is nothing."""
    first = next(iter(evidence.figures), None)
    if evidence.unknown:
        covered = f"Our sources have: {lowered(first.what)}: {number(first)}" if first else ""
        unknown = Markup("<strong>{}:</strong> {}").format(NOT_KNOWN_FROM_SOURCES, lowered(evidence.unknown))
        return said(store, evidence) + with_small(unknown, covered)
    return _figure(first) if first else NO_FIGURE


def figure_lists(rows: Sequence[EvidenceFigure]) -> Markup:
    """Return figures as lists, each kind under a link to the page that says more."""
    return Markup("").join(
        link(about, page) + bullets(map(_figure, figures))
        for (about, page), figures in groupby(rows, attrgetter("about", "page"))
    )


def _figure(row: EvidenceFigure) -> Markup:
    return Markup("{}: <strong>{}</strong>").format(row.what, number(row))


def open_points(evidence: Evidence) -> str:
    """Return the limits of the evidence on a subject: the note on it, and what its figures do not say."""
    limits = dict.fromkeys((evidence.unknown, *(row.cannot_say for row in evidence.figures)))
    return " ".join(map(sentence, filter(None, limits)))
