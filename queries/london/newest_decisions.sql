-- Which decisions are the newest?
-- grain: one row per decision, highest number first
-- parameters: row_limit INTEGER
-- The Deputy Mayor's decisions (PCD) are numbered in order; few have a signing date in our sources, so the number tells
-- which is newer.
SELECT
    decision_id, decision_ref, title, date_signed, amount_gbp, amount_basis, start_year, end_year, source_id, locator
FROM decisions
WHERE regexp_full_match(decision_ref, 'PCD \d+') AND title IS NOT NULL
ORDER BY CAST(regexp_extract(decision_ref, '\d+') AS INTEGER) DESC
LIMIT $row_limit;
