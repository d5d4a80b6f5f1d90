-- What do sources answer to questions on which they differ?
-- grain: one row per question and answer
-- parameters: none
-- returns: case_id VARCHAR, question VARCHAR, reading VARCHAR, position INTEGER, what_it_counts VARCHAR, in_title VARCHAR, result_id VARCHAR, programme_id VARCHAR, programme VARCHAR, measure VARCHAR, value DECIMAL(16,4), value_as_published VARCHAR, unit VARCHAR, kind VARCHAR, period_start VARCHAR, period_end VARCHAR, published_qualifier VARCHAR, reported_by VARCHAR, evidence VARCHAR, reason VARCHAR, source_id VARCHAR, locator VARCHAR, note VARCHAR
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
