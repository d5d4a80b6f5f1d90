"""The wording of results: value, period, strength of evidence, and links to them on the page."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from analysis.outcomes import COUNTED, EVALUATED, StrengthCount
from queries.boroughs import BoroughOutcome
from queries.outcomes import Claim, Evidence, Result
from queries.projects import ProgrammeOutcome
from ui.formats import counted, listing, published, sentence
from ui.html import Html, link, url_for, with_small
from ui.missing import NOT_STATED
from ui.pictures.bars import Part, stacked_bar

EVIDENCE: dict[Evidence, str] = {
    "evaluation with a comparison group": "evaluation with a comparison group",
    "evaluation": "evaluation without a comparison group",
    "monitoring": "monitoring by those who pay or oversee",
    "own count": "provider’s own count",
    "stated": "stated without saying who counted",
    "no result": "not a result: a target or context",
}
"""What each strength of evidence is called on the screen, the strongest first."""


HIDDEN = "*"


class Valued(Protocol):
    """What has a published value."""

    @property
    def value(self) -> Decimal | None:
        """Return the value; None where it is in words."""

    @property
    def unit(self) -> str | None:
        """Return what is counted."""

    @property
    def published_qualifier(self) -> str | None:
        """Return the word before the value."""

    @property
    def value_as_published(self) -> str | None:
        """Return what the source says where that is no number."""


def value_words(row: Valued) -> str:
    """Return a result's value as published: over 190 people, 53%, nearly £3,000,000, or “no different”."""
    return number_words(row.value, row.unit, row.published_qualifier, row.value_as_published)


def number_words(value: Decimal | None, unit: str | None, qualifier: str | None, as_published: str | None) -> str:
    """Return a value with its unit and the word before it; what the source says in words is quoted."""
    if value is None:
        if as_published is None:
            return "in words, see note"
        ends = re.fullmatch(r"(\d+)-(\d+)", as_published)
        if ends:
            low, high = (number_words(Decimal(end), unit, None, None) for end in ends.groups())
            return f"{low.removesuffix(f' {unit}')} to {high}"
        return f"“{as_published}”"
    number = f"{value.normalize():,f}"
    text = f"£{number}" if unit == "GBP" else f"{number}%" if unit == "%" else f"{number} {unit or ''}".rstrip()
    return f"{qualifier} {text}" if qualifier not in (None, "exact") else text


def shown_value(row: Result) -> str:
    """Return a result's value; an asterisk for a count that is hidden."""
    return HIDDEN if row.value_shown == HIDDEN else value_words(row)


def period_words(start: str | None, end: str | None) -> str:
    """Return a period as it was published."""
    if start and end and start != end:
        return f"{published(start)} to {published(end)}"
    if end:
        return published(end) if start else f"to {published(end)}"
    return f"from {published(start)}" if start else f"period {NOT_STATED}"


def result_cell(row: BoroughOutcome | ProgrammeOutcome) -> Markup:
    """Return a result of a borough or of a project with its value, and what to know about it in small type."""
    shared = f"{counted(row.boroughs, 'borough')} together" if row.boroughs > 1 else None
    return measured(row.measure, value_words(row)) + remark(shared, row.note)


def period_cell(row: BoroughOutcome | ProgrammeOutcome) -> str:
    """Return the period of a result of a borough or of a project, as it was published."""
    return period_words(row.period_start, row.period_end)


def programme_link(programme_id: str | None, programme: str | None) -> Markup:
    """Return a programme's name, linked to its results."""
    if programme_id is None or programme is None:
        return Markup("Several programmes, or none")
    return link(programme, url_for("outcomes", programme=programme_id))


def measured(measure: str, value: str) -> Markup:
    """Return what was measured, with its value in bold."""
    return Markup("{}: <strong>{}</strong>").format(sentence(measure)[:-1], value)


def remark(*parts: str | None) -> Markup:
    """Return sentences in small type; nothing without any."""
    return with_small("", " ".join(sentence(part) for part in parts if part))


def evaluated_of(rows: Sequence[Result]) -> str:
    """Return how many of the results come from an evaluation: 21 of 169."""
    said = [row for row in rows if row.evidence != "no result"]
    return f"{sum(row.evidence in EVALUATED for row in said)} of {len(said)}"


def evidence_bar(counts: Sequence[StrengthCount]) -> Html:
    """Return the published results as one bar, by strength of evidence, the strongest first."""
    shown = [row for row in counts if row.evidence != "no result" and row.results]
    parts = [Part(EVIDENCE[row.evidence], row.results, str(row.results)) for row in shown]
    return stacked_bar(parts, "; ".join(f"{part.text} {part.name}" for part in parts))


def strength_headline(rows: Sequence[Result]) -> str:
    """Return how many of the results evaluations found, of how many programmes, and how many of them others did.

    Others: they were found outside London, MOPAC analysed its own work, or the provider publishes its evaluation.
    """
    said = sum(row.evidence != "no result" for row in rows)
    own = [row for row in rows if row.evidence in EVALUATED]
    if not own:
        return f"None of the {said} results in our sources is a finding of an evaluation"
    programmes = len({row.programme_id for row in own})
    parts = [
        f"{number} {words}"
        for number, words in (
            (sum(row.is_elsewhere for row in own), "from outside London"),
            (sum(row.rule == "own analysis of the funder" for row in own), "from MOPAC’s own analysis"),
            (sum(row.rule == "evaluation that the provider publishes" for row in own), "published by the provider"),
        )
        if number
    ]
    words = f": {listing(parts)}" if parts else ""
    return (
        f"{len(own)} of the {said} results in our sources are findings of evaluations, which are of "
        f"{counted(programmes, 'programme')}{words}"
    )


def strength_details(counts: Sequence[StrengthCount]) -> str:
    """Return how many of those had a comparison, and how many of all results do not say who counted."""
    compared, evaluated, *others, _ = counts
    elsewhere = f" ({compared.elsewhere} outside London)" if compared.elsewhere else ""
    return (
        f"Of the {compared.results + evaluated.results}, {compared.results}{elsewhere} rest on a comparison with "
        f"people who were not helped; {others[-1].results} of all do not say who counted."
    )


def case_headline(rows: Sequence[Claim]) -> str:
    """Return a contested question with what is claimed, what evaluations found, and quotations."""
    said = [_in_title(row) for row in rows if row.in_title and row.evidence in COUNTED]
    found = [_in_title(row) for row in rows if row.in_title and row.evidence in EVALUATED]
    beside = [_in_title(row) for row in rows if row.in_title and row.evidence == "no result"]
    evaluations = len({row.source_id for row in rows if row.evidence in EVALUATED})
    parts = [
        f"claimed or counted: {listing(said)}" if said else "",
        f"found by {'one evaluation' if evaluations == 1 else counted(evaluations, 'evaluation')}: {listing(found)}"
        if found
        else "",
        f"quoted beside it: {listing(beside)}" if beside else "",
    ]
    words = sentence("; ".join(part for part in parts if part))[:-1]
    return f"{rows[0].question} {words}"


def _in_title(row: Claim) -> str:
    return (row.in_title or "").replace("{}", value_words(row))
