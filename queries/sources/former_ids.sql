-- Which short names did documents have before, and which have they now?
-- grain: one row per former short name, in alphabetical order
-- parameters: none
SELECT former_id, source_id
FROM former_sources
ORDER BY former_id;
