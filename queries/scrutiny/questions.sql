-- What does the investigation of 2024 ask?
-- grain: one row per question, in the order of the source
-- parameters: none
SELECT position, question AS words, source_id, locator
FROM scrutiny_questions
ORDER BY position;
