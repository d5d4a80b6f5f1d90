-- How large was the whole budget of one year, and what do its priorities add up to?
-- grain: one row per published whole budget of the year
-- parameters: financial_year INTEGER
-- lcpf is the sum of the lines through the London Crime Prevention Fund; empty if there are none.
WITH lcpf AS (
    SELECT
        count(*) AS line_count,
        sum(amount_gbp) AS lcpf_gbp,
        bounds_of_sum(amount_gbp, rounding_gbp) AS lcpf_bounds
    FROM priority_spend_lines
    WHERE kind = 'lcpf' AND financial_year = $financial_year
)
SELECT
    c.total_gbp AS amount_gbp,
    c.total_rounding_gbp AS rounding_gbp,
    c.parts_gbp AS priorities_gbp,
    as_doubles(bounds(c.parts_gbp, c.parts_rounding_gbp)) AS priorities_bounds,
    c.verdict,
    lcpf.line_count AS lcpf_line_count,
    lcpf.lcpf_gbp,
    as_doubles(lcpf.lcpf_bounds) AS lcpf_bounds,
    c.source_id,
    c.locator
FROM published_total_comparisons AS c
CROSS JOIN lcpf
JOIN london_totals AS t ON t.total_id = c.comparison_id
WHERE t.series_id = 'mopac-commissioning-budget' AND t.measure = 'budget' AND c.start_year = $financial_year
ORDER BY c.comparison_id;
