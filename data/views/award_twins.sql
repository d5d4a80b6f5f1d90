-- Counted awards that look like one award listed twice: same programme, first year, recipient and amount.
-- Grain: one row per pair.
CREATE VIEW award_twins AS
SELECT
    a.award_id,
    b.award_id AS twin_id,
    a.award_title,
    a.kind,
    a.recipient_as_published AS recipient,
    a.amount_gbp,
    a.start_year,
    a.end_year,
    a.fund_id,
    f.fund,
    b.fund_id AS twin_fund_id,
    g.fund AS twin_fund
FROM awards AS a
JOIN awards AS b
    ON b.programme_id = a.programme_id
    AND b.amount_gbp = a.amount_gbp
    AND b.start_year = a.start_year
    AND coalesce(b.organisation_id, b.recipient_as_published) = coalesce(a.organisation_id, a.recipient_as_published)
    AND b.award_id > a.award_id
LEFT JOIN funds AS f ON f.fund_id = a.fund_id
LEFT JOIN funds AS g ON g.fund_id = b.fund_id
WHERE counts_as_expenditure(a.counts_in_totals, a.kind) AND b.counts_in_totals;
