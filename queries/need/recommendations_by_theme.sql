-- Which recommendations are about one theme?
-- grain: one row per recommendation, oldest first
-- parameters: theme VARCHAR
SELECT recommendation_id, body, number, date, recommendation, due, status, source_id, locator
FROM recommendations
WHERE theme = $theme
ORDER BY date, recommendation_id;
