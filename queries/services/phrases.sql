-- What do people say, and what do they mean by it?
-- grain: one row per phrase and the need or group of people that it is about, by phrase
-- parameters: none
SELECT phrase, need, CAST(NULL AS VARCHAR) AS audience_group
FROM need_phrases
UNION ALL
SELECT phrase, NULL, audience_group
FROM audience_phrases
ORDER BY ALL;
