-- How many services cover each area, by need?
-- grain: one row per borough, the City of London and London, and need; by area, then in the order of the needs
-- parameters: none
-- services are those that name the area and are not known to have ended; running those of them that are known to run.
-- London's are those for all of London: they are not counted again in a borough. Councils' own services are counted,
-- whoever pays for them: this is about where a resident finds help.
WITH found AS (
    SELECT a.gss_code, n.need, s.service_id, s.status
    FROM services AS s
    JOIN service_areas AS a USING (service_id)
    JOIN service_needs AS n USING (service_id)
    WHERE is_offered(s.status, s.temporary)
)
SELECT
    areas.gss_code,
    areas.area,
    areas.area_type,
    needs.need,
    needs.label,
    CAST(count(found.service_id) AS INTEGER) AS services,
    CAST(count(found.service_id) FILTER (WHERE found.status = 'running') AS INTEGER) AS running
FROM areas
CROSS JOIN needs
LEFT JOIN found ON found.gss_code = areas.gss_code AND found.need = needs.need
GROUP BY areas.gss_code, areas.area, areas.area_type, needs.need, needs.label, needs.position
ORDER BY areas.area, needs.position;
