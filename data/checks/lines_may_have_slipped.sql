-- title: A borough's direct funding is wrong if lines of its table have slipped
-- severity: caution
-- explanation: Two or more boroughs that follow each other by name are far out of line with recorded offences, and in line with them if each figure belongs to the next borough. Then the figures of the boroughs below them are doubtful too, as far as one that would stay the same. Nobody has confirmed it. Shown as published.
WITH lines AS (
    SELECT
        b.borough,
        b.gss_code,
        b.fund_id,
        b.financial_year,
        b.amount_gbp,
        pounds_text(b.amount_gbp, b.rounding_gbp) AS amount_text,
        row_number() OVER in_order AS position,
        lag(b.amount_gbp) OVER in_order AS above_gbp,
        lag(pounds_text(b.amount_gbp, b.rounding_gbp)) OVER in_order AS above_text,
        bounds_per(l.bounds, l.offences) AS london,
        bounds_ratio(bounds_per(bounds(b.amount_gbp, b.rounding_gbp), b.offences), london) AS own,
        bounds_ratio(
            bounds_per(bounds(lag(b.amount_gbp) OVER in_order, lag(b.rounding_gbp) OVER in_order), b.offences), london
        ) AS moved
    FROM borough_funding AS b
    JOIN london_direct_funding AS l USING (financial_year)
    WHERE b.fund_id = direct_fund_id() AND b.measure = 'allocation'
    WINDOW in_order AS (PARTITION BY b.financial_year ORDER BY b.borough)
    QUALIFY count(*) OVER (PARTITION BY b.financial_year) = 32
),
judged AS (
    SELECT
        *,
        own.low > 2 OR own.high < 0.5 AS is_out,
        coalesce(moved.low <= 2 AND moved.high >= 0.5 AND above_gbp <> amount_gbp, false) AS can_move
    FROM lines
),
runs AS (
    -- A run ends where a line can neither be moved nor is out of line.
    SELECT
        *,
        count(*) FILTER (WHERE NOT is_out AND NOT can_move)
            OVER (PARTITION BY financial_year ORDER BY position) AS run
    FROM judged
),
slips AS (
    SELECT
        financial_year,
        run,
        min(position) FILTER (WHERE is_out) AS first_out,
        max(position) FILTER (WHERE is_out) AS last_out,
        count(*) FILTER (WHERE is_out) AS out_of_line
    FROM runs
    GROUP BY financial_year, run
)
SELECT
    r.borough AS subject,
    r.gss_code,
    r.fund_id,
    r.financial_year AS start_year,
    r.financial_year AS end_year,
    format(
        '{} in {}: the lines above it are far out of line with recorded offences; if they have slipped by one, the figure here is {}',
        r.amount_text, year_text(r.financial_year), r.above_text
    ) AS message
FROM runs AS r
JOIN slips AS s USING (financial_year, run)
WHERE
    s.out_of_line > 1
    AND s.last_out - s.first_out + 1 = s.out_of_line
    AND r.position > s.last_out
    AND r.can_move
    AND (
        SELECT bool_and(o.can_move)
        FROM runs AS o
        WHERE o.financial_year = r.financial_year AND o.position > s.first_out AND o.position <= s.last_out
    )
ORDER BY r.financial_year, r.gss_code;
