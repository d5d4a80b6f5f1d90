-- What should a reader be careful about in one borough's figures?
-- grain: one row per finding of a check and per contradiction that is about the borough
-- parameters: gss_code VARCHAR
-- origin: check or contradiction. A contradiction names the sources of its two statements.
SELECT
    'check' AS origin,
    checks.title,
    c.message,
    checks.explanation,
    NULL AS source_a,
    NULL AS source_b
FROM build.cautions AS c
JOIN build.checks AS checks USING (check_id)
WHERE c.gss_code = $gss_code
UNION ALL
SELECT
    'contradiction', topic, statement_a || '; against ' || statement_b, note, source_a, source_b
FROM discrepancies
WHERE gss_code = $gss_code
ORDER BY origin, title, message;
