-- title: Direct funding of the London Crime Prevention Fund goes to the 32 boroughs only
-- severity: error
-- explanation: The City of London has its own police and is outside the fund; London as a whole is not a borough.
SELECT
    areas.area AS subject,
    a.gss_code,
    a.fund_id,
    a.financial_year AS start_year,
    a.financial_year AS end_year,
    format(
        'borough_allocations.csv gives it {} from {} in {}, but it is no borough that the fund pays',
        pounds_text(a.amount_gbp, a.rounding_gbp),
        a.fund_id,
        year_text(a.financial_year)
    ) AS message
FROM borough_allocations AS a
JOIN areas USING (gss_code)
WHERE areas.area_type = 'region' OR (a.fund_id = direct_fund_id() AND NOT areas.receives_direct_funding)
ORDER BY a.gss_code, a.financial_year;
