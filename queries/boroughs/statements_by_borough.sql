-- What do councils, decisions and the press say about money in one borough?
-- grain: one row per statement that names the borough, latest first
-- parameters: gss_code VARCHAR
WITH covered AS (
    SELECT statement_id, CAST(count(*) AS INTEGER) AS boroughs
    FROM statement_areas
    GROUP BY statement_id
    HAVING bool_or(gss_code = $gss_code)
)
SELECT
    s.statement_id,
    s.fund_as_stated,
    s.start_year,
    s.end_year,
    s.amount_gbp,
    s.precision,
    s.purpose,
    covered.boroughs,
    s.source_id,
    s.locator,
    s.note
FROM borough_funding_statements AS s
JOIN covered USING (statement_id)
ORDER BY s.start_year DESC NULLS LAST, s.statement_id;
