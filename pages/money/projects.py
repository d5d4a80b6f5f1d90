"""Projects: programmes for several boroughs or all of London, one of them, or what is known of their funds."""

from analysis.fund_tables import cells_by_fund
from analysis.programmes import programmes_by_id
from data.store import Store
from pages.money import project_content as one
from pages.money import projects_cocommissioning as fund
from pages.money import projects_content as content
from pages.money import projects_fund_tables as tables
from pages.money.choices import (
    LONDON_WIDE,
    PROJECT_FUND,
    PROJECT_PLACE,
    PROJECT_WORDS,
    STATUS,
    STORY,
    choose_projects,
)
from ui.contradictions import programme_contradictions
from ui.exhibit import attempt
from ui.extracts import in_their_words
from ui.furniture import section
from ui.page import Page, declare
from ui.shared_choices import PROJECT

FUND_TABLES_LEAD = (
    "The audit panel’s report of January 2020 has a table for each of these funds. Here they are as published, with "
    "their empty cells, each total beside the sum of its lines. Allocation and budget are what was set aside, forecast "
    "is what was expected to be spent, variance the forecast less the allocation or budget."
)

COCOMMISSIONING_LEAD = (
    "From 2018/19 a part of the London Crime Prevention Fund goes to services that several boroughs and partners "
    "commission together. Here is who decides on it, what was planned and what happened, and whether its first "
    "projects meet the criteria expected for it in 2017, as far as we found it."
)


@declare(
    "/projects",
    "Projects",
    "Programmes that MOPAC funds for several boroughs or all of London: who runs them, where, for how much.",
    (PROJECT, STORY, PROJECT_WORDS, PROJECT_PLACE, LONDON_WIDE, PROJECT_FUND, STATUS),
)
def projects(page: Page, store: Store) -> None:
    """Show one project, what is known of a fund, or the list."""
    project = page.item(PROJECT, programmes_by_id(store), "all projects are listed below")
    story = page.item(STORY, tuple(content.STORIES), "all projects are listed below")
    if project:
        one_project(page, store, project)
    elif story == "co-commissioning":
        co_commissioning(page, store)
    elif story == "fund-tables":
        page.heading(content.STORIES[story], FUND_TABLES_LEAD)
        page.show(content.way_back(), *(attempt(tables.fund_table, store, name) for name in cells_by_fund(store)))
    else:
        all_projects(page, store)


def one_project(page: Page, store: Store, project: str) -> None:
    """Show everything we know about one project."""
    page.heading(programmes_by_id(store)[project].programme)
    page.show(
        attempt(one.opening, store, project),
        attempt(in_their_words, store, "programme", project),
        attempt(one.awards, store, project),
        attempt(one.budgets, store, project),
        attempt(one.decisions, store, project),
        attempt(one.outcomes, store, project),
        attempt(one.services, store, project),
        attempt(programme_contradictions, store, project),
        attempt(one.missing, store, project),
    )


def co_commissioning(page: Page, store: Store) -> None:
    """Show the co-commissioning fund."""
    page.heading(content.STORIES["co-commissioning"], COCOMMISSIONING_LEAD)
    page.show(
        attempt(fund.opening, store),
        section("Who decides"),
        attempt(fund.roles, store),
        attempt(in_their_words, store, "story", "roles"),
        section("Timetable"),
        attempt(fund.timetable, store),
        attempt(in_their_words, store, "story", "timetable"),
        section("The first tranche"),
        attempt(fund.projects, store),
        attempt(in_their_words, store, "story", "first-tranche"),
        attempt(fund.criteria_held, store),
        attempt(in_their_words, store, "story", "criteria"),
        section("The second tranche"),
        attempt(fund.second_tranche, store),
        attempt(in_their_words, store, "story", "second-tranche"),
        attempt(fund.figures, store),
        attempt(fund.contradictions, store),
    )


def all_projects(page: Page, store: Store) -> None:
    """Show the projects that a search finds."""
    page.heading(
        "Projects",
        "",
        ("LCPF", "Commissioned together", "Award", "PCD, DMPCD", "VRU"),
    )
    search = choose_projects(page, store)
    page.show(attempt(content.listed, store, search), content.ways())
