"""Results of programmes: what is published, how strong its evidence is, and what may be compared with what."""

from decimal import Decimal
from typing import Literal, NamedTuple

from data.store import Store, kept_with_store
from queries import NotInFiles, rows

Evidence = Literal["evaluation with a comparison group", "evaluation", "monitoring", "own count", "stated", "no result"]


class Result(NamedTuple):
    """A published result, or an unpublished return with small counts hidden."""

    result_id: str
    origin: Literal["published", "unpublished return"]
    programme_id: str | None
    programme: str | None
    priority: str | None
    reported_by: str | None
    measure: str
    value: Decimal | None
    value_as_published: NotInFiles[str | None]
    value_shown: str | None
    unit: str | None
    kind: str
    period_start: str | None
    period_end: str | None
    published_qualifier: str | None
    areas: str | None
    evidence: Evidence
    rule: str
    reason: str
    is_elsewhere: bool
    source_id: str | None
    locator: str | None
    note: str | None
    own_note: NotInFiles[str | None]


class ResultSearch(NamedTuple):
    """A search of results; "all" and 0 leave a filter out."""

    programme_id: str = "all"
    fund: str = "all"
    priority: str = "all"
    gss_code: str = "all"
    kind: str = "all"
    evidence: str = "all"
    financial_year: int = 0


class SmallestCount(NamedTuple):
    """The smallest count of people that unpublished returns show below London level."""

    smallest: int


class Choice(NamedTuple):
    """A word that results can be filtered by."""

    filter: str
    word: str


class SeriesResult(NamedTuple):
    """A result that is a point of a series, or only looks like one."""

    series_id: str
    series: str
    basis: str
    is_same_measure: bool
    reason: str
    result_id: str
    programme_id: str
    programme: str
    measure: str
    value: Decimal | None
    value_as_published: NotInFiles[str | None]
    unit: str | None
    kind: str
    period_start: str | None
    period_end: str | None
    published_qualifier: str | None
    evidence: Evidence
    source_id: str
    locator: str
    note: str | None


class TargetResult(NamedTuple):
    """A target, and the result it can be compared with, if there is one."""

    target_id: str
    programme_id: str | None
    programme: str | None
    target: str
    target_value: Decimal | None
    target_as_published: NotInFiles[str | None]
    target_unit: str | None
    target_qualifier: str | None
    target_start: str | None
    target_end: str | None
    target_source_id: str
    target_locator: str
    target_note: str | None
    result_id: str | None
    result: str | None
    result_value: Decimal | None
    result_unit: str | None
    result_qualifier: str | None
    result_start: str | None
    result_end: str | None
    evidence: Evidence | None
    is_like_for_like: bool | None
    reason: str | None
    source_id: str | None
    locator: str | None


class Claim(NamedTuple):
    """An answer to a question on which sources differ."""

    case_id: str
    question: str
    reading: str
    position: int
    what_it_counts: str
    in_title: str | None
    result_id: str
    programme_id: str
    programme: str
    measure: str
    value: Decimal | None
    value_as_published: NotInFiles[str | None]
    unit: str | None
    kind: str
    period_start: str | None
    period_end: str | None
    published_qualifier: str | None
    reported_by: str | None
    evidence: Evidence
    reason: str
    source_id: str
    locator: str
    note: str | None


class EvaluatedProgramme(NamedTuple):
    """A programme with results: what evaluations found of it, where it is known to have been, and who runs it.

    evaluated_in are the areas that findings are of; findings_without_area are those of which no area is named.
    boroughs_not_named are those of which no source says that it covers them. For a programme that is said to cover all
    of London there are none; boroughs_not_named_one_by_one are then those that no source names besides.
    """

    programme_id: str
    programme: str
    status: str
    compared_findings: int
    findings: int
    elsewhere: int
    evaluated_in: list[str]
    findings_without_area: int
    is_london: bool
    boroughs_named: int
    boroughs: list[str]
    boroughs_not_named: list[str]
    boroughs_not_named_one_by_one: list[str]
    providers: str | None
    latest_recipient: str | None
    latest_year: int | None
    areas: NotInFiles[list[str]]


class CostBesideResult(NamedTuple):
    """A published output that counts people, with the awards it can be compared with, or why it cannot."""

    result_id: str
    programme_id: str
    programme: str
    measure: str
    people: int
    unit: str
    published_qualifier: str | None
    period_start: str | None
    period_end: str | None
    start_year: int | None
    end_year: int | None
    awards: int | None
    award_titles: list[str] | None
    award_ids: list[str] | None
    amount_gbp: Decimal | None
    is_upper_limit: bool | None
    verdict: str
    least_gbp: float | None
    most_gbp: float | None
    awards_without_years: int | None
    evidence: Evidence
    source_id: str
    locator: str
    note: str | None
    own_note: NotInFiles[str | None]


def results(store: Store, search: ResultSearch) -> tuple[Result, ...]:
    """Return the results that fit a search, by programme, the strongest evidence first."""
    return rows(store, "outcomes/results_found", Result, **search._asdict())


def filter_words(store: Store) -> tuple[Choice, ...]:
    """Return the words that results can be filtered by."""
    return rows(store, "outcomes/filter_words", Choice)


def series(store: Store) -> tuple[SeriesResult, ...]:
    """Return the results of every series, its points first, oldest first, then what only looks like them."""
    return rows(store, "outcomes/series", SeriesResult)


@kept_with_store
def targets(store: Store) -> tuple[TargetResult, ...]:
    """Return every target, those with a result first."""
    return rows(store, "outcomes/targets", TargetResult)


def claims_by_question(store: Store) -> tuple[Claim, ...]:
    """Return the answers to contested questions, question by question."""
    return rows(store, "outcomes/claims_by_question", Claim)


@kept_with_store
def programmes_evaluated(store: Store) -> dict[str, EvaluatedProgramme]:
    """Return every programme with results by its short name, those with findings beside a comparison group first."""
    return {row.programme_id: row for row in rows(store, "outcomes/programmes_evaluated", EvaluatedProgramme)}


@kept_with_store
def cost_by_result(store: Store) -> tuple[CostBesideResult, ...]:
    """Return every output that counts people, those that can be compared with awards first."""
    return rows(store, "outcomes/cost_by_result", CostBesideResult)


def smallest_count_shown(store: Store) -> int:
    """Return the smallest count of people that unpublished returns show below London level."""
    (row,) = rows(store, "outcomes/smallest_count_shown", SmallestCount)
    return row.smallest
