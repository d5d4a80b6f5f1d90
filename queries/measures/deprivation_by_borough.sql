-- How deprived is each borough, by one measure of the Indices of Deprivation?
-- grain: one row per borough and for the City of London, by name
-- parameters: deprivation_measure VARCHAR
-- value is in the unit of the measure: a score, a share (0 to 1) or a rank among England's districts.
SELECT
    areas.gss_code,
    areas.area,
    CAST(d.value AS DOUBLE) AS value,
    as_doubles(bounds_exact(d.value)) AS bounds,
    CAST(NULL AS DECIMAL(14, 2)) AS amount_gbp,
    CAST(NULL AS DECIMAL(14, 2)) AS rounding_gbp,
    false AS is_stated,
    d.source_id,
    CASE WHEN d.source_id IS NOT NULL THEN 'row of the district' END AS locator
FROM areas
LEFT JOIN deprivation AS d ON d.gss_code = areas.gss_code AND d.measure = $deprivation_measure
WHERE areas.area_type <> 'region'
ORDER BY areas.area;
