-- Which words can results be filtered by?
-- grain: one row per filter and word, in alphabetical order
-- parameters: none
SELECT 'fund' AS filter, unnest(funds) AS word FROM results
UNION
SELECT 'priority', priority FROM results WHERE priority IS NOT NULL
UNION
SELECT 'year', CAST(unnest(range(first_year, last_year + 1)) AS VARCHAR) FROM results
UNION
SELECT 'programme', programme_id FROM results WHERE programme_id IS NOT NULL
ORDER BY filter, lower(word);
