-- Which criteria did projects of the co-commissioning fund have to meet?
-- grain: one row per criterion, those with a number first
-- parameters: none
SELECT criterion_id, criterion, threshold, source_id, locator
FROM ccf_criteria
ORDER BY threshold IS NULL, criterion;
