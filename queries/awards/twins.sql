-- Which counted awards look like one award listed twice?
-- grain: one row per pair of awards
-- parameters: none
-- returns: award_id VARCHAR, twin_id VARCHAR, kind VARCHAR, recipient VARCHAR, amount_gbp DECIMAL(14,2), start_year INTEGER, fund_id VARCHAR, fund VARCHAR, twin_fund_id VARCHAR, twin_fund VARCHAR
SELECT award_id, twin_id, kind, recipient, amount_gbp, start_year, fund_id, fund, twin_fund_id, twin_fund
FROM award_twins
ORDER BY start_year, award_id, twin_id;
