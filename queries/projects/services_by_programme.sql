-- Which services belong to one programme?
-- grain: one row per service, running before unknown before ended
-- parameters: programme_id VARCHAR
-- areas are separated by semicolons; London stands for all boroughs.
WITH covered AS (
    SELECT service_id, string_agg(area, '; ' ORDER BY area) AS areas
    FROM service_areas
    JOIN areas USING (gss_code)
    GROUP BY service_id
)
SELECT
    s.service_id,
    s.service,
    s.provider,
    s.description,
    s.audience,
    s.phone,
    s.website,
    s.how_to_get_help,
    s.status,
    s.status_as_at,
    covered.areas,
    s.funding_basis,
    s.source_id,
    s.locator
FROM services AS s
LEFT JOIN covered USING (service_id)
WHERE s.programme_id = $programme_id
ORDER BY list_position(['running', 'unknown', 'ended'], s.status), s.service;
