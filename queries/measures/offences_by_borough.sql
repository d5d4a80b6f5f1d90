-- How many offences of one group were recorded in each borough in one year?
-- grain: one row per borough and for the City of London, by name; value is NULL where none is published
-- parameters: offence_group VARCHAR, financial_year INTEGER, per VARCHAR (total or head)
-- value is the number of offences, or the number for each 1,000 residents.
SELECT
    areas.gss_code,
    areas.area,
    CAST(CASE $per WHEN 'head' THEN 1000.0 * o.offences / p.population ELSE o.offences END AS DOUBLE) AS value,
    as_doubles(
        bounds_exact(CASE $per WHEN 'head' THEN 1000.0 * o.offences / p.population ELSE o.offences END)
    ) AS bounds,
    CAST(NULL AS DECIMAL(14, 2)) AS amount_gbp,
    CAST(NULL AS DECIMAL(14, 2)) AS rounding_gbp,
    false AS is_stated,
    o.source_id,
    CASE WHEN o.source_id IS NOT NULL THEN 'rows of the borough and the twelve months' END AS locator
FROM areas
LEFT JOIN recorded_offences AS o
    ON o.gss_code = areas.gss_code AND o.offence_group = $offence_group AND o.financial_year = $financial_year
LEFT JOIN population AS p ON p.gss_code = areas.gss_code AND p.year = $financial_year
WHERE areas.area_type <> 'region'
ORDER BY areas.area;
