"""Scrutiny: every figure against the files, without a query of ours; time since a date; what is said of what."""

import re
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest

from analysis.award_filters import award_filters
from analysis.need import pairs
from analysis.scrutiny import SINCE, counted_ones, recommendation_filters
from data.store import Store
from pages.menu import PAGES
from pages.money import overview_findings, projects_content
from pages.scrutiny import recommendations_award_lengths as lengths
from pages.scrutiny import recommendations_content, timeliness_content
from pages.scrutiny.evidence import brief, counts, evidence_on
from pages.scrutiny.recommendations import STORIES
from queries.boroughs import ALL_OFFENCES
from queries.need import needs_by_borough
from queries.projects import criteria_by_project
from queries.scrutiny import award_lengths, award_lengths_by_year, recommendations
from queries.timeliness import decisions_signed, planned_and_actual, signed_by_fund, signed_by_year
from tests.helpers import downloaded, opened, table, words_of
from ui import today
from ui.scrutiny_words import (
    lengths_headline,
    lengths_limits,
    signing_circumstances,
    signing_coverage,
    signing_headline,
)

LETTER = "assembly-letter-2020-03-la-"
LATER = 2020


def expected_lengths() -> dict[tuple[str, ...], list[dict[str, str]]]:
    """Return the rows of each grant and contract whose length counts, from the files."""
    references = {row["decision_id"]: row["decision_ref"] for row in table("decisions")}
    found: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in table("awards"):
        is_whole = row["counts_in_totals"] == "yes" or row["not_counted_reason"] == "amount not found"
        is_of_city_hall = re.match(r"(MD|DD|ADD)\d", references.get(row["decision_id"], ""))
        if row["kind"] in ("grant", "contract") and is_whole and not is_of_city_hall and row["fund_id"] != "mps-budget":
            key = ("programme_id", "recipient_as_published", "award_title", "kind")
            found[row["decision_id"] or row["award_id"], *(row[name] for name in key)].append(row)
    return found


def years_of(rows: list[dict[str, str]]) -> tuple[int, int] | None:
    """Return the first and the last year of an award; None where one is not stated."""
    if not all(row["start_year"] and row["end_year"] for row in rows):
        return None
    return min(int(row["start_year"][:4]) for row in rows), max(int(row["end_year"][:4]) for row in rows)


def is_long(rows: list[dict[str, str]]) -> bool:
    """Return whether an award touches three financial years or more and its words do not say that it is shorter."""
    span = years_of(rows)
    months = {row["award_id"]: int(row["months"]) for row in table("award_lengths_stated")}
    return span is not None and span[1] - span[0] >= 2 and all(months.get(row["award_id"], 36) >= 36 for row in rows)


def test_lengths_of_awards_against_the_files(store: Store) -> None:
    awards = expected_lengths()
    known = [span for rows in awards.values() if (span := years_of(rows))]
    by_year: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for award in awards.values():
        if span := years_of(award):
            by_year[span[0]].append((span[1] - span[0] + 1, is_long(award)))
    rows = award_lengths_by_year(store)
    assert {row.first_year: (row.single_years, row.two_years, row.stated_shorter, row.three_years) for row in rows} == {
        year: (
            lengths.count((1, False)),
            lengths.count((2, False)),
            sum(one >= 3 and not long for one, long in lengths),
            sum(long for _, long in lengths),
        )
        for year, lengths in by_year.items()
    }
    assert all(row.awards == row.single_years + row.two_years + row.three_years + row.stated_shorter for row in rows)
    counted = [row for row in award_lengths(store) if row.left_out is None]
    assert (len(awards), len(known)) == (len(counted), sum(row.years_covered is not None for row in counted))
    assert (len(awards), len(known)) == (215, 193)
    longest: dict[tuple[int, str], bool] = defaultdict(bool)
    for (decision, *_), award in awards.items():
        span = years_of(award)
        if span and award[0]["decision_id"]:
            longest[span[0], decision] |= is_long(award)
    for row in rows:
        decided = [long for (year, _), long in longest.items() if year == row.first_year]
        assert (row.decisions, row.decisions_three_years) == (len(decided), sum(decided))


