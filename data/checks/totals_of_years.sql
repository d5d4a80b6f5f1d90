-- title: A total of several years cannot be made up by its years
-- severity: caution
-- explanation: All years are published and add up to something else; or those that are published come to more than the total by themselves; or each year would be exactly the figure of other years, to the pound, while one is published otherwise. Rounding is allowed for, and a year that is not found may be any amount. Nothing is subtracted from such a total.
WITH sums AS (
    SELECT
        total_id,
        count(*) AS years,
        count(year_gbp) AS known,
        sum(year_gbp) AS known_gbp,
        sum(year_rounding_gbp) + any_value(rounding_gbp) AS off_gbp,
        sum(year_gbp) - any_value(amount_gbp) AS gap_gbp
    FROM totals_of_years
    GROUP BY total_id
    HAVING count(year_gbp) = count(year_gbp - year_rounding_gbp)
),
added AS (
    SELECT total_id, years, known, known_gbp, off_gbp, gap_gbp
    FROM sums
    WHERE gap_gbp > off_gbp OR (known = years AND gap_gbp < -off_gbp)
),
found AS (
    SELECT
        t.total_id,
        t.title AS subject,
        t.gss_code,
        t.fund_id,
        t.start_year,
        t.end_year,
        format(
            '{} for {} to {} ({}), but {} {} ({}): {} {}',
            pounds_text(t.amount_gbp, t.rounding_gbp),
            year_text(t.start_year),
            year_text(t.end_year),
            any_value(s.title),
            CASE WHEN a.known = a.years THEN 'its years add up to' ELSE format('{} of its {} years alone come to', a.known, a.years) END,
            pounds_text(a.known_gbp, coalesce(max(t.year_rounding_gbp), 0)),
            string_agg(DISTINCT y.title, '; ' ORDER BY y.title),
            CASE
                WHEN a.off_gbp = 0 THEN pounds_text(abs(a.gap_gbp), 0)
                ELSE format('{} to {}', pounds_text(abs(a.gap_gbp) - a.off_gbp, 0), pounds_text(abs(a.gap_gbp) + a.off_gbp, 0))
            END,
            CASE WHEN a.gap_gbp > 0 THEN 'more' ELSE 'less' END
        ) AS message
    FROM totals_of_years AS t
    JOIN added AS a USING (total_id)
    JOIN sources AS s USING (source_id)
    LEFT JOIN sources AS y ON y.source_id = t.year_source_id
    GROUP BY
        t.total_id, t.title, t.gss_code, t.fund_id, t.start_year, t.end_year, t.amount_gbp, t.rounding_gbp, a.known, a.years,
        a.known_gbp, a.off_gbp, a.gap_gbp
),
apart AS (
    SELECT
        t.total_id,
        t.title AS subject,
        t.gss_code,
        t.fund_id,
        t.start_year,
        t.end_year,
        format(
            '{} for {} to {} ({}) is {} times {}, exactly the figure of other years, but {} is published for {} ({}): {} {}',
            pounds_text(t.amount_gbp, t.rounding_gbp),
            year_text(t.start_year),
            year_text(t.end_year),
            s.title,
            t.end_year - t.start_year + 1,
            pounds_text(t.even_gbp, 0),
            pounds_text(t.year_gbp, t.year_rounding_gbp),
            year_text(t.financial_year),
            y.title,
            CASE
                WHEN t.year_rounding_gbp = 0 THEN pounds_text(abs(t.year_gbp - t.even_gbp), 0)
                ELSE format(
                    '{} to {}',
                    pounds_text(abs(t.year_gbp - t.even_gbp) - t.year_rounding_gbp, 0),
                    pounds_text(abs(t.year_gbp - t.even_gbp) + t.year_rounding_gbp, 0)
                )
            END,
            CASE WHEN t.year_gbp > t.even_gbp THEN 'more' ELSE 'less' END
        ) AS message
    FROM totals_of_years AS t
    JOIN sums USING (total_id)
    JOIN sources AS s USING (source_id)
    JOIN sources AS y ON y.source_id = t.year_source_id
    WHERE t.is_confirmed
        AND abs(t.year_gbp - t.even_gbp) > t.year_rounding_gbp
        -- Years that add up to the total explain themselves, alike or not.
        AND sums.known < sums.years
        AND t.total_id NOT IN (SELECT total_id FROM added)
)
SELECT subject, gss_code, fund_id, start_year, end_year, message
FROM (
    SELECT total_id, subject, gss_code, fund_id, start_year, end_year, message FROM found
    UNION ALL
    SELECT total_id, subject, gss_code, fund_id, start_year, end_year, message FROM apart
)
ORDER BY total_id, message;
