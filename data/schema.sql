-- The structure of the store: every table that is loaded from data/tables/<table>.csv, and (schema "build") what a
-- build adds. This file is the one truth on structure: the loader takes types, keys, checks and descriptions from it.
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
--   * The comment directly above a table or column describes it, in the store and in the data dictionary. Every table
--     and column has one.
--   * "-- expected: ..." directly above a CHECK says in words what it asks for: load errors quote it. A list of words that
--     are allowed needs none; the error lists them. "-- remark: ..." is for whoever edits this file.
--   * locator is the place in the source: page, paragraph, slide, table or row.

-- Documents and pages that figures and facts were taken from. One row per document.
CREATE TABLE sources (
    -- Short name of the document
    source_id VARCHAR PRIMARY KEY,
    -- Title of the document or page
    title VARCHAR NOT NULL,
    -- Who published it
    publisher VARCHAR NOT NULL,
    -- Date of publication, as exactly as known (year, month or day)
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    published_on VARCHAR CHECK (regexp_full_match(published_on, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- Kind of document
    document_type VARCHAR NOT NULL,
    -- Address of the document; empty where it was supplied as a file
    -- expected: a web address that starts with http:// or https://
    url VARCHAR UNIQUE CHECK (regexp_full_match(url, 'https?://\S+')),
    -- Name of the supplied file, for the five documents the collection started from
    text_file VARCHAR UNIQUE,
    -- Licence, vintage and caveats
    note VARCHAR
);

-- Short names that documents had before: addresses with them still lead to the document. One row per former name.
CREATE TABLE former_sources (
    -- Former short name of the document
    former_id VARCHAR PRIMARY KEY,
    -- Its short name now
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- expected: a former_id other than the source_id
    CHECK (former_id <> source_id)
);

-- The 32 boroughs, the City of London and London as a whole. One row per area.
CREATE TABLE areas (
    -- Government Statistical Service code; E12000007 is London
    -- expected: a GSS code such as E09000033
    gss_code VARCHAR PRIMARY KEY CHECK (regexp_full_match(gss_code, 'E(09|12)\d{6}')),
    -- Name of the area, as used in addresses
    area VARCHAR NOT NULL UNIQUE,
    -- borough; city (the City of London, which has its own police); region (London)
    area_type VARCHAR NOT NULL CHECK (area_type IN ('borough', 'city', 'region')),
    -- Inner or Outer London, as the Office for National Statistics divides it
    inner_outer VARCHAR CHECK (inner_outer IN ('Inner', 'Outer')),
    -- Basic Command Unit of the Metropolitan Police
    police_unit VARCHAR,
    -- no: the name of the unit is common usage, not confirmed by the source
    police_unit_name_confirmed BOOLEAN,
    -- Land area in hectares
    -- expected: more than 0
    land_area_hectares DECIMAL(10, 2) CHECK (land_area_hectares > 0),
    -- yes: one of the 32 boroughs that the London Crime Prevention Fund pays directly
    receives_direct_funding BOOLEAN NOT NULL,
    -- Number of the council, in the form of org-id.guide
    -- expected: the number of a council, such as GB-LAE-HCK
    council_org_id VARCHAR CHECK (regexp_full_match(council_org_id, 'GB-LAE-[A-Z]{3}')),
    -- Source of inner_outer
    inner_outer_source_id VARCHAR REFERENCES sources (source_id),
    -- Source of the membership of police units
    police_unit_source_id VARCHAR REFERENCES sources (source_id),
    -- Source of the land area
    land_area_source_id VARCHAR REFERENCES sources (source_id),
    -- Source of the council’s number
    council_org_id_source_id VARCHAR REFERENCES sources (source_id)
);

-- Other names of areas that an address or a search may use, where no rule gives them (queries/places/names.py). One row
-- per name.
CREATE TABLE area_names (
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Short form, or the first letters of the council
    name VARCHAR PRIMARY KEY
);

-- Funds and budgets that money is awarded from. One row per fund.
CREATE TABLE funds (
    -- Short name of the fund
    fund_id VARCHAR PRIMARY KEY,
    -- Name of the fund
    fund VARCHAR NOT NULL UNIQUE,
    -- Fund that this one is a part of
    -- remark: no foreign key, as DuckDB cannot load a table that refers to itself in one statement; checks/funds_parent.sql.
    parent_fund_id VARCHAR,
    -- Whose money it is
    funder VARCHAR NOT NULL,
    -- First financial year
    start_year INTEGER,
    -- Last financial year
    end_year INTEGER,
    -- What the fund is for
    description VARCHAR NOT NULL,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);

-- The five priorities of the Police and Crime Plan 2017-21 with the spend published for each. One row per priority.
CREATE TABLE priority_areas (
    -- Short name of the priority
    priority_id VARCHAR PRIMARY KEY,
    -- Name of the priority
    priority VARCHAR NOT NULL UNIQUE,
    -- Financial year of the spend
    financial_year INTEGER NOT NULL,
    -- Published total of the priority, in pounds
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    -- Half the rounding step, in pounds
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL
);

-- What the spend on each priority consists of, as published. One row per line.
CREATE TABLE priority_spend_lines (
    -- Priority
    priority_id VARCHAR NOT NULL REFERENCES priority_areas (priority_id),
    -- Financial year of the spend
    financial_year INTEGER NOT NULL,
    -- Order of the line under its heading
    -- expected: more than 0
    line_number INTEGER NOT NULL CHECK (line_number > 0),
    -- What the money is for
    activity VARCHAR NOT NULL,
    -- programme; lcpf (through the London Crime Prevention Fund); other (small projects together)
    kind VARCHAR NOT NULL CHECK (kind IN ('programme', 'lcpf', 'other')),
    -- Published amount, in pounds
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    -- Half the rounding step, in pounds
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    PRIMARY KEY (priority_id, financial_year, line_number)
);

-- Names of the priorities in successive Police and Crime Plans. One row per plan and priority.
CREATE TABLE plan_priorities (
    -- The plan
    plan VARCHAR NOT NULL,
    -- Name of the priority in that plan
    priority VARCHAR NOT NULL,
    -- Its order in the plan, where the source gives one
    -- expected: more than 0
    position INTEGER CHECK (position > 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    PRIMARY KEY (plan, priority)
);

-- Bodies that receive money, lead programmes or report results. One row per body.
CREATE TABLE organisations (
    -- Short name of the body
    organisation_id VARCHAR PRIMARY KEY,
    -- Name of the body
    organisation VARCHAR NOT NULL,
    -- Kind of body
    organisation_type VARCHAR NOT NULL,
    -- Its website
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    -- The borough, where the body is a borough council
    gss_code VARCHAR REFERENCES areas (gss_code)
);

-- Official numbers of bodies (charity, company, council, ...) and where each was seen. One row per body, number and
-- source.
CREATE TABLE organisation_identifiers (
    -- Body
    organisation_id VARCHAR NOT NULL REFERENCES organisations (organisation_id),
    -- Number, in the form of org-id.guide: register, then number
    -- expected: a register and a number in it, such as GB-CHC-1082450
    org_id VARCHAR NOT NULL CHECK (regexp_full_match(org_id, 'GB-[A-Z]{2,4}-[A-Z0-9]+')),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Name beside the number in the source
    name_seen VARCHAR NOT NULL,
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- Doubts: where the number is that of a parent body, or is assumed to be the one meant
    note VARCHAR,
    PRIMARY KEY (organisation_id, org_id, source_id)
);

-- Programmes and projects that money is awarded for. One row per programme.
CREATE TABLE programmes (
    -- Short name of the programme
    programme_id VARCHAR PRIMARY KEY,
    -- Name of the programme
    programme VARCHAR NOT NULL UNIQUE,
    -- Main fund that pays for it
    fund_id VARCHAR REFERENCES funds (fund_id),
    -- Priority of the Police and Crime Plan 2017-21 it belongs to
    priority_id VARCHAR REFERENCES priority_areas (priority_id),
    -- What it does, in our own words
    description VARCHAR NOT NULL,
    -- First financial year known from the sources
    start_year INTEGER,
    -- Last financial year known from the sources
    end_year INTEGER,
    -- running, ended or unknown, as the sources say
    status VARCHAR NOT NULL CHECK (status IN ('running', 'ended', 'unknown')),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);

-- The fund tables of the audit panel report of January 2020. One row per line, period and measure; an empty amount is
-- an empty cell in the report, or a dash where the note says so.
CREATE TABLE programme_budgets (
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Name of the line in the table
    line VARCHAR NOT NULL,
    -- Programme that the line is about
    programme_id VARCHAR REFERENCES programmes (programme_id),
    -- yes: the total row of the table
    is_total BOOLEAN NOT NULL,
    -- First financial year
    start_year INTEGER NOT NULL,
    -- Last financial year
    end_year INTEGER NOT NULL,
    -- allocation, budget, forecast, variance (forecast less allocation or budget), or whose budget it is
    measure VARCHAR NOT NULL CHECK (
        measure IN ('allocation', 'budget', 'forecast', 'variance', 'Home Office budget', 'MOPAC budget')
    ),
    -- What the cell holds where that is no number: a dash
    value_as_published VARCHAR,
    -- Published amount, in pounds; empty where the cell is empty or holds a dash
    amount_gbp DECIMAL(14, 2),
    -- Half the rounding step, in pounds
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) NOT NULL CHECK (rounding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the cell
    note VARCHAR,
    PRIMARY KEY (fund_id, line, start_year, end_year, measure),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: 0 or more, unless the measure is “variance”
    CHECK (amount_gbp >= 0 OR measure = 'variance')
);

-- Decisions of the Mayor, the Deputy Mayor for Policing and Crime and the Greater London Authority. One row per
-- decision.
CREATE TABLE decisions (
    -- Short name of the decision
    decision_id VARCHAR PRIMARY KEY,
    -- Reference printed on the decision (PCD, DMPCD, MD, ...)
    decision_ref VARCHAR,
    -- Title of the decision
    title VARCHAR,
    -- Date of signing
    date_signed DATE,
    -- Total of the decision, in pounds
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) CHECK (amount_gbp >= 0),
    -- How the total is known
    amount_basis VARCHAR CHECK (amount_basis IN ('published', 'sum of published parts', 'cited by a later decision')),
    -- First financial year the decision is about
    start_year INTEGER,
    -- Last financial year the decision is about
    end_year INTEGER,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: amount_gbp and amount_basis both filled in, or both empty
    CHECK ((amount_gbp IS NULL) = (amount_basis IS NULL))
);

-- When a decision was approved, where only a later decision tells it, to the month or the year. One row per decision.
CREATE TABLE decision_approvals (
    -- Decision
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    -- Year or month of approval
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    approved VARCHAR NOT NULL CHECK (regexp_full_match(approved, '(19|20)\d{2}(-(0[1-9]|1[0-2]))?')),
    -- Source: the later decision
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- Words of the source
    words VARCHAR NOT NULL
);

-- Grants, contracts, budgets, ceilings and income named in decisions and other sources. One row per award.
CREATE TABLE awards (
    -- Short name of the award
    award_id VARCHAR PRIMARY KEY,
    -- Decision that made the award
    decision_id VARCHAR REFERENCES decisions (decision_id),
    -- Programme it is for
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    -- Fund that pays
    fund_id VARCHAR REFERENCES funds (fund_id),
    -- Body that receives it, where one body does
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    -- Recipient in the words of the source
    recipient_as_published VARCHAR NOT NULL,
    -- What the award is called
    award_title VARCHAR NOT NULL,
    -- grant, contract, budget, procurement ceiling (the most that may be spent) or income accepted by MOPAC
    kind VARCHAR NOT NULL CHECK (kind IN ('grant', 'contract', 'budget', 'procurement ceiling', 'income accepted')),
    -- Amount, in pounds; empty where it is not found
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) CHECK (amount_gbp >= 0),
    -- total for the whole period, up to (the most), or per year
    amount_basis VARCHAR CHECK (amount_basis IN ('total', 'up to', 'per year')),
    -- First financial year
    start_year INTEGER,
    -- Last financial year
    end_year INTEGER,
    -- no: the row overlaps another and stays out of sums
    counts_in_totals BOOLEAN NOT NULL,
    -- Why the row stays out of sums
    not_counted_reason VARCHAR,
    -- Money that others put in beside it, in pounds
    -- expected: 0 or more
    match_funding_gbp DECIMAL(14, 2) CHECK (match_funding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the award
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

-- Decisions whose total cannot be held against the awards listed under them. One row per decision.
CREATE TABLE incomparable_decisions (
    -- Decision
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    -- Why not, from the decision itself
    reason VARCHAR NOT NULL
);

-- What title, fund or summary of a dated decision say that bears on when it could be signed. One row per decision.
CREATE TABLE decision_circumstances (
    -- Decision
    decision_id VARCHAR PRIMARY KEY REFERENCES decisions (decision_id),
    -- outside money (a bid for money of others, or passing it on), addition or extension (of something that already
    -- ran), began during the year (by its own dates), or budget (not an award to anybody)
    circumstance VARCHAR NOT NULL CHECK (
        circumstance IN ('outside money', 'addition or extension', 'began during the year', 'budget')
    ),
    -- Where it says so
    reason VARCHAR NOT NULL
);

-- For how many months an award runs, where it touches three financial years or more and words of its own say so. One
-- row per award; the first where it is listed year by year.
CREATE TABLE award_lengths_stated (
    -- Award
    award_id VARCHAR PRIMARY KEY REFERENCES awards (award_id),
    -- Months by these words; where they give the end only, from 1 April of the first year: so many at most
    -- expected: more than 0
    months INTEGER NOT NULL CHECK (months > 0),
    -- Decision whose row has the words; empty where the award’s own has
    decision_id VARCHAR REFERENCES decisions (decision_id),
    -- The words, as they stand in the row
    words VARCHAR NOT NULL
);

-- Awards whose amount was published rounded, as their own notes say; read by hand. The amounts of all others are as
-- exact as they stand. One row per award.
CREATE TABLE award_roundings (
    -- Award
    award_id VARCHAR PRIMARY KEY REFERENCES awards (award_id),
    -- Half the step of the amount as published, in pounds: 50,000 for £1.4m; empty where it is only called rounded
    -- expected: more than 0
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp > 0),
    -- The words of the note that say so
    words VARCHAR NOT NULL
);

-- What is known not to be published of an award, because a source says so. What is missing and has no row here is not
-- found: it may stand in a document that we have not seen. One row per award and fact.
CREATE TABLE not_published (
    -- Award
    award_id VARCHAR NOT NULL REFERENCES awards (award_id),
    -- What is not published
    fact VARCHAR NOT NULL CHECK (fact IN ('names of the recipients')),
    -- How its source says so
    words VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    PRIMARY KEY (award_id, fact)
);

-- Bodies named in awards that belong to several: members and leads of consortia, partners, and who passes money on to
-- others; read by hand. What is not here and names one body was awarded to it alone. One row per award and body.
CREATE TABLE shared_awards (
    -- Award
    award_id VARCHAR NOT NULL REFERENCES awards (award_id),
    -- Body, in the words of the award’s recipient or note
    name_seen VARCHAR NOT NULL,
    -- Body as we call it; empty where it has no other row in the collection
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    PRIMARY KEY (award_id, name_seen)
);

-- Where an award is spent, as its source says; London stands for all boroughs; no row means not stated. One row per
-- award and area.
CREATE TABLE award_areas (
    -- Award
    award_id VARCHAR NOT NULL REFERENCES awards (award_id),
    -- Area it covers
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (award_id, gss_code)
);

-- Money allocated to one borough from one fund in one year. One row per borough, fund, year and measure.
CREATE TABLE borough_allocations (
    -- Borough
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Financial year
    financial_year INTEGER NOT NULL,
    -- allocation (what was set aside), forecast (what was expected to be spent) or variance (forecast less allocation)
    measure VARCHAR NOT NULL CHECK (measure IN ('allocation', 'forecast', 'variance')),
    -- Published amount, in pounds
    -- expected: 0 or more, unless the measure is “variance”
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0 OR measure = 'variance'),
    -- Half the rounding step, in pounds; empty where the source says "about"
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the figure
    note VARCHAR,
    PRIMARY KEY (gss_code, fund_id, financial_year, measure)
);

-- Published figures for London or for a whole fund: budgets, allocations, awards, bids, limits, income. Choose by
-- measure, never add across. One row per series, period and measure.
CREATE TABLE london_totals (
    -- Short name of the figure
    total_id VARCHAR PRIMARY KEY,
    -- Short name of the series: the same for figures that are of the same thing
    series_id VARCHAR NOT NULL,
    -- What the figure is, in words
    series VARCHAR NOT NULL,
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Borough, where the figure is about one
    gss_code VARCHAR REFERENCES areas (gss_code),
    -- Tranche of the co-commissioning fund, where the figure is about one
    -- expected: more than 0
    tranche INTEGER CHECK (tranche > 0),
    -- First financial year; empty where the source gives no period
    start_year INTEGER,
    -- Last financial year
    end_year INTEGER,
    -- What is measured: allocation, budget, forecast, variance, award, income, bid, limit, cumulative, ...
    measure VARCHAR NOT NULL,
    -- Word the source puts before the amount
    qualifier VARCHAR CHECK (qualifier IN ('almost', 'around', 'more than', 'over', 'up to')),
    -- Published amount, in pounds
    amount_gbp DECIMAL(14, 2) NOT NULL,
    -- Half the rounding step, in pounds; empty where the source says "about"
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    -- What the source calls the figure, where that is something else than the series
    called VARCHAR,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the figure
    note VARCHAR,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: start_year and end_year both filled in, or both empty
    CHECK ((start_year IS NULL) = (end_year IS NULL)),
    -- expected: 0 or more, unless the series_id is “lcpf-re-profiling” or the measure is “variance”
    CHECK (amount_gbp >= 0 OR series_id = 'lcpf-re-profiling' OR measure = 'variance')
);

-- Which London figures are, by what their sources say, the parts of another. One row per total and part.
CREATE TABLE london_total_parts (
    -- The total
    total_id VARCHAR NOT NULL REFERENCES london_totals (total_id),
    -- One of its parts
    part_total_id VARCHAR NOT NULL REFERENCES london_totals (total_id),
    -- Why they belong together
    reason VARCHAR NOT NULL,
    PRIMARY KEY (total_id, part_total_id),
    -- expected: a total_id other than the part_total_id
    CHECK (total_id <> part_total_id)
);

-- Which London figures for several years together are, by what their sources say, the sum of the years of a series. One
-- row per figure.
CREATE TABLE total_years (
    -- The figure for several years
    total_id VARCHAR PRIMARY KEY REFERENCES london_totals (total_id),
    -- Series of London figures whose years it adds
    series_id VARCHAR NOT NULL,
    -- Measure of that series
    measure VARCHAR NOT NULL,
    -- Why they belong together
    reason VARCHAR NOT NULL
);

-- Changes that a source states, whether or not the levels are published. One row per borough, fund and pair of years.
CREATE TABLE stated_changes (
    -- Borough
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Financial year before
    from_year INTEGER NOT NULL,
    -- Financial year after
    to_year INTEGER NOT NULL,
    -- Stated change, in per cent
    -- expected: -100 or more
    change_percent DECIMAL(7, 2) NOT NULL CHECK (change_percent >= -100),
    -- Half the rounding step, in percentage points
    -- expected: 0 or more
    rounding_percent DECIMAL(7, 2) NOT NULL CHECK (rounding_percent >= 0),
    -- Stated change, in pounds
    change_gbp DECIMAL(14, 2),
    -- Half the rounding step, in pounds; empty where the source says "about"
    -- expected: 0 or more
    rounding_gbp DECIMAL(14, 2) CHECK (rounding_gbp >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the change
    note VARCHAR,
    PRIMARY KEY (gss_code, fund_id, from_year, to_year),
    -- expected: a from_year before the to_year
    CHECK (from_year < to_year)
);

-- What councils, decisions and the press say about money in a borough. They overlap the allocations and awards: shown,
-- never added. One row per statement.
CREATE TABLE borough_funding_statements (
    -- Number of the statement
    statement_id VARCHAR PRIMARY KEY,
    -- Fund or funder, in the words of the source
    fund_as_stated VARCHAR NOT NULL,
    -- First financial year; empty where not stated
    start_year INTEGER,
    -- Last financial year
    end_year INTEGER,
    -- Stated amount, in pounds
    -- expected: 0 or more
    amount_gbp DECIMAL(14, 2) NOT NULL CHECK (amount_gbp >= 0),
    -- How exact the statement is
    precision VARCHAR NOT NULL CHECK (precision IN ('exact', 'rounded', 'about', 'up to', 'at least')),
    -- What the money is said to be for
    purpose VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the statement
    note VARCHAR,
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year),
    -- expected: start_year and end_year both filled in, or both empty
    CHECK ((start_year IS NULL) = (end_year IS NULL))
);

-- Boroughs that a funding statement names. One row per statement and borough.
CREATE TABLE statement_areas (
    -- Statement
    statement_id VARCHAR NOT NULL REFERENCES borough_funding_statements (statement_id),
    -- Borough
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (statement_id, gss_code)
);

-- Published results of programmes: outputs, outcomes, targets and findings. One row per result.
CREATE TABLE outcomes (
    -- Short name of the result
    outcome_id VARCHAR PRIMARY KEY,
    -- Programme; empty where the result is about several
    programme_id VARCHAR REFERENCES programmes (programme_id),
    -- Body that delivers or reports
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    -- What was measured, in words
    measure VARCHAR NOT NULL,
    -- Published value; empty where the finding is in words (see note)
    value DECIMAL(16, 4),
    -- What the source says where that is no number: words, or a range
    value_as_published VARCHAR,
    -- Unit of the value
    unit VARCHAR,
    -- output (done), outcome (changed), target (promised) or finding (of an evaluation or answer)
    kind VARCHAR NOT NULL CHECK (kind IN ('output', 'outcome', 'target', 'finding')),
    -- Start of the period: year, month, day or financial year, as published
    -- expected: a date such as 2017, 2017-06 or 2017-06-19, or a year such as 2018/19
    period_start VARCHAR CHECK (regexp_full_match(period_start, '(19|20)\d{2}(/\d{2}|(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)')),
    -- End of the period
    -- expected: a date such as 2017, 2017-06 or 2017-06-19, or a year such as 2018/19
    period_end VARCHAR CHECK (regexp_full_match(period_end, '(19|20)\d{2}(/\d{2}|(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)')),
    -- exact, or the word the source puts before the value
    published_qualifier VARCHAR CHECK (published_qualifier IN ('exact', 'over', 'about', 'nearly', 'under', 'up to')),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the result
    note VARCHAR,
    -- Part of the note that is about another result, as it stands in the note; pages show it with both results only
    about_another VARCHAR,
    -- expected: 0 or more where the unit is “GBP”
    CHECK (value >= 0 OR unit <> 'GBP')
);

-- Areas that a result is about. One row per result and area.
CREATE TABLE outcome_areas (
    -- Result
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (outcome_id, gss_code)
);

-- How strong the evidence of a result is, classified by us. One row per result; every result has one.
CREATE TABLE outcome_evidence (
    -- Result
    outcome_id VARCHAR PRIMARY KEY REFERENCES outcomes (outcome_id),
    -- evaluation with a comparison group, evaluation, monitoring (by those who pay or oversee), own count (of those who
    -- do the work), stated (without saying who counted), or no result (targets and context)
    evidence VARCHAR NOT NULL CHECK (
        evidence IN ('evaluation with a comparison group', 'evaluation', 'monitoring', 'own count', 'stated', 'no result')
    ),
    -- Which rule of the Methods page puts it there
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
    -- Why the rule applies
    reason VARCHAR NOT NULL,
    -- yes: the source says that it was found outside London
    is_elsewhere BOOLEAN NOT NULL
);

-- Which results are the same measure at several dates, and which only look alike, judged by us. One row per series and
-- result.
CREATE TABLE outcome_series (
    -- Short name of the series
    series_id VARCHAR NOT NULL,
    -- What is measured
    series VARCHAR NOT NULL,
    -- since the start (each figure contains the one before) or of the period (each stands alone)
    basis VARCHAR NOT NULL CHECK (basis IN ('since the start', 'of the period')),
    -- Result
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    -- yes: a point of the series; no: looks alike, but counts something else
    is_same_measure BOOLEAN NOT NULL,
    -- What it counts, as far as the sources say
    reason VARCHAR NOT NULL,
    PRIMARY KEY (series_id, outcome_id)
);

-- Which result belongs beside which target, judged by us. One row per target and result.
CREATE TABLE outcome_targets (
    -- Target
    target_outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    -- Result
    result_outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    -- yes: both count the same; no: they differ in what or how long they count, so neither met nor missed can be said
    is_like_for_like BOOLEAN NOT NULL,
    -- What to bear in mind
    reason VARCHAR NOT NULL,
    PRIMARY KEY (target_outcome_id, result_outcome_id),
    -- expected: a target_outcome_id other than the result_outcome_id
    CHECK (target_outcome_id <> result_outcome_id)
);

-- Questions to which sources give different answers. One row per question.
CREATE TABLE contested_results (
    -- Short name of the question
    case_id VARCHAR PRIMARY KEY,
    -- Programme
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    -- The question
    question VARCHAR NOT NULL,
    -- What the answers count and what they leave open, in our own words
    reading VARCHAR NOT NULL
);

-- The answers to a contested question, side by side. One row per question and answer.
CREATE TABLE contested_claims (
    -- Question
    case_id VARCHAR NOT NULL REFERENCES contested_results (case_id),
    -- Order: claims in the order in which they were made, evaluations after them
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    -- Result
    outcome_id VARCHAR NOT NULL REFERENCES outcomes (outcome_id),
    -- Whom and what it counts, as far as the source says
    what_it_counts VARCHAR NOT NULL,
    -- How the figure reads in a title, {} standing for it, with its time and place; empty where it is only listed
    -- expected: words with {} where the figure goes
    in_title VARCHAR CHECK (in_title LIKE '%{}%'),
    PRIMARY KEY (case_id, position),
    UNIQUE (case_id, outcome_id)
);

-- remark: unpublished. Nothing but the view shown_returns may read it: pages and downloads show what that view shows.
-- Unpublished counts that an operator loads: never shown as they are, only after small counts have been hidden. May
-- hold no rows. One row per programme, measure, year and borough.
CREATE TABLE returns (
    -- Short name of the row
    return_id VARCHAR PRIMARY KEY,
    -- Programme
    programme_id VARCHAR NOT NULL REFERENCES programmes (programme_id),
    -- What was counted, in words; the same words in every borough
    measure VARCHAR NOT NULL,
    -- What is counted; people, referrals, cases and households stand for people; a small count of them hides all counts
    -- of the programme and year, in whatever unit
    unit VARCHAR NOT NULL CHECK (unit IN ('people', 'referrals', 'cases', 'households', 'sessions', 'projects', 'organisations')),
    -- output (done) or outcome (changed)
    kind VARCHAR NOT NULL CHECK (kind IN ('output', 'outcome')),
    -- Financial year that the count is of, alone: never a count since the start, from which a year could be subtracted
    financial_year INTEGER NOT NULL,
    -- Borough; London is added up from the boroughs
    -- expected: a borough; London is added up from them
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code) CHECK (gss_code <> 'E12000007'),
    -- The count: a whole number, never a share
    -- expected: 0 or more
    value INTEGER NOT NULL CHECK (value >= 0),
    -- Body that supplied it
    supplied_by VARCHAR NOT NULL REFERENCES organisations (organisation_id),
    -- When it was supplied
    supplied_on DATE NOT NULL,
    -- For the operator alone; never shown, because it could name people or counts
    note VARCHAR,
    UNIQUE (programme_id, measure, financial_year, gss_code)
);

