-- Which cases are behind the figures on recommendations, questions and principles?
-- grain: one row per kind of figures, figure and case, in the order in which they are shown
-- parameters: since INTEGER
-- A figure is the sum of cases with is_part, of the sum of all cases where is_share. cases is 1 but where a source only
-- gives a count. since: the first financial year that began after the Assembly's letter of March 2020.
WITH lengths AS (
    SELECT award_id, first_year, years_covered, may_run_three_years, award_ids, is_amount_published
    FROM award_lengths
    WHERE left_out IS NULL
),
signed AS (
    SELECT decision_id, first_year, date_signed, days_after, funds
    FROM decision_timing
    WHERE left_out IS NULL
),
board_decisions AS (
    SELECT decision_id, first_year, date_signed, days_after
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
results AS (
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
own_funds AS (
    -- A part of a fund is not counted beside the fund; nor is the sum of all funds, nor money of others.
    SELECT fund_id
    FROM funds
    WHERE funder IN ('MOPAC', 'MOPAC and GLA', 'VRU', 'Violence Reduction Unit')
        AND fund_id <> 'mopac-commissioning'
        AND coalesce(parent_fund_id, 'mopac-commissioning') = 'mopac-commissioning'
),
project_criteria AS (
    -- How many projects the fund expected is no criterion of a project; queries/projects leaves it out too.
    SELECT criterion, threshold FROM ccf_criteria WHERE criterion_id <> 'number-of-projects'
),
found(evidence, position, what, case_name, is_part) AS (
    SELECT
        'award-length', 1,
        'Grants and contracts in our sources that may run for three years or more (an upper limit), of those that begin in '
        || year_text($since) || ' or later',
        award_id, may_run_three_years
    FROM lengths
    WHERE first_year >= $since AND years_covered IS NOT NULL
    UNION ALL
    -- Not the same of earlier years: two upper limits cannot be compared.
    SELECT
        'award-length', 2, 'Grants and contracts whose first or last year is not in our sources', award_id, years_covered IS NULL
    FROM lengths
    UNION ALL
    SELECT
        'decision-timing', 1, 'Decisions on ' || year_text($since) || ' or later with a date of signing in our sources',
        decision_id, date_signed IS NOT NULL
    FROM signed
    WHERE first_year >= $since
    UNION ALL
    SELECT
        'decision-timing', 2, 'Decisions on earlier years with a date of signing in our sources', decision_id,
        date_signed IS NOT NULL
    FROM signed
    WHERE first_year < $since
    UNION ALL
    SELECT
        'decision-timing', 3,
        format(
            'Signed after their first year had begun, of the few of {} decisions with date and year ({} to {})',
            (SELECT count(*) FROM signed),
            year_text(min(first_year) OVER ()),
            year_text(max(first_year) OVER ())
        ),
        decision_id, days_after >= 0
    FROM signed
    WHERE days_after IS NOT NULL
    UNION ALL
    SELECT
        'co-commissioning-plan', 1, 'Stages of the fund’s plan of 2017 with an actual date in our sources', stage,
        actual IS NOT NULL
    FROM milestones
    WHERE fund_id = 'lcpf-ccf'
    UNION ALL
    SELECT
        'neighbourhood-boards', 1, 'Decisions on the boards with a date of signing in our sources', decision_id,
        date_signed IS NOT NULL
    FROM board_decisions
    UNION ALL
    SELECT
        'neighbourhood-boards', 2, 'Signed after the year had begun, of those with date and year', decision_id,
        days_after >= 0
    FROM board_decisions
    WHERE days_after IS NOT NULL
    UNION ALL
    SELECT
        'neighbourhood-boards', 3,
        'Decisions on the boards for ' || year_text($since) || ' or later with a date of signing in our sources',
        decision_id, date_signed IS NOT NULL
    FROM board_decisions
    WHERE first_year >= $since
    UNION ALL
    SELECT
        'formula', 1, 'Statements in our sources on how money is shared between boroughs that give the weight of an indicator', indicator,
        weight IS NOT NULL
    FROM funding_formula
    UNION ALL
    SELECT
        'formula', 2,
        'Funds of MOPAC and the Violence Reduction Unit on whose sharing between boroughs our sources say anything', fund,
        fund_id IN (SELECT fund_id FROM funding_formula)
    FROM funds
    WHERE fund_id IN (SELECT fund_id FROM own_funds)
    UNION ALL
    SELECT
        'formula', 3, 'Funds of others that MOPAC passes on, on whose sharing our sources say anything', fund, true
    FROM funds
    WHERE fund_id IN (SELECT fund_id FROM funding_formula) AND fund_id NOT IN (SELECT fund_id FROM own_funds)
    UNION ALL
    SELECT
        'need', 1,
        'Pairs of boroughs in which the one with more recorded offences surely got more direct funding, 2019/20',
        pair, got_more
    FROM pairs
    UNION ALL
    SELECT 'need', 2, 'Pairs in which it surely got less', pair, got_less FROM pairs
    UNION ALL
    SELECT 'results', 1, 'Programmes with a result in our sources', programme_id, has_result FROM results
    UNION ALL
    SELECT
        'results', 2, 'Programmes with an outcome or finding there, not only a count of what was done',
        programme_id, has_outcome
    FROM results
    UNION ALL
    SELECT
        'results', 3, 'Results in our sources that are from evaluations', outcome_id,
        evidence IN ('evaluation', 'evaluation with a comparison group')
    FROM stated
    UNION ALL
    SELECT
        'vru-results', 1, 'Programmes of the Violence Reduction Unit with a result in our sources', programme_id, has_result
    FROM results
    WHERE fund_id IN ('vru', 'vru-extension')
    UNION ALL
    SELECT 'vru-results', 2, 'Of all of them, with an outcome or finding there', programme_id, has_outcome
    FROM results
    WHERE fund_id IN ('vru', 'vru-extension')
    UNION ALL
    SELECT
        'directory', 1, 'Services listed on this dashboard, which is not MOPAC’s, without councils’ own, not known to have ended', service_id,
        true
    FROM offered
    UNION ALL
    SELECT 'directory', 2, 'Of them, running when their source was written', service_id, status = 'running' FROM offered
    UNION ALL
    SELECT
        'directory', 3, 'Boroughs with a service of their own on it', area,
        gss_code IN (SELECT gss_code FROM service_areas JOIN offered USING (service_id))
    FROM boroughs
    UNION ALL
    SELECT
        'borough-dashboards', 1, 'Boroughs that at least one result in our sources names alone', area,
        gss_code IN (
            SELECT min(gss_code) FROM outcome_areas JOIN stated USING (outcome_id) GROUP BY outcome_id HAVING count(*) = 1
        )
    FROM boroughs
    UNION ALL
    SELECT
        'borough-dashboards', 2, 'Boroughs that a result in our sources names, alone or with others', area,
        gss_code IN (SELECT gss_code FROM outcome_areas JOIN stated USING (outcome_id))
    FROM boroughs
    UNION ALL
    SELECT 'criteria', 1, 'Criteria expected in June 2017 for a project of the fund, as far as our sources name them', criterion, true
    FROM project_criteria
    UNION ALL
    SELECT 'criteria', 2, 'Of them, with a number to be met', criterion, threshold IS NOT NULL FROM project_criteria
    UNION ALL
    SELECT
        'reach', 1, 'Grants and contracts in our sources that name several boroughs or all of London, of those that name an area',
        award_id, is_across
    FROM placed
    UNION ALL
    SELECT 'amounts', 1, 'Grants and contracts in our sources that have their amount there', award_id, is_amount_published FROM lengths
    UNION ALL
    SELECT 'amounts', 2, 'Grants and contracts that have their first and last year there', award_id, years_covered IS NOT NULL
    FROM lengths
    UNION ALL
    SELECT
        'priorities', 1, 'Programmes in our sources that we can place under a priority of the plan of 2017-21', programme_id,
        priority_id IS NOT NULL
    FROM programmes
),
counted AS (
    SELECT evidence, position, what, case_name, is_part, 1 AS cases FROM found
    UNION ALL
    SELECT
        'audit', 1, 'Actions that the audit found fully implemented in June 2019, of those partly implemented before it', measure,
        measure = 'of those, fully implemented', value
    FROM audit_follow_up
    WHERE measure IN ('of those, fully implemented', 'of those, still partly implemented')
)
SELECT
    evidence,
    position,
    what,
    NOT (evidence IN ('directory', 'criteria') AND position = 1 OR evidence = 'formula' AND position = 3) AS is_share,
    case_name,
    is_part,
    CAST(cases AS INTEGER) AS cases
FROM counted
ORDER BY evidence, position, case_name;
