-- For which boroughs and years is direct funding published?
-- grain: one row per borough that receives direct funding and year from 2013/14 to the last year of the fund
-- parameters: none
SELECT
    areas.gss_code,
    areas.area AS borough,
    CAST(years.financial_year AS INTEGER) AS financial_year,
    b.amount_gbp IS NOT NULL AS published,
    b.amount_gbp,
    b.rounding_gbp,
    b.source_id,
    b.locator
FROM areas
CROSS JOIN (
    SELECT unnest(range(
        least(f.start_year, min(a.financial_year)), greatest(f.end_year, max(a.financial_year)) + 1
    )) AS financial_year
    FROM funds AS f
    LEFT JOIN borough_allocations AS a USING (fund_id)
    WHERE fund_id = direct_fund_id()
    GROUP BY f.start_year, f.end_year
) AS years
LEFT JOIN borough_allocations AS b
    ON b.gss_code = areas.gss_code
    AND b.financial_year = years.financial_year
    AND b.fund_id = direct_fund_id()
    AND b.measure = 'allocation'
WHERE areas.receives_direct_funding
ORDER BY areas.area, years.financial_year;
