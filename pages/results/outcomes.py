"""Outcomes: published results by programme, with the strength of their evidence; one programme; three stories."""

from analysis.outcomes import cases, cases_of, result_filters
from data.store import Store
from pages.results import outcomes_claims as claims
from pages.results import outcomes_content as content
from pages.results import outcomes_cost as cost
from pages.results import outcomes_list as results
from pages.results import outcomes_programme as one
from pages.results import outcomes_what_worked as worked
from pages.results.choices import EVIDENCE, NARROWING, PAGE, PLACE, PROGRAMME, STORY, choose_result_search
from ui.contradictions import programme_contradictions
from ui.exhibit import attempt
from ui.furniture import section
from ui.page import Page, declare

WHAT_WORKED_LEAD = (
    "Programmes of which an evaluation found something, those with a comparison group first: what was found, where, "
    "where they ran, who runs them now, what to read, and which boroughs no source names. What an evaluation found is "
    "not a promise that it works elsewhere."
)

CLAIMS_LEAD = (
    "Where sources answer the same question differently, their answers stand side by side with what each of them "
    "counts. A result is shown with its target where both are found, and a line is drawn only where the same "
    "measure was published for several dates."
)

COST_LEAD = (
    "What awards came to for each person whom a published output counts. It is shown only where an award and an output "
    "cover the same programme and exactly the same financial years. It ranks nothing: an hour at a school event and a "
    "year of casework are both “a person”."
)


@declare(
    "/outcomes",
    "Outcomes",
    "Published results of what MOPAC funds in London, each with the strength of its evidence.",
    (PROGRAMME, STORY, PLACE, EVIDENCE, *NARROWING, PAGE),
)
def outcomes(page: Page, store: Store) -> None:
    """Show one programme, a story, or the results that fit the filters."""
    programme = page.item(PROGRAMME, result_filters(store).programmes, "all results are listed below")
    story = page.item(STORY, tuple(content.STORIES), "all results are listed below")
    if programme:
        one_programme(page, store, programme)
    elif story == "what-worked":
        page.heading(content.STORIES[story], WHAT_WORKED_LEAD)
        page.show_explained(
            content.see_also(is_story=True), attempt(worked.overview, store), attempt(worked.finding_table, store)
        )
    elif story == "side-by-side":
        page.heading(content.STORIES[story], CLAIMS_LEAD)
        page.show_explained(
            content.see_also(is_story=True),
            section("Answers that differ"),
            *(attempt(claims.case, store, case) for case in cases(store)),
            section("Targets and results"),
            attempt(claims.target_table, store),
            section("Over time"),
            attempt(claims.alike, store),
        )
    elif story == "cost":
        page.heading(content.STORIES[story], COST_LEAD)
        page.show_explained(content.see_also(is_story=True), attempt(cost.beside, store), attempt(cost.left_out, store))
    else:
        all_results(page, store)


def one_programme(page: Page, store: Store, programme: str) -> None:
    """Show all results of one programme."""
    page.heading(one.name(store, programme), one.description(store, programme))
    page.show_explained(
        attempt(worked.facts, store, programme),
        section("Answers that differ") if cases_of(store, programme) else None,
        *(attempt(claims.case, store, case) for case in cases_of(store, programme)),
        *(attempt(claims.trend, store, series) for series in claims.drawn_series(store, programme)),
        attempt(claims.alike, store, programme),
        attempt(one.result_table, store, programme),
        attempt(claims.target_table, store, programme),
        attempt(programme_contradictions, store, programme),
        attempt(one.missing, store, programme),
    )


def all_results(page: Page, store: Store) -> None:
    """Show the results that fit the filters."""
    page.heading(
        "Outcomes",
        "What programmes did and what changed, who says so, and how strong the evidence is.",
    )
    page.show(attempt(content.strengths, store), content.see_also(is_story=False), attempt(content.matrix, store))
    search = choose_result_search(page, store)
    number = page.page_number(PAGE, results.pages_of(store, search))
    page.show_explained(
        attempt(results.chips, store, search),
        attempt(results.listed, store, search, number),
        attempt(results.pager, store, search, number),
        attempt(content.programmes, store),
    )
