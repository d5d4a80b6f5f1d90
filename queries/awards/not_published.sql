-- What of an award is known not to be published?
-- grain: one row per fact, by name; none where nothing is known to be unpublished
-- parameters: award_id VARCHAR
SELECT
    n.fact,
    n.words,
    n.source_id,
    n.locator
FROM not_published AS n
WHERE n.award_id = $award_id
ORDER BY n.fact;
