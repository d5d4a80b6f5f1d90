-- What is known of every service?
-- grain: one row per service, by name
-- parameters: none
-- gss_codes and areas are in the same order, and empty where the area is not stated; London stands for all boroughs.
-- groups are the groups of people it says it is for; special_groups those of them that most people are not in.
WITH covered AS (
    SELECT service_id, list(gss_code ORDER BY area) AS gss_codes, list(area ORDER BY area) AS areas
    FROM service_areas
    JOIN areas USING (gss_code)
    GROUP BY service_id
),

needed AS (
    SELECT service_id, list(need ORDER BY position) AS needs
    FROM service_needs
    JOIN needs USING (need)
    GROUP BY service_id
),

meant AS (
    SELECT
        service_id,
        list(audience_group ORDER BY position) AS groups,
        list(audience_group ORDER BY position) FILTER (WHERE is_special) AS special_groups
    FROM service_audiences
    JOIN audience_groups USING (audience_group)
    GROUP BY service_id
)

SELECT
    s.service_id,
    s.service,
    s.programme_id,
    p.programme,
    s.provider,
    s.description,
    s.audience,
    s.age_from,
    s.age_to,
    s.gender,
    s.website,
    s.phone,
    s.phone_hours,
    s.email,
    s.how_to_get_help,
    s.is_free,
    s.is_confidential,
    r.self_referral,
    s.status,
    s.status_as_at,
    s.start_date,
    s.end_date,
    s.funding_basis,
    coalesce(covered.gss_codes, []) AS gss_codes,
    coalesce(covered.areas, []) AS areas,
    coalesce(needed.needs, []) AS needs,
    coalesce(meant.groups, []) AS groups,
    coalesce(meant.special_groups, []) AS special_groups,
    s.source_id,
    s.locator,
    s.note,
    s.temporary
FROM services AS s
LEFT JOIN programmes AS p USING (programme_id)
LEFT JOIN service_referrals AS r USING (service_id)
LEFT JOIN covered USING (service_id)
LEFT JOIN needed USING (service_id)
LEFT JOIN meant USING (service_id)
ORDER BY lower(s.service), s.service_id;
