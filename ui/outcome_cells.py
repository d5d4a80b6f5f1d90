"""A published result in the tables of a borough and of a project: what it says, and for when."""

from markupsafe import Markup

from queries.boroughs import BoroughOutcome
from queries.projects import ProgrammeOutcome
from ui.formats import counted, published, sentence
from ui.html import with_small
from ui.missing import NOT_STATED


def outcome_words(row: BoroughOutcome | ProgrammeOutcome) -> Markup:
    """Return a result with its value and what to know about it."""
    if row.value is None:
        value = "in words, see note"
    else:
        number = f"{row.value.normalize():,f}"
        qualifier = f"{row.published_qualifier} " if row.published_qualifier not in (None, "exact") else ""
        unit = row.unit or ""
        value = f"{qualifier}{number}{unit}" if unit == "%" else f"{qualifier}{number} {unit}".rstrip()
    shared = f"{counted(row.boroughs, 'borough')} together. " if row.boroughs > 1 else ""
    note = sentence(row.note)
    return with_small(Markup("{}: <strong>{}</strong>").format(sentence(row.measure)[:-1], value), shared + note)


def outcome_period(row: BoroughOutcome | ProgrammeOutcome) -> str:
    """Return the period of a result as it was published."""
    if row.period_start and row.period_end and row.period_start != row.period_end:
        return f"{published(row.period_start)} to {published(row.period_end)}"
    known = row.period_end or row.period_start
    return published(known) if known else NOT_STATED
