-- Which contradictions are about one decision or one programme?
-- grain: one row per contradiction, by topic
-- parameters: decision_id VARCHAR, programme_id VARCHAR
-- returns: topic VARCHAR, statement_a VARCHAR, source_a VARCHAR, statement_b VARCHAR, source_b VARCHAR, note VARCHAR
SELECT topic, statement_a, source_a, statement_b, source_b, note
FROM discrepancies
WHERE decision_id = $decision_id OR programme_id = $programme_id
ORDER BY lower(topic);
