-- How many awards are for each borough alone, or how many programmes or services cover it, alone or with others?
-- grain: one row per borough and for the City of London, by name
-- parameters: counted VARCHAR (awards, programmes or services)
-- Awards are those to the council, or to others for this borough alone, in all years; rows that overlap others are left out. Programmes
-- are those with an award that names the borough. Services are those that name it and are not known to have ended, without councils'
-- own, for which no source says that MOPAC or the unit pays. What is for all of London is left out.
WITH found AS (
    SELECT 'awards' AS counted, award_id AS id, gss_codes[1] AS gss_code
    FROM build.award_register
    WHERE counts_as_expenditure AND len(gss_codes) = 1
    UNION
    SELECT 'programmes', programme_id, unnest(gss_codes)
    FROM build.award_register
    UNION
    SELECT 'services', s.service_id, a.gss_code
    FROM services AS s
    JOIN service_areas AS a USING (service_id)
    WHERE is_offered(s.status, s.temporary)
        AND s.funding_basis IS DISTINCT FROM 'council service, MOPAC funding not stated'
)
SELECT
    areas.gss_code,
    areas.area,
    CAST(count(found.id) AS DOUBLE) AS value,
    as_doubles(bounds_exact(count(found.id))) AS bounds,
    CAST(NULL AS DECIMAL(14, 2)) AS amount_gbp,
    CAST(NULL AS DECIMAL(14, 2)) AS rounding_gbp,
    false AS is_stated,
    CAST(NULL AS VARCHAR) AS source_id,
    CAST(NULL AS VARCHAR) AS locator
FROM areas
LEFT JOIN found ON found.gss_code = areas.gss_code AND found.counted = $counted
WHERE areas.area_type <> 'region'
GROUP BY areas.gss_code, areas.area
ORDER BY areas.area;
