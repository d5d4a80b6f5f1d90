-- Does each project of the first tranche meet each criterion, as far as published?
-- grain: one row per criterion and project (an award under PCD 310, or a line in the fund's table of 2019/20)
-- parameters: none
-- verdict: met, not met or not found; source and place are those of the evidence. The rules: boroughs are those
-- that the award names, London being all of them; the lead agency is the one body that the award goes to; a lead that is
-- a London council is based in London; partner agencies are the providers named for the project's service, of which more
-- may exist, so that fewer than asked for is not found rather than not met. The other criteria cannot be judged from
-- what is published. The number of projects is not a criterion of a project and is left out.
WITH first_awards AS (
    SELECT
        w.programme_id,
        w.recipient_as_published,
        o.organisation,
        o.gss_code AS council,
        w.source_id,
        w.locator,
        (SELECT count(*) FROM award_areas AS a WHERE a.award_id = w.award_id) AS areas,
        EXISTS (FROM award_areas AS a WHERE a.award_id = w.award_id AND a.gss_code = london_code()) AS is_london
    FROM awards AS w
    LEFT JOIN organisations AS o USING (organisation_id)
    WHERE w.decision_id = 'pcd-310' AND w.fund_id = 'lcpf-ccf'
),
projects AS (
    SELECT programme_id, programme
    FROM programmes
    WHERE programme_id IN (SELECT programme_id FROM first_awards)
        OR programme_id IN (SELECT programme_id FROM programme_budgets WHERE fund_id = 'lcpf-ccf')
),
providers AS (
    SELECT
        programme_id,
        any_value(provider) AS provider,
        len(string_split(any_value(provider), ';')) AS bodies,
        any_value(source_id) AS source_id,
        any_value(locator) AS locator
    FROM services
    WHERE provider IS NOT NULL
    GROUP BY programme_id
    HAVING count(*) = 1
),
held AS (
    SELECT
        c.criterion_id,
        c.criterion,
        c.threshold,
        p.programme_id,
        p.programme,
        CASE c.criterion_id
            WHEN 'boroughs' THEN
                CASE
                    WHEN f.is_london OR f.areas >= CAST(c.threshold AS INTEGER) THEN 'met'
                    WHEN f.areas > 0 THEN 'not met'
                END
            WHEN 'lead-agency' THEN CASE WHEN f.organisation IS NOT NULL THEN 'met' END
            WHEN 'based-in-london' THEN CASE WHEN f.council IS NOT NULL THEN 'met' END
            WHEN 'partner-agencies' THEN
                CASE WHEN s.bodies >= CAST(c.threshold AS INTEGER) THEN 'met' END
        END AS verdict,
        CASE c.criterion_id
            WHEN 'boroughs' THEN
                CASE
                    WHEN f.is_london THEN 'the award is for all of London'
                    WHEN f.areas > 0 THEN format('the award names {} boroughs', f.areas)
                END
            WHEN 'lead-agency' THEN f.recipient_as_published
            WHEN 'based-in-london' THEN f.organisation
            WHEN 'partner-agencies' THEN replace(s.provider, ';', ',')
        END AS evidence,
        c.criterion_id = 'partner-agencies' AS from_service,
        f.source_id AS award_source,
        f.locator AS award_locator,
        s.source_id AS service_source,
        s.locator AS service_locator
    FROM ccf_criteria AS c
    CROSS JOIN projects AS p
    LEFT JOIN first_awards AS f USING (programme_id)
    LEFT JOIN providers AS s USING (programme_id)
    WHERE c.criterion_id <> 'number-of-projects'
)
SELECT
    criterion_id,
    criterion,
    threshold,
    programme_id,
    programme,
    coalesce(verdict, 'not found') AS verdict,
    CASE WHEN verdict IS NOT NULL THEN evidence END AS evidence,
    CASE WHEN verdict IS NOT NULL THEN CASE WHEN from_service THEN service_source ELSE award_source END END AS source_id,
    CASE WHEN verdict IS NOT NULL THEN CASE WHEN from_service THEN service_locator ELSE award_locator END END AS locator
FROM held
ORDER BY threshold IS NULL, criterion, lower(programme);
