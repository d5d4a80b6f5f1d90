-- title: Deflators share one base year, are 100 in it and leave no year out
-- severity: error
-- explanation: Real terms divide by these; a gap or a second base would distort every series.
SELECT
    year_text(financial_year) AS subject,
    financial_year AS start_year,
    financial_year AS end_year,
    format('index {} with base year {}', price_index, year_text(base_year)) AS message
FROM gdp_deflators
WHERE base_year <> (SELECT max(base_year) FROM gdp_deflators)
    OR (financial_year = base_year AND price_index <> 100)
    OR (
        financial_year > (SELECT min(financial_year) FROM gdp_deflators)
        AND financial_year - 1 NOT IN (SELECT financial_year FROM gdp_deflators)
    )
ORDER BY financial_year;