def test_the_share_of_long_awards_is_told_with_its_denominator(store: Store) -> None:
    awards = [(span, is_long(rows)) for rows in expected_lengths().values() if (span := years_of(rows))]
    later = [(last - first >= 2, long) for (first, last), long in awards if first >= LATER]
    before = [(last - first >= 2, long) for (first, last), long in awards if first < LATER]
    assert [
        (sum(touch for touch, _ in some), sum(long for _, long in some), len(some)) for some in (later, before)
    ] == [
        (18, 15, 128),
        (20, 15, 65),
    ]
    assert lengths_headline(award_lengths_by_year(store)) == (
        "At most 15 of 128 awards since 2020/21 run for three years or more"
    )
    limits = (
        "These are upper limits, as our sources rarely give months: since 2020/21, 18 touch three financial years or "
        "more, 3 of them stated to be shorter, which leaves 11.7%; before 2020/21, 20 touch three financial years or "
        "more, 5 of them stated to be shorter, which leaves 23.1%. Two upper limits cannot be compared: they "
        "do not show whether awards became shorter or longer."
    )
    assert lengths_limits(award_lengths_by_year(store)) == limits
    assert limits in opened("/recommendations", story="award-lengths").words
    file = [row for row in downloaded(store, "award-lengths") if not row["left_out"] and row["years_covered"]]
    assert sum(row["may_run_three_years"] == "yes" for row in file if int(row["first_year"][:4]) >= LATER) == 15
    assert sum(int(row["years_covered"]) >= 3 for row in file if int(row["first_year"][:4]) >= LATER) == 18
    assert sum(int(row["first_year"][:4]) >= LATER for row in file) == 128


def test_no_two_upper_limits_are_set_side_by_side(store: Store) -> None:
    """A figure of ours that is an upper limit has no other of its kind next to it, on whichever page it is shown."""
    limited = 0
    for rows in counts(store).values():
        limits = [row.what for row in rows if "upper limit" in row.what or row.what.startswith("The same, ")]
        assert len(limits) <= 1, limits
        limited += len(limits)
    assert limited == 1
    shown = opened("/recommendations", story="questions").words
    assert "15 of 128 (11.7%)" in shown
    assert "15 of 65" not in shown


def test_long_awards_of_one_page_are_told_apart(store: Store) -> None:
    rows = [award for award in expected_lengths().values() if (span := years_of(award)) and span[0] >= LATER]
    rest = [award for award in rows if award[0]["source_id"] != "vru-myends" or award[0]["decision_id"]]
    known = [row for row in award_lengths(store) if row.left_out is None and row.years_covered]
    (words,) = lengths.one_page(known)
    assert f"{sum(map(is_long, rows)) - sum(map(is_long, rest))} of the 15 since 2020/21" in words
    assert f"{sum(map(is_long, rest))} of {len(rest)} (" in words
    assert (sum(map(is_long, rest)), len(rest)) == (7, 120)


def test_every_length_in_the_words_of_a_long_award_is_noted() -> None:
    stated = {row["award_id"] for row in table("award_lengths_stated")}
    # Words on a fund, on a decision, on what came after, or on when money could be spent are not an award's length.
    others = ("four-year fund", "period is that", "extended to 30 June 2022", "by April 2023", "multi-year VAWG money")
    months = "january|february|march|april|may|june|july|august|september|october|november|december"
    pattern = re.compile(rf"\b(?:year|month)s?\b|-year|\b(?:{months}) 20\d\d", re.IGNORECASE)
    spoken = {
        rows[0]["award_id"]
        for rows in expected_lengths().values()
        if (span := years_of(rows)) and span[1] - span[0] >= 2
        for row in rows
        if pattern.search(words := f"{row['award_title']} {row['note']}") and not any(one in words for one in others)
    }
    assert spoken <= stated
    assert len(spoken) >= 6


