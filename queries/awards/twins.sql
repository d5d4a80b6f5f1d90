-- Which counted awards look like one award listed twice?
-- grain: one row per pair of awards
-- parameters: none
SELECT award_id, twin_id, kind, recipient, amount_gbp, start_year, fund_id, fund, twin_fund_id, twin_fund
FROM award_twins
ORDER BY start_year, award_id, twin_id;
