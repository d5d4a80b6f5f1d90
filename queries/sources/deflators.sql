-- Which deflators turn cash into real terms?
-- grain: one row per financial year, oldest first
-- parameters: none
-- returns: financial_year INTEGER, price_index DECIMAL(9,4), base_year INTEGER, status VARCHAR, source_id VARCHAR
SELECT financial_year, price_index, base_year, status, source_id
FROM gdp_deflators
ORDER BY financial_year;
