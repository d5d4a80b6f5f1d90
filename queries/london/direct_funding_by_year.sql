-- What did London's boroughs get together, by year?
-- grain: one row per financial year with a published London total of direct funding, oldest first
-- parameters: terms VARCHAR (cash or real), per VARCHAR (total, head or offence)
-- Published totals, not sums of borough rows; per head and per 1,000 offences of the 32 boroughs, without the City.
-- other_gbp is what a total of several years gives the year, where it contradicts the first; bounds take in both.
WITH chosen AS (
    SELECT
        *,
        CASE $terms WHEN 'real' THEN real_factor ELSE 1 END AS factor,
        CASE $per WHEN 'head' THEN population WHEN 'offence' THEN offences / 1000 ELSE 1 END AS divisor
    FROM london_direct_funding
)
SELECT
    financial_year,
    amount_gbp,
    rounding_gbp,
    other_gbp,
    population AS residents,
    offences,
    CAST(amount_gbp * factor / divisor AS DOUBLE) AS value,
    CAST(
        -- Not widened for the machine's arithmetic where there was none.
        CASE
            WHEN $terms = 'cash' AND $per = 'total' THEN bounds
            ELSE bounds_per(bounds_scaled(bounds, factor), divisor)
        END AS STRUCT(low DOUBLE, high DOUBLE)
    ) AS bounds,
    source_id,
    locator,
    note
FROM chosen
ORDER BY financial_year;
