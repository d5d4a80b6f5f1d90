-- What is known of every service?
-- grain: one row per service, by name
-- parameters: none
-- gss_codes and areas are in the same order, and empty where the area is not stated; London stands for all boroughs.
-- groups are the groups of people it says it is for; special_groups those of them that most people are not in.
WITH meant AS (
    SELECT service_id, audience_group, position, is_special
    FROM service_audiences
    JOIN audience_groups USING (audience_group)
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
    ARRAY(SELECT gss_code FROM service_areas JOIN areas USING (gss_code) WHERE service_id = s.service_id ORDER BY area)
        AS gss_codes,
    ARRAY(SELECT area FROM service_areas JOIN areas USING (gss_code) WHERE service_id = s.service_id ORDER BY area)
        AS areas,
    ARRAY(SELECT need FROM service_needs JOIN needs USING (need) WHERE service_id = s.service_id ORDER BY position)
        AS needs,
    ARRAY(SELECT audience_group FROM meant WHERE service_id = s.service_id ORDER BY position) AS groups,
    ARRAY(SELECT audience_group FROM meant WHERE service_id = s.service_id AND is_special ORDER BY position)
        AS special_groups,
    s.source_id,
    s.locator,
    s.note,
    s.temporary
FROM services AS s
LEFT JOIN programmes AS p USING (programme_id)
LEFT JOIN service_referrals AS r USING (service_id)
ORDER BY lower(s.service), s.service_id;
