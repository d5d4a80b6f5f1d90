-- How did direct funding change from one published year to the next?
-- grain: one row per borough and pair of neighbouring financial years, and one for London, the deepest cut first
-- parameters: none
-- is_stated: a source states the change in per cent; then one of the amounts, or both, are not found and NULL.
-- The other figure of London is that of a second published total that contradicts the first; its change allows for both,
-- and is no single number. change_percent is NULL then, and where the earlier amount is zero.
WITH levels AS (
    SELECT
        gss_code, borough AS area, financial_year, amount_gbp, rounding_gbp, NULL AS other_gbp,
        bounds(amount_gbp, rounding_gbp) AS bounds, source_id, locator
    FROM borough_funding
    WHERE fund_id = direct_fund_id() AND measure = 'allocation'
    UNION ALL
    SELECT
        areas.gss_code, areas.area, l.financial_year, l.amount_gbp, l.rounding_gbp, l.other_gbp,
        l.bounds, l.source_id, l.locator
    FROM london_direct_funding AS l
    JOIN areas ON areas.area_type = 'region'
),
changes AS (
    SELECT
        later.gss_code,
        later.area,
        earlier.financial_year AS from_year,
        later.financial_year AS to_year,
        earlier.amount_gbp AS from_gbp,
        earlier.rounding_gbp AS from_rounding_gbp,
        later.amount_gbp AS to_gbp,
        later.rounding_gbp AS to_rounding_gbp,
        earlier.other_gbp AS from_other_gbp,
        later.other_gbp AS to_other_gbp,
        CASE
            WHEN earlier.other_gbp IS NULL AND later.other_gbp IS NULL
                THEN CAST(100 * later.amount_gbp / nullif(earlier.amount_gbp, 0) - 100 AS DOUBLE)
        END AS change_percent,
        as_doubles(bounds_percent_change(earlier.bounds, later.bounds)) AS change,
        false AS is_stated,
        later.source_id,
        later.locator
    FROM levels AS later
    JOIN levels AS earlier
        ON earlier.gss_code = later.gss_code AND earlier.financial_year = later.financial_year - 1
    UNION ALL
    SELECT
        s.gss_code,
        areas.area,
        s.from_year,
        s.to_year,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        NULL,
        CAST(s.change_percent AS DOUBLE),
        as_doubles(bounds(s.change_percent, s.rounding_percent)),
        true,
        s.source_id,
        s.locator
    FROM stated_changes AS s
    JOIN areas USING (gss_code)
    WHERE s.fund_id = direct_fund_id()
        AND NOT EXISTS (
            SELECT 1
            FROM levels AS l
            WHERE l.gss_code = s.gss_code AND l.financial_year IN (s.from_year, s.to_year)
            GROUP BY l.gss_code
            HAVING count(*) = 2
        )
)
SELECT
    gss_code, area, from_year, to_year, from_gbp, from_rounding_gbp, to_gbp, to_rounding_gbp, from_other_gbp, to_other_gbp,
    change_percent, change, is_stated, source_id, locator
FROM changes
ORDER BY change_percent NULLS LAST, area, to_year;
