-- What is published about how money is shared between boroughs?
-- grain: one row per statement, the London Crime Prevention Fund first, oldest first
-- parameters: none
SELECT f.fund, t.start_year, t.end_year, t.indicator, t.weight, t.note, t.source_id, t.locator
FROM funding_formula AS t
JOIN funds AS f USING (fund_id)
ORDER BY t.fund_id <> 'lcpf', t.start_year NULLS LAST, t.end_year, t.indicator;
