-- Which programmes have been evaluated, and who runs them now?
-- grain: one row per programme with a result that is a finding of an evaluation, those with a comparison group first
-- parameters: none
-- compared are findings beside a comparison group, findings all of evaluations. providers run services of it that run as
-- far as is known; latest_recipient got the award whose last year is the latest, latest_year.
WITH found AS (
    SELECT
        programme_id,
        CAST(count(*) FILTER (WHERE evidence = 'evaluation with a comparison group') AS INTEGER) AS compared,
        CAST(count(*) AS INTEGER) AS findings
    FROM results
    WHERE evidence IN ('evaluation', 'evaluation with a comparison group') AND programme_id IS NOT NULL
    GROUP BY programme_id
),
running AS (
    SELECT
        programme_id,
        array_to_string(list_sort(list(DISTINCT coalesce(s.provider, o.organisation))), '; ') AS providers
    FROM services AS s
    LEFT JOIN organisations AS o USING (organisation_id)
    WHERE s.status = 'running' AND coalesce(s.provider, o.organisation) IS NOT NULL
    GROUP BY programme_id
),
latest AS (
    SELECT
        programme_id,
        coalesce(end_year, start_year) AS latest_year,
        array_to_string(list_sort(list(DISTINCT recipient_as_published)), '; ') AS latest_recipient
    FROM awards
    WHERE kind IN ('grant', 'contract', 'budget') AND coalesce(end_year, start_year) IS NOT NULL
    GROUP BY programme_id, latest_year
    QUALIFY row_number() OVER (PARTITION BY programme_id ORDER BY latest_year DESC) = 1
)
SELECT
    p.programme_id,
    p.programme,
    p.description,
    p.status,
    found.compared,
    found.findings,
    running.providers,
    latest.latest_recipient,
    latest.latest_year
FROM found
JOIN programmes AS p USING (programme_id)
LEFT JOIN running USING (programme_id)
LEFT JOIN latest USING (programme_id)
ORDER BY found.compared DESC, found.findings DESC, lower(p.programme);
