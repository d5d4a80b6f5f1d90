-- title: A borough's figure is far out of line with its own figures of other years
-- severity: caution
-- explanation: More than three times, or less than a third of, the figure published for the year before it, even allowing for rounding. Shown as published.
WITH pairs AS (
    SELECT
        later.borough,
        later.gss_code,
        later.fund_id,
        earlier.financial_year AS from_year,
        later.financial_year AS to_year,
        pounds_text(earlier.amount_gbp, earlier.rounding_gbp) AS earlier_text,
        pounds_text(later.amount_gbp, later.rounding_gbp) AS later_text,
        bounds_ratio(
            bounds(later.amount_gbp, later.rounding_gbp), bounds(earlier.amount_gbp, earlier.rounding_gbp)
        ) AS ratio
    FROM borough_funding AS later
    JOIN borough_funding AS earlier
        ON earlier.gss_code = later.gss_code
        AND earlier.fund_id = later.fund_id
        AND earlier.measure = later.measure
        AND earlier.financial_year = later.financial_year - 1
    WHERE later.measure = 'allocation'
)
SELECT
    borough AS subject,
    gss_code,
    fund_id,
    from_year AS start_year,
    to_year AS end_year,
    format(
        '{} in {} and {} in {}: between {} times as much. The sources do not explain it',
        earlier_text, year_text(from_year), later_text, year_text(to_year), times_text(ratio)
    ) AS message
FROM pairs
WHERE ratio.low > 3 OR ratio.high < 1.0 / 3
ORDER BY gss_code, fund_id, to_year;
