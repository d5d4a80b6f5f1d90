-- What do the founding documents say about one subject, in their own words?
-- grain: one row per quotation; the oldest document first, in the order of the document
-- parameters: subject VARCHAR, subject_id VARCHAR
SELECT e.extract_id, e.words, e.source_id, e.locator
FROM extract_subjects AS t
JOIN extracts AS e USING (extract_id)
JOIN sources AS s ON s.source_id = e.source_id
WHERE t.subject = $subject AND t.subject_id = $subject_id
ORDER BY s.published_on NULLS FIRST, e.source_id, e.position;
