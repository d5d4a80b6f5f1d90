-- How did each borough's allocation from one fund change between two years?
-- grain: one row per borough and for the City of London, by name; value is NULL where it is not found
-- parameters: fund_id VARCHAR, from_year INTEGER, to_year INTEGER, terms VARCHAR (cash or real)
-- value is in per cent, of cash or of pounds of one year. Where the amounts of both years are not found, it is the
-- change that a source states (is_stated, cash only). amount_gbp is that of the later year.
WITH amounts AS (
    SELECT *, factor_in($terms, real_factor) AS factor
    FROM borough_funding
    WHERE fund_id = $fund_id AND measure = 'allocation'
),
changes AS (
    SELECT
        later.gss_code,
        100 * later.amount_gbp * later.factor / nullif(earlier.amount_gbp * earlier.factor, 0) - 100 AS value,
        bounds_percent_change(
            bounds_scaled(bounds(earlier.amount_gbp, earlier.rounding_gbp), earlier.factor),
            bounds_scaled(bounds(later.amount_gbp, later.rounding_gbp), later.factor)
        ) AS bounds,
        later.amount_gbp,
        later.rounding_gbp,
        false AS is_stated,
        later.source_id,
        later.locator
    FROM amounts AS later
    JOIN amounts AS earlier USING (gss_code)
    WHERE earlier.financial_year = $from_year AND later.financial_year = $to_year
    UNION ALL
    SELECT
        s.gss_code,
        s.change_percent,
        bounds(s.change_percent, s.rounding_percent),
        NULL,
        NULL,
        true,
        s.source_id,
        s.locator
    FROM stated_changes AS s
    WHERE s.fund_id = $fund_id
        AND s.from_year = $from_year
        AND s.to_year = $to_year
        AND $terms = 'cash'
        AND s.gss_code NOT IN (
            SELECT gss_code
            FROM amounts
            WHERE financial_year IN ($from_year, $to_year)
            GROUP BY gss_code
            HAVING count(*) = 2
        )
)
SELECT
    areas.gss_code,
    areas.area,
    CAST(c.value AS DOUBLE) AS value,
    as_doubles(c.bounds) AS bounds,
    c.amount_gbp,
    c.rounding_gbp,
    coalesce(c.is_stated, false) AS is_stated,
    c.source_id,
    c.locator
FROM areas
LEFT JOIN changes AS c USING (gss_code)
WHERE areas.area_type <> 'region'
ORDER BY areas.area;
