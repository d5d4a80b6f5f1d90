-- The parts of every published total that the store holds parts of.
-- Grain: one row per total and part; amount_gbp is NULL where the part is an empty cell or is not found.
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
WHERE t.series_id = 'lcpf-direct-borough-funding-london-total'
    AND t.start_year = t.end_year
    AND areas.receives_direct_funding
UNION ALL
SELECT t.total_id, r.series, r.amount_gbp, r.rounding_gbp
FROM london_totals AS t
JOIN london_totals AS r
    ON r.series_id = 'lcpf-re-profiling'
    AND r.start_year = t.start_year
    AND r.measure = t.measure
    -- Nothing is re-profiled in the allocation, whose parts are the 32 boroughs.
    AND r.amount_gbp <> 0
WHERE t.series_id = 'lcpf-direct-borough-funding-london-total'
UNION ALL
SELECT t.total_id, areas.area, b.amount_gbp, b.rounding_gbp
FROM london_totals AS t
JOIN borough_allocations AS b ON b.fund_id = t.fund_id AND b.financial_year = t.start_year
JOIN areas ON areas.gss_code = b.gss_code
WHERE t.series_id = 'safer-streets-fund-round-5-to-mopac'
UNION ALL
-- London figures whose sources say what they consist of.
SELECT p.total_id, t.series, t.amount_gbp, t.rounding_gbp
FROM london_total_parts AS p
JOIN london_totals AS t ON t.total_id = p.part_total_id
UNION ALL
-- A borough's total of several years against its years.
SELECT t.total_id, areas.area || ', ' || year_text(y.start_year), b.amount_gbp, b.rounding_gbp
FROM london_totals AS t
JOIN areas ON areas.gss_code = t.gss_code
CROSS JOIN unnest(range(t.start_year, t.end_year + 1)) AS y(start_year)
LEFT JOIN borough_allocations AS b
    ON b.gss_code = areas.gss_code
    AND b.fund_id = t.fund_id
    AND b.measure = 'allocation'
    AND b.financial_year = y.start_year
WHERE t.fund_id = direct_fund_id() AND t.measure = 'borough allocation'
UNION ALL
-- The fund tables of the audit panel report.
SELECT
    concat_ws('-', t.fund_id, year_text(t.start_year), year_text(t.end_year), t.measure),
    l.line,
    CASE WHEN l.is_nil THEN 0 ELSE l.amount_gbp END,
    CASE WHEN l.is_nil THEN 0 ELSE l.rounding_gbp END
FROM fund_table_cells AS t
JOIN fund_table_cells AS l USING (fund_id, start_year, end_year, measure)
WHERE t.is_total AND NOT l.is_total
UNION ALL
SELECT t.total_id, l.line, l.amount_gbp, l.rounding_gbp
FROM london_totals AS t
JOIN programme_budgets AS l USING (fund_id, start_year, end_year, measure)
WHERE t.series_id = 'lcpf-co-commissioning-fund' AND NOT l.is_total
UNION ALL
-- The lines under each priority, and the priorities under the whole budget.
SELECT p.priority_id, l.activity, l.amount_gbp, l.rounding_gbp
FROM priority_areas AS p
JOIN priority_spend_lines AS l USING (priority_id, financial_year)
UNION ALL
SELECT t.total_id, p.priority, p.amount_gbp, p.rounding_gbp
FROM london_totals AS t
JOIN priority_areas AS p ON p.financial_year = t.start_year
WHERE t.series_id = 'mopac-commissioning-budget'
UNION ALL
-- Awards against the decision that made them. Rows that overlap others stay out; an unknown amount is a missing part.
SELECT w.decision_id, w.award_title, w.amount_gbp, p.rounding_gbp
FROM awards AS w
JOIN award_precision AS p USING (award_id)
JOIN decisions AS d USING (decision_id)
WHERE d.amount_gbp IS NOT NULL
    -- A total that is the sum of these very parts, or that only a later decision cites, says nothing about them.
    AND d.amount_basis = 'published'
    AND (w.counts_in_totals OR w.amount_gbp IS NULL);
