-- Which cases are behind the figures on recommendations, questions and principles?
-- grain: one row per kind of figures, figure and case, in the order in which they are shown
-- parameters: since INTEGER
-- A figure is the sum of cases with is_part, mostly of the sum of all cases; analysis/evidence_figures.csv has what each
-- figure counts, in words. cases is 1 but where a source only gives a count. since: the first financial year that began
-- after the Assembly's letter of March 2020.
WITH lengths AS (
    SELECT award_id, first_year, years_covered, may_run_three_years, award_ids, is_amount_published
    FROM award_lengths
    WHERE left_out IS NULL
),
signed AS (
    SELECT decision_id, first_year, date_signed, is_after_start, funds
    FROM decision_timing
    WHERE left_out IS NULL
),
board_decisions AS (
    SELECT decision_id, first_year, date_signed, is_after_start
    FROM signed
    WHERE list_contains(funds, (SELECT fund FROM funds WHERE fund_id = 'snb'))
),
boroughs AS (
    SELECT gss_code, area FROM areas WHERE receives_direct_funding
),
stated AS (
    -- As on the page on outcomes: targets and context are no results.
    SELECT o.outcome_id, o.programme_id, o.kind, e.evidence
    FROM outcomes AS o
    JOIN outcome_evidence AS e USING (outcome_id)
    WHERE e.evidence <> 'no result'
),
result_areas AS (
    SELECT outcome_id, gss_code FROM outcome_areas JOIN stated USING (outcome_id)
),
with_results AS (
    SELECT
        p.programme_id,
        p.fund_id,
        count(o.outcome_id) > 0 AS has_result,
        coalesce(bool_or(o.kind IN ('outcome', 'finding')), false) AS has_outcome
    FROM programmes AS p
    LEFT JOIN stated AS o ON o.programme_id = p.programme_id
    GROUP BY p.programme_id, p.fund_id
),
offered AS (
    -- Councils' own services are for residents to find; nobody says that MOPAC pays for them.
    SELECT service_id, status
    FROM services
    WHERE is_offered(status, temporary)
        AND funding_basis IS DISTINCT FROM 'council service, MOPAC funding not stated'
),
funded AS (
    SELECT borough, amount_gbp, rounding_gbp, offences
    FROM borough_funding
    WHERE fund_id = direct_fund_id() AND measure = 'allocation' AND financial_year = 2019
        AND rounding_gbp IS NOT NULL AND offences IS NOT NULL
),
pairs AS (
    -- The first of a pair has more offences.
    SELECT
        m.borough || ' and ' || l.borough AS pair,
        surely_larger(bounds(m.amount_gbp, m.rounding_gbp), bounds(l.amount_gbp, l.rounding_gbp)) AS got_more,
        surely_larger(bounds(l.amount_gbp, l.rounding_gbp), bounds(m.amount_gbp, m.rounding_gbp)) AS got_less
    FROM funded AS m
    JOIN funded AS l ON m.offences > l.offences
),
placed AS (
    SELECT w.award_id, count(DISTINCT a.gss_code) > 1 OR bool_or(a.gss_code = london_code()) AS is_across
    FROM (SELECT award_id, unnest(award_ids) AS row_id FROM lengths) AS w
    JOIN award_areas AS a ON a.award_id = w.row_id
    GROUP BY w.award_id
),
shared_funds AS (
    -- A part of a fund is not counted beside the fund; nor is the sum of all funds, nor money of others.
    SELECT
        fund,
        fund_id IN (SELECT fund_id FROM funding_formula) AS is_said,
        is_mopac_funder(funder)
        AND fund_id <> 'mopac-commissioning'
        AND coalesce(parent_fund_id, 'mopac-commissioning') = 'mopac-commissioning' AS is_own
    FROM funds
),
found(evidence, position, case_name, is_part) AS (
    SELECT 'award-length', 1, award_id, may_run_three_years
    FROM lengths
    WHERE first_year >= $since AND years_covered IS NOT NULL
    UNION ALL
    -- Not the same of earlier years: two upper limits cannot be compared.
    SELECT 'award-length', 2, award_id, years_covered IS NULL FROM lengths
    UNION ALL
    SELECT 'amounts', unnest([1, 2]), award_id, unnest([is_amount_published, years_covered IS NOT NULL]) FROM lengths
    UNION ALL
    SELECT 'reach', 1, award_id, is_across FROM placed
    UNION ALL
    SELECT 'decision-timing', CASE WHEN first_year >= $since THEN 1 ELSE 2 END, decision_id, date_signed IS NOT NULL
    FROM signed
    WHERE first_year IS NOT NULL
    UNION ALL
    SELECT 'decision-timing', 3, decision_id, is_after_start FROM signed WHERE is_after_start IS NOT NULL
    UNION ALL
    SELECT 'neighbourhood-boards', 1, decision_id, date_signed IS NOT NULL FROM board_decisions
    UNION ALL
    SELECT 'neighbourhood-boards', 2, decision_id, is_after_start FROM board_decisions WHERE is_after_start IS NOT NULL
    UNION ALL
    SELECT 'neighbourhood-boards', 3, decision_id, date_signed IS NOT NULL FROM board_decisions WHERE first_year >= $since
    UNION ALL
    SELECT 'co-commissioning-plan', 1, stage, actual IS NOT NULL FROM milestones WHERE fund_id = 'lcpf-ccf'
    UNION ALL
    SELECT 'criteria', unnest([1, 2]), criterion, unnest([true, threshold IS NOT NULL])
    FROM ccf_criteria
    -- How many projects the fund expected is no criterion of a project; queries/projects leaves it out too.
    WHERE criterion_id <> 'number-of-projects'
    UNION ALL
    SELECT 'formula', 1, indicator, weight IS NOT NULL FROM funding_formula
    UNION ALL
    -- Whether the sources say how a fund is shared: of our own funds, and of those of others they say it of.
    SELECT 'formula', CASE WHEN is_own THEN 2 ELSE 3 END, fund, is_said FROM shared_funds WHERE is_own OR is_said
    UNION ALL
    SELECT 'need', unnest([1, 2]), pair, unnest([got_more, got_less]) FROM pairs
    UNION ALL
    SELECT 'results', unnest([1, 2]), programme_id, unnest([has_result, has_outcome]) FROM with_results
    UNION ALL
    SELECT 'results', 3, outcome_id, evidence IN ('evaluation', 'evaluation with a comparison group') FROM stated
    UNION ALL
    SELECT 'vru-results', unnest([1, 2]), programme_id, unnest([has_result, has_outcome])
    FROM with_results
    WHERE fund_id IN ('vru', 'vru-extension')
    UNION ALL
    SELECT 'priorities', 1, programme_id, priority_id IS NOT NULL FROM programmes
    UNION ALL
    SELECT 'directory', unnest([1, 2]), service_id, unnest([true, status = 'running']) FROM offered
    UNION ALL
    SELECT 'directory', 3, area, gss_code IN (SELECT gss_code FROM service_areas JOIN offered USING (service_id))
    FROM boroughs
    UNION ALL
    SELECT
        'borough-dashboards',
        unnest([1, 2]),
        area,
        unnest([
            gss_code IN (SELECT min(gss_code) FROM result_areas GROUP BY outcome_id HAVING count(*) = 1),
            gss_code IN (SELECT gss_code FROM result_areas)
        ])
    FROM boroughs
)
SELECT evidence, position, case_name, is_part, 1 AS cases FROM found
UNION ALL
SELECT 'audit', 1, measure, measure = 'of those, fully implemented', value
FROM audit_follow_up
WHERE measure IN ('of those, fully implemented', 'of those, still partly implemented')
ORDER BY evidence, position, case_name;
