-- What do the fund tables of 2019/20 say, cell by cell?
-- grain: one row per fund, line, period and measure; the total of each column last
-- parameters: none
-- amount_gbp is NULL where the cell is empty in the report or holds a dash (is_dash); is_nil: a dash that the total shows to be nil.
-- comparison_id names the check of a total against its lines. borough is set for the lines of the table of boroughs, which
-- are kept with the allocations; its line of re-profiling and its totals, like those of the co-commissioning fund, are kept
-- with the London figures.
WITH cells AS (
    SELECT
        fund_id,
        line,
        programme_id,
        NULL AS borough,
        is_total,
        is_dash,
        is_nil,
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
    FROM fund_table_cells
    UNION ALL
    SELECT
        b.fund_id, areas.area, NULL, areas.area, false, false, false, b.financial_year, b.financial_year, b.measure,
        b.amount_gbp, b.rounding_gbp, NULL, b.source_id, b.locator, b.note
    FROM borough_allocations AS b
    JOIN areas USING (gss_code)
    WHERE b.fund_id = direct_fund_id() AND b.source_id = 'joint-audit-panel-2020-01'
    UNION ALL
    SELECT
        fund_id, series, NULL, NULL, false, false, false, start_year, end_year, measure,
        amount_gbp, rounding_gbp, NULL, source_id, locator, note
    FROM london_totals
    WHERE series_id = 'lcpf-re-profiling'
    UNION ALL
    SELECT
        fund_id, 'Published total', NULL, NULL, true, false, false, start_year, end_year, measure,
        amount_gbp, rounding_gbp, total_id, source_id, locator, note
    FROM london_totals
    WHERE series_id IN ('lcpf-co-commissioning-fund', 'lcpf-direct-borough-funding-london-total')
        AND source_id = 'joint-audit-panel-2020-01'
)
SELECT
    c.fund_id,
    funds.fund,
    c.line,
    c.programme_id,
    c.borough,
    c.is_total,
    c.is_dash,
    c.is_nil,
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
    list_position([direct_fund_id(), 'lcpf-ccf', 'vru-extension', 'vawg-fund', 'ylf', 'ptf', 'eiyf'], c.fund_id) NULLS LAST,
    c.fund_id,
    c.is_total,
    c.start_year,
    list_position(['allocation', 'Home Office budget', 'MOPAC budget', 'budget', 'forecast', 'variance'], c.measure),
    c.line;
