-- The structure of the store: every table that is loaded from data/tables/<table>.csv, and (schema "build") what a
-- build adds. This file is the one truth on structure: the loader takes types, keys and checks from it, and the data
-- dictionary on the Methods page is made of its comments.
--
-- Conventions
--   * A column whose name ends in _year is a financial year, April to March: the CSV says 2019/20, the store holds the
--     year it starts in (2019).
--   * Money is in pounds, DECIMAL(14,2). rounding_gbp is half the step the source rounded to: 500,000 with rounding
--     50,000 is a published "£0.5m"; 0 is exact; empty means that the source only says "about".
--   * A column called phone, or whose name ends in _phone, holds UK telephone numbers with their leading 0, or short codes;
--     words may stand between them. Numbers in other texts are looked at too (data/telephone.py).
--   * A date that a source gives as a year or a month stays so: 2017, 2017-06, 2017-06-19 (columns are VARCHAR).
--   * An empty cell is NULL: not stated in the sources. Nothing is estimated.
--   * A comment "-- expected: ..." above a CHECK says in words what it asks for: load errors quote it. A list of words that
--     are allowed needs none; the error lists them.
--   * locator is the place in the source: page, paragraph, slide, table or row.

CREATE TABLE sources (
    source_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    published_on VARCHAR CHECK (regexp_full_match(published_on, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    document_type VARCHAR NOT NULL,
    -- expected: a web address that starts with http:// or https://
    url VARCHAR UNIQUE CHECK (regexp_full_match(url, 'https?://\S+')),
    text_file VARCHAR UNIQUE,
    note VARCHAR
);
COMMENT ON TABLE sources IS 'Documents and pages that figures and facts were taken from. One row per document.';
COMMENT ON COLUMN sources.source_id IS 'Short name of the document';
COMMENT ON COLUMN sources.title IS 'Title of the document or page';
COMMENT ON COLUMN sources.publisher IS 'Who published it';
COMMENT ON COLUMN sources.published_on IS 'Date of publication, as exactly as known (year, month or day)';
COMMENT ON COLUMN sources.document_type IS 'Kind of document';
COMMENT ON COLUMN sources.url IS 'Address of the document; empty where it was supplied as a file';
COMMENT ON COLUMN sources.text_file IS 'Name of the supplied file, for the five documents the collection started from';
COMMENT ON COLUMN sources.note IS 'Licence, vintage and caveats';

CREATE TABLE former_sources (
    former_id VARCHAR PRIMARY KEY,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- expected: a former_id other than the source_id
    CHECK (former_id <> source_id)
);
COMMENT ON TABLE former_sources IS 'Short names that documents had before: addresses with them still lead to the document. One row per former name.';
COMMENT ON COLUMN former_sources.former_id IS 'Former short name of the document';
COMMENT ON COLUMN former_sources.source_id IS 'Its short name now';

CREATE TABLE areas (
    -- expected: a GSS code such as E09000033
    gss_code VARCHAR PRIMARY KEY CHECK (regexp_full_match(gss_code, 'E(09|12)\d{6}')),
    area VARCHAR NOT NULL UNIQUE,
    area_type VARCHAR NOT NULL CHECK (area_type IN ('borough', 'city', 'region')),
    inner_outer VARCHAR CHECK (inner_outer IN ('Inner', 'Outer')),
    police_unit VARCHAR,
    police_unit_name_confirmed BOOLEAN,
    -- expected: more than 0
    land_area_hectares DECIMAL(10, 2) CHECK (land_area_hectares > 0),
    receives_direct_funding BOOLEAN NOT NULL,
    -- expected: the number of a council, such as GB-LAE-HCK
    council_org_id VARCHAR CHECK (regexp_full_match(council_org_id, 'GB-LAE-[A-Z]{3}')),
    inner_outer_source_id VARCHAR REFERENCES sources (source_id),
    police_unit_source_id VARCHAR REFERENCES sources (source_id),
    land_area_source_id VARCHAR REFERENCES sources (source_id),
    council_org_id_source_id VARCHAR REFERENCES sources (source_id)
);
COMMENT ON TABLE areas IS 'The 32 boroughs, the City of London and London as a whole. One row per area.';
COMMENT ON COLUMN areas.gss_code IS 'Government Statistical Service code; E12000007 is London';
COMMENT ON COLUMN areas.area IS 'Name of the area, as used in addresses';
COMMENT ON COLUMN areas.area_type IS 'borough; city (the City of London, which has its own police); region (London)';
COMMENT ON COLUMN areas.inner_outer IS 'Inner or Outer London, as the Office for National Statistics divides it';
COMMENT ON COLUMN areas.police_unit IS 'Basic Command Unit of the Metropolitan Police';
COMMENT ON COLUMN areas.police_unit_name_confirmed IS 'no: the name of the unit is common usage, not confirmed by the source';
COMMENT ON COLUMN areas.land_area_hectares IS 'Land area in hectares';
COMMENT ON COLUMN areas.receives_direct_funding IS 'yes: one of the 32 boroughs that the London Crime Prevention Fund pays directly';
COMMENT ON COLUMN areas.council_org_id IS 'Number of the council, in the form of org-id.guide';
COMMENT ON COLUMN areas.inner_outer_source_id IS 'Source of inner_outer';
COMMENT ON COLUMN areas.police_unit_source_id IS 'Source of the membership of police units';
COMMENT ON COLUMN areas.land_area_source_id IS 'Source of the land area';
COMMENT ON COLUMN areas.council_org_id_source_id IS 'Source of the council’s number';

CREATE TABLE area_names (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    name VARCHAR PRIMARY KEY
);
COMMENT ON TABLE area_names IS 'Other names of areas that an address or a search may use, where no rule gives them (queries/places/names.py). One row per name.';
COMMENT ON COLUMN area_names.gss_code IS 'Area';
COMMENT ON COLUMN area_names.name IS 'Short form, or the first letters of the council';

CREATE TABLE funds (
    fund_id VARCHAR PRIMARY KEY,
    fund VARCHAR NOT NULL UNIQUE,
    -- Not a foreign key: DuckDB cannot load a table that refers to itself in one statement. checks/funds_parent.sql.
    parent_fund_id VARCHAR,
    funder VARCHAR NOT NULL,
    start_year INTEGER,
    end_year INTEGER,
    description VARCHAR NOT NULL,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);
COMMENT ON TABLE funds IS 'Funds and budgets that money is awarded from. One row per fund.';
COMMENT ON COLUMN funds.fund_id IS 'Short name of the fund';
COMMENT ON COLUMN funds.fund IS 'Name of the fund';
COMMENT ON COLUMN funds.parent_fund_id IS 'Fund that this one is a part of';
COMMENT ON COLUMN funds.funder IS 'Whose money it is';
COMMENT ON COLUMN funds.start_year IS 'First financial year';
COMMENT ON COLUMN funds.end_year IS 'Last financial year';
COMMENT ON COLUMN funds.description IS 'What the fund is for';

CREATE TABLE priority_areas (
    priority_id VARCHAR PRIMARY KEY,
    priority VARCHAR NOT NULL UNIQUE,
    financial_year INTEGER NOT NULL,
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL
);
COMMENT ON TABLE priority_areas IS 'The five priorities of the Police and Crime Plan 2017-21 with the spend published for each. One row per priority.';
COMMENT ON COLUMN priority_areas.priority_id IS 'Short name of the priority';
COMMENT ON COLUMN priority_areas.priority IS 'Name of the priority';
COMMENT ON COLUMN priority_areas.financial_year IS 'Financial year of the spend';
COMMENT ON COLUMN priority_areas.amount_gbp IS 'Published total of the priority, in pounds';
COMMENT ON COLUMN priority_areas.rounding_gbp IS 'Half the rounding step, in pounds';
COMMENT ON COLUMN priority_areas.source_id IS 'Source';
COMMENT ON COLUMN priority_areas.locator IS 'Place in the source';

CREATE TABLE priority_spend_lines (
    priority_id VARCHAR NOT NULL REFERENCES priority_areas (priority_id),
    financial_year INTEGER NOT NULL,
    -- expected: more than 0
    line_number INTEGER NOT NULL CHECK (line_number > 0),
    activity VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('programme', 'lcpf', 'other')),
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    PRIMARY KEY (priority_id, financial_year, line_number)
);
COMMENT ON TABLE priority_spend_lines IS 'What the spend on each priority consists of, as published. One row per line.';
COMMENT ON COLUMN priority_spend_lines.priority_id IS 'Priority';
COMMENT ON COLUMN priority_spend_lines.financial_year IS 'Financial year of the spend';
COMMENT ON COLUMN priority_spend_lines.line_number IS 'Order of the line under its heading';
COMMENT ON COLUMN priority_spend_lines.activity IS 'What the money is for';
COMMENT ON COLUMN priority_spend_lines.kind IS 'programme; lcpf (through the London Crime Prevention Fund); other (small projects together)';
COMMENT ON COLUMN priority_spend_lines.amount_gbp IS 'Published amount, in pounds';
COMMENT ON COLUMN priority_spend_lines.rounding_gbp IS 'Half the rounding step, in pounds';
COMMENT ON COLUMN priority_spend_lines.source_id IS 'Source';
COMMENT ON COLUMN priority_spend_lines.locator IS 'Place in the source';

CREATE TABLE plan_priorities (
    plan VARCHAR NOT NULL,
    priority VARCHAR NOT NULL,
    -- expected: more than 0
    position INTEGER CHECK (position > 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    PRIMARY KEY (plan, priority)
);
COMMENT ON TABLE plan_priorities IS 'Names of the priorities in successive Police and Crime Plans. One row per plan and priority.';
COMMENT ON COLUMN plan_priorities.plan IS 'The plan';
COMMENT ON COLUMN plan_priorities.priority IS 'Name of the priority in that plan';
COMMENT ON COLUMN plan_priorities.position IS 'Its order in the plan, where the source gives one';
COMMENT ON COLUMN plan_priorities.source_id IS 'Source';
COMMENT ON COLUMN plan_priorities.locator IS 'Place in the source';

CREATE TABLE organisations (
    organisation_id VARCHAR PRIMARY KEY,
    organisation VARCHAR NOT NULL,
    organisation_type VARCHAR NOT NULL,
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    gss_code VARCHAR REFERENCES areas (gss_code)
);
COMMENT ON TABLE organisations IS 'Bodies that receive money, lead programmes or report results. One row per body.';
COMMENT ON COLUMN organisations.organisation_id IS 'Short name of the body';
COMMENT ON COLUMN organisations.organisation IS 'Name of the body';
COMMENT ON COLUMN organisations.organisation_type IS 'Kind of body';
COMMENT ON COLUMN organisations.website IS 'Its website';
COMMENT ON COLUMN organisations.gss_code IS 'The borough, where the body is a borough council';

CREATE TABLE organisation_identifiers (
    organisation_id VARCHAR NOT NULL REFERENCES organisations (organisation_id),
    -- expected: a register and a number in it, such as GB-CHC-1082450
    org_id VARCHAR NOT NULL CHECK (regexp_full_match(org_id, 'GB-[A-Z]{2,4}-[A-Z0-9]+')),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    name_seen VARCHAR NOT NULL,
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (organisation_id, org_id, source_id)
);
COMMENT ON TABLE organisation_identifiers IS 'Official numbers of bodies (charity, company, council, ...) and where each was seen. One row per body, number and source.';
COMMENT ON COLUMN organisation_identifiers.organisation_id IS 'Body';
COMMENT ON COLUMN organisation_identifiers.org_id IS 'Number, in the form of org-id.guide: register, then number';
COMMENT ON COLUMN organisation_identifiers.source_id IS 'Source';
COMMENT ON COLUMN organisation_identifiers.name_seen IS 'Name beside the number in the source';
COMMENT ON COLUMN organisation_identifiers.locator IS 'Place in the source';
COMMENT ON COLUMN organisation_identifiers.note IS 'Doubts: where the number is that of a parent body, or is assumed to be the one meant';

CREATE TABLE programmes (
    programme_id VARCHAR PRIMARY KEY,
    programme VARCHAR NOT NULL UNIQUE,
    fund_id VARCHAR REFERENCES funds (fund_id),
    priority_id VARCHAR REFERENCES priority_areas (priority_id),
    description VARCHAR NOT NULL,
    start_year INTEGER,
    end_year INTEGER,
    status VARCHAR NOT NULL CHECK (status IN ('running', 'ended', 'unknown')),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);
COMMENT ON TABLE programmes IS 'Programmes and projects that money is awarded for. One row per programme.';
COMMENT ON COLUMN programmes.programme_id IS 'Short name of the programme';
COMMENT ON COLUMN programmes.programme IS 'Name of the programme';
COMMENT ON COLUMN programmes.fund_id IS 'Main fund that pays for it';
COMMENT ON COLUMN programmes.priority_id IS 'Priority of the Police and Crime Plan 2017-21 it belongs to';
COMMENT ON COLUMN programmes.description IS 'What it does, in our own words';
COMMENT ON COLUMN programmes.start_year IS 'First financial year known from the sources';
COMMENT ON COLUMN programmes.end_year IS 'Last financial year known from the sources';
COMMENT ON COLUMN programmes.status IS 'running, ended or unknown, as the sources say';

CREATE TABLE programme_budgets (
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    line VARCHAR NOT NULL,
    programme_id VARCHAR REFERENCES programmes (programme_id),
    is_total BOOLEAN NOT NULL,
    start_year INTEGER NOT NULL,
    end_year INTEGER NOT NULL,
    measure VARCHAR NOT NULL CHECK (
        measure IN ('allocation', 'budget', 'forecast', 'variance', 'Home Office budget', 'MOPAC budget')
    ),
    value_as_published VARCHAR,
    amount_gbp DECIMAL(14, 2),
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (fund_id, line, start_year, end_year, measure),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: 0 or more, unless the measure is “variance”
    CHECK (amount_gbp >= 0 OR measure = 'variance')
);
COMMENT ON TABLE programme_budgets IS 'The fund tables of the audit panel report of January 2020. One row per line, period and measure; an empty amount is an empty cell in the report, or a dash where the note says so.';
COMMENT ON COLUMN programme_budgets.fund_id IS 'Fund';
COMMENT ON COLUMN programme_budgets.line IS 'Name of the line in the table';
COMMENT ON COLUMN programme_budgets.programme_id IS 'Programme that the line is about';
COMMENT ON COLUMN programme_budgets.is_total IS 'yes: the total row of the table';
COMMENT ON COLUMN programme_budgets.start_year IS 'First financial year';
COMMENT ON COLUMN programme_budgets.end_year IS 'Last financial year';
COMMENT ON COLUMN programme_budgets.measure IS 'allocation, budget, forecast, variance (forecast less allocation or budget), or whose budget it is';
COMMENT ON COLUMN programme_budgets.value_as_published IS 'What the cell holds where that is no number: a dash';
COMMENT ON COLUMN programme_budgets.amount_gbp IS 'Published amount, in pounds; empty where the cell is empty or holds a dash';
COMMENT ON COLUMN programme_budgets.rounding_gbp IS 'Half the rounding step, in pounds';
COMMENT ON COLUMN programme_budgets.source_id IS 'Source';
COMMENT ON COLUMN programme_budgets.locator IS 'Place in the source';
COMMENT ON COLUMN programme_budgets.note IS 'What to know about the cell';

CREATE TABLE decisions (
    decision_id VARCHAR PRIMARY KEY,
    decision_ref VARCHAR,
    title VARCHAR,
    date_signed DATE,
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) CHECK (amount_gbp >= 0),
    amount_basis VARCHAR CHECK (amount_basis IN ('published', 'sum of published parts', 'cited by a later decision')),
    start_year INTEGER,
    end_year INTEGER,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: amount_gbp and amount_basis both filled in, or both empty
    CHECK ((amount_gbp IS NULL) = (amount_basis IS NULL))
);
COMMENT ON TABLE decisions IS 'Decisions of the Mayor, the Deputy Mayor for Policing and Crime and the Greater London Authority. One row per decision.';
COMMENT ON COLUMN decisions.decision_id IS 'Short name of the decision';
COMMENT ON COLUMN decisions.decision_ref IS 'Reference printed on the decision (PCD, DMPCD, MD, ...)';
COMMENT ON COLUMN decisions.title IS 'Title of the decision';
COMMENT ON COLUMN decisions.date_signed IS 'Date of signing';
COMMENT ON COLUMN decisions.amount_gbp IS 'Total of the decision, in pounds';
COMMENT ON COLUMN decisions.amount_basis IS 'How the total is known';
COMMENT ON COLUMN decisions.start_year IS 'First financial year the decision is about';
COMMENT ON COLUMN decisions.end_year IS 'Last financial year the decision is about';
COMMENT ON COLUMN decisions.source_id IS 'Source';
COMMENT ON COLUMN decisions.locator IS 'Place in the source';

CREATE TABLE decision_approvals (
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    approved VARCHAR NOT NULL CHECK (regexp_full_match(approved, '(19|20)\d{2}(-(0[1-9]|1[0-2]))?')),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    words VARCHAR NOT NULL
);
COMMENT ON TABLE decision_approvals IS 'When a decision was approved, where only a later decision tells it, to the month or the year. One row per decision.';
COMMENT ON COLUMN decision_approvals.decision_id IS 'Decision';
COMMENT ON COLUMN decision_approvals.approved IS 'Year or month of approval';
COMMENT ON COLUMN decision_approvals.source_id IS 'Source: the later decision';
COMMENT ON COLUMN decision_approvals.locator IS 'Place in the source';
COMMENT ON COLUMN decision_approvals.words IS 'Words of the source';

CREATE TABLE awards (
    award_id VARCHAR PRIMARY KEY,
    decision_id VARCHAR REFERENCES decisions (decision_id),
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    fund_id VARCHAR REFERENCES funds (fund_id),
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    recipient_as_published VARCHAR NOT NULL,
    award_title VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('grant', 'contract', 'budget', 'procurement ceiling', 'income accepted')),
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) CHECK (amount_gbp >= 0),
    amount_basis VARCHAR CHECK (amount_basis IN ('total', 'up to', 'per year')),
    start_year INTEGER,
    end_year INTEGER,
    counts_in_totals BOOLEAN NOT NULL,
    not_counted_reason VARCHAR,
    -- expected: 0 or more
    match_funding_gbp DECIMAL(14, 2) CHECK (match_funding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: a not_counted_reason where counts_in_totals is no, and none where it is yes
    CHECK (counts_in_totals = (not_counted_reason IS NULL)),
    -- expected: amount_gbp and amount_basis both filled in, or both empty
    CHECK ((amount_gbp IS NULL) = (amount_basis IS NULL)),
    -- expected: an amount_gbp where counts_in_totals is yes
    CHECK (amount_gbp IS NOT NULL OR NOT counts_in_totals)
);
COMMENT ON TABLE awards IS 'Grants, contracts, budgets, ceilings and income named in decisions and other sources. One row per award.';
COMMENT ON COLUMN awards.award_id IS 'Short name of the award';
COMMENT ON COLUMN awards.decision_id IS 'Decision that made the award';
COMMENT ON COLUMN awards.programme_id IS 'Programme it is for';
COMMENT ON COLUMN awards.fund_id IS 'Fund that pays';
COMMENT ON COLUMN awards.organisation_id IS 'Body that receives it, where one body does';
COMMENT ON COLUMN awards.recipient_as_published IS 'Recipient in the words of the source';
COMMENT ON COLUMN awards.award_title IS 'What the award is called';
COMMENT ON COLUMN awards.kind IS 'grant, contract, budget, procurement ceiling (the most that may be spent) or income accepted by MOPAC';
COMMENT ON COLUMN awards.amount_gbp IS 'Amount, in pounds; empty where it is not found';
COMMENT ON COLUMN awards.amount_basis IS 'total for the whole period, up to (the most), or per year';
COMMENT ON COLUMN awards.start_year IS 'First financial year';
COMMENT ON COLUMN awards.end_year IS 'Last financial year';
COMMENT ON COLUMN awards.counts_in_totals IS 'no: the row overlaps another and stays out of sums';
COMMENT ON COLUMN awards.not_counted_reason IS 'Why the row stays out of sums';
COMMENT ON COLUMN awards.match_funding_gbp IS 'Money that others put in beside it, in pounds';
COMMENT ON COLUMN awards.source_id IS 'Source';
COMMENT ON COLUMN awards.locator IS 'Place in the source';
COMMENT ON COLUMN awards.note IS 'What to know about the award';

