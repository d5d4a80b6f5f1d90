-- What did London's boroughs get together, by year?
-- grain: one row per financial year with a published London total of direct funding, oldest first
-- parameters: terms VARCHAR (cash or real), per VARCHAR (total, head or offence)
-- Published totals, not sums of borough rows; per head and per 1,000 offences of the 32 boroughs, without the City.
-- other_gbp is what a total of several years gives the year, where it contradicts the first; bounds take in both.
WITH chosen AS (
    SELECT
        *,
        factor_in($terms, real_factor) AS factor,
        divisor_per($per, population, offences) AS divisor
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
    bounds_in(bounds, $terms, $per, factor, divisor) AS bounds,
    source_id,
    locator,
    note
FROM chosen
ORDER BY financial_year;
