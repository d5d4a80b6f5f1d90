-- How many services can be reached, and for how many boroughs there is a number to call, by need.
-- Grain: one row per need that a service is offered for, and one for all needs together, whose need is empty and whose
-- position is 0. services are those that have not ended and were not for a time only, councils' own among them.
-- boroughs are those of the 32 that a service with a telephone number names; lines for all of London and national
-- helplines are not counted.
CREATE VIEW reachable_services AS
WITH offered AS (
    SELECT
        service_id,
        phone IS NOT NULL AS has_phone,
        website IS NOT NULL AS has_website,
        coalesce(phone, website, email, how_to_get_help) IS NULL AS has_nothing
    FROM services
    WHERE is_offered(status, temporary)
),
helped AS (
    SELECT 0 AS position, '' AS need, 'All services' AS label, service_id FROM offered
    UNION ALL
    SELECT needs.position, needs.need, needs.label, service_needs.service_id
    FROM needs
    JOIN service_needs USING (need)
),
called AS (
    SELECT helped.need, count(DISTINCT areas.gss_code) AS boroughs
    FROM helped
    JOIN offered USING (service_id)
    JOIN service_areas USING (service_id)
    JOIN areas USING (gss_code)
    WHERE offered.has_phone AND areas.area_type = 'borough'
    GROUP BY helped.need
)
SELECT
    helped.need,
    helped.label,
    helped.position,
    CAST(count(*) AS INTEGER) AS services,
    CAST(count(*) FILTER (WHERE offered.has_phone) AS INTEGER) AS with_phone,
    CAST(count(*) FILTER (WHERE offered.has_website) AS INTEGER) AS with_website,
    CAST(count(*) FILTER (WHERE offered.has_nothing) AS INTEGER) AS without_any,
    CAST(coalesce(any_value(called.boroughs), 0) AS INTEGER) AS boroughs
FROM helped
JOIN offered USING (service_id)
LEFT JOIN called USING (need)
GROUP BY helped.need, helped.label, helped.position;
