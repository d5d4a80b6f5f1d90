"""Published results: those that fit a search, how strong their evidence is, and answers to one question that differ."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, get_args

from data.store import Store, kept_with_store
from queries.boroughs import areas
from queries.outcomes import (
    Claim,
    Evidence,
    Result,
    ResultSearch,
    SeriesResult,
    claims_by_question,
    filter_words,
    results,
    series,
)

EVALUATED: tuple[Evidence, ...] = ("evaluation with a comparison group", "evaluation")

COUNTED: tuple[Evidence, ...] = ("monitoring", "own count", "stated")

LONDON_NAME = "London"
"""The name of all of London as a filter."""

KINDS = ("all", "outcome", "output", "finding", "target")


class ResultFilters(NamedTuple):
    """What results can be filtered by, each list but that of programmes and years with "all" first; latest year first.

    Programmes are given by their short names.
    """

    funds: tuple[str, ...]
    priorities: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]
    programmes: tuple[str, ...]
    evidence: tuple[str, ...] = ("all", *get_args(Evidence))


@kept_with_store
def result_filters(store: Store) -> ResultFilters:
    """Return the values that results can be filtered by."""
    words = {name: [row.word for row in rows] for name, rows in groupby(filter_words(store), attrgetter("filter"))}
    return ResultFilters(
        funds=("all", *words["fund"]),
        priorities=("all", *words["priority"]),
        places=("all", LONDON_NAME, *(area.area for area in areas(store))),
        years=tuple(sorted(map(int, words["year"]), reverse=True)),
        programmes=tuple(words["programme"]),
    )


@kept_with_store
def results_found(store: Store, search: ResultSearch) -> tuple[Result, ...]:
    """Return the results that fit a search."""
    return results(store, search)


def programmes_with_results(rows: Iterable[Result]) -> int:
    """Return how many programmes the rows are results of; targets and figures of context are no results."""
    return len({row.programme_id for row in rows if row.programme_id and row.evidence != "no result"})


class StrengthCount(NamedTuple):
    """How many published results, of how many programmes and found outside London, have one strength of evidence."""

    evidence: Evidence
    results: int
    outcomes: int
    outputs: int
    findings: int
    targets: int
    programmes: int
    elsewhere: int


def published_results(store: Store) -> list[Result]:
    """Return all results but unpublished returns."""
    return [row for row in results_found(store, ResultSearch()) if row.origin == "published"]


def strength_counts(store: Store) -> list[StrengthCount]:
    """Return how many of the published results have which strength of evidence, the strongest first."""
    rows = published_results(store)
    return [strength_count(one, [row for row in rows if row.evidence == one]) for one in get_args(Evidence)]


def strength_count(evidence: Evidence, rows: Sequence[Result]) -> StrengthCount:
    """Return the counts of rows of one strength of evidence."""
    kinds = [row.kind for row in rows]
    return StrengthCount(
        evidence,
        len(rows),
        kinds.count("outcome"),
        kinds.count("output"),
        kinds.count("finding"),
        kinds.count("target"),
        len({row.programme_id for row in rows if row.programme_id}),
        sum(row.is_elsewhere for row in rows),
    )


@kept_with_store
def cases(store: Store) -> dict[str, tuple[Claim, ...]]:
    """Return the answers to each contested question, by its short name."""
    return {case: tuple(rows) for case, rows in groupby(claims_by_question(store), attrgetter("case_id"))}


def cases_of(store: Store, programme_id: str) -> tuple[str, ...]:
    """Return the short names of the contested questions about a programme."""
    return tuple(case for case, rows in cases(store).items() if rows[0].programme_id == programme_id)


@kept_with_store
def all_series(store: Store) -> dict[str, tuple[SeriesResult, ...]]:
    """Return the results of each series, by its short name."""
    return {series_id: tuple(rows) for series_id, rows in groupby(series(store), attrgetter("series_id"))}
