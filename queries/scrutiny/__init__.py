"""Recommendations and questions of those who scrutinise MOPAC, and the published figures that bear on them."""

import datetime
from typing import NamedTuple

from data.store import Store
from queries import rows


class Recommendation(NamedTuple):
    """What somebody recommended; days_since_due is below 0 before it falls due, None where no time is given."""

    recommendation_id: str
    body: str
    report: str | None
    number: str | None
    date: str | None
    theme: str | None
    recommendation: str
    asked_of: str | None
    due: str | None
    due_on: datetime.date | None
    as_at: datetime.date
    days_since_due: int | None
    status: str
    response: str | None
    source_date: str | None
    source_id: str
    locator: str


class EvidenceUse(NamedTuple):
    """A kind of figures that bears on a recommendation, a question or a principle."""

    subject: str
    subject_id: str
    words: str
    evidence: str
    about: str
    page: str
    cannot_say: str
    source_id: str
    locator: str


class EvidenceCase(NamedTuple):
    """A case behind a figure, and whether it is one of the part; cases is more than 1 where only a count is known."""

    evidence: str
    position: int
    case_name: str
    is_part: bool
    cases: int


class Unanswered(NamedTuple):
    """What the evidence on a recommendation, question or principle cannot show.

    said is what a document says about it that we have not seen ourselves.
    """

    subject: str
    subject_id: str
    cannot_say: str
    said: str | None
    source_id: str | None
    locator: str | None


class Publication(NamedTuple):
    """What a page says of a publication of MOPAC's; said and source are None where it was looked for and not found."""

    publication: str
    said: str | None
    as_of: str
    note: str | None
    source_id: str | None
    locator: str | None


class Asked(NamedTuple):
    """A question of an investigation or a principle, in its order."""

    position: int
    words: str
    source_id: str
    locator: str


class AuditCount(NamedTuple):
    """How many audit actions there were or were carried out, at a date."""

    date: str
    measure: str
    value: int
    source_id: str
    locator: str
    note: str | None


class AwardLength(NamedTuple):
    """An award with the financial years it touches; left_out says why its length does not count.

    stated_months and the words are those of its own source, where it gives a length.
    """

    award_id: str
    award_title: str
    recipient: str
    programme_id: str
    kind: str
    decision_id: str | None
    decision_ref: str | None
    funds: str | None
    money: str
    rows_listed: int
    first_year: int | None
    last_year: int | None
    years_covered: int | None
    stated_months: int | None
    stated_words: str | None
    may_run_three_years: bool | None
    left_out: str | None
    source_id: str
    locator: str


class LengthYear(NamedTuple):
    """Awards that begin in one financial year, by the financial years they touch, and the decisions behind them.

    single_years, two_years and three_years are how many touch one, two, and three or more; three_years leaves out those
    that are stated_shorter.
    """

    first_year: int
    awards: int
    single_years: int
    two_years: int
    three_years: int
    stated_shorter: int
    decisions: int
    decisions_three_years: int


def recommendations(store: Store, as_at: datetime.date) -> tuple[Recommendation, ...]:
    """Return all recommendations with the days since each fell due, as at a day."""
    return rows(store, "scrutiny/recommendations", Recommendation, as_at=as_at)


def evidence_by_subject(store: Store) -> tuple[EvidenceUse, ...]:
    """Return which figures bear on what, in the order in which they are shown."""
    return rows(store, "scrutiny/evidence_by_subject", EvidenceUse)


def evidence_cases(store: Store, since: int) -> tuple[EvidenceCase, ...]:
    """Return every case behind the figures; since parts them into before and after the letter of 2020."""
    return rows(store, "scrutiny/evidence_cases", EvidenceCase, since=since)


def unanswered(store: Store) -> tuple[Unanswered, ...]:
    """Return the limits of the evidence."""
    return rows(store, "scrutiny/unanswered", Unanswered)


def publications(store: Store) -> tuple[Publication, ...]:
    """Return what pages say of MOPAC's own publications on its commissioning."""
    return rows(store, "scrutiny/publications", Publication)


def questions(store: Store) -> tuple[Asked, ...]:
    """Return the questions of the investigation of 2024."""
    return rows(store, "scrutiny/questions", Asked)


def principles(store: Store) -> tuple[Asked, ...]:
    """Return MOPAC's own principles."""
    return rows(store, "scrutiny/principles", Asked)


def audit_follow_up(store: Store) -> tuple[AuditCount, ...]:
    """Return how many audit actions were carried out."""
    return rows(store, "scrutiny/audit_follow_up", AuditCount)


def award_lengths(store: Store) -> tuple[AwardLength, ...]:
    """Return every award with the financial years it covers, those that count first."""
    return rows(store, "scrutiny/award_lengths", AwardLength)


def award_lengths_by_year(store: Store) -> tuple[LengthYear, ...]:
    """Return how many awards of each length begin in each year, oldest first."""
    return rows(store, "scrutiny/award_lengths_by_year", LengthYear)