def test_the_share_of_long_awards_by_whose_money_it_is(store: Store) -> None:
    own = ("MOPAC", "MOPAC and GLA", "GLA", "Mayor of London", "VRU", "Violence Reduction Unit")
    funders = {row["fund_id"]: row["funder"] for row in table("funds")}
    expected: dict[str, list[bool]] = defaultdict(list)
    for rows in expected_lengths().values():
        span = years_of(rows)
        if span and span[0] >= LATER:
            payers = [funders.get(row["fund_id"]) for row in rows]
            whose = "MOPAC, the VRU or the Mayor" if set(payers) <= set(own) else "others, or shared with others"
            expected["not stated" if None in payers else whose].append(is_long(rows))
    words = lengths.by_money([row for row in award_lengths(store) if not row.left_out and row.years_covered])
    for whose, long in expected.items():
        assert f"{sum(long)} of {len(long)} ({whose})" in words
    assert sum(map(len, expected.values())) == 128


def test_awards_listed_year_by_year_are_one(store: Store) -> None:
    (row,) = [one for one in award_lengths(store) if one.decision_id == "crimestoppers-regional-manager"]
    assert (row.rows_listed, row.first_year, row.last_year, row.years_covered) == (3, 2021, 2023, 3)
    listed = [row.rows_listed for row in award_lengths(store)]
    assert sum(listed) == len(table("awards"))


def decisions_of_mopac() -> list[dict[str, str]]:
    return [row for row in table("decisions") if not re.match(r"(MD|DD|ADD)\d", row["decision_ref"])]


def expected_days() -> dict[str, int]:
    first: dict[str, list[int]] = defaultdict(list)
    for award in table("awards"):
        if award["start_year"]:
            first[award["decision_id"]].append(int(award["start_year"][:4]))
    days = {}
    for row in decisions_of_mopac():
        start = int(row["start_year"][:4]) if row["start_year"] else min(first.get(row["decision_id"], [0]))
        if row["date_signed"] and start:
            days[row["decision_id"]] = (date.fromisoformat(row["date_signed"]) - date(start, 4, 1)).days
    return days


def test_signing_against_the_year_against_the_files(store: Store) -> None:
    days = expected_days()
    rows = decisions_signed(store)
    counted = counted_ones(rows)
    assert {row.decision_id: row.days_after for row in counted if row.days_after is not None} == days
    assert (len(days), sum(one >= 0 for one in days.values()), len(counted), len(rows)) == (36, 19, 200, 210)
    assert days["pcd-310"] == -47
    assert signing_headline(rows) == "19 of 36 dated decisions were signed after their year began"
    assert signing_circumstances(rows) == "For 12 of the 19 a reason is known. "
    assert signing_coverage(rows) == (
        "Date of signing and year are known for 36 of 200 decisions, with first years 2015/16 to 2019/20."
    )
    file = downloaded(store, "decisions-signed")
    assert sum(int(row["days_after"]) >= 0 for row in file if row["days_after"]) == 19
    assert sum(not row["date_signed"] for row in file if not row["left_out"]) == 159
    assert {row["decision_id"] for row in file if row["left_out"] and row["days_after"]} == {"md2265"}
    years = signed_by_year(store)
    assert sum(row.decisions for row in years) == 200
    assert sum(row.dated for row in years) == 36
    assert sum(row.after for row in years) == 19
    assert sum(row.explained for row in years) == 12


def test_what_bears_on_the_day_of_signing_is_told(store: Store) -> None:
    known = {row["decision_id"]: row["circumstance"] for row in table("decision_circumstances")}
    days = expected_days()
    assert {name for name, one in known.items() if one == "began during the year"} == {"dmpcd-2016-01", "pcd-112"}
    assert sum(days[name] >= 0 for name in known if name in days) == 12
    words = opened("/timeliness").words
    assert "What it pays for began during the year. Work from January 2016, by section 1.1." in words
    assert "nothing follows for the others" in words


