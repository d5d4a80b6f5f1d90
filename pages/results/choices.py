"""The choices of the pages on results."""

from analysis.boundaries import place_code
from analysis.outcomes import KINDS, LONDON_NAME, all_series, cases, result_filters
from data.store import Store
from queries.outcomes import ResultSearch
from ui import outcome_words
from ui.choices import Choice, OneOf, PageNumber
from ui.formats import year
from ui.request import Request

PROGRAMME = Choice("programme", noun="a programme")
STORY = Choice("story", noun="a story")

PLACE = OneOf("borough", "Where", "a borough", is_listed=True, width=240, labels={"all": "Anywhere"})
EVIDENCE = OneOf(
    "evidence",
    "Strength of evidence",
    "a strength of evidence",
    is_listed=True,
    width=320,
    labels={"all": "Any strength"} | {str(kind): words.capitalize() for kind, words in outcome_words.EVIDENCE.items()},
)
PRIORITY = OneOf("priority", "Priority", "a priority", is_listed=True, labels={"all": "All priorities"})
FUND = OneOf("fund", "Fund", "a fund", is_listed=True, labels={"all": "All funds"})
KIND = OneOf("kind", "Kind", "a kind", is_listed=True, labels={"all": "All kinds"})
YEAR = OneOf("year", "In the year", "a year", is_listed=True, labels={"all": "Any year"})
NARROWING = (PRIORITY, FUND, KIND, YEAR)

PAGE = PageNumber("page")


def choose_result_search(request: Request, store: Store) -> ResultSearch:
    """Ask for a search of results."""
    filters = result_filters(store)
    programme = programme_or_all(request, store)
    with request.row():
        place = request.choose(PLACE, filters.places)
        evidence = request.choose(EVIDENCE, filters.evidence)
    search = ResultSearch(programme_id=programme, gss_code=place_code(store, place, LONDON_NAME), evidence=evidence)
    with request.fold("More filters: priority, fund, kind, year", NARROWING) as is_asked:
        if is_asked:
            years = {"all": 0, **{year(start): start for start in filters.years}}
            search = search._replace(
                priority=request.choose(PRIORITY, filters.priorities),
                fund=request.choose(FUND, filters.funds),
                kind=request.choose(KIND, KINDS),
                financial_year=years[request.choose(YEAR, tuple(years))],
            )
    return search


def choose_programme(request: Request, store: Store) -> str:
    """Return the programme that a file's URL must name. Raises BadRequest."""
    return request.required(PROGRAMME, result_filters(store).programmes)


def programme_or_all(request: Request, store: Store) -> str:
    """Return the programme that is asked for, "all" for none."""
    return request.item(PROGRAMME, ("all", *result_filters(store).programmes), "all results are listed below") or "all"


CASE, SERIES = Choice("case"), Choice("series")


def choose_case(request: Request, store: Store) -> str:
    """Return the contested question that a file's URL must name. Raises BadRequest."""
    return request.required(CASE, tuple(cases(store)))


def choose_series(request: Request, store: Store) -> str:
    """Return the measure over time that a file's URL must name. Raises BadRequest."""
    return request.required(SERIES, tuple(all_series(store)))
