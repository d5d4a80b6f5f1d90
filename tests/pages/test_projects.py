"""The Projects page: its list, every project by its address, the co-commissioning fund, and the fund tables."""

import re
from collections import defaultdict
from functools import cache

import pytest

from analysis import boundaries
from analysis.programmes import portfolio, portfolio_funds, programmes_by_id
from data.store import Store
from pages.money import project_content, projects_cocommissioning, projects_content
from pages.money.choices import ProjectSearch
from pages.money.projects_content import projects_found
from queries.projects import criteria_by_project, fund_tables, programmes, tranche_1_projects
from queries.timeliness import planned_and_actual
from tests.helpers import LONG, exported_rows, file_request, opened, table
from ui.contradictions import programme_contradictions
from ui.files import DRAWINGS, FILES

LONDON = "E12000007"


@cache
def words(**query: str) -> str:
    return opened("/projects", **query).words


@cache
def named_areas() -> dict[str, set[str]]:
    """Return the areas that each award names."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("award_areas"):
        found[row["award_id"]].add(row["gss_code"])
    return found


@cache
def expected_portfolio() -> set[str]:
    areas: dict[str, set[str]] = defaultdict(set)
    funds: dict[str, set[str]] = defaultdict(set)
    for award in table("awards"):
        areas[award["programme_id"]] |= named_areas()[award["award_id"]]
        funds[award["programme_id"]].add(award["fund_id"])
    return {
        row["programme_id"]
        for row in table("programmes")
        if LONDON in areas[row["programme_id"]]
        or len(areas[row["programme_id"]]) > 1
        or "lcpf-ccf" in funds[row["programme_id"]] | {row["fund_id"]}
    }


def test_the_portfolio_is_what_the_files_say(store: Store) -> None:
    expected = expected_portfolio()
    assert {row.programme_id for row in portfolio(store)} == expected
    assert len(expected) == 95
    shown = words()
    for row in portfolio(store):
        assert re.sub(r"\s+", " ", row.programme) in shown


def test_awards_are_counted_as_in_the_files(store: Store) -> None:
    made: dict[str, int] = defaultdict(int)
    counted: dict[str, int] = defaultdict(int)
    for award in table("awards"):
        made[award["programme_id"]] += 1
        counted[award["programme_id"]] += award["counts_in_totals"] == "yes"
    for row in programmes(store):
        assert (row.awards, row.awards_counted) == (made[row.programme_id], counted[row.programme_id])


@pytest.mark.parametrize("programme_id", sorted(row["programme_id"] for row in table("programmes")))
def test_every_part_of_every_project(store: Store, programme_id: str) -> None:
    parts = (
        project_content.opening,
        project_content.awards,
        project_content.budgets,
        project_content.decisions,
        project_content.outcomes,
        project_content.services,
        programme_contradictions,
        project_content.missing,
    )
    for part in parts:
        part(store, programme_id)
    named = {
        code
        for award in table("awards")
        if award["programme_id"] == programme_id
        for code in named_areas()[award["award_id"]]
    }
    drawing = DRAWINGS["project"](file_request(store, {"project": programme_id}))
    assert (drawing is None) == (not named)
    if drawing is not None:
        shaded = 32 if LONDON in named else len(named)
        assert drawing.decode().count(f'fill="{project_content.NAMED}"') == shaded


@pytest.mark.parametrize("programme_id", sorted(expected_portfolio()))
def test_every_project_opens_by_its_address(store: Store, programme_id: str) -> None:
    test = opened("/projects", project=programme_id)
    (row,) = [one for one in programmes(store) if one.programme_id == programme_id]
    assert test.titles == [row.programme]
    assert not test.warnings
    shown = test.words
    assert "could not be shown" not in shown
    assert row.description.rstrip(".") in shown


def test_a_project_shows_all_that_is_known() -> None:
    shown = words(project="rescue-and-response")
    for expected in (
        "Paid from LCPF Co-Commissioning Fund",
        "Brent Council and Lewisham Council (lead of coalition)",
        "all of London",
        "Match funding not found",
        "about £3m grant",
        "up to £750,000",
        "£0.36m",
        "PCD 310: London Crime Prevention Fund – Co-commissioning Fund Tranche 1",
        "13 February 2018",
        "593 referrals",
        "St Giles Trust; Abianda; Safer London",
        "£5.6m describes the whole scheme",
    ):
        assert expected in shown, expected


def test_a_rounded_award_is_shown_as_it_was_published(store: Store) -> None:
    """£3 million may be half a million off; what its source only calls rounded is “about”."""
    assert "£3,000,000" not in words(project="rescue-and-response")
    assert "about £500,000 grant" in words(project="harrow-early-intervention")
    story = words(story="co-commissioning")
    assert "about £3m 2018/19 to 2020/21" in story
    assert "£3,000,000" not in story
    # What is exact stays so.
    assert "£2,996,940" in story
    assert "about £2,996,940" not in story
    exhibit = project_content.awards(store, "rescue-and-response")
    assert exhibit is not None
    lines = exported_rows(exhibit.export)
    roundings = {line["award_id"]: (line["amount_gbp"], line["rounding_gbp"]) for line in lines}
    assert roundings["pcd-310-rescue-and-response-2018-19"] == ("3000000.00", "500000.00")


def test_lead_partners_and_recipients_of_a_project() -> None:
    """One organisation is named once, however its sources spell it; who leads is said only where a source says so."""
    shown = words(project="rescue-and-response")
    assert "Lead Brent Council and Lewisham Council (lead of coalition)" in shown
    assert "Partners (who provides its services) St Giles Trust; Abianda; Safer London" in shown
    shown = words(project="london-gang-exit")
    assert (
        "Lead Safer London Foundation (lead of consortium) Partners (who provides its services) Only Connect" in shown
    )
    recipients = shown.partition("Recipients of its awards")[2].partition(" Where ")[0]
    assert re.match(
        r" Safer London published as “Safer London Foundation[^”]*” and “Safer London Foundation", recipients
    )
    nobody = words(project="taith-journey-london")
    assert "Lead not found Partners (who provides its services) not found" in nobody


def test_empty_cells_and_match_funding_are_said() -> None:
    assert "3 cells, 1 of them empty" in words(project="south-london-alliance")
    assert "found for 1 of 1 award: £300,000" in words(project="iom-neurodiversity-mentoring")
    assert "so it is not in the list" in words(project="breaking-barriers-southwark")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, "95 projects: 79 for all of London"),
        ({"q": "county LINES"}, "1 of 95 projects"),
        ({"q": "merton beth"}, "No projects match. Try fewer words."),
        ({"fund": "LCPF Co-Commissioning Fund"}, "5 of 95 projects"),
        ({"fund": "LCPF Co-Commissioning Fund", "status": "ended"}, "3 of 95 projects"),
        ({"q": "100%"}, "No projects match. Try fewer words."),
        ({"q": LONG}, "No projects match. Try fewer words."),
        ({"q": "'; DROP TABLE awards; --"}, "No projects match. Try fewer words."),
        ({"q": "<script>alert(1)</script>"}, "No projects match. Try fewer words."),
        ({"q": "   "}, "95 projects"),
    ],
)
def test_projects_are_found(query: dict[str, str], found: str) -> None:
    assert found in words(**query)


@pytest.mark.parametrize("query", [{"borough": "Lewisham"}, {"q": "Lewisham"}, {"q": "lb lewisham"}])
def test_projects_that_cover_a_borough_include_those_for_all_of_london(query: dict[str, str]) -> None:
    areas: dict[str, set[str]] = defaultdict(set)
    for award in table("awards"):
        areas[award["programme_id"]] |= named_areas()[award["award_id"]]
    naming = {one for one in expected_portfolio() if "E09000023" in areas[one]}
    london = {one for one in expected_portfolio() if LONDON in areas[one]} - naming
    shown = words(**query)
    assert (
        f"{len(naming | london)} shared projects cover Lewisham: {len(naming)} name it, {len(london)} for all" in shown
    )
    assert "£1.61m in grants · 6 boroughs" in shown
    without = words(**query, london="without")
    only_naming = {one for one in naming if LONDON not in areas[one]}
    assert f"{len(only_naming)} shared projects cover Lewisham" in without


def test_headlines_of_projects_are_short(store: Store) -> None:
    for place in ("all", *boundaries.names(store).values()):
        for fund in ("all", *portfolio_funds(store)[1:]):
            search = ProjectSearch(fund=fund, place=place)
            assert len(projects_content._headline(store, projects_found(store, search), search)) <= 90


def test_the_verdicts_are_what_the_files_say(store: Store) -> None:
    """Work the verdicts out again from the files, without a query."""
    projects = {row["programme_id"] for row in table("programme_budgets") if row["fund_id"] == "lcpf-ccf"} - {""}
    first = {row["programme_id"]: row for row in table("awards") if row["decision_id"] == "pcd-310"}
    projects |= first.keys()
    councils = {row["organisation_id"] for row in table("organisations") if row["gss_code"]}
    providers = {row["programme_id"]: row["provider"].split(";") for row in table("services") if row["provider"]}
    expected = {}
    for one in projects:
        award = first.get(one)
        areas = named_areas()[award["award_id"]] if award else set()
        lead = award["organisation_id"] if award else ""
        boroughs = 32 if LONDON in areas else len(areas)
        expected[one, "Minimum boroughs in a sub-regional project"] = (
            "not found" if not boroughs else "met" if boroughs >= 3 else "not met"
        )
        expected[one, "Minimum partner agencies"] = "met" if len(providers.get(one, ())) >= 3 else "not found"
        expected[one, "A clearly identified lead agency"] = "met" if lead else "not found"
        expected[one, "Based in London or solely of benefit to London"] = "met" if lead in councils else "not found"
        expected[one, "Delivery boroughs are core supporting partners"] = "not found"
        expected[one, "Meets one or more priority themes of the prospectus"] = "not found"
    rows = criteria_by_project(store)
    assert {(row.programme_id, row.criterion): row.verdict for row in rows} == expected
    assert all((row.source_id is None) == (row.verdict == "not found") for row in rows)
    assert {row.criterion_id for row in rows} == projects_cocommissioning.RULES.keys()
    assert {row.programme_id for row in tranche_1_projects(store)} == projects


def test_the_story_of_the_co_commissioning_fund() -> None:
    shown = words(story="co-commissioning")
    for expected in (
        "About £14.5m for 2018/19 to 2020/21: at most £10,000,000 in a first tranche, £4.5m in a second",
        "5 projects of the first tranche are known; for 4 of them we found an award",
        "A working group of 13 bodies advises; the Deputy Mayor for Policing and Crime decides",
        "planned for November 2017 to December 2017",
        "An actual date is found for 1 of 9 stages",
        "£2,996,940",
        "£1,606,173",
        "£1,857,863",
        "Of 30 answers, 10 are “met”, 0 “not met”; 20 cannot be given",
        "LCPF tranche 2 co-commissioning money moved to the VRU, 2020/21: £3.2m",
        "LCPF tranche 2 or MOPAC money moved to the VRU, 2019/20: £1m",
        "allocation not found; forecast £0.6m; variance −£1.1m",
        "£9,884,445",
        "four projects named in the announcement",
    ):
        assert expected in shown, expected
    assert "could not be shown" not in shown


def test_what_happened_cites_what_says_so(store: Store) -> None:
    """A paper of 2017 cannot say what happened in 2018 and 2019: the date cites its decision, the remark its letter."""
    shown = words(story="co-commissioning")
    assert "13 February 2018 signed as PCD 310 . PCD 310 , Executive summary and recommendation" in shown
    letter = "Co-commissioning). London Assembly Police and Crime Committee, 11 March 2020 , Co-commissioning"
    assert shown.count(letter) == 2, "in the timetable, and with what is known of the second tranche"
    (row,) = [one for one in planned_and_actual(store, "lcpf-ccf") if one.actual]
    assert (row.source_id, row.actual_source_id) == ("westminster-scrutiny-2017-06", "pcd-310")


def test_the_fund_tables() -> None:
    shown = words(story="fund-tables")
    for expected in (
        "LCPF Co-Commissioning Fund: £5.3m allocation for 2019/20",
        "16 of 18 cells have a figure",
        "£5.3m published, the 4 of 6 lines known add up to £3.0m: not all parts are found",
        "£4.2m published, the 6 lines add up to £4.2m: agrees",
        "−£1.1m published, the 6 lines add up to −£1.1m: agrees",
        "also follows from the totals beside it: £4.2m forecast less £5.3m allocated is −£1.1m",
        "11 of 14 cells have a figure; 3 hold a dash that is nil",
        "London Gang Exit: mental health and well-being support £0.06m a dash: nil, as the total shows",
        "£2.6m published, the 7 lines add up to £2.64m: agrees: the sum rounds to the total",
        "VRU extensions of MOPAC-funded services £1.8m budget for 2019/20 and £2.6m budget for 2020/21",
        "£1.8m published, the 7 lines add up to £1.78m: agrees: the sum rounds to the total",
        "£15.0m published, the 4 lines add up to £15.1m: differs, rounding could explain it",
        "Young Londoners Fund: £1.14m budget for 2019/20",
        "LCPF direct borough funding: £13.4m allocation for 2019/20",
        "Police Transformation Fund £4.4m Home Office budget for 2019/20 and £2.8m MOPAC budget for 2019/20",
        "Early Intervention Youth Fund: £2.84m forecast for 2019/20 and £0.00m variance",
        "28 of 30 cells have a figure",
    ):
        assert expected in shown, expected


def test_every_cell_of_the_fund_tables_is_shown(store: Store) -> None:
    for fund in {row.fund for row in fund_tables(store)}:
        exhibit = FILES["fund-table"](file_request(store, {"fund": fund}))
        assert exhibit is not None
        assert len(exhibit.rows) == sum(row.fund == fund for row in fund_tables(store))


def test_projects_of_an_unknown_name_have_no_file(store: Store) -> None:
    with pytest.raises(Exception, match="project has to be one of"):
        FILES["project-awards"](file_request(store, {"project": "nowhere"}))
    assert set(programmes_by_id(store)) == {row["programme_id"] for row in table("programmes")}
