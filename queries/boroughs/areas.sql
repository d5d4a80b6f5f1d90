-- Which boroughs are there, and what are they like?
-- grain: one row per borough and for the City of London, by name
-- parameters: none
SELECT gss_code, area, area_type, inner_outer, police_unit, police_unit_name_confirmed, receives_direct_funding
FROM areas
WHERE area_type <> 'region'
ORDER BY area;
