-- What can awards be filtered by?
-- grain: one row per value of each filter, by filter and name; years latest first
-- parameters: none
SELECT filter, value
FROM (
    SELECT DISTINCT 'fund' AS filter, fund AS value, 0 AS position FROM build.award_register WHERE fund IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'priority', priority, 0 FROM build.award_register WHERE priority IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'kind', kind, 0 FROM build.award_register
    UNION ALL
    SELECT DISTINCT 'recipient', unnest(list_prepend(recipient, shared_by)), 0 FROM build.award_register
    UNION ALL
    SELECT DISTINCT 'year', CAST(year AS VARCHAR), -year
    FROM build.award_register, unnest(range(start_year, end_year + 1)) AS years (year)
) AS found
ORDER BY filter, position, lower(value);
