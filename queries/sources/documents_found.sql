-- Which documents have these words in their title or publisher?
-- grain: one row per document of the kind (all kinds for "all") that holds every word, most used first
-- parameters: words VARCHAR[], document_type VARCHAR
-- returns: source_id VARCHAR
-- Words are compared without regard to case and accents; no words find every document.
SELECT s.source_id
FROM sources AS s
LEFT JOIN (SELECT source_id, count(*) AS row_count FROM source_uses GROUP BY source_id) AS u USING (source_id)
WHERE $document_type IN ('all', s.document_type)
    AND len(
        list_filter(
            CAST($words AS VARCHAR[]),
            lambda word: NOT contains(
                lower(strip_accents(concat_ws(' ', s.title, s.publisher, s.source_id))), lower(strip_accents(word))
            )
        )
    ) = 0
ORDER BY coalesce(u.row_count, 0) DESC, s.title;
