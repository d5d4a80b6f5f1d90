"""The files of the section on results, by the names in their URLs; serving/files.py answers for them."""

from pages.results import (
    outcome_claims_content,
    outcome_cost_content,
    outcome_list_content,
    outcome_programme_content,
    outcome_worked_content,
    outcomes_content,
)
from pages.results.choices import (
    choose_case,
    choose_programme,
    choose_result_search,
    choose_series,
    programme_or_all,
)
from serving.file import File

RESULTS = {
    "outcomes": File(lambda store, search: outcome_list_content.listed(store, search, 1), choose_result_search),
    "outcome-evidence": File(outcomes_content.strengths),
    "outcome-programmes": File(outcomes_content.programmes),
    "programme-outcomes": File(outcome_programme_content.result_table, choose_programme),
    "outcome-claims": File(outcome_claims_content.case, choose_case),
    "outcome-targets": File(outcome_claims_content.target_table, programme_or_all),
    "outcome-series": File(outcome_claims_content.trend, choose_series),
    "outcome-alike": File(outcome_claims_content.alike, programme_or_all),
    "what-worked-where": File(outcome_worked_content.overview),
    "evaluation-findings": File(outcome_worked_content.finding_table),
    "cost-beside-result": File(outcome_cost_content.beside),
    "cost-left-out": File(outcome_cost_content.left_out),
}
