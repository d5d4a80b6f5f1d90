-- How many services cover each borough, alone or with others?
-- grain: one row per borough and for the City of London, by name
-- parameters: none
-- value is the number of services that name the borough and are not known to have ended; those for all of London are
-- left out, and so are councils' own, for which no source says that MOPAC or the unit pays.
WITH found AS (
    SELECT s.service_id, a.gss_code
    FROM services AS s
    JOIN service_areas AS a USING (service_id)
    WHERE s.status <> 'ended' AND s.temporary IS NULL
        AND s.funding_basis IS DISTINCT FROM 'council service, MOPAC funding not stated'
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
