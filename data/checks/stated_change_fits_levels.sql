-- title: A stated change fits the published levels
-- severity: error
-- explanation: Where a source states a change and the levels of both years are published, the change lies within what the levels allow.
SELECT
    areas.area AS subject,
    s.gss_code,
    s.fund_id,
    s.from_year AS start_year,
    s.to_year AS end_year,
    format(
        'stated {}%, but the levels give {}%',
        s.change_percent, outwards_text(c.change, 1, '% to ')
    ) AS message
FROM stated_changes AS s
JOIN areas USING (gss_code)
JOIN (
    SELECT
        earlier.gss_code,
        earlier.fund_id,
        earlier.financial_year AS from_year,
        later.financial_year AS to_year,
        bounds_percent_change(
            bounds(earlier.amount_gbp, earlier.rounding_gbp), bounds(later.amount_gbp, later.rounding_gbp)
        ) AS change
    FROM borough_allocations AS earlier
    JOIN borough_allocations AS later USING (gss_code, fund_id, measure)
    WHERE earlier.measure = 'allocation'
) AS c USING (gss_code, fund_id, from_year, to_year)
WHERE s.change_percent - s.rounding_percent > c.change.high OR s.change_percent + s.rounding_percent < c.change.low
ORDER BY s.gss_code;
