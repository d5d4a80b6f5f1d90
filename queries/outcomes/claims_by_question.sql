-- What do sources answer to questions on which they differ?
-- grain: one row per question and answer
-- parameters: none
SELECT
    c.case_id,
    q.question,
    q.reading,
    c.position,
    c.what_it_counts,
    c.in_title,
    r.result_id,
    q.programme_id,
    p.programme,
    r.measure,
    CAST(r.value AS DECIMAL(16, 4)) AS value,
    r.value_as_published,
    r.unit,
    r.kind,
    r.period_start,
    r.period_end,
    r.published_qualifier,
    r.reported_by,
    r.evidence,
    r.reason,
    r.source_id,
    r.locator,
    r.note
FROM contested_claims AS c
JOIN contested_results AS q USING (case_id)
JOIN programmes AS p USING (programme_id)
JOIN results AS r ON r.result_id = c.outcome_id
ORDER BY lower(p.programme), c.case_id, c.position;