CREATE TABLE incomparable_decisions (
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE incomparable_decisions IS 'Decisions whose total cannot be held against the awards listed under them. One row per decision.';
COMMENT ON COLUMN incomparable_decisions.decision_id IS 'Decision';
COMMENT ON COLUMN incomparable_decisions.reason IS 'Why not, from the decision itself';

CREATE TABLE decision_circumstances (
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    circumstance VARCHAR NOT NULL CHECK (
        circumstance IN ('outside money', 'addition or extension', 'began during the year', 'budget')
    ),
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE decision_circumstances IS 'What title, fund or summary of a dated decision say that bears on when it could be signed. One row per decision.';
COMMENT ON COLUMN decision_circumstances.decision_id IS 'Decision';
COMMENT ON COLUMN decision_circumstances.circumstance IS 'outside money (a bid for money of others, or passing it on), addition or extension (of something that already ran), began during the year (by its own dates), or budget (not an award to anybody)';
COMMENT ON COLUMN decision_circumstances.reason IS 'Where it says so';

CREATE TABLE award_lengths_stated (
    award_id VARCHAR PRIMARY KEY REFERENCES awards (award_id),
    -- expected: more than 0
    months INTEGER NOT NULL CHECK (months > 0),
    decision_id VARCHAR REFERENCES decisions (decision_id),
    words VARCHAR NOT NULL
);
COMMENT ON TABLE award_lengths_stated IS 'For how many months an award runs, where it touches three financial years or more and words of its own say so. One row per award; the first where it is listed year by year.';
COMMENT ON COLUMN award_lengths_stated.award_id IS 'Award';
COMMENT ON COLUMN award_lengths_stated.months IS 'Months by these words; where they give the end only, from 1 April of the first year: so many at most';
COMMENT ON COLUMN award_lengths_stated.decision_id IS 'Decision whose row has the words; empty where the award’s own has';
COMMENT ON COLUMN award_lengths_stated.words IS 'The words, as they stand in the row';

CREATE TABLE award_roundings (
    award_id VARCHAR PRIMARY KEY REFERENCES awards (award_id),
    -- expected: more than 0
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp > 0),
    words VARCHAR NOT NULL
);
COMMENT ON TABLE award_roundings IS 'Awards whose amount was published rounded, as their own notes say; read by hand. The amounts of all others are as exact as they stand. One row per award.';
COMMENT ON COLUMN award_roundings.award_id IS 'Award';
COMMENT ON COLUMN award_roundings.rounding_gbp IS 'Half the step of the amount as published, in pounds: 50,000 for £1.4m; empty where it is only called rounded';
COMMENT ON COLUMN award_roundings.words IS 'The words of the note that say so';

CREATE TABLE not_published (
    award_id VARCHAR NOT NULL REFERENCES awards (award_id),
    fact VARCHAR NOT NULL CHECK (fact IN ('names of the recipients')),
    words VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    PRIMARY KEY (award_id, fact)
);
COMMENT ON TABLE not_published IS 'What is known not to be published of an award, because a source says so. What is missing and has no row here is not found: it may stand in a document that we have not seen. One row per award and fact.';
COMMENT ON COLUMN not_published.award_id IS 'Award';
COMMENT ON COLUMN not_published.fact IS 'What is not published';
COMMENT ON COLUMN not_published.words IS 'How its source says so';
COMMENT ON COLUMN not_published.source_id IS 'Source';
COMMENT ON COLUMN not_published.locator IS 'Place in the source';

CREATE TABLE award_areas (
    award_id VARCHAR NOT NULL REFERENCES awards (award_id),
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (award_id, gss_code)
);
COMMENT ON TABLE award_areas IS 'Where an award is spent, as its source says; London stands for all boroughs; no row means not stated. One row per award and area.';
COMMENT ON COLUMN award_areas.award_id IS 'Award';
COMMENT ON COLUMN award_areas.gss_code IS 'Area it covers';

CREATE TABLE borough_allocations (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    financial_year INTEGER NOT NULL,
    measure VARCHAR NOT NULL CHECK (measure IN ('allocation', 'forecast', 'variance')),
    -- expected: 0 or more, unless the measure is “variance”
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0 OR measure = 'variance'),
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (gss_code, fund_id, financial_year, measure)
);
COMMENT ON TABLE borough_allocations IS 'Money allocated to one borough from one fund in one year. One row per borough, fund, year and measure.';
COMMENT ON COLUMN borough_allocations.gss_code IS 'Borough';
COMMENT ON COLUMN borough_allocations.fund_id IS 'Fund';
COMMENT ON COLUMN borough_allocations.financial_year IS 'Financial year';
COMMENT ON COLUMN borough_allocations.measure IS 'allocation (what was set aside), forecast (what was expected to be spent) or variance (forecast less allocation)';
COMMENT ON COLUMN borough_allocations.amount_gbp IS 'Published amount, in pounds';
COMMENT ON COLUMN borough_allocations.rounding_gbp IS 'Half the rounding step, in pounds; empty where the source says "about"';
COMMENT ON COLUMN borough_allocations.source_id IS 'Source';
COMMENT ON COLUMN borough_allocations.locator IS 'Place in the source';
COMMENT ON COLUMN borough_allocations.note IS 'What to know about the figure';

