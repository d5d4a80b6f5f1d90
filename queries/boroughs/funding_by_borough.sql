-- What was each borough allocated from one fund in one year?
-- grain: one row per borough that receives direct funding, by name; amount is NULL where none is published
-- parameters: fund_id VARCHAR, financial_year INTEGER, measure VARCHAR
-- returns: gss_code VARCHAR, borough VARCHAR, amount_gbp DECIMAL(14,2), rounding_gbp DECIMAL(14,2), per_head DOUBLE, per_head_bounds STRUCT(low DOUBLE, high DOUBLE), source_id VARCHAR, locator VARCHAR
SELECT
    areas.gss_code,
    areas.area AS borough,
    f.amount_gbp,
    f.rounding_gbp,
    CAST(f.amount_gbp / f.population AS DOUBLE) AS per_head,
    CAST(bounds_per(bounds(f.amount_gbp, f.rounding_gbp), f.population) AS STRUCT(low DOUBLE, high DOUBLE))
        AS per_head_bounds,
    f.source_id,
    f.locator
FROM areas
LEFT JOIN borough_funding AS f
    ON f.gss_code = areas.gss_code
    AND f.fund_id = $fund_id
    AND f.financial_year = $financial_year
    AND f.measure = $measure
WHERE areas.receives_direct_funding
ORDER BY areas.area;
