-- How many programmes cover each borough, alone or with others?
-- grain: one row per borough and for the City of London, by name
-- parameters: none
-- value is the number of programmes with an award that names the borough; those for all of London are left out.
WITH found AS (
    SELECT DISTINCT w.programme_id, a.gss_code
    FROM awards AS w
    JOIN award_areas AS a USING (award_id)
)
SELECT
    areas.gss_code,
    areas.area,
    CAST(count(found.gss_code) AS DOUBLE) AS value,
    CAST(bounds_exact(count(found.gss_code)) AS STRUCT(low DOUBLE, high DOUBLE)) AS bounds,
    CAST(NULL AS DECIMAL(14, 2)) AS amount_gbp,
    CAST(NULL AS DECIMAL(14, 2)) AS rounding_gbp,
    false AS is_stated,
    CAST(NULL AS VARCHAR) AS source_id,
    CAST(NULL AS VARCHAR) AS locator
FROM areas
LEFT JOIN found USING (gss_code)
WHERE areas.area_type <> 'region'
GROUP BY areas.gss_code, areas.area
ORDER BY areas.area;
