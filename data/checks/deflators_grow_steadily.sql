-- title: A price index grows by an unlikely amount in a year
-- severity: caution
-- explanation: GDP deflators have grown by 0.2% to 7.1% a year since 2012/13. Less than -1% or more than 10% is a slip of digits. Every figure in real terms of the year rests on it.
WITH years AS (
    SELECT financial_year, price_index, lag(price_index) OVER (ORDER BY financial_year) AS before
    FROM gdp_deflators
)
SELECT
    year_text(financial_year) AS subject,
    financial_year AS start_year,
    financial_year AS end_year,
    format('index {} after {} the year before; expected a change of -1% to 10%', price_index, before) AS message
FROM years
WHERE 100 * price_index / before - 100 NOT BETWEEN -1 AND 10
ORDER BY financial_year;
