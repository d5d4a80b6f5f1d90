-- What was recommended, of whom, by when, and what became of it by the documents?
-- grain: one row per recommendation; the source with the most first, in the order of their numbers
-- parameters: as_at DATE
-- due_on: the date; for "next funding year" the 1 April after. NULL where no day
-- follows. source_date: of the document that tells the status. days_since_due is below 0 before it falls due.
SELECT
    r.recommendation_id,
    r.body,
    r.report,
    r.number,
    r.date,
    r.theme,
    r.recommendation,
    a.asked_of,
    r.due,
    CASE
        WHEN regexp_full_match(r.due, '\d{4}-\d\d-\d\d') THEN CAST(r.due AS DATE)
        WHEN length(r.date) < 10 THEN NULL
        WHEN r.due = 'next funding year' THEN make_date(year(CAST(r.date AS DATE) + INTERVAL 9 MONTH), 4, 1)
    END AS due_on,
    CAST($as_at AS DATE) AS as_at,
    CAST(date_diff('day', due_on, CAST($as_at AS DATE)) AS INTEGER) AS days_since_due,
    r.status,
    r.response,
    s.published_on AS source_date,
    r.source_id,
    r.locator
FROM recommendations AS r
LEFT JOIN recommendation_addressees AS a USING (recommendation_id)
LEFT JOIN sources AS s ON s.source_id = r.source_id
ORDER BY
    count(*) OVER (PARTITION BY r.source_id) DESC,
    r.source_id,
    TRY_CAST(regexp_extract(r.recommendation_id, '(\d+)$', 1) AS INTEGER),
    r.recommendation_id;