-- Services that people can use, London-wide and by borough. One row per service.
CREATE TABLE services (
    -- Short name of the service
    service_id VARCHAR PRIMARY KEY,
    -- Name of the service
    service VARCHAR NOT NULL,
    -- Programme it belongs to
    programme_id VARCHAR REFERENCES programmes (programme_id),
    -- Body that provides it
    organisation_id VARCHAR REFERENCES organisations (organisation_id),
    -- Provider or providers, in words
    provider VARCHAR,
    -- What it does, in our own words
    description VARCHAR NOT NULL,
    -- Who it is for
    audience VARCHAR NOT NULL,
    -- Youngest age
    -- expected: 0 to 120
    age_from INTEGER CHECK (age_from BETWEEN 0 AND 120),
    -- Oldest age
    -- expected: 0 to 120
    age_to INTEGER CHECK (age_to BETWEEN 0 AND 120),
    -- Who it is open to; empty where not stated
    gender VARCHAR CHECK (gender IN ('any', 'women', 'women and girls', 'girls', 'men', 'men and boys')),
    -- Website
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    -- Telephone number as published; empty: not found
    phone VARCHAR,
    -- When the telephone is answered
    phone_hours VARCHAR,
    -- E-mail address
    email VARCHAR,
    -- How to reach it, and whether people can refer themselves
    how_to_get_help VARCHAR,
    -- yes where a source says it is free
    is_free BOOLEAN,
    -- yes where a source says it is confidential
    is_confidential BOOLEAN,
    -- running, ended or unknown, as the sources say
    status VARCHAR NOT NULL CHECK (status IN ('running', 'ended', 'unknown')),
    -- Date of the source that the status is from
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    status_as_at VARCHAR CHECK (regexp_full_match(status_as_at, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- Start, as published
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    start_date VARCHAR CHECK (regexp_full_match(start_date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- End, as published
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    end_date VARCHAR CHECK (regexp_full_match(end_date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- Which public money pays, and who says so
    funding_basis VARCHAR,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the row
    note VARCHAR,
    -- Why it was set up for a time only, where a source says so and no later one is known: it is not offered; empty for
    -- all others
    temporary VARCHAR,
    -- expected: an age_from that is not after the age_to
    CHECK (age_from <= age_to)
);

-- Details of services that are from another page than the rest of their row. One row per service and field.
CREATE TABLE service_contacts (
    -- Service
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    -- Column of services that the page tells about; areas stand in service_areas
    field VARCHAR NOT NULL CHECK (
        field IN (
            'phone', 'phone_hours', 'website', 'email', 'how_to_get_help', 'audience', 'provider', 'areas', 'start_date',
            'is_free', 'status'
        )
    ),
    -- What the page says; the service’s row has another value where the page it is from says more
    value VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the row
    note VARCHAR,
    PRIMARY KEY (service_id, field)
);

-- Areas that a service covers; London stands for all boroughs. One row per service and area.
CREATE TABLE service_areas (
    -- Service
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    PRIMARY KEY (service_id, gss_code)
);

-- What services help with: the closed list. One row per need.
CREATE TABLE needs (
    -- Short name of the need
    need VARCHAR PRIMARY KEY,
    -- Name on the screen, in plain words
    label VARCHAR NOT NULL UNIQUE,
    -- Place in the list
    position INTEGER NOT NULL UNIQUE
);

-- What a service helps with, from a closed list. One row per service and need.
CREATE TABLE service_needs (
    -- Service
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    -- Need
    need VARCHAR NOT NULL REFERENCES needs (need),
    PRIMARY KEY (service_id, need)
);

-- Whom services are for: the closed list. One row per group of people.
CREATE TABLE audience_groups (
    -- Short name of the group
    audience_group VARCHAR PRIMARY KEY,
    -- Name on the screen, in plain words
    label VARCHAR NOT NULL UNIQUE,
    -- Place in the list
    position INTEGER NOT NULL UNIQUE,
    -- Whether a service for this group comes after others unless a search names the group
    is_special BOOLEAN NOT NULL
);

-- Groups of people that a service says it is for, by our reading. One row per service and group.
CREATE TABLE service_audiences (
    -- Service
    service_id VARCHAR NOT NULL REFERENCES services (service_id),
    -- Group of people
    audience_group VARCHAR NOT NULL REFERENCES audience_groups (audience_group),
    -- Words of the service's row that say so
    words VARCHAR NOT NULL,
    PRIMARY KEY (service_id, audience_group)
);

-- Whether people can come to a service by themselves, by our reading; no row: not stated. One row per service.
CREATE TABLE service_referrals (
    -- Service
    service_id VARCHAR PRIMARY KEY REFERENCES services (service_id),
    -- yes: anybody can ring, write or drop in; no: only through somebody else
    self_referral BOOLEAN NOT NULL,
    -- Words of the service's row that say so
    words VARCHAR NOT NULL
);

-- Thesaurus of the search: what people say, and the need it is about. One row per phrase and need.
CREATE TABLE need_phrases (
    -- Everyday words; a search that has all of them, in any order and form, is about the need
    phrase VARCHAR NOT NULL,
    -- Need
    need VARCHAR NOT NULL REFERENCES needs (need),
    PRIMARY KEY (phrase, need)
);

-- Thesaurus of the search: what people say, and whom it is about. One row per phrase and group of people.
CREATE TABLE audience_phrases (
    -- Everyday words; a search that has all of them, in any order and form, is about the group
    phrase VARCHAR NOT NULL,
    -- Group of people
    audience_group VARCHAR NOT NULL REFERENCES audience_groups (audience_group),
    PRIMARY KEY (phrase, audience_group)
);

-- National and London helplines, for safety notices and beside what a search finds. One row per helpline.
CREATE TABLE helplines (
    -- Name of the helpline
    helpline VARCHAR PRIMARY KEY,
    -- What it helps with
    need VARCHAR NOT NULL,
    -- Telephone number as published; empty: not found
    phone VARCHAR,
    -- When it is answered; empty where not stated
    hours VARCHAR,
    -- Who it is for
    for_whom VARCHAR NOT NULL,
    -- Website
    -- expected: a web address that starts with http:// or https://
    website VARCHAR CHECK (regexp_full_match(website, 'https?://\S+')),
    -- Who runs it
    run_by VARCHAR NOT NULL,
    -- E-mail address
    email VARCHAR,
    -- yes where a source says it is free
    is_free BOOLEAN,
    -- yes where a source says it is confidential
    is_confidential BOOLEAN,
    -- Source; empty where the website is the source
    source_id VARCHAR REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR,
    -- What to know about the row
    note VARCHAR,
    -- expected: a phone or a website
    CHECK (phone IS NOT NULL OR website IS NOT NULL),
    -- expected: a source_id or a website
    CHECK (source_id IS NOT NULL OR website IS NOT NULL),
    -- expected: source_id and locator both filled in, or both empty
    CHECK ((source_id IS NULL) = (locator IS NULL))
);

-- Details of helplines that are from another page than the rest of their row. One row per helpline and field.
CREATE TABLE helpline_contacts (
    -- Helpline
    helpline VARCHAR NOT NULL REFERENCES helplines (helpline),
    -- Column of helplines that the page tells about
    field VARCHAR NOT NULL CHECK (field IN ('hours', 'email')),
    -- What the page says
    value VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the row
    note VARCHAR,
    PRIMARY KEY (helpline, field)
);

-- What the London Assembly and internal audit asked MOPAC to do. One row per recommendation.
CREATE TABLE recommendations (
    -- Short name of the recommendation
    recommendation_id VARCHAR PRIMARY KEY,
    -- Who made it
    body VARCHAR NOT NULL,
    -- Report it stands in, where not the source itself
    report VARCHAR,
    -- Its number
    number VARCHAR,
    -- When it was made
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    date VARCHAR CHECK (regexp_full_match(date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- What it is about
    theme VARCHAR,
    -- What was asked, in our own words
    recommendation VARCHAR NOT NULL,
    -- When it was to be done: a date or a phrase
    due VARCHAR,
    -- What the documents say became of it
    status VARCHAR NOT NULL,
    -- The response, where one is known
    response VARCHAR,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL
);

-- How many audit actions were carried out. One row per date and measure.
CREATE TABLE audit_follow_up (
    -- Date of the audit
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    date VARCHAR NOT NULL CHECK (regexp_full_match(date, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- What was counted
    measure VARCHAR NOT NULL,
    -- The count
    -- expected: 0 or more
    value INTEGER NOT NULL CHECK (value >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the count
    note VARCHAR,
    PRIMARY KEY (date, measure)
);

-- Planned and actual dates of a fund. One row per fund and stage.
CREATE TABLE milestones (
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Short name of the stage
    stage_id VARCHAR NOT NULL,
    -- Stage
    stage VARCHAR NOT NULL,
    -- Planned start, as exactly as published
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    planned_start VARCHAR CHECK (regexp_full_match(planned_start, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- Planned end
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    planned_end VARCHAR CHECK (regexp_full_match(planned_end, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- The plan in the words of the source, where they are less exact than a date: late 2018
    planned_words VARCHAR,
    -- When it happened
    -- expected: a date such as 2017, 2017-06 or 2017-06-19
    actual VARCHAR CHECK (regexp_full_match(actual, '(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?')),
    -- Source of the plan
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source of the plan
    locator VARCHAR NOT NULL,
    -- What to know about the stage
    note VARCHAR,
    -- Decision whose signing is the actual date: its source is that of the date
    actual_decision_id VARCHAR REFERENCES decisions (decision_id),
    -- Source of the note, where it is another than that of the plan
    note_source_id VARCHAR REFERENCES sources (source_id),
    -- Place in the source of the note
    note_locator VARCHAR,
    PRIMARY KEY (fund_id, stage_id),
    -- expected: actual_decision_id only where actual is filled in
    CHECK (actual_decision_id IS NULL OR actual IS NOT NULL),
    -- expected: note_source_id and note_locator both filled in, or both empty
    CHECK ((note_source_id IS NULL) = (note_locator IS NULL))
);

-- Criteria for projects of the co-commissioning fund. One row per criterion.
CREATE TABLE ccf_criteria (
    -- Short name of the criterion
    criterion_id VARCHAR PRIMARY KEY,
    -- The criterion
    criterion VARCHAR NOT NULL UNIQUE,
    -- The number it asks for, where there is one
    threshold VARCHAR,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL
);

-- Who advises, decides and oversees. One row per fund, role and body.
CREATE TABLE governance (
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- Role
    role VARCHAR NOT NULL,
    -- Body
    body VARCHAR NOT NULL,
    -- What it does
    what_it_does VARCHAR,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    PRIMARY KEY (fund_id, role, body)
);

-- What MOPAC says it commissions by. One row per principle.
CREATE TABLE commissioning_principles (
    -- Order in the source
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    -- The principle, in our own words
    principle VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL
);

-- Key questions of the London Assembly investigation of 2024. One row per question.
CREATE TABLE scrutiny_questions (
    -- Order in the source
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    -- The question, in our own words
    question VARCHAR NOT NULL,
    -- Who asks
    asked_by VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL
);

-- What pages say of the publications of MOPAC and the Violence Reduction Unit on their commissioning, and what was
-- looked for without success. One row per publication and page.
CREATE TABLE publications (
    -- Order in which they are shown
    -- expected: more than 0
    position INTEGER PRIMARY KEY CHECK (position > 0),
    -- The publication, in our own words
    publication VARCHAR NOT NULL,
    -- What the page says of it; empty where it was looked for and not found
    said VARCHAR,
    -- When the page said so, or what period it is about; the day of the search where nothing was found
    as_of VARCHAR NOT NULL,
    -- Source
    source_id VARCHAR REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR,
    -- What of it we have seen
    note VARCHAR,
    -- expected: said and source_id both filled in, or both empty
    CHECK ((said IS NULL) = (source_id IS NULL)),
    -- expected: source_id and locator both filled in, or both empty
    CHECK ((source_id IS NULL) = (locator IS NULL)),
    -- expected: a said or a note
    CHECK (said IS NOT NULL OR note IS NOT NULL)
);

-- Short quotations from the five documents that the collection started from. One row per quotation.
CREATE TABLE extracts (
    -- Short name of the quotation
    extract_id VARCHAR PRIMARY KEY,
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Order in the document
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- The words of the document; signs of lists and footnotes are left out
    words VARCHAR NOT NULL,
    UNIQUE (source_id, position)
);

-- Where a quotation is shown besides the page of its document. One row per quotation and place.
CREATE TABLE extract_subjects (
    -- Quotation
    extract_id VARCHAR NOT NULL REFERENCES extracts (extract_id),
    -- Kind of place: one borough, a change of a fund, a fund table, a project, a recommendation, or a page
    subject VARCHAR NOT NULL CHECK (
        subject IN ('borough', 'change', 'fund', 'need', 'overview', 'priorities', 'programme', 'recommendation', 'scrutiny', 'story')
    ),
    -- Which one: a code or short name of the table it belongs to, or a part of the page
    subject_id VARCHAR NOT NULL,
    PRIMARY KEY (extract_id, subject, subject_id)
);

-- Who was asked to carry out a recommendation, where its words or its letter say so. One row per recommendation.
CREATE TABLE recommendation_addressees (
    -- Recommendation
    recommendation_id VARCHAR PRIMARY KEY REFERENCES recommendations (recommendation_id),
    -- Who was asked
    asked_of VARCHAR NOT NULL,
    -- How we tell
    rule VARCHAR NOT NULL
);

-- Kinds of computed figures that are shown beside recommendations, questions and principles. One row per kind.
CREATE TABLE evidence_kinds (
    -- Short name of the kind; queries/scrutiny/evidence_cases.sql finds its cases
    evidence VARCHAR PRIMARY KEY,
    -- What the figures are about
    title VARCHAR NOT NULL UNIQUE,
    -- Address of the page that says more
    -- expected: an address of the dashboard such as need or projects?story=co-commissioning
    page VARCHAR NOT NULL CHECK (regexp_full_match(page, '[a-z]+(\?[a-z]+=[^ #]+)?')),
    -- What the figures do not say
    cannot_say VARCHAR NOT NULL
);

-- Which computed figures bear on a recommendation. One row per recommendation and kind.
CREATE TABLE recommendation_evidence (
    -- Recommendation
    recommendation_id VARCHAR NOT NULL REFERENCES recommendations (recommendation_id),
    -- Order in which they are shown
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    -- Kind of figures
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (recommendation_id, evidence)
);

-- Which computed figures bear on a question of the investigation of 2024. One row per question and kind.
CREATE TABLE question_evidence (
    -- Question, by its order in the source
    question INTEGER NOT NULL REFERENCES scrutiny_questions (position),
    -- Order in which they are shown
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    -- Kind of figures
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (question, evidence)
);

-- Which computed figures bear on a commissioning principle. One row per principle and kind.
CREATE TABLE principle_evidence (
    -- Principle, by its order in the source
    principle INTEGER NOT NULL REFERENCES commissioning_principles (position),
    -- Order in which they are shown
    -- expected: more than 0
    position INTEGER NOT NULL CHECK (position > 0),
    -- Kind of figures
    evidence VARCHAR NOT NULL REFERENCES evidence_kinds (evidence),
    PRIMARY KEY (principle, evidence)
);

-- What cannot be told from the documents we hold. One row per recommendation, question or principle.
CREATE TABLE unanswered (
    -- Recommendation it is about
    recommendation_id VARCHAR UNIQUE REFERENCES recommendations (recommendation_id),
    -- Question it is about
    question INTEGER UNIQUE REFERENCES scrutiny_questions (position),
    -- Principle it is about
    principle INTEGER UNIQUE REFERENCES commissioning_principles (position),
    -- What cannot be told
    cannot_say VARCHAR PRIMARY KEY,
    -- What a document says on it that we have not seen ourselves
    said VARCHAR,
    -- Source of what is said
    source_id VARCHAR REFERENCES sources (source_id),
    -- Place in the source
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

-- What is published on the formula that shares money between boroughs. One row per statement.
CREATE TABLE funding_formula (
    -- Fund
    fund_id VARCHAR NOT NULL REFERENCES funds (fund_id),
    -- First financial year it applies to
    start_year INTEGER,
    -- Last financial year it applies to
    end_year INTEGER,
    -- What is said
    indicator VARCHAR NOT NULL,
    -- Weight in the formula; none is published
    weight DECIMAL(6, 3),
    -- Part of the fund whose share is stated
    part VARCHAR,
    -- Its share of the fund, in per cent
    -- expected: 0 to 100
    share_percent INTEGER CHECK (share_percent BETWEEN 0 AND 100),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    -- Place in the source
    locator VARCHAR NOT NULL,
    -- What to know about the statement
    note VARCHAR,
    PRIMARY KEY (fund_id, indicator),
    -- expected: a start_year that is not after the end_year
    CHECK (start_year <= end_year)
);

-- Contradictions: two statements in two places. One row per contradiction.
CREATE TABLE discrepancies (
    -- Short name of the contradiction
    discrepancy_id VARCHAR PRIMARY KEY,
    -- What it is about
    topic VARCHAR NOT NULL,
    -- One statement
    statement_a VARCHAR NOT NULL,
    -- Its source
    source_a VARCHAR NOT NULL REFERENCES sources (source_id),
    -- The other statement
    statement_b VARCHAR NOT NULL,
    -- Its source
    source_b VARCHAR NOT NULL REFERENCES sources (source_id),
    -- What is known about the difference
    note VARCHAR,
    -- Borough it is about
    gss_code VARCHAR REFERENCES areas (gss_code),
    -- Fund it is about
    fund_id VARCHAR REFERENCES funds (fund_id),
    -- Programme it is about
    programme_id VARCHAR REFERENCES programmes (programme_id),
    -- Decision it is about
    decision_id VARCHAR REFERENCES decisions (decision_id)
);

-- Mid-year population. One row per area and calendar year.
CREATE TABLE population (
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Calendar year; the estimate is for 30 June
    -- expected: 1991 to 2100
    year INTEGER NOT NULL CHECK (year BETWEEN 1991 AND 2100),
    -- People of all ages
    -- expected: more than 0
    population INTEGER NOT NULL CHECK (population > 0),
    -- Source; the place in it is the row of the area and year
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, year)
);

-- Offences recorded by the Metropolitan Police, fraud excluded. One row per borough, year and group; groups overlap, so
-- they are never added.
CREATE TABLE recorded_offences (
    -- Borough
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Financial year
    financial_year INTEGER NOT NULL,
    -- Group of offences; three (homicide, stalking and harassment, violence with injury) are parts of others
    offence_group VARCHAR NOT NULL,
    -- Recorded offences
    -- expected: 0 or more
    offences INTEGER NOT NULL CHECK (offences >= 0),
    -- Source; the place in it is the borough, the twelve months and the group
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, financial_year, offence_group)
);

-- Recorded offences that belong to no borough. One row per place, year and group.
CREATE TABLE recorded_offences_unallocated (
    -- Airports, or unknown
    where_recorded VARCHAR NOT NULL,
    -- Financial year
    financial_year INTEGER NOT NULL,
    -- Group of offences
    offence_group VARCHAR NOT NULL,
    -- Recorded offences
    -- expected: 0 or more
    offences INTEGER NOT NULL CHECK (offences >= 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (where_recorded, financial_year, offence_group)
);

-- English Indices of Deprivation 2019. One row per area and measure.
CREATE TABLE deprivation (
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- Score, rank (1 is the most deprived of 317 districts) or share of small areas
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
    -- Value; a higher score is more deprived
    value DECIMAL(10, 4) NOT NULL,
    -- Source; the place in it is the row of the district
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (gss_code, measure)
);

-- GDP deflators, for real terms. One row per financial year.
CREATE TABLE gdp_deflators (
    -- Financial year
    financial_year INTEGER PRIMARY KEY,
    -- Index, 100 in the base year
    -- expected: more than 0
    price_index DECIMAL(9, 4) NOT NULL CHECK (price_index > 0),
    -- Financial year whose prices are 100
    base_year INTEGER NOT NULL,
    -- published, or derived by chaining published growth
    status VARCHAR NOT NULL CHECK (status IN ('published', 'derived')),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id)
);

-- Which boroughs a postcode district has been seen in; not exhaustive. One row per district and area.
CREATE TABLE postcode_districts (
    -- First half of a postcode
    -- expected: the first half of a postcode, such as SW1A
    outward_code VARCHAR NOT NULL CHECK (regexp_full_match(outward_code, '[A-Z]{1,2}\d{1,2}[A-Z]?')),
    -- Area
    gss_code VARCHAR NOT NULL REFERENCES areas (gss_code),
    -- How often the pair was seen in the source
    -- expected: more than 0
    sightings INTEGER NOT NULL CHECK (sightings > 0),
    -- Source
    source_id VARCHAR NOT NULL REFERENCES sources (source_id),
    PRIMARY KEY (outward_code, gss_code)
);

-- What a build adds. Nothing below is loaded from a CSV file.
CREATE SCHEMA build;

-- Which data this store holds. One row.
CREATE TABLE build.version (
    -- Name made of the content of the inputs and the schema
    version VARCHAR NOT NULL,
    -- Name made of the content of schema, arithmetic, views and folding: which program can read it
    structure VARCHAR NOT NULL,
    -- When the store was built, in universal time
    built_at TIMESTAMP NOT NULL
);

-- Rows loaded. One row per table.
CREATE TABLE build.table_rows (
    -- Table
    table_name VARCHAR PRIMARY KEY,
    -- Number of rows
    row_count INTEGER NOT NULL
);

-- Checks that the build ran, with their result. One row per check.
CREATE TABLE build.checks (
    -- Name of the check (data/checks/<name>.sql)
    check_id VARCHAR PRIMARY KEY,
    -- What is checked
    title VARCHAR NOT NULL,
    -- error (fails the build) or caution (shown beside the figure)
    severity VARCHAR NOT NULL CHECK (severity IN ('error', 'caution')),
    -- What it means when rows are found
    explanation VARCHAR NOT NULL,
    -- Number of rows found
    rows_found INTEGER NOT NULL
);

-- What the cautions found. One row per figure or group of figures.
CREATE TABLE build.cautions (
    -- Check
    check_id VARCHAR NOT NULL REFERENCES build.checks (check_id),
    -- Order within the check
    position INTEGER NOT NULL,
    -- What it is about
    subject VARCHAR NOT NULL,
    -- Borough, where it is about one
    gss_code VARCHAR,
    -- Fund, where it is about one
    fund_id VARCHAR,
    -- First financial year
    start_year INTEGER,
    -- Last financial year
    end_year INTEGER,
    -- What was found, in a sentence
    message VARCHAR NOT NULL,
    PRIMARY KEY (check_id, position)
);
