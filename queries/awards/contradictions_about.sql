-- Which contradictions are about one decision or one programme?
-- grain: one row per contradiction, those of the decision itself first, then by topic
-- parameters: decision_id VARCHAR, programme_id VARCHAR
-- is_own: it is about the decision. The others share the programme only, and may be about another decision of it.
SELECT topic, statement_a, source_a, statement_b, source_b, note, coalesce(decision_id = $decision_id, FALSE) AS is_own
FROM discrepancies
WHERE decision_id = $decision_id OR programme_id = $programme_id
ORDER BY is_own DESC, lower(topic);
