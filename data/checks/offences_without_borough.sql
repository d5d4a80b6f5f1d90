-- title: An unlikely share of recorded offences belongs to no borough, or an unlikely number to residents
-- severity: caution
-- explanation: At most 4% of a year's offences belong to no borough; London has 81 to 102 recorded offences for each 1,000 residents. More than 8%, fewer than 50 or more than 200 are a slip of digits or units.
WITH years AS (
    SELECT
        o.financial_year,
        sum(o.offences) AS offences,
        sum(p.population) AS residents
    FROM recorded_offences AS o
    LEFT JOIN population AS p ON p.gss_code = o.gss_code AND p.year = o.financial_year
    WHERE o.offence_group = all_offences()
    GROUP BY o.financial_year
),
elsewhere AS (
    SELECT financial_year, sum(offences) AS offences
    FROM recorded_offences_unallocated
    WHERE offence_group = all_offences()
    GROUP BY financial_year
)
SELECT
    'London' AS subject,
    london_code() AS gss_code,
    y.financial_year AS start_year,
    y.financial_year AS end_year,
    format(
        '{:,} offences in {} in boroughs of {:,} residents, and {:,} without a borough; expected 50 to 200 for each 1,000 '
        'residents, and at most 8%',
        CAST(y.offences AS BIGINT), year_text(y.financial_year), CAST(y.residents AS BIGINT),
        CAST(coalesce(e.offences, 0) AS BIGINT)
    ) AS message
FROM years AS y
LEFT JOIN elsewhere AS e USING (financial_year)
WHERE 1000 * y.offences / y.residents NOT BETWEEN 50 AND 200
    OR e.offences > 0.08 * (y.offences + e.offences)
ORDER BY y.financial_year;
