-- Which changes of one borough's direct funding does a source state?
-- grain: one row per stated change, oldest first
-- parameters: gss_code VARCHAR
SELECT from_year, to_year, change_percent, change_gbp, rounding_gbp, source_id, locator, note
FROM stated_changes
WHERE gss_code = $gss_code AND fund_id = direct_fund_id()
ORDER BY to_year;
