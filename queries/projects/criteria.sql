-- Which criteria did projects of the co-commissioning fund have to meet?
-- grain: one row per criterion, those with a number first
-- parameters: none
-- returns: criterion VARCHAR, threshold VARCHAR, source_id VARCHAR, locator VARCHAR
SELECT criterion, threshold, source_id, locator
FROM ccf_criteria
ORDER BY threshold IS NULL, criterion;
