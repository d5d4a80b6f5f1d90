-- How many people lived in each borough in one year?
-- grain: one row per borough and for the City of London, by name
-- parameters: year INTEGER
-- value is the mid-year estimate, all ages.
SELECT
    areas.gss_code,
    areas.area,
    CAST(p.population AS DOUBLE) AS value,
    as_doubles(bounds_exact(p.population)) AS bounds,
    CAST(NULL AS DECIMAL(14, 2)) AS amount_gbp,
    CAST(NULL AS DECIMAL(14, 2)) AS rounding_gbp,
    false AS is_stated,
    p.source_id,
    CASE WHEN p.source_id IS NOT NULL THEN 'row of the area and year' END AS locator
FROM areas
LEFT JOIN population AS p ON p.gss_code = areas.gss_code AND p.year = $year
WHERE areas.area_type <> 'region'
ORDER BY areas.area;
