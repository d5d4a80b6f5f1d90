"""The choices of the pages on money, and how they depend on each other."""

from typing import NamedTuple, get_args

from analysis import boundaries, recipients
from analysis import change_parts as parts
from analysis.award_filters import award_filters, known_ids, place_code
from analysis.fund_tables import cells_by_fund
from analysis.priorities import kinds, priority_choices, priority_names
from analysis.programmes import STATUSES, portfolio_funds
from data.store import Store
from queries.awards import AwardSearch, Sort
from ui.choices import Choice, Number, OneOf, PageNumber, Words
from ui.formats import year
from ui.request import Request
from ui.url_values import read

# Awards and decisions: one of them, or a search of the register.

AWARD = Choice("award", noun="an award")
DECISION = Choice("decision", noun="a decision")
RECIPIENT = Choice("recipient", noun="a recipient")

AWARD_WORDS = Words("q", "Search titles, recipients, funds and decisions", width=300)
ALL_FUNDS = {"all": "All funds"}
KINDS_OF_AWARD = {
    "all": "All kinds",
    "budget": "Budgets",
    "contract": "Contracts",
    "grant": "Grants",
    "procurement ceiling": "Upper limits of contracts",
}
ORDERS = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "largest": "Largest first",
    "smallest": "Smallest first",
    "title": "By title",
}

PLACE = OneOf("borough", "Where", "a borough", is_listed=True, width=150, labels={"all": "Anywhere"})
SORT = OneOf("sort", "Order", "an order", is_listed=True, width=140, labels=ORDERS)
FUND = OneOf("fund", "Fund", "a fund", is_listed=True, labels=ALL_FUNDS)
PRIORITY = OneOf("priority", "Priority", "a priority", is_listed=True, labels={"all": "All priorities"})
KIND = OneOf("kind", "Kind", "a kind", is_listed=True, labels=KINDS_OF_AWARD)
YEAR = OneOf("year", "In the year", "a year", is_listed=True, labels={"all": "Any year"})
LEAST = Number("least", "At least, £", highest=1_000_000_000, step=10_000, placeholder="any", unit="pounds", width=110)
MOST = Number("most", "At most, £", highest=1_000_000_000, step=10_000, placeholder="any", unit="pounds", width=110)
NARROWING = (FUND, PRIORITY, KIND, YEAR)

PAGE = PageNumber("page")
DECISIONS = PageNumber("decisions")

REGISTER = (AWARD_WORDS, FUND, PRIORITY, KIND, PLACE, YEAR, LEAST, MOST, SORT, PAGE, DECISIONS)
"""The choices of the register. A page about one award, decision or recipient only carries them along."""


def choose_award_search(request: Request, store: Store) -> tuple[AwardSearch, Sort]:
    """Ask for a search of awards, and the order of the list."""
    filters = award_filters(store)
    recipient = request.item(RECIPIENT, known_ids(store)["recipient"], "all are listed below")
    with request.row():
        words = tuple(request.search(AWARD_WORDS).split())
        place = request.choose(PLACE, filters.places)
        least, most = request.number(LEAST), request.number(MOST)
        sort: Sort = request.choose(SORT, get_args(Sort))
    search = AwardSearch(
        words=words,
        recipient=recipient or "all",
        gss_code=place_code(store, place),
        least_gbp=least,
        most_gbp=most,
    )
    with request.fold("More filters: fund, priority, kind, year", NARROWING) as is_asked:
        if is_asked:
            years = {"all": 0, **{year(start): start for start in filters.years}}
            search = search._replace(
                fund=request.choose(FUND, filters.funds),
                priority=request.choose(PRIORITY, filters.priorities),
                kind=request.choose(KIND, filters.kinds),
                financial_year=years[request.choose(YEAR, tuple(years))],
            )
    return search, sort


def choose_awards(request: Request, store: Store) -> AwardSearch:
    """Ask for a search of awards; their order makes no difference."""
    return choose_award_search(request, store)[0]


def choose_award(request: Request, store: Store) -> str:
    """Return the award that a file's URL must name. Raises BadRequest."""
    return request.required(AWARD, known_ids(store)["award"])


def choose_decision(request: Request, store: Store) -> str:
    """Return the decision that a file's URL must name. Raises BadRequest."""
    return request.required(DECISION, known_ids(store)["decision"])


def choose_recipient(request: Request, store: Store) -> str:
    """Return the recipient that a file's URL must name. Raises BadRequest."""
    return request.required(RECIPIENT, known_ids(store)["recipient"])


# Recipients: one of them, or who gets most.

RECIPIENT_WORDS = Words("q", "Search recipients by name", width=300)
RECIPIENT_KIND = OneOf("kind", "Kind of award", "a kind of award", is_listed=True, width=160, labels=KINDS_OF_AWARD)
FIRST_YEAR = OneOf("year", "First year", "a year", is_listed=True, width=120, labels={"all": "All years"})
RANKED_FUND = OneOf("fund", "Fund", "a fund", is_listed=True, width=160, labels=ALL_FUNDS)
RANKING = (RECIPIENT_WORDS, RECIPIENT_KIND, FIRST_YEAR, RANKED_FUND, PAGE)


