-- How does the London Crime Prevention Fund divide into direct and co-commissioned money?
-- grain: one row per period and part, for the periods in which all parts are published, oldest first
-- parameters: none
-- share is the part of the sum of the parts, 0 to 1.
WITH parts AS (
    SELECT t.start_year, t.end_year, t.fund_id, t.amount_gbp, t.rounding_gbp, t.source_id, t.locator
    FROM london_totals AS t
    WHERE t.measure = 'allocation'
        -- A line of the table of boroughs, inside the total of direct funding.
        AND t.series_id <> 'lcpf-re-profiling'
        AND (
            (t.start_year = 2019 AND t.end_year = 2019 AND t.fund_id IN (direct_fund_id(), 'lcpf-ccf'))
            OR (
                t.start_year = 2022
                AND t.end_year = 2024
                AND t.fund_id IN (direct_fund_id(), 'lcpf-ccf', 'lcpf-vru')
                AND t.source_id = 'assembly-investigation-2024'
            )
        )
),
wholes AS (
    SELECT start_year, end_year, sum(amount_gbp) AS amount_gbp, bounds_of_sum(amount_gbp, rounding_gbp) AS bounds
    FROM parts
    GROUP BY start_year, end_year
)
SELECT
    parts.start_year,
    parts.end_year,
    parts.fund_id,
    funds.fund AS part,
    parts.amount_gbp,
    parts.rounding_gbp,
    CAST(parts.amount_gbp / wholes.amount_gbp AS DOUBLE) AS share,
    as_doubles(bounds_share(bounds(parts.amount_gbp, parts.rounding_gbp), wholes.bounds)) AS share_bounds,
    parts.source_id,
    parts.locator
FROM parts
JOIN wholes USING (start_year, end_year)
JOIN funds USING (fund_id)
ORDER BY parts.start_year, parts.end_year, parts.amount_gbp DESC;
