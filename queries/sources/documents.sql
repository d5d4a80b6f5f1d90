-- Which documents are used, and how much was taken from each?
-- grain: one row per document, most used first
-- parameters: none
SELECT
    s.source_id,
    s.title,
    s.publisher,
    s.published_on,
    s.document_type,
    s.url,
    s.text_file,
    s.note,
    coalesce(u.row_count, 0) AS row_count
FROM sources AS s
LEFT JOIN (SELECT source_id, count(*) AS row_count FROM source_uses GROUP BY source_id) AS u USING (source_id)
ORDER BY row_count DESC, s.title;