def test_signing_by_fund_against_the_files(store: Store) -> None:
    names = {row["fund_id"]: row["fund"] for row in table("funds")}
    funds: dict[str, set[str]] = defaultdict(set)
    for award in table("awards"):
        if award["fund_id"]:
            funds[award["decision_id"]].add(names[award["fund_id"]])
    days = expected_days()
    expected: dict[str | None, list[int]] = defaultdict(list)
    for decision, after in days.items():
        none: set[str | None] = {None}
        for fund in funds.get(decision) or none:
            expected[fund].append(after)
    found = {row.fund: (row.dated, row.after) for row in signed_by_fund(store) if row.dated}
    assert found == {fund: (len(after), sum(one >= 0 for one in after)) for fund, after in expected.items()}


def test_plan_and_actual_of_the_first_tranche(store: Store) -> None:
    (row,) = [one for one in planned_and_actual(store, "lcpf-ccf") if one.actual]
    signed = date(2018, 2, 13)
    assert row.days_after_end == (signed - date(2017, 12, 31)).days == 44
    assert row.days_after_start == (signed - date(2017, 11, 30)).days == 75
    page = opened("/timeliness")
    words = page.words
    assert "44 days after the end of December 2017 (75 days after that of November 2017)" in words
    assert "does not mean late" in words
    assert "Date from PCD 310" in words


def test_the_second_tranche_is_said_in_the_headline(store: Store) -> None:
    exhibit = timeliness_content.plan(store)
    assert exhibit is not None
    (title,) = re.findall(r"<h3[^>]*>([^<]+)</h3>", exhibit.above)
    assert title == "Funding decision, tranche 1: made on 13 February 2018"
    assert "Tranche 2: did not proceed; the Violence Reduction Unit later distributed the residual" in exhibit.above
    assert "12 to 14 months late" in exhibit.above
    (chart,) = opened("/timeliness").charts
    assert "17 before 1 April and 19 on or after it" in chart.alt


