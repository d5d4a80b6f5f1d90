"""The list of results that fit the filters: folded away by programme, some programmes a page."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from analysis import boundaries
from analysis.outcomes import EVALUATED, LONDON_NAME, programmes_with_results, results_found
from data.store import Store, kept_with_store
from pages.results.choices import choose_result_search
from pages.results.outcomes_content import result_columns
from queries.outcomes import Result, ResultSearch, smallest_count_shown
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, year
from ui.html import Html, render, url_for
from ui.lists import chip_list, page_count, page_links, stated
from ui.outcome_words import EVIDENCE, programme_link
from ui.provenance import citer
from ui.tables import table_html

PAGE_SIZE = 12
"""Programmes on a page."""

OPEN = 8
"""So few results are not folded away."""

SEVERAL = "About several programmes, or none"

IN_WORDS = {"output": "outputs", "outcome": "outcomes", "finding": "findings", "target": "targets"}


@kept_with_store
def groups(store: Store, search: ResultSearch) -> tuple[tuple[Result, ...], ...]:
    """Return the results that fit a search by programme, those of several programmes or none together."""
    return tuple(tuple(rows) for _, rows in groupby(results_found(store, search), attrgetter("programme_id")))


def pages_of(store: Store, search: ResultSearch) -> int:
    """Return how many pages the programmes of a search fill, at least one."""
    return page_count(len(groups(store, search)), PAGE_SIZE)


def parameters(store: Store, search: ResultSearch) -> tuple[tuple[str, str], ...]:
    """Return a search as the parameters of its address, those that are not left open."""
    return stated(
        {
            "programme": search.programme_id,
            "fund": search.fund,
            "priority": search.priority,
            "borough": boundaries.place_name(store, search.gss_code, LONDON_NAME),
            "kind": search.kind,
            "evidence": search.evidence,
            "year": year(search.financial_year) if search.financial_year else "all",
        }
    )


def chips(store: Store, search: ResultSearch) -> Html:
    """Return what the filters leave of all results, each with a way to take it off; empty where they leave all."""
    words: dict[str, str] = {**IN_WORDS, **dict(EVIDENCE.items())}
    return chip_list("outcomes", parameters(store, search), lambda _, value: words.get(value, value))


@exhibit("outcomes", choose_result_search)
def listed(store: Store, search: ResultSearch, page: int = 1) -> Exhibit:
    """Return the results that fit a search; the page shows one page of them."""
    rows, every = results_found(store, search), groups(store, search)
    first = PAGE_SIZE * (page - 1)
    shown = every[first : first + PAGE_SIZE]
    unpublished = sum(row.origin != "published" for row in rows)
    return Exhibit(
        headline=_headline(rows),
        measure="Choose a programme to see its results, the strongest evidence first. Outputs are what was done, "
        "outcomes what changed; findings are what an evaluation says, targets what was promised.",
        coverage=_range(every, first + 1, first + len(shown)) if len(every) > PAGE_SIZE else "",
        table=lambda: Markup("").join(_group(store, own, is_open=len(rows) <= OPEN) for own in shown),
        notes=[
            f"{unpublished} of them are unpublished returns. Below London level, counts of people from "
            f"1 to {smallest_count_shown(store) - 1} are shown as *, and others where they would give those away, in "
            "whatever unit."
        ]
        if unpublished
        else (),
        export=Export(Result, rows, citer(store), parameters(store, search)),
    )


def _range(every: Sequence[tuple[Result, ...]], first: int, last: int) -> str:
    """Return which of the groups of a list are on a page."""
    named = sum(group[0].programme_id is not None for group in every)
    if named == len(every):
        return f"Programmes {first} to {last} of {named}."
    return f"{first} to {last} of {len(every)}: {named} programmes, and what is about several or none."


def _group(store: Store, rows: tuple[Result, ...], *, is_open: bool) -> Markup:
    """Return the results of one programme, folded away under its name, their number and the best evidence."""
    strongest = rows[0].evidence
    name = rows[0].programme or SEVERAL
    return render(
        "result_group",
        name=name,
        is_open=is_open,
        number=results_and_others(rows),
        strongest="" if strongest == "no result" else EVIDENCE[strongest],
        programme=programme_link(rows[0].programme_id, f"All about the results of {name}")
        if rows[0].programme_id
        else "",
        table=table_html(f"Results of {name}", rows, *result_columns(store)),
    )


def _headline(rows: tuple[Result, ...]) -> str:
    if not rows:
        return "No result fits these filters"
    programmes = programmes_with_results(rows) or len({row.programme_id for row in rows if row.programme_id})
    evaluated = sum(row.evidence in EVALUATED for row in rows)
    about = f" of {counted(programmes, 'programme')}" if programmes else ""
    are_results = any(row.evidence != "no result" for row in rows)
    some = f", {evaluated or 'none'} of them from evaluations" if are_results else ""
    return f"{results_and_others(rows, about)}{some}"


def results_and_others(rows: tuple[Result, ...], about: str = "") -> str:
    """Return how many results there are, and how many targets and figures of context."""
    others = sum(row.evidence == "no result" for row in rows)
    beside = f"{others} {'target or figure' if others == 1 else 'targets or figures'} of context" if others else ""
    if others == len(rows):
        return f"{beside}{about}, no result"
    own = f"{counted(len(rows) - others, 'result')}{about}"
    return f"{own}, with {beside}" if others else own


def pager(store: Store, search: ResultSearch, page: int) -> Html:
    """Return links to the page before and after."""

    def url_of(number: int) -> str:
        return url_for("outcomes", [*parameters(store, search), ("page", str(number))])

    return page_links("the results", page, pages_of(store, search), url_of)
