-- What do the fund tables of 2019/20 say, cell by cell?
-- grain: one row per fund, line, period and measure; the total of each column last
-- parameters: none
-- returns: fund_id VARCHAR, fund VARCHAR, line VARCHAR, programme_id VARCHAR, is_total BOOLEAN, start_year INTEGER, end_year INTEGER, measure VARCHAR, amount_gbp DECIMAL(14,2), rounding_gbp DECIMAL(14,2), comparison_id VARCHAR, source_id VARCHAR, locator VARCHAR, note VARCHAR
-- amount_gbp is NULL where the cell is empty in the report. comparison_id names the check of a total against its lines.
-- The totals of the co-commissioning fund are kept with the London figures.
WITH cells AS (
    SELECT
        fund_id,
        line,
        programme_id,
        is_total,
        start_year,
        end_year,
        measure,
        amount_gbp,
        rounding_gbp,
        CASE WHEN is_total THEN concat_ws('-', fund_id, year_text(start_year), year_text(end_year), measure) END
            AS comparison_id,
        source_id,
        locator,
        note
    FROM programme_budgets
    UNION ALL
    SELECT
        fund_id, 'Published total', NULL, true, start_year, end_year, measure, amount_gbp, rounding_gbp, total_id,
        source_id, locator, note
    FROM london_totals
    WHERE series = 'LCPF co-commissioning fund'
)
SELECT
    c.fund_id,
    funds.fund,
    c.line,
    c.programme_id,
    c.is_total,
    c.start_year,
    c.end_year,
    c.measure,
    c.amount_gbp,
    c.rounding_gbp,
    c.comparison_id,
    c.source_id,
    c.locator,
    c.note
FROM cells AS c
JOIN funds USING (fund_id)
ORDER BY
    list_position(['lcpf-ccf', 'vru-extension', 'vawg-fund', 'ylf', 'ptf', 'eiyf'], c.fund_id) NULLS LAST,
    c.fund_id,
    c.is_total,
    c.start_year,
    list_position(['allocation', 'Home Office budget', 'MOPAC budget', 'budget', 'forecast', 'variance'], c.measure),
    c.line;
