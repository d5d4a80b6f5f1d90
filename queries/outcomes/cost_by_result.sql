-- What did a programme's awards come to for each person whom its published output counts?
-- grain: one row per published output that counts people, those that can be set against awards first
-- parameters: none
-- An output is set against awards if its period is whole financial years and the counted grants and contracts of the
-- programme for exactly these years are known, with no other award touching them that is larger, shorter or without an
-- amount. verdict says "set beside awards", or what is missing. amount_gbp is their sum; is_upper_limit that one of
-- them is "up to" an amount. least_gbp and most_gbp are pounds for each person, NULL where the words of the source ("over",
-- "nearly", "up to") leave that end open. awards_without_years are awards of the programme whose years are not stated.
WITH outputs AS (
    SELECT
        o.*,
        CASE WHEN starts_a_year(o.period_start) AND ends_a_year(o.period_end) THEN first_year_of(o.period_start) END
            AS start_year,
        CASE WHEN starts_a_year(o.period_start) AND ends_a_year(o.period_end) THEN last_year_of(o.period_end) END
            AS end_year,
        o.programme_id IN (SELECT programme_id FROM awards) AS has_award
    FROM results AS o
    WHERE o.origin = 'published'
        AND o.kind = 'output'
        AND o.programme_id IS NOT NULL
        AND o.evidence <> 'no result'
        AND o.value > 0
        AND o.unit IN ('people', 'people/families', 'women', 'people per year')
),
beside AS (
    SELECT
        o.result_id,
        count(*) AS awards,
        list(w.award_title ORDER BY w.award_id) AS award_titles,
        list(w.award_id ORDER BY w.award_id) AS award_ids,
        sum(w.amount_gbp * CASE w.amount_basis WHEN 'per year' THEN w.end_year - w.start_year + 1 ELSE 1 END) AS amount_gbp,
        bool_or(w.amount_basis = 'up to') AS is_upper_limit
    FROM outputs AS o
    JOIN awards AS w
        ON w.programme_id = o.programme_id
        AND w.start_year = o.start_year
        AND w.end_year = o.end_year
        AND w.kind IN ('grant', 'contract')
        AND w.counts_in_totals
    GROUP BY o.result_id
),
open_awards AS (
    SELECT
        o.result_id,
        count(*) FILTER (WHERE w.start_year IS NULL OR w.end_year IS NULL) AS without_years,
        count(*) FILTER (WHERE w.start_year <= o.end_year AND w.end_year >= o.start_year AND w.amount_gbp IS NULL)
            AS without_amount,
        count(*) FILTER (
            WHERE w.start_year <= o.end_year
                AND w.end_year >= o.start_year
                AND (w.start_year <> o.start_year OR w.end_year <> o.end_year)
        ) AS other_years
    FROM outputs AS o
    JOIN awards AS w ON w.programme_id = o.programme_id AND w.kind NOT IN ('income accepted', 'procurement ceiling')
    GROUP BY o.result_id
)
SELECT
    o.result_id,
    o.programme_id,
    o.programme,
    o.measure,
    CAST(o.value AS INTEGER) AS people,
    o.unit,
    o.published_qualifier,
    o.period_start,
    o.period_end,
    o.start_year,
    o.end_year,
    CAST(b.awards AS INTEGER) AS awards,
    b.award_titles,
    b.award_ids,
    b.amount_gbp,
    b.is_upper_limit,
    CASE
        WHEN NOT o.has_award THEN 'no award known'
        WHEN o.period_start IS NULL OR o.period_end IS NULL THEN 'period not fully stated'
        WHEN o.start_year IS NULL THEN 'period not whole financial years'
        WHEN b.result_id IS NULL THEN 'no counted grant or contract for exactly this period'
        WHEN a.without_amount > 0 THEN 'an award of the time has no published amount'
        WHEN a.other_years > 0 THEN 'an award covers a part of the period, or more'
        ELSE 'set beside awards'
    END AS verdict,
    CASE
        WHEN verdict = 'set beside awards'
            AND NOT b.is_upper_limit
            AND o.published_qualifier IN ('exact', 'nearly', 'under', 'up to')
            THEN CAST(b.amount_gbp AS DOUBLE) / CAST(o.value AS DOUBLE)
    END AS least_gbp,
    CASE
        WHEN verdict = 'set beside awards' AND o.published_qualifier IN ('exact', 'over')
            THEN CAST(b.amount_gbp AS DOUBLE) / CAST(o.value AS DOUBLE)
    END AS most_gbp,
    CAST(a.without_years AS INTEGER) AS awards_without_years,
    o.evidence,
    o.source_id,
    o.locator,
    o.note,
    o.own_note
FROM outputs AS o
LEFT JOIN beside AS b USING (result_id)
LEFT JOIN open_awards AS a USING (result_id)
ORDER BY verdict <> 'set beside awards', lower(o.programme), o.start_year NULLS LAST, o.result_id;
