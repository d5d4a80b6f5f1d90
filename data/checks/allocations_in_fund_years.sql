-- title: Allocations lie within the years of their fund
-- severity: error
-- explanation: A figure outside would be left out where the years of the fund are listed. Either the year is a slip of the pen, or the fund's years in funds.csv have to be made longer.
SELECT
    areas.area AS subject,
    b.gss_code,
    b.fund_id,
    b.financial_year AS start_year,
    b.financial_year AS end_year,
    format(
        'borough_allocations.csv has {} from {}, whose years in funds.csv are {} to {}',
        year_text(b.financial_year),
        b.fund_id,
        coalesce(year_text(f.start_year), 'open'),
        coalesce(year_text(f.end_year), 'open')
    ) AS message
FROM borough_allocations AS b
JOIN funds AS f USING (fund_id)
JOIN areas USING (gss_code)
WHERE b.financial_year < f.start_year OR b.financial_year > f.end_year
ORDER BY b.fund_id, b.financial_year, areas.area;
