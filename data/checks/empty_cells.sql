-- title: A cell of a published table is empty
-- severity: caution
-- explanation: Shown as not found, and a printed dash as a dash. One that the total of its column shows to be nil is no empty cell. Where the forecast and the variance of the line are published, their difference says what the cell would hold if the rest of the line is right.
SELECT
    e.line AS subject,
    e.fund_id,
    e.start_year,
    e.end_year,
    format(
        'no {} published{}',
        e.measure,
        CASE
            WHEN v.amount_gbp IS NOT NULL AND f.amount_gbp IS NOT NULL
                THEN format(
                    '; forecast {} and variance {} would make it {}',
                    pounds_text(f.amount_gbp, f.rounding_gbp),
                    pounds_text(v.amount_gbp, v.rounding_gbp),
                    pounds_text(f.amount_gbp - v.amount_gbp, f.rounding_gbp)
                )
            WHEN e.is_dash THEN ' (printed as a dash)'
            ELSE ''
        END
    ) AS message
FROM fund_table_cells AS e
LEFT JOIN programme_budgets AS f
    ON f.fund_id = e.fund_id AND f.line = e.line AND f.start_year = e.start_year AND f.measure = 'forecast'
LEFT JOIN programme_budgets AS v
    ON v.fund_id = e.fund_id AND v.line = e.line AND v.start_year = e.start_year AND v.measure = 'variance'
WHERE e.amount_gbp IS NULL AND NOT e.is_nil
ORDER BY e.fund_id, e.line, e.start_year;
