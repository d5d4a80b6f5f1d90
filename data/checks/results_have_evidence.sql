-- title: A result has no strength of evidence, or a target is not called one
-- severity: error
-- explanation: Every result is classified by the strength of its evidence, and all targets, and no other results, by the rule on targets. A new result needs a class of its own.
SELECT
    o.outcome_id AS subject,
    CASE WHEN e.outcome_id IS NULL THEN 'no row in outcome_evidence' ELSE 'the rule is ' || e.rule || ', the kind is ' || o.kind END
        AS message
FROM outcomes AS o
LEFT JOIN outcome_evidence AS e USING (outcome_id)
WHERE e.outcome_id IS NULL OR (e.rule = 'target') <> (o.kind = 'target')
ORDER BY o.outcome_id;
