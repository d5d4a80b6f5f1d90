-- What does MOPAC say it commissions by?
-- grain: one row per principle, in the order of the source
-- parameters: none
SELECT position, principle AS words, source_id, locator
FROM commissioning_principles
ORDER BY position;
