-- Which deflators turn cash into real terms?
-- grain: one row per financial year, oldest first
-- parameters: none
SELECT financial_year, price_index, base_year, status, source_id
FROM gdp_deflators
ORDER BY financial_year;
