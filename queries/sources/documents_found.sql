-- Which documents have these needles in their title or publisher?
-- grain: one row per document of the kind (all kinds for "all") that holds every needle, most used first
-- parameters: needles VARCHAR[], document_type VARCHAR
-- Needles are those of data/folding.py; none find every document.
SELECT s.source_id
FROM sources AS s
JOIN build.search_texts AS t ON t.kind = 'document' AND t.id = s.source_id
LEFT JOIN (SELECT source_id, count(*) AS row_count FROM source_uses GROUP BY source_id) AS u USING (source_id)
WHERE $document_type IN ('all', s.document_type)
    AND holds_every(t.search_text, $needles)
ORDER BY coalesce(u.row_count, 0) DESC, s.title;
