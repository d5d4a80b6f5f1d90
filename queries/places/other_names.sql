-- What else are the areas called?
-- grain: one row per other name of an area, by area and name
-- parameters: none
SELECT gss_code, name
FROM area_names
ORDER BY gss_code, name;
