-- From which funds and in which years is money allocated to boroughs published?
-- grain: one row per fund and year, direct funding first, then by fund, latest year first
-- parameters: none
SELECT b.fund_id, funds.fund, b.financial_year, CAST(count(*) AS INTEGER) AS boroughs
FROM borough_allocations AS b
JOIN funds USING (fund_id)
WHERE b.measure = 'allocation'
GROUP BY b.fund_id, funds.fund, b.financial_year
ORDER BY b.fund_id <> direct_fund_id(), funds.fund, b.financial_year DESC;
