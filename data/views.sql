-- Views that more than one check or query needs.

-- Money allocated to boroughs, with everything it is divided by.
-- Grain: one row per borough, fund, year and measure. population is the mid-year estimate of the year the financial
-- year starts in; offences are those of the financial year, without fraud; real_factor turns the year's pounds into
-- pounds of the deflators' base year. Each is NULL where its source does not reach the year.
CREATE VIEW borough_funding AS
SELECT
    a.gss_code,
    areas.area AS borough,
    a.fund_id,
    a.financial_year,
    a.measure,
    a.amount_gbp,
    a.rounding_gbp,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    a.source_id,
    a.locator,
    a.note
FROM borough_allocations AS a
JOIN areas ON areas.gss_code = a.gss_code
LEFT JOIN population AS p ON p.gss_code = a.gss_code AND p.year = a.financial_year
LEFT JOIN recorded_offences AS o
    ON o.gss_code = a.gss_code
    AND o.financial_year = a.financial_year
    AND o.offence_group = 'All recorded offences (excluding fraud)'
LEFT JOIN gdp_deflators AS d ON d.financial_year = a.financial_year;
COMMENT ON VIEW borough_funding IS 'Money allocated to boroughs with population, offences and prices of the year';

-- London's direct funding by year, from the published totals (not from the borough rows).
-- Grain: one row per year. The 32 boroughs' people and offences, without the City of London.
CREATE VIEW london_direct_funding AS
SELECT
    t.start_year AS financial_year,
    t.amount_gbp,
    t.rounding_gbp,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    t.source_id,
    t.locator,
    t.note
FROM london_totals AS t
LEFT JOIN (
    SELECT year, CAST(sum(population) AS BIGINT) AS population
    FROM population
    JOIN areas USING (gss_code)
    WHERE areas.receives_direct_funding
    GROUP BY year
) AS p ON p.year = t.start_year
LEFT JOIN (
    SELECT financial_year, CAST(sum(offences) AS BIGINT) AS offences
    FROM recorded_offences
    WHERE offence_group = 'All recorded offences (excluding fraud)'
    GROUP BY financial_year
) AS o ON o.financial_year = t.start_year
LEFT JOIN gdp_deflators AS d ON d.financial_year = t.start_year
WHERE t.fund_id = 'lcpf-direct'
    AND t.measure = 'allocation'
    AND t.series = 'LCPF direct borough funding, London total'
    AND t.start_year = t.end_year;
COMMENT ON VIEW london_direct_funding IS 'London totals of direct borough funding with people, offences and prices of the year';

-- The parts of every published total that the store holds parts of.
-- Grain: one row per total and part; amount_gbp is NULL where the part is an empty cell or is not published.
CREATE VIEW published_total_parts AS
-- A fund's boroughs against its London total, with the re-profiling line of 2019/20 in the forecast.
SELECT
    t.total_id AS comparison_id,
    areas.area AS part,
    b.amount_gbp,
    b.rounding_gbp
FROM london_totals AS t
CROSS JOIN areas
LEFT JOIN borough_allocations AS b
    ON b.gss_code = areas.gss_code
    AND b.fund_id = t.fund_id
    AND b.financial_year = t.start_year
    AND b.measure = t.measure
WHERE t.series = 'LCPF direct borough funding, London total'
    AND t.start_year = t.end_year
    AND areas.receives_direct_funding
UNION ALL
SELECT t.total_id, r.series, r.amount_gbp, r.rounding_gbp
FROM london_totals AS t
JOIN london_totals AS r
    ON r.series = 'LCPF re-profiling' AND r.start_year = t.start_year AND r.measure = t.measure
WHERE t.series = 'LCPF direct borough funding, London total'
UNION ALL
SELECT t.total_id, areas.area, b.amount_gbp, b.rounding_gbp
FROM london_totals AS t
JOIN borough_allocations AS b ON b.fund_id = t.fund_id AND b.financial_year = t.start_year
JOIN areas ON areas.gss_code = b.gss_code
WHERE t.series = 'Safer Streets Fund round 5, to MOPAC'
UNION ALL
-- London figures whose sources say what they consist of.
SELECT p.total_id, t.series, t.amount_gbp, t.rounding_gbp
FROM london_total_parts AS p
JOIN london_totals AS t ON t.total_id = p.part_total_id
UNION ALL
-- The fund tables of the audit panel report.
SELECT
    concat_ws('-', t.fund_id, year_text(t.start_year), t.measure),
    l.line,
    l.amount_gbp,
    l.rounding_gbp
