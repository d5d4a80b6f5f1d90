-- When each decision was signed, against the 1 April on which its first financial year began.
-- Grain: one row per decision. first_year is the one the decision gives, else that of its first award. days_after is
-- below 0 before the year, 0 on 1 April; is_after_start: signed on 1 April or later. Both are NULL where date or year is not
-- known. funds are those of its awards.
-- left_out says why a decision is not one of MOPAC's: the same as in award_lengths.
CREATE VIEW decision_timing AS
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    coalesce(d.start_year, w.first_year) AS first_year,
    CASE WHEN d.start_year IS NOT NULL THEN 'decision' WHEN w.first_year IS NOT NULL THEN 'awards' END
        AS first_year_from,
    d.end_year,
    CAST(date_diff('day', make_date(coalesce(d.start_year, w.first_year), 4, 1), d.date_signed) AS INTEGER)
        AS days_after,
    days_after >= 0 AS is_after_start,
    coalesce(w.funds, []) AS funds,
    c.circumstance,
    c.reason,
    CASE WHEN regexp_matches(d.decision_ref, '^(MD|DD|ADD)\d') THEN 'decided by the Greater London Authority' END
        AS left_out,
    d.source_id,
    d.locator
FROM decisions AS d
LEFT JOIN (
    SELECT
        a.decision_id,
        min(a.start_year) AS first_year,
        list(DISTINCT f.fund ORDER BY f.fund) FILTER (WHERE f.fund IS NOT NULL) AS funds
    FROM awards AS a
    LEFT JOIN funds AS f USING (fund_id)
    GROUP BY a.decision_id
) AS w USING (decision_id)
LEFT JOIN decision_circumstances AS c USING (decision_id);
