-- Of which funds are parts published for two years or more, and in how many parts?
-- grain: one row per kind of parts, series and pair of years, earlier year first
-- parameters: none
-- parts_in_both are published in both years, parts in either. rounding_gbp is that of all parts of both years together.
WITH parts AS (
    SELECT
        kind,
        series_id,
        series,
        financial_year,
        part,
        count(*) = count(amount_gbp) AS is_published,
        sum(rounding_gbp) AS rounding_gbp
    FROM fund_parts
    GROUP BY kind, series_id, series, financial_year, part
),
years AS (
    SELECT DISTINCT kind, series_id, series, financial_year
    FROM parts
)
SELECT
    earlier.kind,
    earlier.series_id,
    earlier.series,
    earlier.financial_year AS from_year,
    later.financial_year AS to_year,
    CAST(
        (
            SELECT count(*)
            FROM parts AS a
            JOIN parts AS b USING (kind, series_id, part)
            WHERE a.kind = earlier.kind
                AND a.series_id = earlier.series_id
                AND a.financial_year = earlier.financial_year
                AND b.financial_year = later.financial_year
                AND a.is_published
                AND b.is_published
        ) AS INTEGER
    ) AS parts_in_both,
    CAST(
        (
            SELECT count(DISTINCT part)
            FROM parts AS p
            WHERE p.kind = earlier.kind
                AND p.series_id = earlier.series_id
                AND p.financial_year IN (earlier.financial_year, later.financial_year)
        ) AS INTEGER
    ) AS parts,
    (
        SELECT sum(p.rounding_gbp)
        FROM parts AS p
        WHERE p.kind = earlier.kind
            AND p.series_id = earlier.series_id
            AND p.financial_year IN (earlier.financial_year, later.financial_year)
    ) AS rounding_gbp
FROM years AS earlier
JOIN years AS later USING (kind, series_id)
WHERE earlier.financial_year < later.financial_year
ORDER BY earlier.kind, earlier.series, from_year, to_year;
