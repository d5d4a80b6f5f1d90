-- What does the investigation of 2024 ask?
-- grain: one row per question, in the order of the source
-- parameters: none
-- returns: position INTEGER, words VARCHAR, asked_by VARCHAR, source_id VARCHAR, locator VARCHAR
SELECT position, question AS words, asked_by, source_id, locator
FROM scrutiny_questions
ORDER BY position;
