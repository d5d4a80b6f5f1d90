-- Where was each programme evaluated, where has it been, and who runs it now?
-- grain: one row per programme with a result, those with most findings beside a comparison group first
-- parameters: none
-- findings are those of evaluations; evaluated_in are the areas that they name, findings_without_area those that name
-- none. areas are all that a published result, an award or a service of the programme names, ended services too: it was
-- there. Unpublished returns do not count: that a programme has been in a borough is then not public. boroughs are those
-- of areas; boroughs_not_named the others, of a programme for which some area is known but not all of London, and
-- boroughs_not_named_one_by_one those of one that is said to cover all of London. providers run services of it that run
-- as far as is known; latest_recipient got the award whose last year is the latest, latest_year.
WITH found AS (
    SELECT
        programme_id,
        programme,
        count(*) FILTER (WHERE evidence = 'evaluation with a comparison group') AS compared_findings,
        count(*) FILTER (WHERE is_finding) AS findings,
        count(*) FILTER (WHERE is_finding AND is_elsewhere) AS elsewhere,
        count(*) FILTER (WHERE is_finding AND areas IS NULL AND NOT is_elsewhere) AS findings_without_area,
        list(string_split(areas, '; ')) FILTER (WHERE is_finding AND areas IS NOT NULL) AS areas_of_findings
    FROM (
        SELECT *, evidence IN ('evaluation', 'evaluation with a comparison group') AS is_finding FROM results
    )
    WHERE programme_id IS NOT NULL
    GROUP BY programme_id, programme
),
named AS (
    SELECT programme_id, unnest(gss_codes) AS gss_code
    FROM results
    WHERE origin = 'published'
    UNION
    SELECT programme_id, gss_code FROM awards JOIN award_areas USING (award_id)
    UNION
    SELECT programme_id, gss_code FROM services JOIN service_areas USING (service_id)
),
been AS (
    SELECT
        programme_id,
        list(area ORDER BY area) FILTER (WHERE area_type <> 'region') AS areas,
        list(area ORDER BY area) FILTER (WHERE receives_direct_funding) AS boroughs,
        bool_or(area_type = 'region') AS is_london
    FROM named
    JOIN areas USING (gss_code)
    GROUP BY programme_id
),
others AS (
    SELECT programme_id, list(area ORDER BY area) AS boroughs
    FROM been
    CROSS JOIN areas
    WHERE receives_direct_funding AND NOT list_contains(coalesce(boroughs, []), area)
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
    found.programme_id,
    found.programme,
    p.status,
    CAST(found.compared_findings AS INTEGER) AS compared_findings,
    CAST(found.findings AS INTEGER) AS findings,
    CAST(found.elsewhere AS INTEGER) AS elsewhere,
    list_sort(list_distinct(flatten(coalesce(found.areas_of_findings, [])))) AS evaluated_in,
    CAST(found.findings_without_area AS INTEGER) AS findings_without_area,
    coalesce(been.is_london, false) AS is_london,
    CAST(len(coalesce(been.boroughs, [])) AS INTEGER) AS boroughs_named,
    coalesce(been.boroughs, []) AS boroughs,
    CASE WHEN been.boroughs IS NULL OR been.is_london THEN [] ELSE others.boroughs END AS boroughs_not_named,
    CASE WHEN been.is_london THEN others.boroughs ELSE [] END AS boroughs_not_named_one_by_one,
    running.providers,
    latest.latest_recipient,
    latest.latest_year,
    coalesce(been.areas, []) AS areas
FROM found
JOIN programmes AS p USING (programme_id)
LEFT JOIN been USING (programme_id)
LEFT JOIN others USING (programme_id)
LEFT JOIN running USING (programme_id)
LEFT JOIN latest USING (programme_id)
ORDER BY found.compared_findings DESC, found.findings DESC, lower(found.programme);
