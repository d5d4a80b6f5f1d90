-- Which is the smallest count of people that unpublished returns show below London level?
-- grain: one row
-- parameters: none
-- returns: smallest INTEGER
SELECT smallest_shown() AS smallest;
