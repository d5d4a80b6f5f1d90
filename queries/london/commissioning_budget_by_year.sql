-- How large is MOPAC's commissioning budget, by year?
-- grain: one row per year and series with a published figure, oldest first
-- parameters: none
-- real_gbp is in pounds of 2024/25; deflator_status says whether the index of the year is published or derived.
-- is_main: without domestic abuse safe accommodation. called: what the source calls it, where that is no budget; NULL otherwise.
-- published_qualifier: the word before the figure in its source, such as around; NULL without one.
SELECT
    t.series,
    t.series_id = 'mopac-commissioning-budget' AS is_main,
    t.start_year AS financial_year,
    t.amount_gbp,
    t.rounding_gbp,
    t.qualifier AS published_qualifier,
    t.called,
    as_doubles(bounds(t.amount_gbp, t.rounding_gbp)) AS bounds,
    CAST(t.amount_gbp * real_terms_factor(d.price_index, 100) AS DOUBLE) AS real_gbp,
    as_doubles(
        bounds_scaled(bounds(t.amount_gbp, t.rounding_gbp), real_terms_factor(d.price_index, 100))
    ) AS real_bounds,
    d.status AS deflator_status,
    t.source_id,
    t.locator,
    t.note
FROM london_totals AS t
LEFT JOIN gdp_deflators AS d ON d.financial_year = t.start_year
WHERE t.measure = 'budget'
    AND t.series_id IN (
        'mopac-commissioning-budget', 'mopac-commissioning-budget-including-domestic-abuse-safe-accommodation'
    )
ORDER BY t.start_year, t.series;
