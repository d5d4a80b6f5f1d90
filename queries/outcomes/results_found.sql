-- Which results are there of a programme, fund, priority, area, kind, strength of evidence and year?
-- grain: one row per result, by programme, the strongest evidence first
-- parameters: programme_id VARCHAR, fund VARCHAR, priority VARCHAR, gss_code VARCHAR, kind VARCHAR, evidence VARCHAR, financial_year INTEGER
-- "all" stands for every one, 0 for every year. A fund pays for the programme or one of its awards; an area is one that
-- the result names; a year is one that its period may touch. value is NULL where the result is in words or hidden, and
-- value_shown an asterisk where it is hidden.
SELECT
    result_id,
    origin,
    programme_id,
    programme,
    priority,
    reported_by,
    measure,
    CAST(value AS DECIMAL(16, 4)) AS value,
    value_as_published,
    value_shown,
    unit,
    kind,
    period_start,
    period_end,
    published_qualifier,
    areas,
    evidence,
    rule,
    reason,
    is_elsewhere,
    source_id,
    locator,
    note,
    own_note
FROM results
WHERE ($programme_id = 'all' OR programme_id = $programme_id)
    AND ($fund = 'all' OR list_contains(funds, $fund))
    AND ($priority = 'all' OR priority = $priority)
    AND ($gss_code = 'all' OR list_contains(gss_codes, $gss_code))
    AND ($kind = 'all' OR kind = $kind)
    AND ($evidence = 'all' OR evidence = $evidence)
    AND ($financial_year = 0 OR $financial_year BETWEEN first_year AND last_year)
ORDER BY
    lower(programme) NULLS LAST,
    list_position(
        ['evaluation with a comparison group', 'evaluation', 'monitoring', 'own count', 'stated', 'no result'], evidence
    ),
    list_position(['outcome', 'finding', 'output', 'target'], kind),
    last_year DESC NULLS LAST,
    result_id;
