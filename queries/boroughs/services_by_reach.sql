-- Which services can someone in one borough use?
-- grain: one row per service that covers the borough or all of London; running before unknown, with a telephone number
-- before without
-- parameters: gss_code VARCHAR
-- reach: borough (this one alone), shared (with other boroughs) or london. Services that have ended are left out.
WITH covered AS (
    SELECT
        service_id,
        CAST(count(*) AS INTEGER) AS boroughs,
        bool_or(gss_code = $gss_code) AS covers_it,
        bool_or(gss_code = london_code()) AS covers_london
    FROM service_areas
    GROUP BY service_id
)
SELECT
    CASE WHEN covered.covers_london THEN 'london' WHEN covered.boroughs > 1 THEN 'shared' ELSE 'borough' END AS reach,
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
    s.funding_basis,
    CASE WHEN NOT covered.covers_london THEN covered.boroughs END AS boroughs,
    s.source_id,
    s.locator
FROM services AS s
JOIN covered USING (service_id)
WHERE (covered.covers_it OR covered.covers_london) AND s.status <> 'ended' AND s.temporary IS NULL
ORDER BY
    CASE s.status WHEN 'running' THEN 1 ELSE 2 END,
    s.phone IS NULL,
    CASE WHEN covered.covers_london THEN 3 WHEN covered.boroughs > 1 THEN 2 ELSE 1 END,
    s.service;