CREATE TABLE london_totals (
    total_id VARCHAR PRIMARY KEY,
    series_id VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    gss_code VARCHAR REFERENCES areas (gss_code),
    -- expected: more than 0
    tranche INTEGER CHECK (tranche > 0),
    start_year INTEGER,
    end_year INTEGER,
    measure VARCHAR NOT NULL,
    qualifier VARCHAR CHECK (qualifier IN ('almost', 'around', 'more than', 'over', 'up to')),
    amount_gbp DECIMAL(14, 2) NOT NULL,
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    called VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: start_year and end_year both filled in, or both empty
    CHECK ((start_year IS NULL) = (end_year IS NULL)),
    -- expected: 0 or more, unless the series_id is “lcpf-re-profiling” or the measure is “variance”
    CHECK (amount_gbp >= 0 OR series_id = 'lcpf-re-profiling' OR measure = 'variance')
);
COMMENT ON TABLE london_totals IS 'Published figures for London or for a whole fund: budgets, allocations, awards, bids, limits, income. Choose by measure, never add across. One row per series, period and measure.';
COMMENT ON COLUMN london_totals.total_id IS 'Short name of the figure';
COMMENT ON COLUMN london_totals.series_id IS 'Short name of the series: the same for figures that are of the same thing';
COMMENT ON COLUMN london_totals.series IS 'What the figure is, in words';
COMMENT ON COLUMN london_totals.fund_id IS 'Fund';
COMMENT ON COLUMN london_totals.gss_code IS 'Borough, where the figure is about one';
COMMENT ON COLUMN london_totals.tranche IS 'Tranche of the co-commissioning fund, where the figure is about one';
COMMENT ON COLUMN london_totals.start_year IS 'First financial year; empty where the source gives no period';
COMMENT ON COLUMN london_totals.end_year IS 'Last financial year';
COMMENT ON COLUMN london_totals.measure IS 'What is measured: allocation, budget, forecast, variance, award, income, bid, limit, cumulative, ...';
COMMENT ON COLUMN london_totals.qualifier IS 'Word the source puts before the amount';
COMMENT ON COLUMN london_totals.amount_gbp IS 'Published amount, in pounds';
COMMENT ON COLUMN london_totals.rounding_gbp IS 'Half the rounding step, in pounds; empty where the source says "about"';
COMMENT ON COLUMN london_totals.called IS 'What the source calls the figure, where that is something else than the series';
COMMENT ON COLUMN london_totals.source_id IS 'Source';
COMMENT ON COLUMN london_totals.locator IS 'Place in the source';
COMMENT ON COLUMN london_totals.note IS 'What to know about the figure';

CREATE TABLE london_total_parts (
    total_id VARCHAR NOT NULL REFERENCES london_totals (total_id),
    part_total_id VARCHAR NOT NULL REFERENCES london_totals (total_id),
    reason VARCHAR NOT NULL,
    PRIMARY KEY (total_id, part_total_id),
    -- expected: a total_id other than the part_total_id
    CHECK (total_id <> part_total_id)
);
COMMENT ON TABLE london_total_parts IS 'Which London figures are, by what their sources say, the parts of another. One row per total and part.';
COMMENT ON COLUMN london_total_parts.total_id IS 'The total';
COMMENT ON COLUMN london_total_parts.part_total_id IS 'One of its parts';
COMMENT ON COLUMN london_total_parts.reason IS 'Why they belong together';

