-- title: A strength of evidence does not follow from its rule
-- severity: error
-- explanation: Each rule leads to one strength of evidence; what only a press release or a news page says is no monitoring, and what was found outside London names no area of London.
SELECT
    e.outcome_id AS subject,
    'the rule is ' || e.rule || ', the evidence ' || e.evidence || ', the document ' || s.document_type AS message
FROM outcome_evidence AS e
JOIN outcomes AS o USING (outcome_id)
JOIN sources AS s USING (source_id)
WHERE e.evidence <> CASE e.rule
        WHEN 'comparison group' THEN 'evaluation with a comparison group'
        WHEN 'evaluation finding' THEN 'evaluation'
        WHEN 'own analysis of the funder' THEN 'evaluation'
        WHEN 'evaluation that the provider publishes' THEN 'evaluation'
        WHEN 'count in an evaluation' THEN 'monitoring'
        WHEN 'published by a funder or overseer' THEN 'monitoring'
        WHEN 'stated by a funder or overseer' THEN 'stated'
        WHEN 'report of an announcement' THEN 'stated'
        WHEN 'origin not stated' THEN 'stated'
        WHEN 'target' THEN 'no result'
        WHEN 'context' THEN 'no result'
        ELSE 'own count'
    END
    OR (e.rule = 'published by a funder or overseer' AND s.document_type IN ('press release', 'news'))
    OR (e.is_elsewhere AND EXISTS (SELECT 1 FROM outcome_areas AS a WHERE a.outcome_id = e.outcome_id))
ORDER BY e.outcome_id;