def test_time_since_due_moves_with_the_day(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    due = date(2020, 9, 11)
    for day, words in [
        (due - timedelta(days=3), "due in 3 days"),
        (due, "due today"),
        (due + timedelta(days=1), "1 day ago"),
        (date(2020, 10, 11), "1 month ago"),
        (date(2026, 9, 10), "5 years and 11 months ago"),
        (date(2026, 9, 11), "6 years ago"),
    ]:
        row = recommendations_content.by_id(store, day)[f"{LETTER}13"]
        assert recommendations_content.since_due(row) == words
        assert words in words_of(recommendations_content.opening(store, day, f"{LETTER}13"))
    monkeypatch.setattr(today, "today", lambda: date(2031, 9, 11))
    assert "11 years ago" in opened("/recommendations", recommendation=f"{LETTER}13").words
    assert "11 years ago" in opened("/recommendations").words


@pytest.mark.parametrize(("number", "due_on"), [(1, date(2020, 4, 1)), (2, None), (4, date(2020, 4, 11)), (5, None)])
def test_when_each_fell_due(store: Store, number: int, due_on: date | None) -> None:
    row = recommendations_content.by_id(store, date(2026, 11, 20))[f"{LETTER}{number}"]
    assert row.due_on == due_on
    assert row.days_since_due == (None if due_on is None else (date(2026, 11, 20) - due_on).days)


def test_every_recommendation_can_be_shown(store: Store) -> None:
    day = date(2026, 11, 20)
    known = {row["recommendation_id"]: row for row in table("recommendations")}
    assert set(recommendation_filters(store).ids) == set(known)
    bearing = {row["recommendation_id"] for row in table("recommendation_evidence")}
    for name, row in known.items():
        words = words_of(recommendations_content.opening(store, day, name))
        assert row["status"] in words
        shown = recommendations_content.shown_by_figures(store, name)
        assert (shown is not None) == (name in bearing)
        missing = words_of(recommendations_content.open_ends(store, name))
        assert ("No published figure" in missing) == (name not in bearing)


def test_the_state_of_recommendation_13_is_two_clicks_away() -> None:
    assert 'href="recommendations"' in opened("/").menu
    page = opened("/recommendations")
    html = page.html
    assert f'<a href="recommendations?recommendation={LETTER}13">Recommendation 13: Dashboards</a>' in html
    one = opened("/recommendations", recommendation=f"{LETTER}13")
    assert one.titles == ["Recommendation 13: Dashboards"]
    words = one.words
    assert (
        "No response found in our sources (the latest we hold is the letter itself, 11 March 2020); noted as “response "
        "not in these documents”" in words
    )
    assert "This dashboard is not MOPAC’s: that it exists does not mean that MOPAC has carried out" in words


def test_what_only_our_sources_cover_is_not_a_headline(store: Store) -> None:
    for number in (4, 6, 10, 13):
        words = words_of(brief(store, evidence_on(store, "recommendation", f"{LETTER}{number}")))
        said, _, unknown = words.partition("Not known from our sources: ")
        assert unknown.startswith("whether")
        # What a document says that we have not seen comes first, with that document.
        assert bool(said.strip()) == (number in (10, 13))
        assert not said.strip() or "London Assembly Police and Crime Committee, 2024" in said
    words = words_of(brief(store, evidence_on(store, "recommendation", f"{LETTER}13")))
    assert "boroughs that at least one result in our sources names alone: 7 of 32" in words
    shown = recommendations_content.shown_by_figures(store, f"{LETTER}13")
    assert shown is not None
    assert "Not known from our sources Whether MOPAC publishes dashboards" in words_of(shown.above)
    assert "Grants and contracts in our sources that may run" in words_of(
        brief(store, evidence_on(store, "recommendation", f"{LETTER}2"))
    )


def test_recommendations_of_several_reports_have_names_of_their_own(store: Store) -> None:
    rows = recommendations_content.by_id(store, date(2026, 11, 20)).values()
    numbered = [recommendations_content.numbered(row) for row in rows if row.number]
    assert len(numbered) == len(set(numbered)) > 20
    words = opened("/recommendations").words
    assert "no answer is in our sources" in words
    assert "The latest we hold is the letter itself, 11 March 2020. Noted as “response not in these documents”" in words
    assert "The latest we hold is a news report on it, without a date. Noted as “not seen”" in words
    assert "23 more: " in words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"body": "DARA (internal audit)"}, "7 recommendations: 7 “progress reported”"),
        ({}, "No response found for 28 of 36 recommendations"),
        ({"status": "response not in these documents"}, "No response found for 13 of 13 recommendations"),
        ({"body": "DARA (internal audit)", "status": "not seen"}, "No recommendation fits this choice"),
    ],
)
def test_recommendations_are_filtered(query: dict[str, str], found: str) -> None:
    assert found in opened("/recommendations", **query).words


def figures(store: Store) -> dict[tuple[str, int], tuple[int, int | None]]:
    return {(name, row.position): (row.part, row.whole) for name, rows in counts(store).items() for row in rows}


