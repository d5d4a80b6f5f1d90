-- What does a published total of two years leave for the year that is not found by itself?
-- grain: one row per year of which the total is only published together with another, oldest first
-- parameters: none
-- returns: financial_year INTEGER, known_year INTEGER, known_gbp DECIMAL(14,2), known_rounding_gbp DECIMAL(14,2), total_gbp DECIMAL(14,2), total_rounding_gbp DECIMAL(14,2), left_gbp STRUCT(low DOUBLE, high DOUBLE), source_id VARCHAR, locator VARCHAR
-- left_gbp: what is left of the total without the year that is known; the source is that of the total.
SELECT
    t.start_year + t.end_year - k.financial_year AS financial_year,
    k.financial_year AS known_year,
    k.amount_gbp AS known_gbp,
    k.rounding_gbp AS known_rounding_gbp,
    t.amount_gbp AS total_gbp,
    t.rounding_gbp AS total_rounding_gbp,
    CAST(
        bounds_difference(bounds(k.amount_gbp, k.rounding_gbp), bounds(t.amount_gbp, t.rounding_gbp))
        AS STRUCT(low DOUBLE, high DOUBLE)
    ) AS left_gbp,
    t.source_id,
    t.locator
FROM london_totals AS t
JOIN london_direct_funding AS k ON k.financial_year IN (t.start_year, t.end_year)
LEFT JOIN london_direct_funding AS o ON o.financial_year = t.start_year + t.end_year - k.financial_year
WHERE t.fund_id = 'lcpf-direct'
    AND t.measure = 'allocation'
    AND t.series = 'LCPF direct borough funding, two-year total'
    AND t.end_year = t.start_year + 1
    AND o.financial_year IS NULL
ORDER BY financial_year;
