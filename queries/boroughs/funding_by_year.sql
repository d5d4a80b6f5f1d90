-- What was one borough allocated, by fund and year?
-- grain: one row per fund, year and measure, oldest first
-- parameters: gss_code VARCHAR, terms VARCHAR (cash or real), per VARCHAR (total, head or offence)
-- value is in pounds, in the terms asked for: of the year or of 2024/25; in all, for each resident, or for each 1,000
-- recorded offences. It is NULL where population, offences or prices of the year are not known.
WITH chosen AS (
    SELECT
        *,
        CASE $terms WHEN 'real' THEN real_factor ELSE 1 END AS factor,
        CASE $per WHEN 'head' THEN population WHEN 'offence' THEN offences / 1000 ELSE 1 END AS divisor
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
    CAST(
        -- Not widened for the machine's arithmetic where there was none.
        CASE
            WHEN $terms = 'cash' AND $per = 'total' THEN bounds(c.amount_gbp, c.rounding_gbp)
            ELSE bounds_per(bounds_scaled(bounds(c.amount_gbp, c.rounding_gbp), c.factor), c.divisor)
        END AS STRUCT(low DOUBLE, high DOUBLE)
    ) AS bounds,
    c.source_id,
    c.locator,
    c.note
FROM chosen AS c
JOIN funds USING (fund_id)
ORDER BY c.fund_id, c.financial_year, c.measure;