FROM programme_budgets AS t
JOIN programme_budgets AS l USING (fund_id, start_year, end_year, measure)
WHERE t.is_total AND NOT l.is_total
UNION ALL
SELECT t.total_id, l.line, l.amount_gbp, l.rounding_gbp
FROM london_totals AS t
JOIN programme_budgets AS l USING (fund_id, start_year, end_year, measure)
WHERE t.series = 'LCPF co-commissioning fund' AND NOT l.is_total
UNION ALL
-- The lines under each priority, and the priorities under the whole budget.
SELECT p.priority_id, l.activity, l.amount_gbp, l.rounding_gbp
FROM priority_areas AS p
JOIN priority_spend_lines AS l USING (priority_id, financial_year)
UNION ALL
SELECT t.total_id, p.priority, p.amount_gbp, p.rounding_gbp
FROM london_totals AS t
JOIN priority_areas AS p ON p.financial_year = t.start_year
WHERE t.series = 'MOPAC commissioning budget'
UNION ALL
-- Awards against the decision that made them. Rows that overlap others stay out; an unknown amount is a missing part.
SELECT w.decision_id, w.award_title, w.amount_gbp, 0
FROM awards AS w
JOIN decisions AS d USING (decision_id)
WHERE d.amount_gbp IS NOT NULL
    AND d.amount_basis <> 'cited by a later decision'
    AND (w.counts_in_totals OR w.amount_gbp IS NULL);
COMMENT ON VIEW published_total_parts IS 'Parts of published totals; amount empty where a part is not published';

-- Every published total that the store holds parts of, beside the sum of its parts.
-- Grain: one row per total. verdict: equal; rounding (the roundings together can explain the difference); missing (not
-- all parts are published); differs. usual_error_gbp is the standard error that rounding leaves in the difference.
CREATE VIEW published_total_comparisons AS
WITH totals AS (
    SELECT
        t.total_id AS comparison_id,
        'London figure' AS kind,
        t.series || ', ' || t.measure AS title,
        t.fund_id,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM london_totals AS t
    UNION ALL
    SELECT
        concat_ws('-', t.fund_id, year_text(t.start_year), t.measure),
        'Fund table',
        funds.fund || ', ' || t.measure,
        t.fund_id,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM programme_budgets AS t
    JOIN funds USING (fund_id)
    WHERE t.is_total
    UNION ALL
    SELECT
        priority_id, 'Priority', priority, NULL, financial_year, financial_year, amount_gbp, rounding_gbp,
        source_id, locator
    FROM priority_areas
    UNION ALL
    SELECT
        decision_id, 'Decision', concat_ws(': ', decision_ref, title), NULL, start_year, end_year, amount_gbp, 0,
        source_id, locator
    FROM decisions
),
parts AS (
    SELECT
        comparison_id,
        count(*) AS part_count,
        count(*) - count(amount_gbp) AS parts_missing,
        coalesce(sum(amount_gbp), 0) AS parts_gbp,
        coalesce(sum(rounding_gbp) FILTER (WHERE amount_gbp IS NOT NULL), 0) AS parts_rounding_gbp,
        -- A rounding error is spread evenly over its step 2r, so that its variance is (2r)² / 12.
        coalesce(sum(power(2 * rounding_gbp, 2)) FILTER (WHERE amount_gbp IS NOT NULL), 0) / 12 AS parts_variance
    FROM published_total_parts
    GROUP BY comparison_id
)
SELECT
    t.comparison_id,
    t.kind,
    t.title,
    t.fund_id,
    t.start_year,
    t.end_year,
    t.amount_gbp AS total_gbp,
    t.rounding_gbp AS total_rounding_gbp,
    p.parts_gbp,
    p.parts_rounding_gbp,
    CAST(p.part_count AS INTEGER) AS part_count,
    CAST(p.parts_missing AS INTEGER) AS parts_missing,
    p.parts_gbp - t.amount_gbp AS difference_gbp,
    sqrt(p.parts_variance + power(2 * t.rounding_gbp, 2) / 12) AS usual_error_gbp,
    CASE
        WHEN p.parts_missing > 0 THEN 'missing'
        WHEN t.kind = 'Decision' AND p.parts_gbp < t.amount_gbp THEN 'missing'
        WHEN p.parts_gbp = t.amount_gbp THEN 'equal'
        WHEN abs(p.parts_gbp - t.amount_gbp) <= t.rounding_gbp + p.parts_rounding_gbp THEN 'rounding'
        ELSE 'differs'
    END AS verdict,
    t.source_id,
    t.locator
