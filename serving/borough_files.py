"""The files of the section on boroughs, by the names in their URLs; serving/files.py answers for them."""

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
from pages.boroughs.choices import (
    choose_awards_reach,
    choose_boroughs,
    choose_classes,
    choose_funded_borough,
    choose_offences,
    choose_services_reach,
    choose_span,
    choose_split,
    choose_view,
    choose_weights,
)
from serving.file import File
from ui.shared_choices import area_or_none, choose_area, choose_per, choose_terms

BOROUGHS = {
    "direct-funding-by-borough": File(profile_content.index),
    "direct-funding": File(profile_funding.funding, choose_funded_borough, choose_terms, choose_per),
    "other-allocations": File(profile_other_money.other_allocations, choose_area),
    "funding-statements": File(profile_other_money.statement_table, choose_area),
    "reach": File(
        lambda store, area, span, rule: profile_split.reach_table(store, area, span[0], span[1], rule),
        choose_funded_borough,
        choose_span,
        choose_split,
    ),
    "awards": File(profile_reach.award_table, choose_area, choose_awards_reach),
    "services": File(profile_reach.service_table, choose_area, choose_services_reach),
    "published-results": File(profile_reach.outcome_table, choose_area),
    "offences": File(profile_surroundings.offences, choose_funded_borough, choose_offences),
    "offence-groups": File(profile_surroundings.offence_group_table, choose_area),
    "deprivation": File(profile_surroundings.deprivation, choose_area),
    "compared": File(compare_content.side_by_side, choose_boroughs),
    "compared-figures": File(compare_content.among_all, choose_view, choose_boroughs),
    "compared-ranking": File(compare_content.ranked, choose_view, choose_boroughs),
    "compared-years": File(compare_years.over_time, choose_view, choose_boroughs),
    "need-agreement": File(need_pairs.agreement, choose_offences),
    "need-shares": File(need_content.share_table, choose_offences),
    "formula": File(formula_content.formula, choose_weights),
    "map": File(lambda store, view: map_content.map_table(store, view, "name"), choose_view),
}

BOROUGHS_DRAWN = {"map": File(map_content.drawn, choose_view, choose_classes, area_or_none)}
