-- London's direct funding by year, from the published totals (not from the borough rows).
-- Grain: one row per year. The 32 boroughs' people and offences, without the City of London. Where a total of several
-- years gives the year another amount, is_confirmed, the two contradict each other: other_gbp is that amount, and bounds take
-- in both, so that nothing is worked out from one of them alone. bounds are NULL where the rounding is not known.
CREATE VIEW london_direct_funding AS
SELECT
    t.start_year AS financial_year,
    t.amount_gbp,
    t.rounding_gbp,
    {
        'low': t.amount_gbp - t.rounding_gbp + least(e.even_gbp - t.amount_gbp + t.rounding_gbp, 0),
        'high': t.amount_gbp + t.rounding_gbp + greatest(e.even_gbp - t.amount_gbp - t.rounding_gbp, 0)
    } AS bounds,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    e.even_gbp AS other_gbp,
    e.total_id AS other_total_id,
    t.source_id,
    t.locator,
    t.note
FROM london_totals AS t
LEFT JOIN (
    SELECT DISTINCT ON (series_id, measure, financial_year) series_id, measure, financial_year, even_gbp, total_id
    FROM totals_of_years
    WHERE is_confirmed AND abs(even_gbp - year_gbp) > year_rounding_gbp
    ORDER BY total_id
) AS e
    ON e.series_id = t.series_id AND e.measure = t.measure AND e.financial_year = t.start_year
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
    WHERE offence_group = all_offences()
    GROUP BY financial_year
) AS o ON o.financial_year = t.start_year
LEFT JOIN gdp_deflators AS d ON d.financial_year = t.start_year
WHERE t.fund_id = direct_fund_id()
    AND t.measure = 'allocation'
    AND t.series_id = 'lcpf-direct-borough-funding-london-total'
    AND t.start_year = t.end_year;
