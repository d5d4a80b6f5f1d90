-- title: Forecast less allocation (or budget) is the published variance
-- severity: error
-- explanation: Each line of the fund tables of 2019/20 prints all three; beyond rounding they have to fit.
SELECT
    v.line AS subject,
    v.fund_id,
    v.start_year,
    v.end_year,
    format(
        'forecast {} less {} {} is not the variance {}',
        pounds_text(f.amount_gbp, f.rounding_gbp),
        a.measure,
        pounds_text(a.amount_gbp, a.rounding_gbp),
        pounds_text(v.amount_gbp, v.rounding_gbp)
    ) AS message
FROM programme_budgets AS v
JOIN programme_budgets AS f USING (fund_id, line, start_year, end_year)
JOIN programme_budgets AS a USING (fund_id, line, start_year, end_year)
WHERE v.measure = 'variance'
    AND f.measure = 'forecast'
    AND a.measure IN ('allocation', 'budget')
    AND abs(f.amount_gbp - a.amount_gbp - v.amount_gbp) > f.rounding_gbp + a.rounding_gbp + v.rounding_gbp
ORDER BY v.fund_id, v.line;
