-- How did each borough's direct funding change from each published year to the next published one, beside London's?
-- grain: one row per borough and pair of published years, oldest first
-- parameters: none
-- The other figure of London is that of a second published total that contradicts the first; the change allows for both.
-- Years between the two may be missing. Changes are in per cent. London is NULL where one of its totals is not found.
WITH pairs AS (
    SELECT
        gss_code,
        lag(financial_year) OVER by_year AS from_year,
        financial_year AS to_year,
        lag(amount_gbp) OVER by_year AS from_gbp,
        lag(rounding_gbp) OVER by_year AS from_rounding_gbp,
        amount_gbp AS to_gbp,
        rounding_gbp AS to_rounding_gbp
    FROM borough_funding
    WHERE fund_id = direct_fund_id() AND measure = 'allocation'
    WINDOW by_year AS (PARTITION BY gss_code ORDER BY financial_year)
)
SELECT
    pairs.gss_code,
    pairs.from_year,
    pairs.to_year,
    pairs.from_gbp,
    pairs.from_rounding_gbp,
    pairs.to_gbp,
    pairs.to_rounding_gbp,
    as_doubles(
        bounds_percent_change(
            bounds(pairs.from_gbp, pairs.from_rounding_gbp), bounds(pairs.to_gbp, pairs.to_rounding_gbp)
        )
    ) AS change,
    earlier.amount_gbp AS london_from_gbp,
    earlier.rounding_gbp AS london_from_rounding_gbp,
    later.amount_gbp AS london_to_gbp,
    later.rounding_gbp AS london_to_rounding_gbp,
    as_doubles(bounds_percent_change(earlier.bounds, later.bounds)) AS london_change,
    earlier.other_gbp AS london_from_other_gbp,
    later.other_gbp AS london_to_other_gbp
FROM pairs
LEFT JOIN london_direct_funding AS earlier ON earlier.financial_year = pairs.from_year
LEFT JOIN london_direct_funding AS later ON later.financial_year = pairs.to_year
WHERE pairs.from_year IS NOT NULL
ORDER BY pairs.gss_code, pairs.to_year;
