-- title: Financial years lie between 2009/10 and 2034/35
-- severity: error
-- explanation: A year outside is a slip of the pen: MOPAC began in 2012, and some services it took over began in 2009.
WITH years AS (
    SELECT 'borough_allocations' AS subject, financial_year AS year FROM borough_allocations
    UNION ALL SELECT 'london_totals', start_year FROM london_totals
    UNION ALL SELECT 'london_totals', end_year FROM london_totals
    UNION ALL SELECT 'programme_budgets', start_year FROM programme_budgets
    UNION ALL SELECT 'programme_budgets', end_year FROM programme_budgets
    UNION ALL SELECT 'awards', start_year FROM awards
    UNION ALL SELECT 'awards', end_year FROM awards
    UNION ALL SELECT 'decisions', start_year FROM decisions
    UNION ALL SELECT 'decisions', end_year FROM decisions
    UNION ALL SELECT 'programmes', start_year FROM programmes
    UNION ALL SELECT 'programmes', end_year FROM programmes
    UNION ALL SELECT 'funds', start_year FROM funds
    UNION ALL SELECT 'funds', end_year FROM funds
    UNION ALL SELECT 'stated_changes', from_year FROM stated_changes
    UNION ALL SELECT 'stated_changes', to_year FROM stated_changes
    UNION ALL SELECT 'borough_funding_statements', start_year FROM borough_funding_statements
    UNION ALL SELECT 'borough_funding_statements', end_year FROM borough_funding_statements
    UNION ALL SELECT 'recorded_offences', financial_year FROM recorded_offences
    UNION ALL SELECT 'gdp_deflators', financial_year FROM gdp_deflators
)
SELECT
    subject,
    NULL AS gss_code,
    NULL AS fund_id,
    year AS start_year,
    year AS end_year,
    format('{} rows of the year {}', count(*), year_text(year)) AS message
FROM years
WHERE year NOT BETWEEN 2009 AND 2034
GROUP BY subject, year
ORDER BY subject, year;