CREATE TABLE total_years (
    total_id VARCHAR PRIMARY KEY REFERENCES london_totals (total_id),
    series_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE total_years IS 'Which London figures for several years together are, by what their sources say, the sum of the years of a series. One row per figure.';
COMMENT ON COLUMN total_years.total_id IS 'The figure for several years';
COMMENT ON COLUMN total_years.series_id IS 'Series of London figures whose years it adds';
COMMENT ON COLUMN total_years.measure IS 'Measure of that series';
COMMENT ON COLUMN total_years.reason IS 'Why they belong together';

CREATE TABLE stated_changes (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    from_year INTEGER NOT NULL,
    to_year INTEGER NOT NULL,
    -- expected: -100 or more
    change_percent DECIMAL(7, 2) NOT NULL CHECK (change_percent >= -100),
    -- expected: 0 or more
    rounding_percent DECIMAL(7, 2) NOT NULL CHECK (rounding_percent >= 0),
    change_gbp DECIMAL(14, 2),
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (gss_code, fund_id, from_year, to_year),
    -- expected: a from_year before the to_year
    CHECK (from_year < to_year)
);
COMMENT ON TABLE stated_changes IS 'Changes that a source states, whether or not the levels are published. One row per borough, fund and pair of years.';
COMMENT ON COLUMN stated_changes.gss_code IS 'Borough';
COMMENT ON COLUMN stated_changes.fund_id IS 'Fund';
COMMENT ON COLUMN stated_changes.from_year IS 'Financial year before';
COMMENT ON COLUMN stated_changes.to_year IS 'Financial year after';
COMMENT ON COLUMN stated_changes.change_percent IS 'Stated change, in per cent';
COMMENT ON COLUMN stated_changes.rounding_percent IS 'Half the rounding step, in percentage points';
COMMENT ON COLUMN stated_changes.change_gbp IS 'Stated change, in pounds';
COMMENT ON COLUMN stated_changes.rounding_gbp IS 'Half the rounding step, in pounds; empty where the source says "about"';
COMMENT ON COLUMN stated_changes.source_id IS 'Source';
COMMENT ON COLUMN stated_changes.locator IS 'Place in the source';
COMMENT ON COLUMN stated_changes.note IS 'What to know about the change';

CREATE TABLE borough_funding_statements (
    statement_id VARCHAR PRIMARY KEY,
    fund_as_stated VARCHAR NOT NULL,
    start_year INTEGER,
    end_year INTEGER,
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    precision VARCHAR NOT NULL CHECK (precision IN ('exact', 'rounded', 'about', 'up to', 'at least')),
    purpose VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: start_year and end_year both filled in, or both empty
    CHECK ((start_year IS NULL) = (end_year IS NULL))
);
COMMENT ON TABLE borough_funding_statements IS 'What councils, decisions and the press say about money in a borough. They overlap the allocations and awards: shown, never added. One row per statement.';
COMMENT ON COLUMN borough_funding_statements.statement_id IS 'Number of the statement';
COMMENT ON COLUMN borough_funding_statements.fund_as_stated IS 'Fund or funder, in the words of the source';
COMMENT ON COLUMN borough_funding_statements.start_year IS 'First financial year; empty where not stated';
COMMENT ON COLUMN borough_funding_statements.end_year IS 'Last financial year';
COMMENT ON COLUMN borough_funding_statements.amount_gbp IS 'Stated amount, in pounds';
COMMENT ON COLUMN borough_funding_statements.precision IS 'How exact the statement is';
COMMENT ON COLUMN borough_funding_statements.purpose IS 'What the money is said to be for';
COMMENT ON COLUMN borough_funding_statements.source_id IS 'Source';
COMMENT ON COLUMN borough_funding_statements.locator IS 'Place in the source';
COMMENT ON COLUMN borough_funding_statements.note IS 'What to know about the statement';

CREATE TABLE statement_areas (
    statement_id VARCHAR NOT NULL REFERENCES borough_funding_statements (statement_id),
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (statement_id, gss_code)
);
COMMENT ON TABLE statement_areas IS 'Boroughs that a funding statement names. One row per statement and borough.';
COMMENT ON COLUMN statement_areas.statement_id IS 'Statement';
COMMENT ON COLUMN statement_areas.gss_code IS 'Borough';

CREATE TABLE outcomes (
    outcome_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR REFERENCES programmes (programme_id),
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    measure VARCHAR NOT NULL,
    value DECIMAL(16, 4),
    value_as_published VARCHAR,
    unit VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN ('output', 'outcome', 'target', 'finding')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19, or a year such as 2018/19
    period_start VARCHAR CHECK (regexp_full_match(period_start, '(19|20)\d{2}(/\d{2}|(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19, or a year such as 2018/19
    period_end VARCHAR CHECK (regexp_full_match(period_end, '(19|20)\d{2}(/\d{2}|(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)')),
    published_qualifier VARCHAR CHECK (published_qualifier IN ('exact', 'over', 'about', 'nearly', 'under', 'up to')),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    about_another VARCHAR,
    -- expected: 0 or more where the unit is “GBP”
    CHECK (value >= 0 OR unit <> 'GBP')
);
COMMENT ON TABLE outcomes IS 'Published results of programmes: outputs, outcomes, targets and findings. One row per result.';
COMMENT ON COLUMN outcomes.outcome_id IS 'Short name of the result';
COMMENT ON COLUMN outcomes.programme_id IS 'Programme; empty where the result is about several';
COMMENT ON COLUMN outcomes.organisation_id IS 'Body that delivers or reports';
COMMENT ON COLUMN outcomes.measure IS 'What was measured, in words';
COMMENT ON COLUMN outcomes.value IS 'Published value; empty where the finding is in words (see note)';
COMMENT ON COLUMN outcomes.value_as_published IS 'What the source says where that is no number: words, or a range';
COMMENT ON COLUMN outcomes.unit IS 'Unit of the value';
COMMENT ON COLUMN outcomes.kind IS 'output (done), outcome (changed), target (promised) or finding (of an evaluation or answer)';
COMMENT ON COLUMN outcomes.period_start IS 'Start of the period: year, month, day or financial year, as published';
COMMENT ON COLUMN outcomes.period_end IS 'End of the period';
COMMENT ON COLUMN outcomes.published_qualifier IS 'exact, or the word the source puts before the value';
COMMENT ON COLUMN outcomes.source_id IS 'Source';
COMMENT ON COLUMN outcomes.locator IS 'Place in the source';
COMMENT ON COLUMN outcomes.note IS 'What to know about the result';
COMMENT ON COLUMN outcomes.about_another IS 'Part of the note that is about another result, as it stands in the note; pages show it with both results only';

CREATE TABLE outcome_areas (
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (outcome_id, gss_code)
);
COMMENT ON TABLE outcome_areas IS 'Areas that a result is about. One row per result and area.';
COMMENT ON COLUMN outcome_areas.outcome_id IS 'Result';
COMMENT ON COLUMN outcome_areas.gss_code IS 'Area';

CREATE TABLE outcome_evidence (
    outcome_id VARCHAR PRIMARY KEY REFERENCES outcomes (outcome_id),
    evidence VARCHAR NOT NULL CHECK (
        evidence IN ('evaluation with a comparison group', 'evaluation', 'monitoring', 'own count', 'stated', 'no result')
    ),
    rule VARCHAR NOT NULL CHECK (
        rule IN (
            'comparison group',
            'evaluation finding',
            'own analysis of the funder',
            'evaluation that the provider publishes',
            'count in an evaluation',
            'published by a funder or overseer',
            'published by the provider',
            'quoted from the provider',
            'stated by a funder or overseer',
            'report of an announcement',
            'origin not stated',
            'target',
            'context'
        )
    ),
    reason VARCHAR NOT NULL,
    is_elsewhere BOOLEAN NOT NULL
);
COMMENT ON TABLE outcome_evidence IS 'How strong the evidence of a result is, classified by us. One row per result; every result has one.';
COMMENT ON COLUMN outcome_evidence.outcome_id IS 'Result';
COMMENT ON COLUMN outcome_evidence.evidence IS 'evaluation with a comparison group, evaluation, monitoring (by those who pay or oversee), own count (of those who do the work), stated (without saying who counted), or no result (targets and context)';
COMMENT ON COLUMN outcome_evidence.rule IS 'Which rule of the Methods page puts it there';
COMMENT ON COLUMN outcome_evidence.reason IS 'Why the rule applies';
COMMENT ON COLUMN outcome_evidence.is_elsewhere IS 'yes: the source says that it was found outside London';

CREATE TABLE outcome_series (
    series_id VARCHAR NOT NULL,
    series VARCHAR NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('since the start', 'of the period')),
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    is_same_measure BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (series_id, outcome_id)
);
COMMENT ON TABLE outcome_series IS 'Which results are the same measure at several dates, and which only look alike, judged by us. One row per series and result.';
COMMENT ON COLUMN outcome_series.series_id IS 'Short name of the series';
COMMENT ON COLUMN outcome_series.series IS 'What is measured';
COMMENT ON COLUMN outcome_series.basis IS 'since the start (each figure contains the one before) or of the period (each stands alone)';
COMMENT ON COLUMN outcome_series.outcome_id IS 'Result';
COMMENT ON COLUMN outcome_series.is_same_measure IS 'yes: a point of the series; no: looks alike, but counts something else';
COMMENT ON COLUMN outcome_series.reason IS 'What it counts, as far as the sources say';

CREATE TABLE outcome_targets (
    target_outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    result_outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    is_like_for_like BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (target_outcome_id, result_outcome_id),
    -- expected: a target_outcome_id other than the result_outcome_id
    CHECK (target_outcome_id <> result_outcome_id)
);
COMMENT ON TABLE outcome_targets IS 'Which result belongs beside which target, judged by us. One row per target and result.';
COMMENT ON COLUMN outcome_targets.target_outcome_id IS 'Target';
COMMENT ON COLUMN outcome_targets.result_outcome_id IS 'Result';
COMMENT ON COLUMN outcome_targets.is_like_for_like IS 'yes: both count the same; no: they differ in what or how long they count, so neither met nor missed can be said';
COMMENT ON COLUMN outcome_targets.reason IS 'What to bear in mind';

CREATE TABLE contested_results (
    case_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    question VARCHAR NOT NULL,
    reading VARCHAR NOT NULL
);
COMMENT ON TABLE contested_results IS 'Questions to which sources give different answers. One row per question.';
COMMENT ON COLUMN contested_results.case_id IS 'Short name of the question';
COMMENT ON COLUMN contested_results.programme_id IS 'Programme';
COMMENT ON COLUMN contested_results.question IS 'The question';
COMMENT ON COLUMN contested_results.reading IS 'What the answers count and what they leave open, in our own words';

CREATE TABLE contested_claims (
    case_id VARCHAR NOT NULL REFERENCES contested_results (case_id),
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    what_it_counts VARCHAR NOT NULL,
    -- expected: words with {} where the figure goes
    in_title VARCHAR CHECK (in_title LIKE '%{}%'),
    PRIMARY KEY (case_id, position),
    UNIQUE (case_id, outcome_id)
);
COMMENT ON TABLE contested_claims IS 'The answers to a contested question, side by side. One row per question and answer.';
COMMENT ON COLUMN contested_claims.case_id IS 'Question';
COMMENT ON COLUMN contested_claims.position IS 'Order: claims in the order in which they were made, evaluations after them';
COMMENT ON COLUMN contested_claims.outcome_id IS 'Result';
COMMENT ON COLUMN contested_claims.what_it_counts IS 'Whom and what it counts, as far as the source says';
COMMENT ON COLUMN contested_claims.in_title IS 'How the figure reads in a title, {} standing for it, with its time and place; empty where it is only listed';

-- Unpublished. Nothing but the view shown_returns may read it: pages and downloads show what that view shows.
CREATE TABLE returns (
    return_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL CHECK (unit IN ('people', 'referrals', 'cases', 'households', 'sessions', 'projects', 'organisations')),
    kind VARCHAR NOT NULL CHECK (kind IN ('output', 'outcome')),
    financial_year INTEGER NOT NULL,
    -- expected: a borough; London is added up from them
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code) CHECK (gss_code <> 'E12000007'),
    -- expected: 0 or more
    value INTEGER NOT NULL CHECK (value >= 0),
    supplied_by VARCHAR NOT NULL REFERENCES organisations (organisation_id),
    supplied_on DATE NOT NULL,
    note VARCHAR,
    UNIQUE (programme_id, measure, financial_year, gss_code)
);
COMMENT ON TABLE returns IS 'Unpublished counts that an operator loads: never shown as they are, only after small counts have been hidden. May hold no rows. One row per programme, measure, year and borough.';
COMMENT ON COLUMN returns.return_id IS 'Short name of the row';
COMMENT ON COLUMN returns.programme_id IS 'Programme';
COMMENT ON COLUMN returns.measure IS 'What was counted, in words; the same words in every borough';
COMMENT ON COLUMN returns.unit IS 'What is counted; people, referrals, cases and households stand for people; a small count of them hides all counts of the programme and year, in whatever unit';
COMMENT ON COLUMN returns.kind IS 'output (done) or outcome (changed)';
COMMENT ON COLUMN returns.financial_year IS 'Financial year that the count is of, alone: never a count since the start, from which a year could be subtracted';
COMMENT ON COLUMN returns.gss_code IS 'Borough; London is added up from the boroughs';
COMMENT ON COLUMN returns.value IS 'The count: a whole number, never a share';
COMMENT ON COLUMN returns.supplied_by IS 'Body that supplied it';
COMMENT ON COLUMN returns.supplied_on IS 'When it was supplied';
COMMENT ON COLUMN returns.note IS 'For the operator alone; never shown, because it could name people or counts';

CREATE TABLE services (
    service_id VARCHAR PRIMARY KEY,
    service VARCHAR NOT NULL,
    programme_id VARCHAR REFERENCES programmes (programme_id),
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    provider VARCHAR,
    description VARCHAR NOT NULL,
    audience VARCHAR NOT NULL,
    -- expected: 0 to 120
    age_from INTEGER CHECK (age_from BETWEEN 0 AND 120),
    -- expected: 0 to 120
    age_to INTEGER CHECK (age_to BETWEEN 0 AND 120),
    gender VARCHAR CHECK (gender IN ('any', 'women', 'women and girls', 'girls', 'men', 'men and boys')),
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    phone VARCHAR,
    phone_hours VARCHAR,
    email VARCHAR,
    how_to_get_help VARCHAR,
    is_free BOOLEAN,
    is_confidential BOOLEAN,
    status VARCHAR NOT NULL CHECK (status IN ('running', 'ended', 'unknown')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    status_as_at VARCHAR CHECK (regexp_full_match(status_as_at, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    start_date VARCHAR CHECK (regexp_full_match(start_date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    end_date VARCHAR CHECK (regexp_full_match(end_date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    funding_basis VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    temporary VARCHAR,
    -- expected: an age_from that is not after the age_to
    CHECK (age_from <= age_to)
);
COMMENT ON TABLE services IS 'Services that people can use, London-wide and by borough. One row per service.';
COMMENT ON COLUMN services.service_id IS 'Short name of the service';
COMMENT ON COLUMN services.service IS 'Name of the service';
COMMENT ON COLUMN services.programme_id IS 'Programme it belongs to';
COMMENT ON COLUMN services.organisation_id IS 'Body that provides it';
COMMENT ON COLUMN services.provider IS 'Provider or providers, in words';
COMMENT ON COLUMN services.description IS 'What it does, in our own words';
COMMENT ON COLUMN services.audience IS 'Who it is for';
COMMENT ON COLUMN services.age_from IS 'Youngest age';
COMMENT ON COLUMN services.age_to IS 'Oldest age';
COMMENT ON COLUMN services.gender IS 'Who it is open to; empty where not stated';
COMMENT ON COLUMN services.website IS 'Website';
COMMENT ON COLUMN services.phone IS 'Telephone number as published; empty: not found';
COMMENT ON COLUMN services.phone_hours IS 'When the telephone is answered';
COMMENT ON COLUMN services.email IS 'E-mail address';
COMMENT ON COLUMN services.how_to_get_help IS 'How to reach it, and whether people can refer themselves';
COMMENT ON COLUMN services.is_free IS 'yes where a source says it is free';
COMMENT ON COLUMN services.is_confidential IS 'yes where a source says it is confidential';
COMMENT ON COLUMN services.status IS 'running, ended or unknown, as the sources say';
COMMENT ON COLUMN services.status_as_at IS 'Date of the source that the status is from';
COMMENT ON COLUMN services.start_date IS 'Start, as published';
COMMENT ON COLUMN services.end_date IS 'End, as published';
COMMENT ON COLUMN services.funding_basis IS 'Which public money pays, and who says so';
COMMENT ON COLUMN services.source_id IS 'Source';
COMMENT ON COLUMN services.locator IS 'Place in the source';
COMMENT ON COLUMN services.note IS 'What to know about the row';
COMMENT ON COLUMN services.temporary IS 'Why it was set up for a time only, where a source says so and no later one is known: it is not offered; empty for all others';

CREATE TABLE service_contacts (
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    field VARCHAR NOT NULL CHECK (
        field IN (
            'phone', 'phone_hours', 'website', 'email', 'how_to_get_help', 'audience', 'provider', 'areas', 'start_date',
            'is_free', 'status'
        )
    ),
    value VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (service_id, field)
);
COMMENT ON TABLE service_contacts IS 'Details of services that are from another page than the rest of their row. One row per service and field.';
COMMENT ON COLUMN service_contacts.service_id IS 'Service';
COMMENT ON COLUMN service_contacts.field IS 'Column of services that the page tells about; areas stand in service_areas';
COMMENT ON COLUMN service_contacts.value IS 'What the page says; the service’s row has another value where the page it is from says more';
COMMENT ON COLUMN service_contacts.source_id IS 'Source';
COMMENT ON COLUMN service_contacts.locator IS 'Place in the source';
COMMENT ON COLUMN service_contacts.note IS 'What to know about the row';

CREATE TABLE service_areas (
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (service_id, gss_code)
);
COMMENT ON TABLE service_areas IS 'Areas that a service covers; London stands for all boroughs. One row per service and area.';
COMMENT ON COLUMN service_areas.service_id IS 'Service';
COMMENT ON COLUMN service_areas.gss_code IS 'Area';

CREATE TABLE needs (
    need VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL UNIQUE,
    position INTEGER NOT NULL UNIQUE
);
COMMENT ON TABLE needs IS 'What services help with: the closed list. One row per need.';
COMMENT ON COLUMN needs.need IS 'Short name of the need';
COMMENT ON COLUMN needs.label IS 'Name on the screen, in plain words';
COMMENT ON COLUMN needs.position IS 'Place in the list';

CREATE TABLE service_needs (
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    need VARCHAR NOT NULL REFERENCES needs (need),
    PRIMARY KEY (service_id, need)
);
COMMENT ON TABLE service_needs IS 'What a service helps with, from a closed list. One row per service and need.';
COMMENT ON COLUMN service_needs.service_id IS 'Service';
COMMENT ON COLUMN service_needs.need IS 'Need';

CREATE TABLE audience_groups (
    audience_group VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL UNIQUE,
    position INTEGER NOT NULL UNIQUE,
    is_special BOOLEAN NOT NULL
);
COMMENT ON TABLE audience_groups IS 'Whom services are for: the closed list. One row per group of people.';
COMMENT ON COLUMN audience_groups.audience_group IS 'Short name of the group';
COMMENT ON COLUMN audience_groups.label IS 'Name on the screen, in plain words';
COMMENT ON COLUMN audience_groups.position IS 'Place in the list';
COMMENT ON COLUMN audience_groups.is_special IS 'Whether a service for this group comes after others unless a search names the group';

CREATE TABLE service_audiences (
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    audience_group VARCHAR NOT NULL REFERENCES audience_groups (audience_group),
    words VARCHAR NOT NULL,
    PRIMARY KEY (service_id, audience_group)
);
COMMENT ON TABLE service_audiences IS 'Groups of people that a service says it is for, by our reading. One row per service and group.';
COMMENT ON COLUMN service_audiences.service_id IS 'Service';
COMMENT ON COLUMN service_audiences.audience_group IS 'Group of people';
COMMENT ON COLUMN service_audiences.words IS 'Words of the service''s row that say so';

CREATE TABLE service_referrals (
    service_id VARCHAR PRIMARY KEY REFERENCES services (service_id),
    self_referral BOOLEAN NOT NULL,
    words VARCHAR NOT NULL
);
COMMENT ON TABLE service_referrals IS 'Whether people can come to a service by themselves, by our reading; no row: not stated. One row per service.';
COMMENT ON COLUMN service_referrals.service_id IS 'Service';
COMMENT ON COLUMN service_referrals.self_referral IS 'yes: anybody can ring, write or drop in; no: only through somebody else';
COMMENT ON COLUMN service_referrals.words IS 'Words of the service''s row that say so';

CREATE TABLE need_phrases (
    phrase VARCHAR NOT NULL,
    need VARCHAR NOT NULL REFERENCES needs (need),
    PRIMARY KEY (phrase, need)
);
COMMENT ON TABLE need_phrases IS 'Thesaurus of the search: what people say, and the need it is about. One row per phrase and need.';
COMMENT ON COLUMN need_phrases.phrase IS 'Everyday words; a search that has all of them, in any order and form, is about the need';
COMMENT ON COLUMN need_phrases.need IS 'Need';

CREATE TABLE audience_phrases (
    phrase VARCHAR NOT NULL,
    audience_group VARCHAR NOT NULL REFERENCES audience_groups (audience_group),
    PRIMARY KEY (phrase, audience_group)
);
COMMENT ON TABLE audience_phrases IS 'Thesaurus of the search: what people say, and whom it is about. One row per phrase and group of people.';
COMMENT ON COLUMN audience_phrases.phrase IS 'Everyday words; a search that has all of them, in any order and form, is about the group';
COMMENT ON COLUMN audience_phrases.audience_group IS 'Group of people';

CREATE TABLE helplines (
    helpline VARCHAR PRIMARY KEY,
    need VARCHAR NOT NULL,
    phone VARCHAR,
    hours VARCHAR,
    for_whom VARCHAR NOT NULL,
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    run_by VARCHAR NOT NULL,
    email VARCHAR,
    is_free BOOLEAN,
    is_confidential BOOLEAN,
    source_id VARCHAR REFERENCES sources (source_id),
    locator VARCHAR,
    note VARCHAR,
    -- expected: a phone or a website
    CHECK (phone IS NOT NULL OR website IS NOT NULL),
    -- expected: a source_id or a website
    CHECK (source_id IS NOT NULL OR website IS NOT NULL),
    -- expected: source_id and locator both filled in, or both empty
    CHECK ((source_id IS NULL) = (locator IS NULL))
);
COMMENT ON TABLE helplines IS 'National and London helplines, for safety notices and beside what a search finds. One row per helpline.';
COMMENT ON COLUMN helplines.helpline IS 'Name of the helpline';
COMMENT ON COLUMN helplines.need IS 'What it helps with';
COMMENT ON COLUMN helplines.phone IS 'Telephone number as published; empty: not found';
COMMENT ON COLUMN helplines.hours IS 'When it is answered; empty where not stated';
COMMENT ON COLUMN helplines.for_whom IS 'Who it is for';
COMMENT ON COLUMN helplines.website IS 'Website';
COMMENT ON COLUMN helplines.run_by IS 'Who runs it';
COMMENT ON COLUMN helplines.email IS 'E-mail address';
COMMENT ON COLUMN helplines.is_free IS 'yes where a source says it is free';
COMMENT ON COLUMN helplines.is_confidential IS 'yes where a source says it is confidential';
COMMENT ON COLUMN helplines.source_id IS 'Source; empty where the website is the source';
COMMENT ON COLUMN helplines.locator IS 'Place in the source';
COMMENT ON COLUMN helplines.note IS 'What to know about the row';

CREATE TABLE helpline_contacts (
    helpline VARCHAR NOT NULL REFERENCES helplines (helpline),
    field VARCHAR NOT NULL CHECK (field IN ('hours', 'email')),
    value VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (helpline, field)
);
COMMENT ON TABLE helpline_contacts IS 'Details of helplines that are from another page than the rest of their row. One row per helpline and field.';
COMMENT ON COLUMN helpline_contacts.helpline IS 'Helpline';
COMMENT ON COLUMN helpline_contacts.field IS 'Column of helplines that the page tells about';
COMMENT ON COLUMN helpline_contacts.value IS 'What the page says';
COMMENT ON COLUMN helpline_contacts.source_id IS 'Source';
COMMENT ON COLUMN helpline_contacts.locator IS 'Place in the source';
COMMENT ON COLUMN helpline_contacts.note IS 'What to know about the row';

CREATE TABLE recommendations (
    recommendation_id VARCHAR PRIMARY KEY,
    body VARCHAR NOT NULL,
    report VARCHAR,
    number VARCHAR,
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    date VARCHAR CHECK (regexp_full_match(date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    theme VARCHAR,
    recommendation VARCHAR NOT NULL,
    due VARCHAR,
    status VARCHAR NOT NULL,
    response VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL
);
COMMENT ON TABLE recommendations IS 'What the London Assembly and internal audit asked MOPAC to do. One row per recommendation.';
COMMENT ON COLUMN recommendations.recommendation_id IS 'Short name of the recommendation';
COMMENT ON COLUMN recommendations.body IS 'Who made it';
COMMENT ON COLUMN recommendations.report IS 'Report it stands in, where not the source itself';
COMMENT ON COLUMN recommendations.number IS 'Its number';
COMMENT ON COLUMN recommendations.date IS 'When it was made';
COMMENT ON COLUMN recommendations.theme IS 'What it is about';
COMMENT ON COLUMN recommendations.recommendation IS 'What was asked, in our own words';
COMMENT ON COLUMN recommendations.due IS 'When it was to be done: a date or a phrase';
COMMENT ON COLUMN recommendations.status IS 'What the documents say became of it';
COMMENT ON COLUMN recommendations.response IS 'The response, where one is known';
COMMENT ON COLUMN recommendations.source_id IS 'Source';
COMMENT ON COLUMN recommendations.locator IS 'Place in the source';

CREATE TABLE audit_follow_up (
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    date VARCHAR NOT NULL CHECK (regexp_full_match(date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    measure VARCHAR NOT NULL,
    -- expected: 0 or more
    value INTEGER NOT NULL CHECK (value >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (date, measure)
);
COMMENT ON TABLE audit_follow_up IS 'How many audit actions were carried out. One row per date and measure.';
COMMENT ON COLUMN audit_follow_up.date IS 'Date of the audit';
COMMENT ON COLUMN audit_follow_up.measure IS 'What was counted';
COMMENT ON COLUMN audit_follow_up.value IS 'The count';
COMMENT ON COLUMN audit_follow_up.source_id IS 'Source';
COMMENT ON COLUMN audit_follow_up.locator IS 'Place in the source';
COMMENT ON COLUMN audit_follow_up.note IS 'What to know about the count';

CREATE TABLE milestones (
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    stage_id VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    planned_start VARCHAR CHECK (regexp_full_match(planned_start, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    planned_end VARCHAR CHECK (regexp_full_match(planned_end, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    planned_words VARCHAR,
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    actual VARCHAR CHECK (regexp_full_match(actual, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    actual_decision_id VARCHAR REFERENCES decisions (decision_id),
    note_source_id VARCHAR REFERENCES sources (source_id),
    note_locator VARCHAR,
    PRIMARY KEY (fund_id, stage_id),
    -- expected: actual_decision_id only where actual is filled in
    CHECK (actual_decision_id IS NULL OR actual IS NOT NULL),
    -- expected: note_source_id and note_locator both filled in, or both empty
    CHECK ((note_source_id IS NULL) = (note_locator IS NULL))
);
COMMENT ON TABLE milestones IS 'Planned and actual dates of a fund. One row per fund and stage.';
COMMENT ON COLUMN milestones.fund_id IS 'Fund';
COMMENT ON COLUMN milestones.stage_id IS 'Short name of the stage';
COMMENT ON COLUMN milestones.stage IS 'Stage';
COMMENT ON COLUMN milestones.planned_start IS 'Planned start, as exactly as published';
COMMENT ON COLUMN milestones.planned_end IS 'Planned end';
COMMENT ON COLUMN milestones.planned_words IS 'The plan in the words of the source, where they are less exact than a date: late 2018';
COMMENT ON COLUMN milestones.actual IS 'When it happened';
COMMENT ON COLUMN milestones.source_id IS 'Source of the plan';
COMMENT ON COLUMN milestones.locator IS 'Place in the source of the plan';
COMMENT ON COLUMN milestones.note IS 'What to know about the stage';
COMMENT ON COLUMN milestones.actual_decision_id IS 'Decision whose signing is the actual date: its source is that of the date';
COMMENT ON COLUMN milestones.note_source_id IS 'Source of the note, where it is another than that of the plan';
COMMENT ON COLUMN milestones.note_locator IS 'Place in the source of the note';

CREATE TABLE ccf_criteria (
    criterion_id VARCHAR PRIMARY KEY,
    criterion VARCHAR NOT NULL UNIQUE,
    threshold VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL
);
COMMENT ON TABLE ccf_criteria IS 'Criteria for projects of the co-commissioning fund. One row per criterion.';
COMMENT ON COLUMN ccf_criteria.criterion_id IS 'Short name of the criterion';
COMMENT ON COLUMN ccf_criteria.criterion IS 'The criterion';
COMMENT ON COLUMN ccf_criteria.threshold IS 'The number it asks for, where there is one';
COMMENT ON COLUMN ccf_criteria.source_id IS 'Source';
COMMENT ON COLUMN ccf_criteria.locator IS 'Place in the source';

CREATE TABLE governance (
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    role VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    what_it_does VARCHAR,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    PRIMARY KEY (fund_id, role, body)
);
COMMENT ON TABLE governance IS 'Who advises, decides and oversees. One row per fund, role and body.';
COMMENT ON COLUMN governance.fund_id IS 'Fund';
COMMENT ON COLUMN governance.role IS 'Role';
COMMENT ON COLUMN governance.body IS 'Body';
COMMENT ON COLUMN governance.what_it_does IS 'What it does';
COMMENT ON COLUMN governance.source_id IS 'Source';
COMMENT ON COLUMN governance.locator IS 'Place in the source';

CREATE TABLE commissioning_principles (
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    principle VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL
);
COMMENT ON TABLE commissioning_principles IS 'What MOPAC says it commissions by. One row per principle.';
COMMENT ON COLUMN commissioning_principles.position IS 'Order in the source';
COMMENT ON COLUMN commissioning_principles.principle IS 'The principle, in our own words';
COMMENT ON COLUMN commissioning_principles.source_id IS 'Source';
COMMENT ON COLUMN commissioning_principles.locator IS 'Place in the source';

CREATE TABLE scrutiny_questions (
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    question VARCHAR NOT NULL,
    asked_by VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL
);
COMMENT ON TABLE scrutiny_questions IS 'Key questions of the London Assembly investigation of 2024. One row per question.';
COMMENT ON COLUMN scrutiny_questions.position IS 'Order in the source';
COMMENT ON COLUMN scrutiny_questions.question IS 'The question, in our own words';
COMMENT ON COLUMN scrutiny_questions.asked_by IS 'Who asks';
COMMENT ON COLUMN scrutiny_questions.source_id IS 'Source';
COMMENT ON COLUMN scrutiny_questions.locator IS 'Place in the source';

CREATE TABLE publications (
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    publication VARCHAR NOT NULL,
    said VARCHAR,
    as_of VARCHAR NOT NULL,
    source_id VARCHAR REFERENCES sources (source_id),
    locator VARCHAR,
    note VARCHAR,
    -- expected: said and source_id both filled in, or both empty
    CHECK ((said IS NULL) = (source_id IS NULL)),
    -- expected: source_id and locator both filled in, or both empty
    CHECK ((source_id IS NULL) = (locator IS NULL)),
    -- expected: a said or a note
    CHECK (said IS NOT NULL OR note IS NOT NULL)
);
COMMENT ON TABLE publications IS 'What pages say of the publications of MOPAC and the Violence Reduction Unit on their commissioning, and what was looked for without success. One row per publication and page.';
COMMENT ON COLUMN publications.position IS 'Order in which they are shown';
COMMENT ON COLUMN publications.publication IS 'The publication, in our own words';
COMMENT ON COLUMN publications.said IS 'What the page says of it; empty where it was looked for and not found';
COMMENT ON COLUMN publications.as_of IS 'When the page said so, or what period it is about; the day of the search where nothing was found';
COMMENT ON COLUMN publications.source_id IS 'Source';
COMMENT ON COLUMN publications.locator IS 'Place in the source';
COMMENT ON COLUMN publications.note IS 'What of it we have seen';

CREATE TABLE extracts (
    extract_id VARCHAR PRIMARY KEY,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    locator VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    UNIQUE (source_id, position)
);
COMMENT ON TABLE extracts IS 'Short quotations from the five documents that the collection started from. One row per quotation.';
COMMENT ON COLUMN extracts.extract_id IS 'Short name of the quotation';
COMMENT ON COLUMN extracts.source_id IS 'Source';
COMMENT ON COLUMN extracts.position IS 'Order in the document';
COMMENT ON COLUMN extracts.locator IS 'Place in the source';
COMMENT ON COLUMN extracts.words IS 'The words of the document; signs of lists and footnotes are left out';

CREATE TABLE extract_subjects (
    extract_id VARCHAR NOT NULL REFERENCES extracts (extract_id),
    subject VARCHAR NOT NULL CHECK (
        subject IN ('borough', 'change', 'fund', 'need', 'overview', 'priorities', 'programme', 'recommendation', 'scrutiny', 'story')
    ),
    subject_id VARCHAR NOT NULL,
    PRIMARY KEY (extract_id, subject, subject_id)
);
COMMENT ON TABLE extract_subjects IS 'Where a quotation is shown besides the page of its document. One row per quotation and place.';
COMMENT ON COLUMN extract_subjects.extract_id IS 'Quotation';
COMMENT ON COLUMN extract_subjects.subject IS 'Kind of place: one borough, a change of a fund, a fund table, a project, a recommendation, or a page';
COMMENT ON COLUMN extract_subjects.subject_id IS 'Which one: a code or short name of the table it belongs to, or a part of the page';

CREATE TABLE recommendation_addressees (
    recommendation_id VARCHAR PRIMARY KEY REFERENCES recommendations (recommendation_id),
    asked_of VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE recommendation_addressees IS 'Who was asked to carry out a recommendation, where its words or its letter say so. One row per recommendation.';
COMMENT ON COLUMN recommendation_addressees.recommendation_id IS 'Recommendation';
COMMENT ON COLUMN recommendation_addressees.asked_of IS 'Who was asked';
COMMENT ON COLUMN recommendation_addressees.rule IS 'How we tell';

CREATE TABLE evidence_kinds (
    evidence VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL UNIQUE,
    -- expected: an address of the dashboard such as need or projects?story=co-commissioning
    page VARCHAR NOT NULL CHECK (regexp_full_match(page, '[a-z]+(\?[a-z]+=[^ #]+)?')),
    cannot_say VARCHAR NOT NULL
);
COMMENT ON TABLE evidence_kinds IS 'Kinds of computed figures that are shown beside recommendations, questions and principles. One row per kind.';
COMMENT ON COLUMN evidence_kinds.evidence IS 'Short name of the kind; queries/scrutiny/evidence_cases.sql finds its cases';
COMMENT ON COLUMN evidence_kinds.title IS 'What the figures are about';
COMMENT ON COLUMN evidence_kinds.page IS 'Address of the page that says more';
COMMENT ON COLUMN evidence_kinds.cannot_say IS 'What the figures do not say';

CREATE TABLE recommendation_evidence (
    recommendation_id VARCHAR NOT NULL REFERENCES recommendations (recommendation_id),
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (recommendation_id, evidence)
);
COMMENT ON TABLE recommendation_evidence IS 'Which computed figures bear on a recommendation. One row per recommendation and kind.';
COMMENT ON COLUMN recommendation_evidence.recommendation_id IS 'Recommendation';
COMMENT ON COLUMN recommendation_evidence.position IS 'Order in which they are shown';
COMMENT ON COLUMN recommendation_evidence.evidence IS 'Kind of figures';

CREATE TABLE question_evidence (
    question INTEGER NOT NULL REFERENCES scrutiny_questions (position),
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (question, evidence)
);
COMMENT ON TABLE question_evidence IS 'Which computed figures bear on a question of the investigation of 2024. One row per question and kind.';
COMMENT ON COLUMN question_evidence.question IS 'Question, by its order in the source';
COMMENT ON COLUMN question_evidence.position IS 'Order in which they are shown';
COMMENT ON COLUMN question_evidence.evidence IS 'Kind of figures';

CREATE TABLE principle_evidence (
    principle INTEGER NOT NULL REFERENCES commissioning_principles (position),
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (principle, evidence)
);
COMMENT ON TABLE principle_evidence IS 'Which computed figures bear on a commissioning principle. One row per principle and kind.';
COMMENT ON COLUMN principle_evidence.principle IS 'Principle, by its order in the source';
COMMENT ON COLUMN principle_evidence.position IS 'Order in which they are shown';
COMMENT ON COLUMN principle_evidence.evidence IS 'Kind of figures';

CREATE TABLE unanswered (
    recommendation_id VARCHAR UNIQUE REFERENCES recommendations (recommendation_id),
    question INTEGER UNIQUE REFERENCES scrutiny_questions (position),
    principle INTEGER UNIQUE REFERENCES commissioning_principles (position),
    cannot_say VARCHAR PRIMARY KEY,
    said VARCHAR,
    source_id VARCHAR REFERENCES sources (source_id),
    locator VARCHAR,
    -- expected: said and source_id both filled in, or both empty
    CHECK ((said IS NULL) = (source_id IS NULL)),
    -- expected: source_id and locator both filled in, or both empty
    CHECK ((source_id IS NULL) = (locator IS NULL)),
    -- expected: exactly one of recommendation_id, question and principle filled in
    CHECK (
        CAST(recommendation_id IS NOT NULL AS INTEGER)
        + CAST(question IS NOT NULL AS INTEGER)
        + CAST(principle IS NOT NULL AS INTEGER) = 1
    )
);
COMMENT ON TABLE unanswered IS 'What cannot be told from the documents we hold. One row per recommendation, question or principle.';
COMMENT ON COLUMN unanswered.recommendation_id IS 'Recommendation it is about';
COMMENT ON COLUMN unanswered.question IS 'Question it is about';
COMMENT ON COLUMN unanswered.principle IS 'Principle it is about';
COMMENT ON COLUMN unanswered.cannot_say IS 'What cannot be told';
COMMENT ON COLUMN unanswered.said IS 'What a document says on it that we have not seen ourselves';
COMMENT ON COLUMN unanswered.source_id IS 'Source of what is said';
COMMENT ON COLUMN unanswered.locator IS 'Place in the source';

CREATE TABLE funding_formula (
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    start_year INTEGER,
    end_year INTEGER,
    indicator VARCHAR NOT NULL,
    weight DECIMAL(6, 3),
    part VARCHAR,
    -- expected: 0 to 100
    share_percent INTEGER CHECK (share_percent BETWEEN 0 AND 100),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    locator VARCHAR NOT NULL,
    note VARCHAR,
    PRIMARY KEY (fund_id, indicator),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);
COMMENT ON TABLE funding_formula IS 'What is published on the formula that shares money between boroughs. One row per statement.';
COMMENT ON COLUMN funding_formula.fund_id IS 'Fund';
COMMENT ON COLUMN funding_formula.start_year IS 'First financial year it applies to';
COMMENT ON COLUMN funding_formula.end_year IS 'Last financial year it applies to';
COMMENT ON COLUMN funding_formula.indicator IS 'What is said';
COMMENT ON COLUMN funding_formula.weight IS 'Weight in the formula; none is published';
COMMENT ON COLUMN funding_formula.part IS 'Part of the fund whose share is stated';
COMMENT ON COLUMN funding_formula.share_percent IS 'Its share of the fund, in per cent';
COMMENT ON COLUMN funding_formula.source_id IS 'Source';
COMMENT ON COLUMN funding_formula.locator IS 'Place in the source';
COMMENT ON COLUMN funding_formula.note IS 'What to know about the statement';

CREATE TABLE discrepancies (
    discrepancy_id VARCHAR PRIMARY KEY,
    topic VARCHAR NOT NULL,
    statement_a VARCHAR NOT NULL,
    source_a VARCHAR NOT NULL REFERENCES sources (source_id),
    statement_b VARCHAR NOT NULL,
    source_b VARCHAR NOT NULL REFERENCES sources (source_id),
    note VARCHAR,
    gss_code VARCHAR REFERENCES areas (gss_code),
    fund_id VARCHAR REFERENCES funds (fund_id),
    programme_id VARCHAR REFERENCES programmes (programme_id),
    decision_id VARCHAR REFERENCES decisions (decision_id)
);
COMMENT ON TABLE discrepancies IS 'Contradictions: two statements in two places. One row per contradiction.';
COMMENT ON COLUMN discrepancies.discrepancy_id IS 'Short name of the contradiction';
COMMENT ON COLUMN discrepancies.topic IS 'What it is about';
COMMENT ON COLUMN discrepancies.statement_a IS 'One statement';
COMMENT ON COLUMN discrepancies.source_a IS 'Its source';
COMMENT ON COLUMN discrepancies.statement_b IS 'The other statement';
COMMENT ON COLUMN discrepancies.source_b IS 'Its source';
COMMENT ON COLUMN discrepancies.note IS 'What is known about the difference';
COMMENT ON COLUMN discrepancies.gss_code IS 'Borough it is about';
COMMENT ON COLUMN discrepancies.fund_id IS 'Fund it is about';
COMMENT ON COLUMN discrepancies.programme_id IS 'Programme it is about';
COMMENT ON COLUMN discrepancies.decision_id IS 'Decision it is about';

CREATE TABLE population (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- expected: 1991 to 2100
    year INTEGER NOT NULL CHECK (year BETWEEN 1991 AND 2100),
    -- expected: more than 0
    population INTEGER NOT NULL CHECK (population > 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, year)
);
COMMENT ON TABLE population IS 'Mid-year population. One row per area and calendar year.';
COMMENT ON COLUMN population.gss_code IS 'Area';
COMMENT ON COLUMN population.year IS 'Calendar year; the estimate is for 30 June';
COMMENT ON COLUMN population.population IS 'People of all ages';
COMMENT ON COLUMN population.source_id IS 'Source; the place in it is the row of the area and year';

CREATE TABLE recorded_offences (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    financial_year INTEGER NOT NULL,
    offence_group VARCHAR NOT NULL,
    -- expected: 0 or more
    offences INTEGER NOT NULL CHECK (offences >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, financial_year, offence_group)
);
COMMENT ON TABLE recorded_offences IS 'Offences recorded by the Metropolitan Police, fraud excluded. One row per borough, year and group; groups overlap, so they are never added.';
COMMENT ON COLUMN recorded_offences.gss_code IS 'Borough';
COMMENT ON COLUMN recorded_offences.financial_year IS 'Financial year';
COMMENT ON COLUMN recorded_offences.offence_group IS 'Group of offences; three (homicide, stalking and harassment, violence with injury) are parts of others';
COMMENT ON COLUMN recorded_offences.offences IS 'Recorded offences';
COMMENT ON COLUMN recorded_offences.source_id IS 'Source; the place in it is the borough, the twelve months and the group';

CREATE TABLE recorded_offences_unallocated (
    where_recorded VARCHAR NOT NULL,
    financial_year INTEGER NOT NULL,
    offence_group VARCHAR NOT NULL,
    -- expected: 0 or more
    offences INTEGER NOT NULL CHECK (offences >= 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (where_recorded, financial_year, offence_group)
);
COMMENT ON TABLE recorded_offences_unallocated IS 'Recorded offences that belong to no borough. One row per place, year and group.';
COMMENT ON COLUMN recorded_offences_unallocated.where_recorded IS 'Airports, or unknown';
COMMENT ON COLUMN recorded_offences_unallocated.financial_year IS 'Financial year';
COMMENT ON COLUMN recorded_offences_unallocated.offence_group IS 'Group of offences';
COMMENT ON COLUMN recorded_offences_unallocated.offences IS 'Recorded offences';
COMMENT ON COLUMN recorded_offences_unallocated.source_id IS 'Source';

CREATE TABLE deprivation (
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    measure VARCHAR NOT NULL CHECK (
        measure IN (
            'crime_domain_average_score',
            'idaci_average_score',
            'imd_average_score',
            'imd_rank_of_average_score',
            'imd_share_of_small_areas_in_most_deprived_10_percent',
            'income_domain_average_score'
        )
    ),
    value DECIMAL(10, 4) NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, measure)
);
COMMENT ON TABLE deprivation IS 'English Indices of Deprivation 2019. One row per area and measure.';
COMMENT ON COLUMN deprivation.gss_code IS 'Area';
COMMENT ON COLUMN deprivation.measure IS 'Score, rank (1 is the most deprived of 317 districts) or share of small areas';
COMMENT ON COLUMN deprivation.value IS 'Value; a higher score is more deprived';
COMMENT ON COLUMN deprivation.source_id IS 'Source; the place in it is the row of the district';

CREATE TABLE gdp_deflators (
    financial_year INTEGER PRIMARY KEY,
    -- expected: more than 0
    price_index DECIMAL(9, 4) NOT NULL CHECK (price_index > 0),
    base_year INTEGER NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('published', 'derived')),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id)
);
COMMENT ON TABLE gdp_deflators IS 'GDP deflators, for real terms. One row per financial year.';
COMMENT ON COLUMN gdp_deflators.financial_year IS 'Financial year';
COMMENT ON COLUMN gdp_deflators.price_index IS 'Index, 100 in the base year';
COMMENT ON COLUMN gdp_deflators.base_year IS 'Financial year whose prices are 100';
COMMENT ON COLUMN gdp_deflators.status IS 'published, or derived by chaining published growth';
COMMENT ON COLUMN gdp_deflators.source_id IS 'Source';

CREATE TABLE postcode_districts (
    -- expected: the first half of a postcode, such as SW1A
    outward_code VARCHAR NOT NULL CHECK (regexp_full_match(outward_code, '[A-Z]{1,2}\d{1,2}[A-Z]?')),
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- expected: more than 0
    sightings INTEGER NOT NULL CHECK (sightings > 0),
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (outward_code, gss_code)
);
COMMENT ON TABLE postcode_districts IS 'Which boroughs a postcode district has been seen in; not exhaustive. One row per district and area.';
COMMENT ON COLUMN postcode_districts.outward_code IS 'First half of a postcode';
COMMENT ON COLUMN postcode_districts.gss_code IS 'Area';
COMMENT ON COLUMN postcode_districts.sightings IS 'How often the pair was seen in the source';
COMMENT ON COLUMN postcode_districts.source_id IS 'Source';

-- What a build adds. Nothing below is loaded from a CSV file.
CREATE SCHEMA build;

CREATE TABLE build.version (
    version VARCHAR NOT NULL,
    structure VARCHAR NOT NULL,
    built_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE build.version IS 'Which data this store holds. One row.';
COMMENT ON COLUMN build.version.version IS 'Name made of the content of the inputs and the schema';
COMMENT ON COLUMN build.version.structure IS 'Name made of the content of schema, arithmetic, views and folding: which program can read it';
COMMENT ON COLUMN build.version.built_at IS 'When the store was built, in universal time';

CREATE TABLE build.table_rows (
    table_name VARCHAR PRIMARY KEY,
    row_count INTEGER NOT NULL
);
COMMENT ON TABLE build.table_rows IS 'Rows loaded. One row per table.';
COMMENT ON COLUMN build.table_rows.table_name IS 'Table';
COMMENT ON COLUMN build.table_rows.row_count IS 'Number of rows';

CREATE TABLE build.checks (
    check_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'caution')),
    explanation VARCHAR NOT NULL,
    rows_found INTEGER NOT NULL
);
COMMENT ON TABLE build.checks IS 'Checks that the build ran, with their result. One row per check.';
COMMENT ON COLUMN build.checks.check_id IS 'Name of the check (data/checks/<name>.sql)';
COMMENT ON COLUMN build.checks.title IS 'What is checked';
COMMENT ON COLUMN build.checks.severity IS 'error (fails the build) or caution (shown beside the figure)';
COMMENT ON COLUMN build.checks.explanation IS 'What it means when rows are found';
COMMENT ON COLUMN build.checks.rows_found IS 'Number of rows found';

CREATE TABLE build.cautions (
    check_id VARCHAR NOT NULL REFERENCES build.checks (check_id),
    position INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    gss_code VARCHAR,
    fund_id VARCHAR,
    start_year INTEGER,
    end_year INTEGER,
    message VARCHAR NOT NULL,
    PRIMARY KEY (check_id, position)
);
COMMENT ON TABLE build.cautions IS 'What the cautions found. One row per figure or group of figures.';
COMMENT ON COLUMN build.cautions.check_id IS 'Check';
COMMENT ON COLUMN build.cautions.position IS 'Order within the check';
COMMENT ON COLUMN build.cautions.subject IS 'What it is about';
COMMENT ON COLUMN build.cautions.gss_code IS 'Borough, where it is about one';
COMMENT ON COLUMN build.cautions.fund_id IS 'Fund, where it is about one';
COMMENT ON COLUMN build.cautions.start_year IS 'First financial year';
COMMENT ON COLUMN build.cautions.end_year IS 'Last financial year';
COMMENT ON COLUMN build.cautions.message IS 'What was found, in a sentence';
