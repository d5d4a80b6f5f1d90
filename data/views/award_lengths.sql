-- How long each grant and contract runs, in financial years.
-- Grain: one row per award. A source that gives an award year by year has one row in the table awards for each year:
-- rows of one decision, programme, recipient, title and kind are one award over all their years. years_covered is NULL
-- where a first or last year is not stated. left_out says why an award is not one whose length counts: it is none, it
-- overlaps another, or it is not MOPAC's. may_run_three_years: it touches three financial years or more, and its own words
-- do not say that it is shorter. An award whose amount is not found counts.
CREATE VIEW award_lengths AS
WITH judged AS (
    SELECT
        w.award_id,
        w.decision_id,
        w.programme_id,
        w.recipient_as_published,
        w.award_title,
        w.kind,
        w.start_year,
        w.end_year,
        w.amount_gbp,
        d.decision_ref,
        funds.fund,
        funds.funder,
        w.source_id,
        w.locator,
        s.months,
        s.words,
        CASE
            WHEN w.kind NOT IN ('grant', 'contract') THEN 'budgets, ceilings and income'
            WHEN NOT w.counts_in_totals AND w.not_counted_reason <> 'amount not found'
                THEN 'overlapping others, or not awards of MOPAC’s'
            WHEN regexp_matches(d.decision_ref, '^(MD|DD|ADD)\d') THEN 'decided by the Greater London Authority'
            WHEN funds.funder = 'Metropolitan Police Service' THEN 'money of the Metropolitan Police'
        END AS left_out
    FROM awards AS w
    LEFT JOIN decisions AS d USING (decision_id)
    LEFT JOIN funds USING (fund_id)
    LEFT JOIN award_lengths_stated AS s USING (award_id)
)
SELECT
    min(award_id) AS award_id,
    min(award_title) AS award_title,
    min(recipient_as_published) AS recipient,
    min(programme_id) AS programme_id,
    min(kind) AS kind,
    min(decision_id) AS decision_id,
    min(decision_ref) AS decision_ref,
    string_agg(DISTINCT fund, '; ' ORDER BY fund) AS funds,
    CAST(count(*) AS INTEGER) AS rows_listed,
    min(start_year) AS first_year,
    max(end_year) AS last_year,
    CASE WHEN count(start_year) = count(*) AND count(end_year) = count(*) THEN max(end_year) - min(start_year) + 1 END
        AS years_covered,
    max(months) AS stated_months,
    max(words) AS stated_words,
    -- NULL where a year is not stated. Words on the months win over the financial years that an award touches.
    CASE
        WHEN count(start_year) = count(*) AND count(end_year) = count(*)
            THEN max(end_year) - min(start_year) >= 2 AND coalesce(max(months), 36) >= 36
    END AS may_run_three_years,
    -- Whose money: others may give theirs for a year at a time.
    CASE
        WHEN count(funder) < count(*) THEN 'not stated'
        WHEN bool_and(is_mayoral_funder(funder))
            THEN 'MOPAC, the VRU or the Mayor'
        ELSE 'others, or shared with others'
    END AS money,
    count(amount_gbp) = count(*) AS is_amount_published,
    list(award_id) AS award_ids,
    left_out,
    min(source_id) AS source_id,
    min(locator) AS locator
FROM judged
GROUP BY coalesce(decision_id, award_id), programme_id, recipient_as_published, award_title, kind, left_out;
