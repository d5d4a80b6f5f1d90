-- Which lines of the fund tables of 2019/20 are about one programme?
-- grain: one row per fund, line, period and measure
-- parameters: programme_id VARCHAR
-- amount_gbp is NULL where the cell is empty in the report or holds a dash (is_dash); is_nil: a dash that the total shows to be nil.
SELECT
    funds.fund,
    b.line,
    b.start_year,
    b.end_year,
    b.measure,
    b.amount_gbp,
    b.rounding_gbp,
    b.source_id,
    b.locator,
    b.note,
    b.is_dash,
    b.is_nil
FROM fund_table_cells AS b
JOIN funds USING (fund_id)
WHERE b.programme_id = $programme_id
ORDER BY
    funds.fund,
    b.line,
    b.start_year,
    list_position(
        ['allocation', 'Home Office budget', 'MOPAC budget', 'budget', 'forecast', 'variance'], b.measure
    );
