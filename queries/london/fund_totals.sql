-- Which sums did sources publish for a fund or a programme as a whole, for all of London?
-- grain: one row per figure, largest first
-- parameters: none
SELECT t.series, f.fund, t.start_year, t.end_year, t.measure, t.qualifier, t.amount_gbp, t.rounding_gbp, t.source_id, t.locator, t.note
FROM london_totals AS t
JOIN funds AS f USING (fund_id)
WHERE t.gss_code IS NULL AND t.amount_gbp > 0
ORDER BY t.amount_gbp DESC, t.start_year, t.series, t.total_id;
