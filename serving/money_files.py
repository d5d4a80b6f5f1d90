"""The files of the section on money, by the names in their addresses; serving/files.py answers for them."""

from collections.abc import Callable
from typing import get_args

from analysis import change_parts
from pages.money import (
    award_content,
    awards_content,
    changes_content,
    cocommissioning_content,
    criteria_content,
    decisions_content,
    flow_content,
    fund_tables_content,
    overview_budget,
    overview_content,
    overview_coverage,
    plan_names_content,
    priorities_awards,
    priorities_content,
    project_content,
    project_opening,
    projects_content,
    traced_content,
)
from queries.boroughs import Terms
from serving.query import Exported, Query
from ui.contradictions import programme_contradictions
from ui.exhibit import ReadyExhibit
from ui.filters import SEARCH_LENGTH
from ui.funding_changes import largest_changes
from ui.wording import year


def chosen_change(query: Query) -> change_parts.ComparedYears:
    """Return which two years of which fund are to be explained. Raises BadAddress."""
    store = query.store
    kind = query.one_of("kind", change_parts.kinds(store), change_parts.DEFAULT_KIND)
    funds = change_parts.funds(store, kind)
    series_id = funds[query.one_of("fund", tuple(funds), next(iter(funds), None))]
    usual = change_parts.usual_years(store, kind, series_id)
    earlier = {year(one): one for one in change_parts.earlier_years(store, kind, series_id)}
    start = earlier[query.one_of("from", tuple(earlier), year(usual[0]))]
    later = {year(one): one for one in change_parts.later_years(store, kind, series_id, start)}
    default = year(usual[1]) if usual[1] in later.values() else next(iter(later))
    too_early = [year(one) for one in change_parts.every_year(store, kind, series_id) if one <= start]
    end = later[query.later("year", tuple(later), default, too_early)]
    return change_parts.ComparedYears(kind, series_id, start, end)


def found_projects(query: Query) -> ReadyExhibit | None:
    """Return the projects of a fund and a status that hold the words."""
    fund = query.one_of("fund", projects_content.fund_names(query.store), "all")
    status = query.one_of("status", projects_content.STATUSES, "all")
    return projects_content.listed(query.store, fund, status, query.parameters.get("q", "")[:SEARCH_LENGTH])


def awards_by_priority(query: Query) -> ReadyExhibit | None:
    """Return the awards of one kind by first year, for all priorities or one."""
    kind = query.word("kind", priorities_awards.kinds(query.store))
    priority = query.word("priority", priorities_awards.priority_choices(query.store))
    return priorities_awards.by_priority(query.store, kind, priority, query.word("terms", get_args(Terms)))


def award_flows(query: Query) -> ReadyExhibit | None:
    """Return the flows of the awards of one kind from funder to programme, for all priorities or one."""
    kind = query.word("kind", priorities_awards.kinds(query.store))
    priority = query.word("priority", priorities_awards.priority_choices(query.store))
    return flow_content.award_ways(query.store, kind, priority)


def counted_awards(query: Query) -> ReadyExhibit | None:
    """Return the counted awards of one kind, for all priorities or one."""
    kind = query.word("kind", priorities_awards.kinds(query.store))
    priority = query.word("priority", priorities_awards.priority_choices(query.store))
    return priorities_awards.listed(query.store, kind, priority)


MONEY: dict[str, Callable[[Query], Exported | None]] = {
    "commissioning-budget": lambda query: overview_budget.budget(query.store),
    "direct-funding-changes": lambda query: largest_changes(query.store),
    "spend-by-priority": lambda query: overview_content.priorities(query.store),
    "crime-prevention-fund": lambda query: overview_content.fund(query.store),
    "direct-funding-coverage-by-year": lambda query: overview_coverage.coverage(query.store),
    "newest-decisions": lambda query: overview_content.decisions(query.store),
    "priority-headings": lambda query: priorities_content.whole(query.store),
    "priority-lines": lambda query: priorities_content.lines(
        query.store, query.one_of("priority", priorities_content.priority_names(query.store))
    ),
    "priority-flows": lambda query: flow_content.where_it_goes(query.store),
    "award-flows": award_flows,
    "awards-beside-budget": lambda query: traced_content.sizes(query.store),
    "awards-covering-2019-20": lambda query: traced_content.covering(query.store),
    "awards-by-priority": awards_by_priority,
    "counted-awards": counted_awards,
    "plan-priorities": lambda query: plan_names_content.names(query.store),
    "projects": found_projects,
    "project-awards": lambda query: project_content.awards(query.store, query.project()),
    "project-budgets": lambda query: project_content.budgets(query.store, query.project()),
    "project-decisions": lambda query: project_content.decisions(query.store, query.project()),
    "project-results": lambda query: project_content.outcomes(query.store, query.project()),
    "project-services": lambda query: project_content.services(query.store, query.project()),
    "project-contradictions": lambda query: programme_contradictions(query.store, query.project()),
    "co-commissioning-roles": lambda query: cocommissioning_content.roles(query.store),
    "co-commissioning-timetable": lambda query: cocommissioning_content.timetable(query.store),
    "co-commissioning-projects": lambda query: cocommissioning_content.projects(query.store),
    "co-commissioning-criteria": lambda query: criteria_content.held(query.store),
    "co-commissioning-figures": lambda query: cocommissioning_content.figures(query.store),
    "co-commissioning-contradictions": lambda query: cocommissioning_content.contradictions(query.store),
    "fund-table": lambda query: fund_tables_content.fund_table(
        query.store, query.one_of("fund", fund_tables_content.fund_names(query.store))
    ),
    "awards-register": lambda query: awards_content.register_file(query.store, *query.search()),
    "awards-sums": lambda query: awards_content.sum_table(query.store, query.search()[0]),
    "decisions": lambda query: decisions_content.decision_file(query.store, *query.search()),
    "award": lambda query: award_content.one_award(query.store, query.known_id("award")),
    "decision": lambda query: award_content.one_decision(query.store, query.known_id("decision")),
    "recipient": lambda query: award_content.one_recipient(query.store, query.known_id("recipient")),
    "change-explained": lambda query: changes_content.explanation(query.store, chosen_change(query)),
    "change-parts": lambda query: changes_content.part_table(query.store, chosen_change(query)),
}

MONEY_DRAWN: dict[str, Callable[[Query], bytes | None]] = {
    "project": lambda query: project_opening.drawn(query.store, query.project())
}
