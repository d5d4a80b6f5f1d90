-- How many offences of one group were recorded in a borough, and in London?
-- grain: one row per financial year, oldest first
-- parameters: gss_code VARCHAR, offence_group VARCHAR
-- Rates are offences for each 1,000 residents (mid-year of the year the financial year starts in). London is the 32
-- boroughs together, without the City and without offences that belong to no borough.
WITH london AS (
    SELECT o.financial_year, CAST(sum(o.offences) AS BIGINT) AS offences, CAST(sum(p.population) AS BIGINT) AS population
    FROM recorded_offences AS o
    LEFT JOIN population AS p ON p.gss_code = o.gss_code AND p.year = o.financial_year
    WHERE o.offence_group = $offence_group
    GROUP BY o.financial_year
)
SELECT
    o.financial_year,
    o.offences,
    p.population,
    1000.0 * o.offences / p.population AS rate,
    london.offences AS london_offences,
    london.population AS london_population,
    1000.0 * london.offences / london.population AS london_rate,
    o.source_id
FROM recorded_offences AS o
JOIN london USING (financial_year)
LEFT JOIN population AS p ON p.gss_code = o.gss_code AND p.year = o.financial_year
WHERE o.gss_code = $gss_code AND o.offence_group = $offence_group
ORDER BY o.financial_year;
