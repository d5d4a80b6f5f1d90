-- Which counted awards are there, and which areas does each cover?
-- grain: one row per award that counts in totals; income that MOPAC accepts is left out
-- parameters: none
-- rounding_gbp is by how much the amount may be off: 0 if exact, NULL where it is only called rounded.
-- gss_codes are those its source states, in order; an award for all of London has every borough; none are not stated.
WITH stated AS (
    SELECT award_id, bool_or(gss_code = london_code()) AS covers_london, list_sort(list(gss_code)) AS gss_codes
    FROM award_areas
    GROUP BY award_id
),
boroughs AS (
    SELECT list_sort(list(gss_code)) AS gss_codes
    FROM areas
    WHERE area_type = 'borough'
)
SELECT
    a.award_id,
    a.kind,
    a.amount_gbp,
    a.amount_basis,
    r.rounding_gbp,
    a.start_year,
    coalesce(s.covers_london, false) AS covers_london,
    CASE WHEN s.covers_london THEN b.gss_codes ELSE coalesce(s.gss_codes, CAST([] AS VARCHAR[])) END AS gss_codes
FROM awards AS a
CROSS JOIN boroughs AS b
LEFT JOIN stated AS s USING (award_id)
JOIN award_precision AS r USING (award_id)
WHERE a.counts_in_totals AND a.kind <> 'income accepted'
ORDER BY a.award_id;
