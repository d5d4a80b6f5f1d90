"""The files of the section on boroughs, by the names in their addresses; serving/files.py answers for them."""

from collections.abc import Callable
from typing import get_args

from analysis import reach_sums
from analysis.map_classes import Method
from analysis.splitting import Rule
from pages.boroughs import (
    compare_content,
    compare_years,
    formula_content,
    map_content,
    need_content,
    need_pairs,
    profile_content,
    profile_funding,
    profile_other_money,
    profile_reach,
    profile_split,
    profile_surroundings,
)
from queries.boroughs import Per, Terms
from serving.query import Exported, Query
from ui.exhibit import ReadyExhibit
from ui.wording import year


def direct_funding(query: Query) -> ReadyExhibit | None:
    """Return one borough's direct funding by year, in the terms asked for."""
    terms, per = query.word("terms", get_args(Terms)), query.word("per", get_args(Per))
    return profile_funding.funding(query.store, query.borough(), terms, per)


def reaching(query: Query) -> ReadyExhibit | None:
    """Return what reaches a borough in a span of years, split as asked for."""
    known = {year(one): one for one in reach_sums.first_years(query.store)}
    since = known[query.one_of("since", tuple(known), next(iter(known), None))]
    later = tuple(word for word, one in known.items() if one >= since)
    until = known[query.later("until", later, later[-1], known.keys() - set(later))]
    return profile_split.reach_table(query.store, query.borough(), since, until, query.word("split", get_args(Rule)))


def recorded_offences(query: Query) -> ReadyExhibit | None:
    """Return one group of offences in a borough and in London."""
    return profile_surroundings.offences(query.store, query.borough(), query.offence_group())


def drawn_map(query: Query) -> bytes:
    """Return the map of a view as a drawing, with an area outlined where one is named."""
    area = query.area() if "borough" in query.parameters else None
    return map_content.drawn(query.store, query.view(), query.word("classes", get_args(Method)), area)


BOROUGHS: dict[str, Callable[[Query], Exported | None]] = {
    "direct-funding-by-borough": lambda query: profile_content.index(query.store),
    "direct-funding": direct_funding,
    "other-allocations": lambda query: profile_other_money.other_allocations(query.store, query.area()),
    "funding-statements": lambda query: profile_other_money.statement_table(query.store, query.area()),
    "reach": reaching,
    "awards": lambda query: profile_reach.award_table(
        query.store, query.area(), query.one_of("reach", tuple(profile_reach.AWARD_REACHES))
    ),
    "services": lambda query: profile_reach.service_table(
        query.store, query.area(), query.one_of("reach", tuple(profile_reach.SERVICE_REACHES))
    ),
    "published-results": lambda query: profile_reach.outcome_table(query.store, query.area()),
    "offences": recorded_offences,
    "offence-groups": lambda query: profile_surroundings.offence_group_table(query.store, query.area()),
    "deprivation": lambda query: profile_surroundings.deprivation(query.store, query.area()),
    "compared": lambda query: compare_content.side_by_side(query.store, query.names()),
    "compared-figures": lambda query: compare_content.among_all(query.store, query.view(), query.names()),
    "compared-ranking": lambda query: compare_content.ranked(query.store, query.view(), query.names()),
    "compared-years": lambda query: compare_years.over_time(query.store, query.view(), query.names()),
    "need-agreement": lambda query: need_pairs.agreement(query.store, query.offence_group()),
    "need-shares": lambda query: need_content.share_table(query.store, query.offence_group()),
    "formula": lambda query: formula_content.formula(query.store, query.weights()),
    "map": lambda query: map_content.map_table(query.store, query.view(), "name"),
}

BOROUGHS_DRAWN: dict[str, Callable[[Query], bytes | None]] = {"map": drawn_map}
