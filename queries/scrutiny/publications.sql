-- What do pages say of MOPAC's own publications on its commissioning?
-- grain: one row per publication and page, in the order in which they are shown
-- parameters: none
-- said and source_id are NULL where a publication was looked for and not found.
SELECT publication, said, as_of, note, source_id, locator
FROM publications
ORDER BY position;
