-- title: A borough's direct funding is far out of line with its recorded offences
-- severity: caution
-- explanation: More than twice, or less than half of, London's pounds for each recorded offence, even allowing for rounding, in a year for which all 32 boroughs are published. Shown as published.
WITH rates AS (
    SELECT
        b.borough,
        b.gss_code,
        b.fund_id,
        b.financial_year,
        pounds_text(b.amount_gbp, b.rounding_gbp) AS amount_text,
        bounds_ratio(
            bounds_per(bounds(b.amount_gbp, b.rounding_gbp), b.offences),
            bounds_per(l.bounds, l.offences)
        ) AS ratio
    FROM borough_funding AS b
    JOIN london_direct_funding AS l USING (financial_year)
    WHERE b.fund_id = direct_fund_id() AND b.measure = 'allocation'
    QUALIFY count(*) OVER (PARTITION BY b.financial_year) = 32
)
SELECT
    borough AS subject,
    gss_code,
    fund_id,
    financial_year AS start_year,
    financial_year AS end_year,
    format(
        '{} in {} is between {} times London''s rate for each recorded offence',
        amount_text, year_text(financial_year), times_text(ratio)
    ) AS message
FROM rates
WHERE ratio.low > 2 OR ratio.high < 0.5
ORDER BY financial_year, gss_code;
