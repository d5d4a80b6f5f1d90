"""The files of the section on results, by the names in their addresses; serving/files.py answers for them."""

from collections.abc import Callable

from analysis.outcomes import cases
from pages.results import (
    outcome_claims_content,
    outcome_cost_content,
    outcome_list_content,
    outcome_programme_content,
    outcome_worked_content,
    outcomes_content,
)
from queries.outcomes import ResultSearch
from serving.query import Exported, Query
from ui.exhibit import ReadyExhibit


def found_results(query: Query) -> ReadyExhibit | None:
    """Return the results that fit the filters, all of them in the file."""
    known = outcomes_content.filters_of(query.store)
    in_year = query.one_of("year", known.years, "all")
    search = ResultSearch(
        programme_id=programme_or_all(query),
        fund=query.one_of("fund", known.funds, "all"),
        priority=query.one_of("priority", known.priorities, "all"),
        gss_code=outcomes_content.place_code(query.store, query.place(known.places)),
        kind=query.one_of("kind", outcomes_content.KINDS, "all"),
        evidence=query.one_of("evidence", known.evidence, "all"),
        financial_year=0 if in_year == "all" else int(in_year[:4]),
    )
    return outcome_list_content.listed(query.store, search, 1)


def programme(query: Query) -> str:
    """Return the short name of a programme with results."""
    return query.one_of("programme", outcomes_content.filters_of(query.store).programmes)


def programme_or_all(query: Query) -> str:
    """Return the short name of a programme with results, "all" if none is named."""
    return query.one_of("programme", ("all", *outcomes_content.filters_of(query.store).programmes), "all")


def contested(query: Query) -> ReadyExhibit | None:
    """Return the answers to one contested question."""
    case = query.one_of("case", tuple(cases(query.store)))
    return outcome_claims_content.case(query.store, case)


def one_series(query: Query) -> ReadyExhibit | None:
    """Return one measure at several dates."""
    series = query.one_of("series", tuple(outcome_claims_content.all_series(query.store)))
    return outcome_claims_content.trend(query.store, series)


RESULTS: dict[str, Callable[[Query], Exported | None]] = {
    "outcomes": found_results,
    "outcome-evidence": lambda query: outcomes_content.strengths(query.store),
    "outcome-programmes": lambda query: outcomes_content.programmes(query.store),
    "programme-outcomes": lambda query: outcome_programme_content.result_table(query.store, programme(query)),
    "outcome-claims": contested,
    "outcome-targets": lambda query: outcome_claims_content.target_table(query.store, programme_or_all(query)),
    "outcome-series": one_series,
    "outcome-alike": lambda query: outcome_claims_content.alike(query.store, programme_or_all(query)),
    "what-worked-where": lambda query: outcome_worked_content.overview(query.store),
    "evaluation-findings": lambda query: outcome_worked_content.finding_table(query.store),
    "cost-beside-result": lambda query: outcome_cost_content.beside(query.store),
    "cost-left-out": lambda query: outcome_cost_content.left_out(query.store),
}
"""Every file of results, by the name in its address."""
