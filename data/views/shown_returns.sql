-- The unpublished returns as they may be seen: the only way to them, for pages and downloads alike.
--
-- The rule. Below London level, small counts of people are hidden (above zero and below smallest_shown(), which
-- macros.sql gives), and no other figure lets them be worked out.
-- A group is a programme and a year. If it has a small count of people, all that it counts (its measures) is
-- looked at together, in whatever unit, because one measure may be a part of another, or the same in another unit.
-- London is the sum of the boroughs, and always counts as known.
--   1. A borough with a small count in any measure is hidden in all of them.
--   2. More boroughs are hidden, those with the smallest counts first and equal ones together, until for every measure
--      three hidden boroughs have a count above zero, and whichever borough is left out, two others have different
--      counts. Which boroughs are hidden then depends on nothing but the counts: any two of them could change places and
--      all that is shown would stay as it is. So each hidden count may be one of at least two, even for somebody who
--      knows this rule and how the measures hang together, and for a borough that knows its own counts.
--   3. That is also held against such a borough if it knows which of the others' hidden counts are small: what it
--      reckons they come to must leave each at least two values, if small ones are below smallest_shown() and others are not, and,
--      where there is but one measure, less than the smallest count that is shown. Hence two counts, not one, that are
--      not the least they can be, and two that are not the most.
--   4. A group is withheld, its London sums too, if that cannot be reached; if a borough lacks a measure that another
--      has (a measure in other words or letters is another); or if a published result of the programme names a borough,
--      in its areas or in its words, from which the rest could be subtracted. A published result without a programme
--      counts for those whose name it has, and for those of the body that supplied the returns.
-- A group without small counts of people is shown as it is. Not closed: several boroughs that put their counts
-- together; a programme that is a part of another; returns that come late, beside a version that somebody kept.
-- Grain: one row per programme, year, measure and borough, and one for London; for a withheld group only London's.
-- value is NULL where hidden, value_shown is then an asterisk. boroughs is how many the row adds up.
CREATE VIEW shown_returns AS
WITH counts AS (
    SELECT
        r.programme_id,
        r.financial_year,
        r.measure,
        r.unit,
        r.kind,
        r.gss_code,
        r.value,
        r.supplied_by,
        r.supplied_on,
        coalesce(
            bool_or(r.unit IN ('people', 'referrals', 'cases', 'households') AND r.value BETWEEN 1 AND smallest_shown() - 1)
                OVER (PARTITION BY r.programme_id, r.financial_year),
            false
        ) AS is_protected
    FROM returns AS r
),
-- The smallest count above zero of each borough of a group to be protected, over all measures.
boroughs AS (
    SELECT
        programme_id,
        financial_year,
        gss_code,
        count(*) AS measures,
        min(value) FILTER (WHERE value > 0) AS smallest
    FROM counts
    WHERE is_protected
    GROUP BY programme_id, financial_year, gss_code
),
small_groups AS (
    SELECT
        programme_id,
        financial_year,
        count(DISTINCT measure) AS measures,
        count(DISTINCT measure) * count(DISTINCT gss_code) = count(*) AS is_complete
    FROM counts
    WHERE is_protected
    GROUP BY programme_id, financial_year
),
-- How far hiding may go: to the largest small count, or to one of the counts above it.
limits AS (
    SELECT programme_id, financial_year, smallest_shown() - 1 AS most_hidden FROM small_groups
    UNION
    SELECT b.programme_id, b.financial_year, b.smallest
    FROM boroughs AS b
    JOIN small_groups USING (programme_id, financial_year)
    WHERE b.smallest >= smallest_shown()
),
-- The smallest count that would still be shown, at each limit.
next_shown AS (
    SELECT l.programme_id, l.financial_year, l.most_hidden, min(b.smallest) AS next_shown
    FROM limits AS l
    LEFT JOIN boroughs AS b
        ON b.programme_id = l.programme_id AND b.financial_year = l.financial_year AND b.smallest > l.most_hidden
    GROUP BY l.programme_id, l.financial_year, l.most_hidden
),
-- What would be hidden of each measure, at each limit.
hidden_sums AS (
    SELECT
        l.programme_id,
        l.financial_year,
        l.most_hidden,
        c.measure,
        sum(c.value) AS hidden_sum,
        count(*) - list_max(map_values(histogram(c.value))) AS unlike_most,
        count(*) FILTER (WHERE c.value > 0) AS above_zero,
        count(*) FILTER (WHERE c.value NOT IN (0, 1, smallest_shown())) AS not_the_least,
        count(*) FILTER (
            WHERE c.value BETWEEN 1 AND smallest_shown() - 2
                OR (
                    c.value >= smallest_shown()
                    AND (g.measures > 1 OR l.next_shown IS NULL OR c.value < l.next_shown - 1)
                )
        ) AS not_the_most,
        -- The least and the most it can be, at once.
        count(*) FILTER (
            WHERE c.value >= smallest_shown() AND g.measures = 1 AND l.next_shown = smallest_shown() + 1
        ) AS certain
    FROM next_shown AS l
    JOIN small_groups AS g USING (programme_id, financial_year)
    JOIN boroughs AS b
        ON b.programme_id = l.programme_id AND b.financial_year = l.financial_year AND b.smallest <= l.most_hidden
    JOIN counts AS c
        ON c.programme_id = l.programme_id
        AND c.financial_year = l.financial_year
        AND c.gss_code = b.gss_code
    GROUP BY l.programme_id, l.financial_year, l.most_hidden, c.measure
),
safe_limits AS (
    SELECT programme_id, financial_year, most_hidden
    FROM hidden_sums
    GROUP BY programme_id, financial_year, most_hidden
    HAVING bool_and(
        hidden_sum = 0 OR (unlike_most > 1 AND above_zero > 2 AND not_the_least > 1 AND not_the_most > 1 AND certain = 0)
    )
),
-- Published results with all that their words say, and the boroughs that these or their areas name: by the first word
-- of a name of several, as people do.
published_words AS (
    SELECT o.outcome_id, o.programme_id, o.organisation_id, lower(concat_ws(' ', o.measure, o.locator, o.note, s.title)) AS words
    FROM outcomes AS o
    JOIN sources AS s USING (source_id)
),
placed AS (
    SELECT p.programme_id, p.organisation_id, p.words
    FROM published_words AS p
    WHERE EXISTS (SELECT 1 FROM outcome_areas AS a WHERE a.outcome_id = p.outcome_id AND a.gss_code <> london_code())
        OR EXISTS (
            SELECT 1
            FROM areas AS a
            WHERE a.gss_code <> london_code()
                AND contains(p.words, lower(split_part(split_part(a.area, ' upon ', 1), ' and ', 1)))
        )
),
verdicts AS (
    SELECT
        g.programme_id,
        g.financial_year,
        NOT g.is_complete
        OR s.most_hidden IS NULL
        OR EXISTS (
            SELECT 1
            FROM placed
            JOIN programmes AS p ON p.programme_id = g.programme_id
            WHERE placed.programme_id = g.programme_id
                OR (
                    placed.programme_id IS NULL
                    AND (
                        contains(placed.words, lower(p.programme))
                        OR placed.organisation_id IN (
                            SELECT r.supplied_by
                            FROM counts AS r
                            WHERE r.programme_id = g.programme_id AND r.financial_year = g.financial_year
                        )
                    )
                )
        ) AS is_withheld,
        s.most_hidden
    FROM small_groups AS g
    LEFT JOIN (
        SELECT programme_id, financial_year, min(most_hidden) AS most_hidden
        FROM safe_limits
        GROUP BY programme_id, financial_year
    ) AS s USING (programme_id, financial_year)
),
judged AS (
    SELECT
        c.programme_id,
        c.financial_year,
        c.measure,
        c.unit,
        c.kind,
        c.gss_code,
        c.value,
        c.supplied_by,
        c.supplied_on,
        coalesce(v.is_withheld, false) AS is_withheld,
        -- A measure that is zero in every hidden borough hides nothing: London's sum says so.
        b.smallest <= v.most_hidden AND h.hidden_sum > 0 AS is_hidden
    FROM counts AS c
    LEFT JOIN boroughs AS b USING (programme_id, financial_year, gss_code)
    LEFT JOIN verdicts AS v USING (programme_id, financial_year)
    LEFT JOIN hidden_sums AS h
        ON h.programme_id = c.programme_id
        AND h.financial_year = c.financial_year
        AND h.measure = c.measure
        AND h.most_hidden = v.most_hidden
)
SELECT
    programme_id,
    financial_year,
    measure,
    unit,
    kind,
    gss_code,
    1 AS boroughs,
    CASE WHEN coalesce(is_hidden, false) THEN NULL ELSE value END AS value,
    CASE WHEN coalesce(is_hidden, false) THEN '*' ELSE CAST(value AS VARCHAR) END AS value_shown,
    supplied_by,
    supplied_on
FROM judged
WHERE NOT is_withheld
UNION ALL
SELECT
    programme_id,
    financial_year,
    measure,
    any_value(unit),
    any_value(kind),
    london_code(),
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE CAST(count(*) AS INTEGER) END,
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE CAST(sum(value) AS INTEGER) END,
    CASE WHEN bool_or(is_withheld) THEN '*' ELSE CAST(sum(value) AS VARCHAR) END,
    CASE WHEN count(DISTINCT supplied_by) = 1 THEN any_value(supplied_by) END,
    CASE WHEN bool_or(is_withheld) THEN NULL ELSE max(supplied_on) END
FROM judged
GROUP BY programme_id, financial_year, measure;
