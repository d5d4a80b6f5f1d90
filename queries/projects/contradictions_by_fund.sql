-- Where do sources contradict each other on one fund?
-- grain: one row per contradiction, by topic
-- parameters: fund_id VARCHAR
SELECT discrepancy_id, topic, statement_a, source_a, statement_b, source_b, note
FROM discrepancies
WHERE fund_id = $fund_id
ORDER BY lower(topic);