FROM totals AS t
JOIN parts AS p USING (comparison_id);
COMMENT ON VIEW published_total_comparisons IS 'Published totals beside the sums of their parts, with a verdict';

-- Every row of the data package that names a source.
-- Grain: one row per row and source; what says in a few words what the row is. Statistics have no locator of their own:
-- their place in the source is the row of the area and year.
CREATE VIEW source_uses AS
SELECT 'priority_areas' AS table_name, source_id, locator, priority AS what FROM priority_areas
UNION ALL SELECT 'priority_spend_lines', source_id, locator, activity FROM priority_spend_lines
UNION ALL SELECT 'plan_priorities', source_id, locator, priority FROM plan_priorities
UNION ALL SELECT 'programme_budgets', source_id, locator, line FROM programme_budgets
UNION ALL SELECT 'decisions', source_id, locator, coalesce(title, decision_ref) FROM decisions
UNION ALL SELECT 'awards', source_id, locator, award_title FROM awards
UNION ALL SELECT 'borough_allocations', source_id, locator, area FROM borough_allocations JOIN areas USING (gss_code)
UNION ALL SELECT 'london_totals', source_id, locator, series FROM london_totals
UNION ALL SELECT 'stated_changes', source_id, locator, area FROM stated_changes JOIN areas USING (gss_code)
UNION ALL SELECT 'borough_funding_statements', source_id, locator, purpose FROM borough_funding_statements
UNION ALL SELECT 'outcomes', source_id, locator, measure FROM outcomes
UNION ALL SELECT 'services', source_id, locator, service FROM services
UNION ALL SELECT 'recommendations', source_id, locator, recommendation FROM recommendations
UNION ALL SELECT 'audit_follow_up', source_id, locator, measure FROM audit_follow_up
UNION ALL SELECT 'milestones', source_id, locator, stage FROM milestones
UNION ALL SELECT 'ccf_criteria', source_id, locator, criterion FROM ccf_criteria
UNION ALL SELECT 'governance', source_id, locator, body FROM governance
UNION ALL SELECT 'commissioning_principles', source_id, locator, principle FROM commissioning_principles
UNION ALL SELECT 'scrutiny_questions', source_id, locator, question FROM scrutiny_questions
UNION ALL SELECT 'funding_formula', source_id, locator, indicator FROM funding_formula
UNION ALL SELECT 'discrepancies', source_a, NULL, topic FROM discrepancies
UNION ALL SELECT 'discrepancies', source_b, NULL, topic FROM discrepancies WHERE source_b <> source_a
UNION ALL SELECT 'population', source_id, 'row of the area and year', area FROM population JOIN areas USING (gss_code)
UNION ALL
SELECT 'recorded_offences', source_id, 'rows of the borough and the twelve months', offence_group FROM recorded_offences
UNION ALL
SELECT 'recorded_offences_unallocated', source_id, 'rows of the twelve months', where_recorded
FROM recorded_offences_unallocated
UNION ALL SELECT 'deprivation', source_id, 'row of the district', area FROM deprivation JOIN areas USING (gss_code)
UNION ALL SELECT 'gdp_deflators', source_id, 'row of the year', year_text(financial_year) FROM gdp_deflators
UNION ALL SELECT 'postcode_districts', source_id, 'incidents of the district', outward_code FROM postcode_districts
UNION ALL SELECT 'areas', inner_outer_source_id, 'flag of the borough', area FROM areas WHERE inner_outer_source_id IS NOT NULL
UNION ALL SELECT 'areas', police_unit_source_id, 'list of the units', area FROM areas WHERE police_unit_source_id IS NOT NULL
UNION ALL
SELECT 'areas', land_area_source_id, 'row of the district', area FROM areas WHERE land_area_source_id IS NOT NULL;
COMMENT ON VIEW source_uses IS 'Rows of the data package by the source they name';
