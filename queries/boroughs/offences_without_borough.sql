-- What share of London's recorded offences belongs to no borough, by year?
-- grain: one row per financial year, oldest first
-- parameters: none
-- All offences are those of the boroughs plus the unallocated ones.
WITH boroughs AS (
    SELECT financial_year, CAST(sum(offences) AS BIGINT) AS offences
    FROM recorded_offences
    WHERE offence_group = all_offences()
    GROUP BY financial_year
),
elsewhere AS (
    SELECT financial_year, CAST(sum(offences) AS BIGINT) AS offences
    FROM recorded_offences_unallocated
    WHERE offence_group = all_offences()
    GROUP BY financial_year
)
SELECT
    financial_year,
    elsewhere.offences / (boroughs.offences + elsewhere.offences) AS share
FROM boroughs
JOIN elsewhere USING (financial_year)
ORDER BY financial_year;
