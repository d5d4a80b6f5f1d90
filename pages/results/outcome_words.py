"""How results read: value, period, strength of evidence, and where one of them stands on this page."""

import re
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from queries.outcomes import Evidence, Result
from ui.html import address, link
from ui.wording import published, sentence

EVIDENCE: dict[Evidence, str] = {
    "evaluation with a comparison group": "evaluation with a comparison group",
    "evaluation": "evaluation without a comparison group",
    "monitoring": "monitoring by those who pay or oversee",
    "own count": "provider’s own count",
    "stated": "stated without saying who counted",
    "no result": "not a result: a target or context",
}
"""What each strength of evidence is called on the screen, the strongest first."""

EVALUATED: tuple[Evidence, ...] = ("evaluation with a comparison group", "evaluation")

COUNTED: tuple[Evidence, ...] = ("monitoring", "own count", "stated")

HIDDEN = "*"

ON_ANOTHER = re.compile(r"(?:later (?:matched )?evaluation|earlier claims)\b", re.IGNORECASE)


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
    def note(self) -> str | None:
        """Return what to know about it."""


def value_words(row: Valued) -> str:
    """Return a result's value as published: over 190 people, 53%, nearly £3,000,000, or “no different”."""
    return number_words(row.value, row.unit, row.published_qualifier, row.note)


def number_words(value: Decimal | None, unit: str | None, qualifier: str | None, note: str | None) -> str:
    """Return a value with its unit and the word before it; what the source says in words is quoted."""
    if value is None:
        quoted = re.search(r"published as '([^']+)'", note or "")
        if not quoted:
            return "in words, see note"
        ends = re.fullmatch(r"(\d+)-(\d+)", quoted[1])
        if ends:
            low, high = (number_words(Decimal(end), unit, None, None) for end in ends.groups())
            return f"{low.removesuffix(f' {unit}')} to {high}"
        return f"“{quoted[1]}”"
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
    return f"from {published(start)}" if start else "period not stated"


def programme_link(programme_id: str | None, programme: str | None) -> Markup:
    """Return a programme's name, linked to its results."""
    if programme_id is None or programme is None:
        return Markup("Several programmes, or none")
    return link(programme, address("outcomes", programme=programme_id))


def remark(*parts: str | None) -> Markup:
    """Return sentences in small type; nothing without any."""
    words = " ".join(sentence(part) for part in parts if part)
    return Markup("<small>{}</small>").format(words) if words else Markup("")


def plain_note(note: str | None) -> str:
    """Return a note without what has been quoted as the value, and without what it says of another result.

    That stands where both results do, side by side, and in the files.
    """
    kept = [part for part in (note or "").split("; ") if not part.startswith("published as '")]
    return "; ".join(part for part in kept if not ON_ANOTHER.match(part))
