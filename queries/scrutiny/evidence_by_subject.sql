-- Which computed figures bear on each recommendation, question and principle?
-- grain: one row per subject and kind of figures, in the order in which they are shown
-- parameters: none
WITH subjects AS (
    SELECT
        'recommendation' AS subject,
        r.recommendation_id AS subject_id,
        r.recommendation AS words,
        r.source_id,
        r.locator,
        e.position,
        e.evidence
    FROM recommendations AS r
    JOIN recommendation_evidence AS e USING (recommendation_id)
    UNION ALL
    SELECT 'question', CAST(q.position AS VARCHAR), q.question, q.source_id, q.locator, e.position, e.evidence
    FROM scrutiny_questions AS q
    JOIN question_evidence AS e ON e.question = q.position
    UNION ALL
    SELECT 'principle', CAST(p.position AS VARCHAR), p.principle, p.source_id, p.locator, e.position, e.evidence
    FROM commissioning_principles AS p
    JOIN principle_evidence AS e ON e.principle = p.position
)
SELECT s.subject, s.subject_id, s.words, s.evidence, k.title AS about, k.page, k.cannot_say, s.source_id, s.locator
FROM subjects AS s
JOIN evidence_kinds AS k USING (evidence)
ORDER BY s.subject, s.subject_id, s.position, s.evidence;
