-- How much of London's direct funding, and of what may call for it, has each borough?
-- grain: one row per borough, by name; the City of London is left out
-- parameters: financial_year INTEGER, offence_group VARCHAR
-- Shares are between 0 and 1 of the published London total, their bounds of both where two contradict each other; they may add up to more or less, as every figure is rounded.
-- deprived_residents are residents times the average deprivation score, low_income_residents times the share of people in
-- low income.
WITH measures AS (
    SELECT
        gss_code,
        max(value) FILTER (WHERE measure = 'imd_average_score') AS score,
        max(value) FILTER (WHERE measure = 'income_domain_average_score') AS low_income
    FROM deprivation
    GROUP BY gss_code
)
SELECT
    areas.gss_code,
    areas.area,
    f.amount_gbp,
    f.rounding_gbp,
    CAST(f.amount_gbp / l.amount_gbp AS DOUBLE) AS funding_share,
    as_doubles(bounds_share(bounds(f.amount_gbp, f.rounding_gbp), l.bounds)) AS funding_share_bounds,
    CAST(p.population AS DOUBLE) AS residents,
    CAST(o.offences AS DOUBLE) AS offences,
    CAST(p.population * m.score AS DOUBLE) AS deprived_residents,
    CAST(p.population * m.low_income AS DOUBLE) AS low_income_residents,
    f.source_id,
    f.locator
FROM areas
LEFT JOIN borough_funding AS f
    ON f.gss_code = areas.gss_code
    AND f.fund_id = direct_fund_id()
    AND f.measure = 'allocation'
    AND f.financial_year = $financial_year
LEFT JOIN london_direct_funding AS l ON l.financial_year = $financial_year
LEFT JOIN population AS p ON p.gss_code = areas.gss_code AND p.year = $financial_year
LEFT JOIN recorded_offences AS o
    ON o.gss_code = areas.gss_code AND o.financial_year = $financial_year AND o.offence_group = $offence_group
LEFT JOIN measures AS m ON m.gss_code = areas.gss_code
WHERE areas.receives_direct_funding
ORDER BY areas.area;
