-- Money allocated to boroughs, with everything it is divided by.
-- Grain: one row per borough, fund, year and measure. population is the mid-year estimate of the year the financial
-- year starts in; offences are those of the financial year, without fraud; real_factor turns the year's pounds into
-- pounds of the deflators' base year. Each is NULL where its source does not reach the year.
CREATE VIEW borough_funding AS
SELECT
    a.gss_code,
    areas.area AS borough,
    a.fund_id,
    a.financial_year,
    a.measure,
    a.amount_gbp,
    a.rounding_gbp,
    p.population,
    o.offences,
    real_terms_factor(d.price_index, 100) AS real_factor,
    a.source_id,
    a.locator,
    a.note
FROM borough_allocations AS a
JOIN areas ON areas.gss_code = a.gss_code
LEFT JOIN population AS p ON p.gss_code = a.gss_code AND p.year = a.financial_year
LEFT JOIN recorded_offences AS o
    ON o.gss_code = a.gss_code
    AND o.financial_year = a.financial_year
    AND o.offence_group = all_offences()
LEFT JOIN gdp_deflators AS d ON d.financial_year = a.financial_year;