def test_figures_against_the_files(store: Store) -> None:
    found = figures(store)
    programmes = table("programmes")
    evidence_of = {row["outcome_id"]: row["evidence"] for row in table("outcome_evidence")}
    results = [row for row in table("outcomes") if evidence_of[row["outcome_id"]] != "no result"]
    having = {row["programme_id"] for row in results} - {""}
    telling = {row["programme_id"] for row in results if row["kind"] != "output"} - {""}
    vru = {row["programme_id"] for row in programmes if row["fund_id"] in ("vru", "vru-extension")}
    assert found["results", 1] == (len(having), len(programmes))
    assert found["results", 2] == (len(telling), len(programmes))
    evaluated = [row for row in results if evidence_of[row["outcome_id"]].startswith("evaluation")]
    assert found["results", 3] == (len(evaluated), len(results)) == (20, 195)
    assert found["vru-results", 1] == (len(vru & having), len(vru))
    assert found["vru-results", 2] == (len(vru & telling), len(vru))
    services = [
        row
        for row in table("services")
        if row["status"] != "ended"
        and not row["temporary"]
        and row["funding_basis"] != "council service, MOPAC funding not stated"
    ]
    offered = {row["service_id"] for row in services}
    assert found["directory", 1] == (len(services), None)
    assert found["directory", 2] == (sum(row["status"] == "running" for row in services), len(services))
    boroughs = {row["gss_code"] for row in table("areas") if row["receives_direct_funding"] == "yes"}
    assert found["directory", 3] == (
        len(boroughs & {row["gss_code"] for row in table("service_areas") if row["service_id"] in offered}),
        32,
    )
    kinds = {row["outcome_id"] for row in results}
    named_at_all = {row["gss_code"] for row in table("outcome_areas") if row["outcome_id"] in kinds}
    together: dict[str, set[str]] = defaultdict(set)
    for row in table("outcome_areas"):
        if row["outcome_id"] in kinds:
            together[row["outcome_id"]].add(row["gss_code"])
    alone = {code for codes in together.values() if len(codes) == 1 for code in codes}
    assert found["borough-dashboards", 1] == (len(boroughs & alone), 32) == (7, 32)
    assert found["borough-dashboards", 2] == (len(boroughs & named_at_all), 32)
    formula = table("funding_formula")
    assert found["formula", 1] == (sum(bool(row["weight"]) for row in formula), len(formula))
    own = {
        row["fund_id"]
        for row in table("funds")
        if row["funder"] in ("MOPAC", "MOPAC and GLA", "VRU", "Violence Reduction Unit")
        and row["parent_fund_id"] in ("", "mopac-commissioning")
        and row["fund_id"] != "mopac-commissioning"
    }
    assert own.isdisjoint({"mps-budget", "nhs-england", "london-councils", "trusts", "borough-contributions"})
    spoken = {row["fund_id"] for row in formula}
    assert spoken - own == {"serious-violence-duty"}
    assert found["formula", 2] == (len(spoken & own), len(own)) == (3, 9)
    assert found["formula", 3] == (1, None)
    # The audit's own count, and no other: which of its actions are finished is not for us to say.
    assert found["audit", 1] == (4, 7)
    assert ("audit", 2) not in found
    # As many as the projects are held against on the page of the fund.
    criteria = {row.criterion for row in criteria_by_project(store)}
    assert found["criteria", 1] == (len(criteria), None) == (6, None)
    assert found["criteria", 2] == (sum(bool(row["threshold"]) for row in table("ccf_criteria")) - 1, 6) == (2, 6)
    assert found["priorities", 1] == (sum(bool(row["priority_id"]) for row in programmes), len(programmes))
    decisions = decisions_of_mopac()
    later = [row for row in decisions if row["start_year"] >= "2020"]
    assert found["decision-timing", 1] == (sum(bool(row["date_signed"]) for row in later), len(later))
    assert found["decision-timing", 3] == (19, 36)
    assert found["co-commissioning-plan", 1] == (1, 9)
    boards = {row["decision_id"] for row in table("awards") if row["fund_id"] == "snb"} - {""}
    signed = [row for row in decisions if row["decision_id"] in boards and row["date_signed"]]
    assert found["neighbourhood-boards", 1] == (len(signed), len(boards))
    awards = expected_lengths()
    assert found["amounts", 1] == (sum(all(row["amount_gbp"] for row in rows) for rows in awards.values()), len(awards))
    assert found["amounts", 2] == (193, 215)
    areas: dict[str, set[str]] = defaultdict(set)
    for row in table("award_areas"):
        areas[row["award_id"]].add(row["gss_code"])
    named = [{code for row in rows for code in areas[row["award_id"]]} for rows in awards.values()]
    across = [codes for codes in named if len(codes) > 1 or "E12000007" in codes]
    assert found["reach", 1] == (len(across), sum(bool(codes) for codes in named))


