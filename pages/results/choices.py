"""The choices of the pages on results."""

from analysis.outcomes import cases
from data.store import Store
from pages.results.outcome_claims_content import all_series
from pages.results.outcomes_content import KINDS, filters_of, place_code
from queries.outcomes import ResultSearch
from ui.choices import Choice, OneOf, PageNumber
from ui.request import Request

PROGRAMME = Choice("programme", noun="a programme")
STORY = Choice("story", noun="a story")

PLACE = OneOf("borough", "Where", "a borough", is_listed=True, width=240)
EVIDENCE = OneOf("evidence", "Strength of evidence", "a strength of evidence", is_listed=True, width=320)
PRIORITY = OneOf("priority", "Priority", "a priority", is_listed=True)
FUND = OneOf("fund", "Fund", "a fund", is_listed=True)
KIND = OneOf("kind", "Kind", "a kind", is_listed=True)
YEAR = OneOf("year", "In the year", "a year", is_listed=True)
NARROWING = (PRIORITY, FUND, KIND, YEAR)

PAGE = PageNumber("page")


def choose_result_search(request: Request, store: Store) -> ResultSearch:
    """Ask which results are looked for."""
    known = filters_of(store)
    programme = programme_or_all(request, store)
    with request.row():
        place = request.choose(PLACE, known.places)
        evidence = request.choose(EVIDENCE, known.evidence)
    search = ResultSearch(programme_id=programme, gss_code=place_code(store, place), evidence=evidence)
    with request.fold("More filters: priority, fund, kind, year", NARROWING) as is_asked:
        if is_asked:
            search = search._replace(
                priority=request.choose(PRIORITY, known.priorities),
                fund=request.choose(FUND, known.funds),
                kind=request.choose(KIND, KINDS),
            )
            in_year = request.choose(YEAR, known.years)
            search = search._replace(financial_year=0 if in_year == "all" else int(in_year[:4]))
    return search


def choose_programme(request: Request, store: Store) -> str:
    """Return the programme that a file has to be asked for. Raises BadRequest."""
    return request.required(PROGRAMME, filters_of(store).programmes)


def programme_or_all(request: Request, store: Store) -> str:
    """Return the programme that is asked for, "all" for none."""
    return request.item(PROGRAMME, ("all", *filters_of(store).programmes), "all results are listed below") or "all"


CASE, SERIES = Choice("case"), Choice("series")


def choose_case(request: Request, store: Store) -> str:
    """Return the contested question that a file has to be asked for. Raises BadRequest."""
    return request.required(CASE, tuple(cases(store)))


def choose_series(request: Request, store: Store) -> str:
    """Return the measure over time that a file has to be asked for. Raises BadRequest."""
    return request.required(SERIES, tuple(all_series(store)))
