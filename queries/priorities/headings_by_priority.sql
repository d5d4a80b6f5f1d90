-- What is published for each priority of one year, what do its lines add up to, and what came through the fund?
-- grain: one row per priority, largest first
-- parameters: financial_year INTEGER
-- share is the part of the published whole budget, 0 to 1. lcpf is the line through the London Crime Prevention Fund,
-- of which a priority has at most one. verdict is that of published_total_comparisons.
SELECT
    p.priority_id,
    p.priority,
    p.amount_gbp,
    p.rounding_gbp,
    as_doubles(bounds(p.amount_gbp, p.rounding_gbp)) AS bounds,
    CAST(p.amount_gbp / nullif(t.amount_gbp, 0) AS DOUBLE) AS share,
    as_doubles(
        bounds_share(bounds(p.amount_gbp, p.rounding_gbp), bounds(t.amount_gbp, t.rounding_gbp))
    ) AS share_bounds,
    coalesce(c.part_count, 0) AS line_count,
    c.parts_gbp AS lines_gbp,
    as_doubles(bounds(c.parts_gbp, c.parts_rounding_gbp)) AS lines_bounds,
    c.verdict,
    l.amount_gbp AS lcpf_gbp,
    l.rounding_gbp AS lcpf_rounding_gbp,
    p.source_id,
    p.locator
FROM priority_areas AS p
LEFT JOIN published_total_comparisons AS c ON c.comparison_id = p.priority_id AND c.kind = 'Priority'
LEFT JOIN london_totals AS t
    ON t.series_id = 'mopac-commissioning-budget'
    AND t.measure = 'budget'
    AND t.start_year = p.financial_year
    AND t.end_year = p.financial_year
LEFT JOIN priority_spend_lines AS l
    ON l.priority_id = p.priority_id
    AND l.financial_year = p.financial_year
    AND l.kind = 'lcpf'
WHERE p.financial_year = $financial_year
ORDER BY p.amount_gbp DESC, p.priority;