def test_pairs_of_boroughs_are_those_of_the_page_on_need(store: Store) -> None:
    count = pairs(needs_by_borough(store, 2019, ALL_OFFENCES), "recorded offences")
    assert figures(store)["need", 1] == (count.same, count.pairs - count.tied)
    assert figures(store)["need", 2] == (count.opposite, count.pairs - count.tied)


def test_every_figure_can_be_counted_again_from_the_file(store: Store) -> None:
    cases = downloaded(store, "figures-and-cases")
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in cases:
        of = counted[row["evidence"], row["position"]]
        of[0] += int(row["cases"]) * (row["is_part"] == "yes")
        of[1] += int(row["cases"])
    for name, parameters in [
        ("scrutiny-questions", {}),
        ("commissioning-principles", {}),
        ("recommendation-figures", {"recommendation": f"{LETTER}13"}),
    ]:
        kinds = {row["title"]: row["evidence"] for row in table("evidence_kinds")}
        seen: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        for row in downloaded(store, name, **parameters):
            seen[kinds[row["about"]]][row["what"]] = (int(row["part"]), row["whole"])
        assert seen
        for kind, rows in seen.items():
            expected = [of for (one, _), of in sorted(counted.items()) if one == kind]
            for (part, whole), of in zip(rows.values(), expected, strict=True):
                assert (part, whole or str(of[1])) == (of[0], str(of[1])), kind


def test_every_kind_of_figures_is_used_and_leads_to_a_page(store: Store) -> None:
    kinds = {row["evidence"]: row["page"] for row in table("evidence_kinds")}
    assert set(counts(store)) == set(kinds)
    names = ("recommendation_evidence", "question_evidence", "principle_evidence")
    assert {row["evidence"] for name in names for row in table(name)} == set(kinds)
    for page in kinds.values():
        parts = urlsplit(page)
        assert f"/{parts.path}" in PAGES
        # Parts of a page are no good: the browser has gone to the top before they are there.
        assert not parts.fragment
        for name, value in parse_qsl(parts.query):
            assert name != "fund" or value in award_filters(store).funds
            assert name != "story" or value in {*STORIES, *projects_content.STORIES}


@pytest.mark.parametrize(
    ("story", "subject", "name", "headline"),
    [
        ("questions", "question", "scrutiny_questions", "Published figures bear on all 4 questions"),
        ("principles", "principle", "commissioning_principles", "Published figures bear on 6 of 9 principles"),
    ],
)
def test_questions_and_principles_are_all_there(story: str, subject: str, name: str, headline: str) -> None:
    words = opened("/recommendations", story=story).words
    assert headline in words
    for row in table(name):
        assert row[subject] in words
    for row in table("unanswered"):
        assert not row[subject] or row["cannot_say"] in words


def test_the_letters_first_year_is_the_one_that_figures_are_parted_at(store: Store) -> None:
    (row,) = [one for one in recommendations(store, date(2020, 3, 11)) if one.recommendation_id == f"{LETTER}1"]
    assert row.due_on is not None
    assert row.due_on.year == SINCE


def test_the_overview_tells_what_scrutiny_finds(store: Store) -> None:
    words = words_of(overview_findings.scrutiny(store))
    assert "At most 15 of 128 awards" in words
    assert "upper limits, as our sources rarely give months" in words
    assert "19 of 36 dated decisions were signed after their year began" in words
    assert "36 of 200 decisions, with first years 2015/16 to 2019/20." in words
    assert words_of(overview_findings.scrutiny(store)).strip()[:40] in opened("/").words


def test_amounts_are_no_part_of_lengths(store: Store) -> None:
    """An award whose amount is not found still has a length."""
    unpublished = [row for row in table("awards") if not row["amount_gbp"]]
    assert len(unpublished) == 28
    assert all(row["not_counted_reason"] == "amount not found" for row in unpublished)
    assert all(Decimal(row["amount_gbp"]) >= 0 for row in table("awards") if row["amount_gbp"])
    counted = {row.award_id for row in award_lengths(store) if row.left_out is None}
    assert "press-vawg-grassroots-2023-08-14-vawg-grassroots-fund" in counted
