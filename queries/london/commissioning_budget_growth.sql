-- How much did MOPAC's commissioning budget grow from the first published year to the last?
-- grain: one row
-- parameters: none
-- Changes are in per cent, without domestic abuse safe accommodation; real_change is in pounds of one year.
WITH years AS (
    SELECT
        t.start_year AS financial_year,
        bounds(t.amount_gbp, t.rounding_gbp) AS cash,
        bounds_scaled(bounds(t.amount_gbp, t.rounding_gbp), real_terms_factor(d.price_index, 100)) AS real
    FROM london_totals AS t
    LEFT JOIN gdp_deflators AS d ON d.financial_year = t.start_year
    WHERE t.series_id = 'mopac-commissioning-budget' AND t.measure = 'budget'
)
SELECT
    first.financial_year AS from_year,
    last.financial_year AS to_year,
    as_doubles(bounds_percent_change(first.cash, last.cash)) AS cash_change,
    as_doubles(bounds_percent_change(first.real, last.real)) AS real_change
FROM years AS first
CROSS JOIN years AS last
ORDER BY first.financial_year, last.financial_year DESC
LIMIT 1;
