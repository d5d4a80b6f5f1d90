-- What did the checks find?
-- grain: one row per finding
-- parameters: none
SELECT check_id, position, subject, gss_code, fund_id, start_year, end_year, message
FROM build.cautions
ORDER BY check_id, position;
