-- Which checks did the build run, and what did they find?
-- grain: one row per check, those that found something first, errors before cautions
-- parameters: none
SELECT check_id, title, severity, explanation, rows_found
FROM build.checks
ORDER BY rows_found > 0 DESC, severity DESC, rows_found DESC, title;
