-- Where do sources contradict each other on one programme, or on a decision that made its awards?
-- grain: one row per contradiction, by topic
-- parameters: programme_id VARCHAR
-- A contradiction about another programme stays out, even where the decision is the same.
SELECT discrepancy_id, topic, statement_a, source_a, statement_b, source_b, note
FROM discrepancies
WHERE programme_id = $programme_id
    OR (
        programme_id IS NULL
        AND decision_id IN (SELECT decision_id FROM awards WHERE programme_id = $programme_id)
    )
ORDER BY lower(topic);
