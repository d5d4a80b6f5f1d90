-- title: The bodies named in a shared award stand in its row
-- severity: error
-- explanation: That an award belongs to several is taken from its recipient as published, or from its note. Where a body is not there, or the body that receives the award is not among those named, it is not said to be shared.
WITH named AS (
    SELECT award_id, list(organisation_id) AS organisations FROM shared_awards GROUP BY award_id
)
SELECT
    s.award_id AS subject,
    w.fund_id,
    w.start_year,
    w.end_year,
    format('shared_awards.csv has “{}”', s.name_seen) AS message
FROM shared_awards AS s
JOIN named USING (award_id)
JOIN awards AS w USING (award_id)
WHERE
    NOT contains(concat_ws(' ', w.recipient_as_published, w.note), s.name_seen)
    OR (w.organisation_id IS NOT NULL AND NOT list_contains(named.organisations, w.organisation_id))
ORDER BY s.award_id, s.name_seen;
