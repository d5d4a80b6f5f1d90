-- Which services belong to one programme?
-- grain: one row per service, running before unknown before ended
-- parameters: programme_id VARCHAR
-- returns: service_id VARCHAR, service VARCHAR, provider VARCHAR, description VARCHAR, audience VARCHAR, phone VARCHAR, website VARCHAR, how_to_get_help VARCHAR, status VARCHAR, status_as_at VARCHAR, areas VARCHAR, funding_basis VARCHAR, source_id VARCHAR, locator VARCHAR
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