def choose_ranking(request: Request, store: Store) -> recipients.RecipientSearch:
    """Ask for the awards that recipients are ranked by, and for words in their names."""
    years = {"all": 0, **{year(start): start for start in recipients.first_years(store)}}
    with request.row():
        words = tuple(request.search(RECIPIENT_WORDS).split())
        kind = request.choose(RECIPIENT_KIND, recipients.kinds(store))
        start = years[request.choose(FIRST_YEAR, tuple(years))]
        fund = request.choose(RANKED_FUND, recipients.funds(store))
    return recipients.RecipientSearch(kind, start, fund, words)


# Priorities.

AWARD_KIND = OneOf("kind", "Kind of award", "a kind of award", is_listed=True, labels=KINDS_OF_AWARD)
AWARD_PRIORITY = OneOf("priority", "Priority", "a priority", is_listed=True, width=420)


def choose_award_kind(request: Request, store: Store) -> str:
    """Ask for a kind of award."""
    return request.choose(AWARD_KIND, kinds(store))


def choose_award_priority(request: Request, store: Store) -> str:
    """Ask for a priority, all of them by default."""
    return request.choose(AWARD_PRIORITY, priority_choices(store))


PRIORITY_LINES = Choice("priority")


def choose_priority_lines(request: Request, store: Store) -> str:
    """Return the priority that the URL of its lines' file must name. Raises BadRequest."""
    return request.required(PRIORITY_LINES, priority_names(store))


# Projects.

STORY = Choice("story", noun="a story")
PROJECT_WORDS = Words("q", "Search programmes, recipients and boroughs", width=300)
PROJECT_FUND = OneOf("fund", "Fund", "a fund", is_listed=True, width=280, labels=ALL_FUNDS)
PROJECT_PLACE = OneOf("borough", "Borough", "a borough", is_listed=True, width=180, labels={"all": "Any borough"})
LONDON_WIDE = OneOf(
    "london",
    "London-wide projects",
    "a choice",
    is_listed=True,
    width=160,
    labels={"with": "Included", "without": "Left out"},
)
STATUS = OneOf(
    "status", "Status", "a status", is_listed=True, width=130, labels={"all": "Any status", "unknown": "Not known"}
)


def choose_project_fund(request: Request, store: Store) -> str:
    """Ask for a fund, all of them by default."""
    return request.choose(PROJECT_FUND, portfolio_funds(store))


class ProjectSearch(NamedTuple):
    """Which projects are listed; "all" and no words leave a filter out. Words that are a borough's name choose it."""

    words: tuple[str, ...] = ()
    fund: str = "all"
    status: str = "all"
    place: str = "all"
    has_london_wide: bool = True


def choose_projects(request: Request, store: Store) -> ProjectSearch:
    """Ask for a search of projects."""
    names = tuple(boundaries.names(store).values())
    with request.row():
        words = request.search(PROJECT_WORDS)
        place = request.choose(PROJECT_PLACE, ("all", *names))
        london_wide = request.choose(LONDON_WIDE, ("with", "without"))
    fund, status = "all", "all"
    with request.fold("More filters: fund, status", (PROJECT_FUND, STATUS)) as is_asked:
        if is_asked:
            fund, status = choose_project_fund(request, store), choose_status(request, store)
    named = read(store, PROJECT_PLACE.name, words, names) if words and place == "all" else None
    return ProjectSearch(() if named else tuple(words.split()), fund, status, named or place, london_wide == "with")


def choose_status(request: Request, _store: Store) -> str:
    """Ask for a status, all of them by default."""
    return request.choose(STATUS, STATUSES)


FUND_TABLE = Choice("fund")


def choose_fund_table(request: Request, store: Store) -> str:
    """Return the fund that the URL of its table's file must name. Raises BadRequest."""
    return request.required(FUND_TABLE, cells_by_fund(store))


# Change explained.

PARTS = OneOf(
    "kind", "Parts", "a kind of parts", is_listed=True, width=160, labels={"ceilings": "Upper limits of contracts"}
)
CHANGED_FUND = OneOf("fund", "Fund", "a fund", is_listed=True, width=300)
FROM = OneOf("from", "From", "a year", is_listed=True, width=120)
TO = OneOf("year", "To", "a year", is_listed=True, width=120)


def choose_change(request: Request, store: Store) -> parts.ComparedYears:
    """Ask for a fund and the two years to compare."""
    kind = request.choose(PARTS, parts.kinds(store), parts.DEFAULT_KIND)
    funds = parts.funds(store, kind)
    series_id = funds[request.choose(CHANGED_FUND, tuple(funds))]
    default = parts.usual_years(store, kind, series_id)
    earlier = {year(one): one for one in parts.earlier_years(store, kind, series_id)}
    start = earlier[request.choose(FROM, tuple(earlier), year(default[0]))]
    later = {year(one): one for one in parts.later_years(store, kind, series_id, start)}
    too_early = [year(one) for one in parts.every_year(store, kind, series_id) if one <= start]
    end = later[request.choose(TO, tuple(later), year(default[1]), too_early)]
    return parts.ComparedYears(kind, series_id, start, end)
