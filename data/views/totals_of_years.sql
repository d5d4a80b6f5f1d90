-- Totals published for several years together, beside the years that are published by themselves.
-- Grain: one row per total and year of its period; year_gbp is NULL where the year is not published by itself. even_gbp is
-- the year's part if all years were alike, for an exact total that can be shared out to the penny. is_confirmed: that very
-- amount, to the pound and no round sum, is also published for a year outside the period, or is the even part of another
-- total of the same series; so that the years are most likely alike.
CREATE VIEW totals_of_years AS
WITH totals AS (
    SELECT
        t.total_id,
        t.series AS title,
        t.fund_id,
        NULL AS gss_code,
        m.series_id,
        m.measure,
        t.start_year,
        t.end_year,
        t.amount_gbp,
        t.rounding_gbp,
        t.source_id,
        t.locator
    FROM total_years AS m
    JOIN london_totals AS t USING (total_id)
    UNION ALL
    -- A borough's figure for several years, and the years of the borough.
    SELECT
        total_id, series, fund_id, gss_code, gss_code, 'allocation', start_year, end_year, amount_gbp, rounding_gbp,
        source_id, locator
    FROM london_totals
    WHERE gss_code IS NOT NULL AND measure = 'borough allocation' AND end_year > start_year
    UNION ALL
    -- A line of a fund table for several years, and for single ones.
    SELECT
        concat_ws('-', fund_id, line, measure), line || ', ' || measure, fund_id, NULL, line, measure, start_year,
        end_year, amount_gbp, rounding_gbp, source_id, locator
    FROM programme_budgets
    WHERE end_year > start_year AND amount_gbp IS NOT NULL
),
single_years AS (
    SELECT fund_id, NULL AS gss_code, series_id, measure, start_year AS financial_year, amount_gbp, rounding_gbp, source_id
    FROM london_totals
    WHERE start_year = end_year
    UNION ALL
    SELECT fund_id, gss_code, gss_code, measure, financial_year, amount_gbp, rounding_gbp, source_id
    FROM borough_allocations
    UNION ALL
    SELECT fund_id, NULL, line, measure, start_year, amount_gbp, rounding_gbp, source_id
    FROM programme_budgets
    WHERE start_year = end_year
),
shared AS (
    SELECT
        *,
        CASE
            WHEN rounding_gbp = 0 AND amount_gbp * 100 % (end_year - start_year + 1) = 0
                THEN CAST(amount_gbp / (end_year - start_year + 1) AS DECIMAL(14, 2))
        END AS even_gbp
    FROM totals
)
SELECT
    t.total_id,
    t.title,
    t.fund_id,
    t.gss_code,
    t.series_id,
    t.measure,
    t.start_year,
    t.end_year,
    t.amount_gbp,
    t.rounding_gbp,
    t.source_id,
    t.locator,
    CAST(y.financial_year AS INTEGER) AS financial_year,
    s.amount_gbp AS year_gbp,
    s.rounding_gbp AS year_rounding_gbp,
    s.source_id AS year_source_id,
    t.even_gbp,
    t.even_gbp IS NOT NULL
    AND t.even_gbp % 1000 <> 0
    AND (
        EXISTS (
            SELECT 1
            FROM single_years AS o
            WHERE o.fund_id = t.fund_id
                AND o.gss_code IS NOT DISTINCT FROM t.gss_code
                AND o.series_id = t.series_id
                AND o.measure = t.measure
                AND o.rounding_gbp = 0
                AND o.amount_gbp = t.even_gbp
                AND o.financial_year NOT BETWEEN t.start_year AND t.end_year
        )
        OR EXISTS (
            SELECT 1
            FROM shared AS o
            WHERE o.total_id <> t.total_id
                AND o.fund_id = t.fund_id
                AND o.gss_code IS NOT DISTINCT FROM t.gss_code
                AND o.series_id = t.series_id
                AND o.measure = t.measure
                AND o.even_gbp = t.even_gbp
        )
    ) AS is_confirmed
FROM shared AS t
CROSS JOIN unnest(range(t.start_year, t.end_year + 1)) AS y(financial_year)
LEFT JOIN single_years AS s
    ON s.fund_id = t.fund_id
    AND s.gss_code IS NOT DISTINCT FROM t.gss_code
    AND s.series_id = t.series_id
    AND s.measure = t.measure
    AND s.financial_year = y.financial_year;
