-- How did London's direct borough funding change between two years?
-- grain: one row; none unless the totals of both years are published
-- parameters: from_year INTEGER, to_year INTEGER, terms VARCHAR (cash or real)
-- change is in per cent, from the published totals, and allows for both where two contradict each other; the source is that of the later year.
SELECT
    as_doubles(
        bounds_percent_change(
            bounds_scaled(earlier.bounds, factor_in($terms, earlier.real_factor)),
            bounds_scaled(later.bounds, factor_in($terms, later.real_factor))
        )
    ) AS change,
    later.source_id,
    later.locator
FROM london_direct_funding AS earlier
JOIN london_direct_funding AS later ON later.financial_year = $to_year
WHERE earlier.financial_year = $from_year
ORDER BY later.financial_year;
