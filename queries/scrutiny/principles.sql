-- What does MOPAC say it commissions by?
-- grain: one row per principle, in the order of the source
-- parameters: none
-- asked_by is whose principles they are.
SELECT position, principle AS words, 'MOPAC' AS asked_by, source_id, locator
FROM commissioning_principles
ORDER BY position;
