-- What was one borough allocated, by fund and year?
-- grain: one row per fund, year and measure, oldest first
-- parameters: gss_code VARCHAR, terms VARCHAR (cash or real), per VARCHAR (total, head or offence)
-- value is in pounds, in the terms asked for: of the year or of 2024/25; in all, for each resident, or for each 1,000
-- recorded offences. It is NULL where population, offences or prices of the year are not known.
WITH chosen AS (
    SELECT
        *,
        factor_in($terms, real_factor) AS factor,
        divisor_per($per, population, offences) AS divisor
    FROM borough_funding
    WHERE gss_code = $gss_code
)
SELECT
    c.fund_id,
    funds.fund,
    c.financial_year,
    c.measure,
    c.amount_gbp,
    c.rounding_gbp,
    c.population AS residents,
    c.offences,
    CAST(c.amount_gbp * c.factor / c.divisor AS DOUBLE) AS value,
    bounds_in(bounds(c.amount_gbp, c.rounding_gbp), $terms, $per, c.factor, c.divisor) AS bounds,
    c.source_id,
    c.locator,
    c.note
FROM chosen AS c
JOIN funds USING (fund_id)
ORDER BY c.fund_id, c.financial_year, c.measure;
