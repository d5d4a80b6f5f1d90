-- What was each borough allocated from one fund in one year?
-- grain: one row per borough and for the City of London, by name; value is NULL where none is published
-- parameters: fund_id VARCHAR, financial_year INTEGER, terms VARCHAR (cash or real), per VARCHAR (total, head or offence)
-- value is in pounds, in the terms asked for: of the year or of 2024/25; in all, for each resident, or for each 1,000
-- recorded offences.
WITH chosen AS (
    SELECT
        *,
        factor_in($terms, real_factor) AS factor,
        divisor_per($per, population, offences) AS divisor
    FROM borough_funding
    WHERE fund_id = $fund_id AND financial_year = $financial_year AND measure = 'allocation'
)
SELECT
    areas.gss_code,
    areas.area,
    CAST(c.amount_gbp * c.factor / c.divisor AS DOUBLE) AS value,
    bounds_in(bounds(c.amount_gbp, c.rounding_gbp), $terms, $per, c.factor, c.divisor) AS bounds,
    c.amount_gbp,
    c.rounding_gbp,
    false AS is_stated,
    c.source_id,
    c.locator
FROM areas
LEFT JOIN chosen AS c USING (gss_code)
WHERE areas.area_type <> 'region'
ORDER BY areas.area;
