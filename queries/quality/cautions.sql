-- What did the checks find?
-- grain: one row per finding
-- parameters: none
-- returns: check_id VARCHAR, position INTEGER, subject VARCHAR, gss_code VARCHAR, fund_id VARCHAR, start_year INTEGER, end_year INTEGER, message VARCHAR
SELECT check_id, position, subject, gss_code, fund_id, start_year, end_year, message
FROM build.cautions
ORDER BY check_id, position;
