-- What do the documents leave open?
-- grain: one row per recommendation, question or principle of which something is noted
-- parameters: none
SELECT
    CASE WHEN recommendation_id IS NOT NULL THEN 'recommendation' WHEN question IS NOT NULL THEN 'question' ELSE 'principle' END
        AS subject,
    coalesce(recommendation_id, CAST(question AS VARCHAR), CAST(principle AS VARCHAR)) AS subject_id,
    cannot_say,
    said,
    source_id,
    locator
FROM unanswered
ORDER BY subject, subject_id;
