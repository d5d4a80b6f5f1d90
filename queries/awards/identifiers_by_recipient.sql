-- Which official numbers does a recipient have, and where was each seen?
-- grain: one row per number and source, by number
-- parameters: recipient VARCHAR
-- recipient is the name of a body as the register of awards has it; none for a recipient in the words of its source.
SELECT
    i.org_id,
    i.name_seen,
    i.note,
    i.source_id,
    i.locator
FROM organisation_identifiers AS i
JOIN organisations AS o USING (organisation_id)
WHERE o.organisation = $recipient
ORDER BY i.org_id, i.source_id;
