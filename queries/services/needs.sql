-- What do services help with?
-- grain: one row per need, in the order of the list
-- parameters: none
SELECT need AS name, label
FROM needs
ORDER BY position;
