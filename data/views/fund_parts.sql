-- What a fund consists of, by year: everything that can be held against another year of the same series.
-- Grain: one row per published part and year; an award is a row of its own. series_id and series are the fund, with
-- the measure where a fund has several, so that different measures never meet; awards stand in their first year, apart
-- by kind. amount_gbp is NULL where a cell is empty, and nothing for a dash that is nil. Awards that overlap others, and income, stay out.
CREATE VIEW fund_parts AS
SELECT
    'boroughs' AS kind,
    b.fund_id AS series_id,
    funds.fund AS series,
    b.financial_year,
    areas.area AS part,
    NULL AS award_title,
    b.amount_gbp,
    b.rounding_gbp,
    'total' AS amount_basis,
    b.financial_year AS end_year,
    b.source_id,
    b.locator
FROM borough_allocations AS b
JOIN funds USING (fund_id)
JOIN areas USING (gss_code)
WHERE b.measure = 'allocation'
UNION ALL
SELECT
    'programmes',
    p.fund_id || '-' || p.measure,
    funds.fund || ', ' || p.measure,
    p.start_year,
    p.line,
    NULL,
    CASE WHEN p.is_nil THEN 0 ELSE p.amount_gbp END,
    CASE WHEN p.is_nil THEN 0 ELSE p.rounding_gbp END,
    'total',
    p.end_year,
    p.source_id,
    p.locator
FROM fund_table_cells AS p
JOIN funds USING (fund_id)
WHERE NOT p.is_total AND p.start_year = p.end_year AND p.measure <> 'variance'
UNION ALL
SELECT
    'priorities',
    l.priority_id,
    p.priority,
    l.financial_year,
    l.activity,
    NULL,
    l.amount_gbp,
    l.rounding_gbp,
    'total',
    l.financial_year,
    l.source_id,
    l.locator
FROM priority_spend_lines AS l
JOIN priority_areas AS p USING (priority_id)
UNION ALL
SELECT
    CASE a.kind WHEN 'procurement ceiling' THEN 'ceilings' ELSE a.kind || 's' END,
    a.fund_id,
    funds.fund,
    a.start_year,
    programmes.programme,
    a.award_title,
    a.amount_gbp,
    m.rounding_gbp,
    a.amount_basis,
    a.end_year,
    a.source_id,
    a.locator
FROM awards AS a
JOIN award_precision AS m USING (award_id)
JOIN funds USING (fund_id)
JOIN programmes USING (programme_id)
WHERE counts_as_expenditure(a.counts_in_totals, a.kind) AND a.start_year IS NOT NULL;
