-- What is each borough's latest direct funding for each resident and each 1,000 offences, beside London's?
-- grain: one row per borough, for the latest year in which it is published; none for one that never is
-- parameters: none
-- In pounds of the year; per_offence is for each 1,000 recorded offences. London is its published total
-- for the 32 boroughs, and both where two contradict each other.
SELECT DISTINCT ON (b.gss_code)
    b.gss_code,
    b.financial_year,
    b.amount_gbp,
    b.rounding_gbp,
    b.population,
    b.offences,
    as_doubles(bounds_per(bounds(b.amount_gbp, b.rounding_gbp), b.population)) AS per_head,
    as_doubles(bounds_per(bounds(b.amount_gbp, b.rounding_gbp), b.offences / 1000)) AS per_offence,
    as_doubles(bounds_per(l.bounds, l.population)) AS london_per_head,
    as_doubles(bounds_per(l.bounds, l.offences / 1000)) AS london_per_offence,
    b.source_id,
    b.locator
FROM borough_funding AS b
LEFT JOIN london_direct_funding AS l USING (financial_year)
WHERE b.fund_id = direct_fund_id() AND b.measure = 'allocation'
ORDER BY b.gss_code, b.financial_year DESC;
