-- Which decisions fit a search?
-- grain: one row per decision, newest number first, those without a number last
-- parameters: words VARCHAR[]
-- returns: decision_id VARCHAR, decision_ref VARCHAR, title VARCHAR, date_signed DATE, amount_gbp DECIMAL(14,2), amount_basis VARCHAR, start_year INTEGER, end_year INTEGER, awards INTEGER, source_id VARCHAR, locator VARCHAR
-- awards is the number of awards known under it. Every word has to be in reference or title.
SELECT
    d.decision_id,
    d.decision_ref,
    d.title,
    d.date_signed,
    d.amount_gbp,
    d.amount_basis,
    d.start_year,
    d.end_year,
    CAST(coalesce(w.awards, 0) AS INTEGER) AS awards,
    d.source_id,
    d.locator
FROM decisions AS d
LEFT JOIN (SELECT decision_id, count(*) AS awards FROM awards GROUP BY decision_id) AS w USING (decision_id)
WHERE len(
    list_filter(
        CAST($words AS VARCHAR[]),
        lambda word: NOT contains(
            lower(strip_accents(concat_ws(' ', d.decision_ref, d.title, d.decision_id))), lower(strip_accents(word))
        )
    )
) = 0
ORDER BY TRY_CAST(regexp_extract(d.decision_ref, '^PCD (\d+)$', 1) AS INTEGER) DESC NULLS LAST, d.decision_ref, d.title;
