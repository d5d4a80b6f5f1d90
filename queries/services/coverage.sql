-- How many services cover each borough, by need?
-- grain: one row per borough and need that a service is offered for; in the order of the needs, then by borough
-- parameters: none
-- services are those that name the borough and are not known to have ended; running those of them that are known to run.
-- london_services are those for all of London: they are not counted again in a borough. Councils' own services are
-- counted, whoever pays for them: this is about where a resident finds help.
WITH offered AS (
    SELECT n.need, s.service_id, s.status
    FROM services AS s
    JOIN service_needs AS n USING (service_id)
    WHERE is_offered(s.status, s.temporary)
),
counted AS (
    SELECT
        areas.gss_code,
        areas.area,
        areas.area_type,
        needs.need,
        needs.label,
        needs.position,
        count(offered.service_id) AS services,
        count(offered.service_id) FILTER (WHERE offered.status = 'running') AS running
    FROM areas
    CROSS JOIN needs
    LEFT JOIN service_areas USING (gss_code)
    LEFT JOIN offered ON offered.service_id = service_areas.service_id AND offered.need = needs.need
    WHERE needs.need IN (SELECT need FROM offered)
    GROUP BY ALL
)
SELECT
    gss_code,
    need AS need_id,
    area,
    label AS need,
    CAST(services AS INTEGER) AS services,
    CAST(running AS INTEGER) AS running,
    CAST(sum(services) FILTER (WHERE area_type = 'region') OVER (PARTITION BY need) AS INTEGER) AS london_services
FROM counted
QUALIFY area_type = 'borough'
ORDER BY position, area;
