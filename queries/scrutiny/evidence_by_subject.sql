-- Which computed figures bear on each recommendation, question and principle?
-- grain: one row per subject and kind of figures, in the order in which they are shown
-- parameters: none
SELECT u.subject, u.subject_id, u.evidence, k.title, k.page, k.cannot_say
FROM (
    SELECT 'recommendation' AS subject, recommendation_id AS subject_id, position, evidence
    FROM recommendation_evidence
    UNION ALL
    SELECT 'question', CAST(question AS VARCHAR), position, evidence FROM question_evidence
    UNION ALL
    SELECT 'principle', CAST(principle AS VARCHAR), position, evidence FROM principle_evidence
) AS u
JOIN evidence_kinds AS k USING (evidence)
ORDER BY u.subject, u.subject_id, u.position, u.evidence;
