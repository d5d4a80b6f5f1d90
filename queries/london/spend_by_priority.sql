-- How is one year's commissioning shared out between the priorities of the Police and Crime Plan?
-- grain: one row per priority, largest first
-- parameters: financial_year INTEGER
-- share is the part of the published whole budget, 0 to 1; lcpf is what came through the London Crime Prevention Fund.
SELECT
    p.priority_id,
    p.priority,
    p.amount_gbp,
    p.rounding_gbp,
    CAST(bounds(p.amount_gbp, p.rounding_gbp) AS STRUCT(low DOUBLE, high DOUBLE)) AS bounds,
    CAST(p.amount_gbp / nullif(t.amount_gbp, 0) AS DOUBLE) AS share,
    CAST(
        bounds_share(bounds(p.amount_gbp, p.rounding_gbp), bounds(t.amount_gbp, t.rounding_gbp))
        AS STRUCT(low DOUBLE, high DOUBLE)
    ) AS share_bounds,
    l.amount_gbp AS lcpf_gbp,
    l.rounding_gbp AS lcpf_rounding_gbp,
    p.source_id,
    p.locator
FROM priority_areas AS p
LEFT JOIN london_totals AS t
    ON t.series_id = 'mopac-commissioning-budget'
    AND t.measure = 'budget'
    AND t.start_year = p.financial_year
    AND t.end_year = p.financial_year
LEFT JOIN (
    SELECT priority_id, financial_year, sum(amount_gbp) AS amount_gbp, sum(rounding_gbp) AS rounding_gbp
    FROM priority_spend_lines
    WHERE kind = 'lcpf'
    GROUP BY priority_id, financial_year
) AS l ON l.priority_id = p.priority_id AND l.financial_year = p.financial_year
WHERE p.financial_year = $financial_year
ORDER BY p.amount_gbp DESC, p.priority;
