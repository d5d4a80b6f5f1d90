-- What totals are published for the parts of a fund?
-- grain: one row per year with a published total, oldest first
-- parameters: kind VARCHAR, series_id VARCHAR
-- other_gbp is what a second published total, which contradicts the first, gives the year. Awards have none: a
-- decision's total is compared with its own awards on the page on data quality.
WITH totals AS (
    SELECT
        'boroughs' AS kind,
        fund_id AS series_id,
        start_year AS financial_year,
        t.amount_gbp,
        t.rounding_gbp,
        l.other_gbp,
        t.source_id,
        t.locator
    FROM london_totals AS t
    LEFT JOIN london_direct_funding AS l ON l.financial_year = t.start_year AND t.fund_id = direct_fund_id()
    WHERE start_year = end_year
        AND (
            (t.series_id = 'lcpf-direct-borough-funding-london-total' AND measure = 'allocation')
            OR t.series_id = 'safer-streets-fund-round-5-to-mopac'
        )
    UNION ALL
    SELECT
        'programmes', fund_id || '-' || measure, start_year, amount_gbp, rounding_gbp, NULL, source_id, locator
    FROM programme_budgets
    WHERE is_total AND start_year = end_year
    UNION ALL
    SELECT 'priorities', priority_id, financial_year, amount_gbp, rounding_gbp, NULL, source_id, locator
    FROM priority_areas
)
SELECT financial_year, amount_gbp, rounding_gbp, other_gbp, source_id, locator
FROM totals
WHERE kind = $kind AND series_id = $series_id AND amount_gbp IS NOT NULL
ORDER BY financial_year;
