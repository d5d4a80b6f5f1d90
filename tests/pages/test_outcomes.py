"""The outcomes page against the files, read without our SQL; and returns that nobody has published on it."""

import html
import re
import shutil
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from analysis.outcomes import cases, published_results, results_found
from data.build import build_store
from data.paths import TABLES, store_file
from data.store import Store, current_store
from pages.about import methods_content as methods
from pages.money import overview_findings
from pages.results import outcomes_claims as claims
from pages.results import outcomes_content as content
from pages.results import outcomes_cost as cost
from pages.results import outcomes_list as results
from pages.results import outcomes_what_worked as worked
from queries.outcomes import ResultSearch, cost_by_result, programmes_evaluated
from tests.helpers import downloaded, file_request, opened, table, words_of
from ui.files import FILES
from ui.formats import sentence
from ui.html import Html
from ui.outcome_words import case_headline, period_words, strength_headline, value_words
from ui.request import BadRequest

Row = dict[str, str]

SMALL = "E09000022"


def test_every_result_is_listed_with_its_evidence(store: Store) -> None:
    outcomes, evidence = table("outcomes"), {row["outcome_id"]: row for row in table("outcome_evidence")}
    rows = downloaded(store, "outcomes")
    assert {row["result_id"] for row in rows} == {row["outcome_id"] for row in outcomes} == evidence.keys()
    values = {row["outcome_id"]: row["value"] for row in outcomes}
    for row in rows:
        own = values[row["result_id"]]
        assert (Decimal(row["value"]) == Decimal(own)) if own else row["value"] == ""
        assert row["evidence"] == evidence[row["result_id"]]["evidence"]
        assert row["origin"] == "published"
        assert row["source_title"]


def test_a_count_that_is_quoted_is_no_finding_of_an_evaluation() -> None:
    """A decision that quotes an evaluation's count, or a provider's, makes it neither a finding nor monitoring."""
    sources = {row["source_id"]: row for row in table("sources")}
    evidence = {row["outcome_id"]: row for row in table("outcome_evidence")}
    assert evidence["compulsory-sobriety-compliance-with-the-alcohol-tag"]["evidence"] == "monitoring"
    for row in table("outcomes"):
        one = evidence[row["outcome_id"]]
        kind = sources[row["source_id"]]["document_type"]
        if one["evidence"].startswith("evaluation"):
            assert kind == "evaluation", row["outcome_id"]
        if kind in ("decision", "other") and "provider: " in row["note"] and one["evidence"] != "no result":
            assert one["evidence"] != "monitoring", row["outcome_id"]


def test_strengths_add_up_and_can_be_counted_from_the_file(store: Store) -> None:
    outcomes = {row["outcome_id"]: row for row in table("outcomes")}
    by_strength: dict[str, list[Row]] = {}
    for row in table("outcome_evidence"):
        by_strength.setdefault(row["evidence"], []).append(outcomes[row["outcome_id"]])
    for row in downloaded(store, "outcome-evidence"):
        own = by_strength[row["evidence"]]
        kinds = Counter(one["kind"] for one in own)
        assert int(row["results"]) == len(own)
        assert [int(row[name]) for name in ("outcomes", "outputs", "findings", "targets")] == [
            kinds[kind] for kind in ("outcome", "output", "finding", "target")
        ]
        assert int(row["programmes"]) == len({one["programme_id"] for one in own} - {""})
    number = {strength: len(rows) for strength, rows in by_strength.items()}
    said = len(outcomes) - number["no result"]
    away = Counter(row["evidence"] for row in table("outcome_evidence") if row["is_elsewhere"] == "yes")
    compared, evaluated = "evaluation with a comparison group", "evaluation"
    assert away[compared], "or the words say nothing of it"
    assert away[evaluated], "or the words say nothing of it"
    both = number[compared] + number[evaluated]
    evidence = {row["outcome_id"]: row for row in table("outcome_evidence")}
    found = [one for one in outcomes if evidence[one]["evidence"] in (compared, evaluated)]
    programmes = {outcomes[one]["programme_id"] for one in found}
    mopac = [one for one in found if "MOPAC’s own researchers" in evidence[one]["reason"]]
    provider = [one for one in found if "the provider publishes" in evidence[one]["reason"]]
    assert (both, len(programmes), len(mopac), len(provider)) == (20, 6, 3, 4)
    headline = f"Only {both} of {said} published results come from an evaluation"
    details = (
        f"Of the {both}, {number[compared]} ({away[compared]} outside London) rest on a comparison with people who "
        f"were not helped; {number['stated']} of all do not say who counted."
    )
    assert strength_headline(published_results(store)) == (
        f"{both} of the {said} results in our sources are findings of evaluations, which are of {len(programmes)} "
        f"programmes: {away[compared] + away[evaluated]} from outside London, {len(mopac)} from MOPAC’s own analysis "
        f"and {len(provider)} published by the provider"
    )
    assert headline in words_of(overview_findings.results(store))
    assert details in words_of(overview_findings.results(store))
    assert f"{both} of the {said} results in our sources are findings" in words_of(content.strengths(store))


@pytest.mark.parametrize(
    ("search", "parameters"),
    [
        (ResultSearch(kind="target"), {"kind": "target"}),
        (ResultSearch(evidence="evaluation"), {"evidence": "evaluation"}),
        (ResultSearch(gss_code=SMALL), {"borough": "Lambeth"}),
        (ResultSearch(gss_code="E12000007"), {"borough": "London"}),
        (ResultSearch(financial_year=2019), {"year": "2019/20"}),
        (ResultSearch(fund="Violence Reduction Unit"), {"fund": "Violence Reduction Unit"}),
    ],
)
def test_filters(store: Store, search: ResultSearch, parameters: dict[str, str]) -> None:
    evidence = {row["outcome_id"]: row["evidence"] for row in table("outcome_evidence")}
    named: dict[str, set[str]] = {}
    for row in table("outcome_areas"):
        named.setdefault(row["outcome_id"], set()).add(row["gss_code"])
    funds = {row["fund"]: row["fund_id"] for row in table("funds")}
    paid = {
        row["programme_id"]
        for name in ("programmes", "awards")
        for row in table(name)
        if row["fund_id"] == funds.get(search.fund)
    }
    expected = {
        row["outcome_id"]
        for row in table("outcomes")
        if search.kind in ("all", row["kind"])
        and search.evidence in ("all", evidence[row["outcome_id"]])
        and (search.gss_code == "all" or search.gss_code in named.get(row["outcome_id"], ()))
        and (search.fund == "all" or row["programme_id"] in paid)
        and (not search.financial_year or touches(row, search.financial_year))
    }
    assert {row["result_id"] for row in downloaded(store, "outcomes", **parameters)} == expected
    assert expected
    assert {row.result_id for row in results_found(store, search)} == expected


def touches(row: Row, start: int) -> bool:
    """Return whether a period may lie in a financial year, in months: a bare year is all of its months."""
    first, last = row["period_start"] or row["period_end"], row["period_end"] or row["period_start"]
    if not first:
        return False
    begins, ends = months(first)[0], months(last)[1]
    return begins <= 12 * start + 14 and ends >= 12 * start + 3


def months(period: str) -> tuple[int, int]:
    """Return the first and last month of a published date, counted from the year nought."""
    year = int(period[:4])
    if "/" in period:
        return 12 * year + 3, 12 * year + 14
    if len(period) == 4:
        return 12 * year, 12 * year + 11
    month = 12 * year + int(period[5:7]) - 1
    return month, month


def test_divert_reads_fairly_to_both_sides() -> None:
    shown = opened("/outcomes", programme="divert").words
    for expected in (
        "8% reoffending in Brixton and Tower Hamlets from 2015 to August 2018 and a fall of 19% in reoffending",
        "found by one evaluation: arrests “higher” in the first six months, re-arrest “no different” in the longer "
        "term and “positive impact (lower)” after 12 months at Brixton",
        "no comparison with others is stated",
        "a positive effect at Brixton",
        "It does not judge what was done since",
        "provider’s own count",
        "evaluation with a comparison group",
    ):
        assert expected in shown, expected
    assert "could not be shown" not in shown


def test_gps_has_two_points_and_says_why_not_three(store: Store) -> None:
    test = opened("/outcomes", programme="gps-tagging")
    shown = test.words
    assert "Offenders given GPS licence conditions since February 2019 Over 190 people by April 2020" in shown
    assert "1,095 people" in shown
    assert "Also counts people tagged for domestic abuse" in shown
    assert len(test.charts) == 1
    rows = downloaded(store, "outcome-series", series="gps-licence-conditions")
    assert [row["value"] for row in rows if row["is_same_measure"] == "yes"] == ["190.0000", "420.0000"]
    assert {row["value"] for row in rows if row["is_same_measure"] == "no"} >= {"1095.0000"}


def test_daedalus_stands_beside_its_evaluation(store: Store) -> None:
    shown = words_of(claims.case(store, "daedalus-reoffending"))
    assert (
        "Claimed or counted: 8% reoffending by October 2010 and 14% reconvicted after one year; found by one" in shown
    )
    assert "evaluation: 53% reoffending by May 2012; quoted beside it: 70% as a national rate" in shown
    assert "each may have been right for what it counted" in shown
    assert "is no measured effect" in shown
    rows = downloaded(store, "outcome-claims", case="daedalus-reoffending")
    values = {row["outcome_id"]: row["value"] for row in table("outcomes")}
    assert [Decimal(row["value"]) for row in rows] == [Decimal(values[row["result_id"]]) for row in rows]


def test_contested_claims_stand_where_a_contradiction_is_known() -> None:
    about = {row["programme_id"] for row in table("contested_results")}
    assert {"divert", "project-daedalus", "compulsory-sobriety"} <= about
    assert about <= {row["programme_id"] for row in table("outcomes")}
    programme = {row["case_id"]: row["programme_id"] for row in table("contested_results")}
    own = {row["outcome_id"]: row["programme_id"] for row in table("outcomes")}
    for row in table("contested_claims"):
        assert own[row["outcome_id"]] == programme[row["case_id"]]


def test_titles_of_questions_have_every_figure_once_with_its_time_or_place(store: Store) -> None:
    for rows in cases(store).values():
        title = case_headline(rows)
        for row in rows:
            assert row.in_title is None or row.in_title.replace("{}", value_words(row)) in title
        named = {row.source_id for row in rows if row.evidence.startswith("evaluation")}
        assert ("found by one evaluation" in title) == (len(named) == 1)
    gps = words_of(claims.case(store, "gps-tagging-after"))
    assert (
        "45% lower in the 12 months after the tag, charges 50% lower over 24 months and charges for violence 63%" in gps
    )
    assert "154 recalls" in gps
    assert "keep people from" not in gps


def test_what_is_only_announced_is_no_monitoring_and_what_was_asked_for_no_result() -> None:
    outcomes = {row["outcome_id"]: row for row in table("outcomes")}
    kinds = {row["source_id"]: row["document_type"] for row in table("sources")}
    for row in table("outcome_evidence"):
        outcome = outcomes[row["outcome_id"]]
        kind = kinds[outcome["source_id"]]
        if row["evidence"] == "monitoring" and row["rule"] != "count in an evaluation":
            assert kind not in ("press release", "news"), row
        if outcome["unit"] in ("applications", "bids", "responses", "practitioners interviewed", "counties"):
            assert row["evidence"] == "no result", row
        assert (row["is_elsewhere"] == "yes") == ("not London" in outcome["note"]), row


def test_programmes_with_something_published_are_not_all_with_results(store: Store) -> None:
    evidence = {row["outcome_id"]: row["evidence"] for row in table("outcome_evidence")}
    named = {row["programme_id"] for row in table("outcomes")} - {""}
    having = {row["programme_id"] for row in table("outcomes") if evidence[row["outcome_id"]] != "no result"} - {""}
    shown = words_of(content.programmes(store))
    assert f"{len(having)} of {len(named)} programmes with something found have results" in shown
    assert having < named
    assert f"of {len(having)} programmes with results in our sources have a finding" in words_of(worked.overview(store))


def test_remarks_on_another_result_stand_in_files_not_beside_each_result(store: Store) -> None:
    remarks = (
        "later matched evaluation found no overall",
        "Earlier claims of 14% and 8%",
        "Later evaluation found 53%",
    )
    notes = " ".join(row["note"] for row in downloaded(store, "outcomes"))
    shown = words_of(worked.overview(store))
    for programme in ("divert", "project-daedalus"):
        shown += words_of(results.listed(store, ResultSearch(programme_id=programme), 1))
    assert "as quoted by an Assembly Member" in shown
    for remark in remarks:
        assert remark in notes, "or there is nothing to leave out"
        assert remark not in shown


def test_targets(store: Store) -> None:
    every = {row["outcome_id"] for row in table("outcomes") if row["kind"] == "target"}
    pairs = table("outcome_targets")
    beside = {row["target_outcome_id"] for row in pairs}
    assert beside <= every
    assert not [row for row in pairs if row["is_like_for_like"] == "yes"], "or the words below are others"
    shown = words_of(claims.target_table(store))
    said = f"Of {len(every)} targets, we found a result for {len(beside)}; none of these counts the same"
    assert said in shown
    fold = f"Show the {len(every - beside)} targets without a result that we found"
    assert fold in shown
    assert "no result found" not in shown
    before, _, folded = shown.partition(fold)
    assert "Do they count the same?" in before
    assert "Do they count the same?" not in folded
    by_id = {row["outcome_id"]: row["measure"] for row in table("outcomes")}
    assert all(sentence(by_id[one])[:-1] in (before if one in beside else folded) for one in every)
    rows = downloaded(store, "outcome-targets")
    assert {row["target_id"] for row in rows} == every
    assert {(row["target_id"], row["result_id"]) for row in rows if row["result_id"]} == {
        (row["target_outcome_id"], row["result_outcome_id"]) for row in pairs
    }


def test_cost_beside_result_can_be_worked_out_from_the_files(store: Store) -> None:
    chosen = downloaded(store, "cost-beside-result")
    awards = {row["award_id"]: row for row in table("awards")}
    outputs = {row["outcome_id"]: row for row in table("outcomes")}
    assert chosen
    for row in chosen:
        output = outputs[row["result_id"]]
        paid = [awards[one] for one in row["award_ids"].split("; ")]
        first, last = months(output["period_start"])[0], months(output["period_end"])[1]
        for award in paid:
            assert award["programme_id"] == output["programme_id"]
            assert award["counts_in_totals"] == "yes"
            assert award["kind"] in ("grant", "contract")
            assert (months(award["start_year"])[0], months(award["end_year"])[1]) == (first, last)
        amount = sum(Decimal(award["amount_gbp"]) for award in paid)
        assert Decimal(row["amount_gbp"]) == amount
        assert output["published_qualifier"] == "over"
        assert row["least_gbp"] == ""
        # To the penny, rounded up: it is the most.
        assert 0 <= Decimal(row["most_gbp"]) - amount / Decimal(output["value"]) < Decimal("0.01")
        others = [
            award
            for award in awards.values()
            if award["programme_id"] == output["programme_id"] and award not in paid and award["start_year"]
        ]
        for award in others:
            begins, ends = months(award["start_year"])[0], months(award["end_year"] or award["start_year"])[1]
            assert begins > last or ends < first or award["kind"] == "income accepted"
    assert [cost.per_person(row) for row in cost_by_result(store)[:2]] == ["at most £19", "at most £24"]
    # Costs with different contents: each in a table of its own, and none in the headline.
    shown = cost.beside(store)
    assert shown is not None
    assert shown.above.count("<table") == len(chosen) == 2
    assert "a person" not in shown.above.partition("</h2>")[0]
    assert "because they cover different things: 2021/22 Shared Endeavour Fund Call 2 and Shared" in words_of(shown)
    left = downloaded(store, "cost-left-out")
    assert not {row["result_id"] for row in left} & {row["result_id"] for row in chosen}
    people = [
        row
        for row in outputs.values()
        if row["kind"] == "output"
        and row["programme_id"]
        and row["unit"] in ("people", "people/families", "women", "people per year")
    ]
    evidence = {row["outcome_id"]: row["evidence"] for row in table("outcome_evidence")}
    assert len(chosen) + len(left) == sum(evidence[row["outcome_id"]] != "no result" for row in people)


def test_an_award_beside_a_result_may_have_any_title(store: Store) -> None:
    row = next(one for one in cost_by_result(store) if one.award_ids)
    titled = row._replace(award_ids=["a", "b"], award_titles=["Advice; and a line", "Second"])
    assert html.unescape(cost.award_links(titled)) == (
        '<a href="awards?award=a">Advice; and a line</a>; <a href="awards?award=b">Second</a>'
    )


def test_what_worked_where(store: Store) -> None:
    evaluated = {row["outcome_id"] for row in table("outcome_evidence") if row["evidence"].startswith("evaluation")}
    programmes = {row["programme_id"] for row in table("outcomes") if row["outcome_id"] in evaluated} - {""}
    rows = {row["programme_id"]: row for row in downloaded(store, "what-worked-where")}
    assert rows.keys() == programmes
    assert {row["result_id"] for row in downloaded(store, "evaluation-findings")} == evaluated
    assert next(iter(rows)) == "divert"
    boroughs = {row["area"] for row in table("areas") if row["receives_direct_funding"] == "yes"}
    hub = programmes_evaluated(store)["y2a-hub"]
    assert hub.boroughs == ["Newham"]
    assert set(hub.boroughs_not_named) == boroughs - {"Newham"}
    assert rows["drive"]["boroughs_not_named"] == ""
    assert hub.boroughs_not_named_one_by_one == []
    for row in rows.values():
        named = set(row["boroughs"].split("; ")) - {""}
        one_by_one = set(row["boroughs_not_named_one_by_one"].split("; ")) - {""}
        assert one_by_one == (boroughs - named if row["is_london"] == "yes" else set()), row["programme_id"]
    alone = len(rows["divert"]["boroughs_not_named_one_by_one"].split("; "))
    assert f"Named by no source one by one: {alone} boroughs" in words_of(worked.overview(store))
    assert (rows["drive"]["elsewhere"], rows["divert"]["elsewhere"]) == (rows["drive"]["findings"], "0")
    assert "DIVERT and Drive (outside London)" in words_of(worked.overview(store))
    assert "the evaluation: outside London" in words_of(worked.overview(store))
    assert "Where it was evaluated outside London" in words_of(worked.facts(store, "drive"))
    told = words_of(worked.overview(store))
    # The hospital service is all of London's; its evaluation is of St Mary's, which is in Westminster.
    assert "the evaluation: Westminster The programme itself: all of London" in told
    assert "the evaluation: Lambeth; no area named for 2 of 3 findings The programme itself: all of London" in told
    areas_of = defaultdict(set)
    for row in table("outcome_areas"):
        areas_of[row["outcome_id"]].add(next(a["area"] for a in table("areas") if a["gss_code"] == row["gss_code"]))
    for programme, row in rows.items():
        own = [one["outcome_id"] for one in table("outcomes") if one["programme_id"] == programme]
        seen = sorted({area for one in own if one in evaluated for area in areas_of[one]})
        assert row["evaluated_in"] == "; ".join(seen)
    assert "National pilot in Essex, South Wales and West Sussex, not London" in words_of(worked.overview(store))


def test_a_remark_stands_under_its_own_finding(store: Store) -> None:
    overview = worked.overview(store)
    assert overview is not None
    items = [words_of(Html(item)) for item in re.findall(r"<li>(.*?)</li>", overview.above, re.DOTALL)]
    known = {row["outcome_id"]: row for row in table("outcomes")}
    for measure, remark in (
        ("arrest rate in first six months", "Very short term finding from matched comparison."),
        ("re-arrest after 12 months at Brixton", "Matched comparison."),
        ("re-arrest in the longer term", "Exception: Brixton."),
        ("re-attendance for further assault", "Baseline audit 2012/13."),
        ("young people with less involvement in violence", "Follow-up of 62 young people. Second-year report."),
    ):
        (note,) = {row["note"].lower() for row in known.values() if row["measure"].startswith(measure)}
        assert remark.lower().replace(". ", "; ").rstrip(".") in note, "or the words are not of this finding"
        (item,) = [one for one in items if one.strip().lower().startswith(measure.lower())]
        assert remark in item
    assert "Of all of them: NatCen for the College of Policing, published July 2021." in words_of(overview)


@pytest.mark.parametrize("programme", sorted({row["programme_id"] for row in table("outcomes")} - {""}))
def test_every_programme_has_its_parts(store: Store, programme: str) -> None:
    own = sum(row["programme_id"] == programme for row in table("outcomes"))
    assert len(downloaded(store, "programme-outcomes", programme=programme)) == own
    shown = words_of(worked.facts(store, programme))
    assert "None" not in shown
    for series in claims.drawn_series(store, programme):
        assert claims.trend(store, series) is not None
    for part in (claims.target_table(store, programme), claims.alike(store, programme)):
        assert part is None or "None" not in words_of(part)


def test_pages_of_the_list_hold_every_programme_once_with_all_its_results(store: Store) -> None:
    pages = range(1, results.pages_of(store, ResultSearch()) + 1)
    parts = [results.listed(store, ResultSearch(), page) for page in pages]
    shown = html.unescape("".join(part.above for part in parts if part is not None))
    named = Counter(row["programme_id"] for row in table("outcomes"))
    evidence = {row["outcome_id"]: row["evidence"] for row in table("outcome_evidence")}
    having = Counter(row["programme_id"] for row in table("outcomes") if evidence[row["outcome_id"]] != "no result")
    for programme in named:
        if programme:
            name = next(row["programme"] for row in table("programmes") if row["programme_id"] == programme)
            assert shown.count(f"<summary>{name} ") == 1, name
            own = f"{having[programme]} result" if having[programme] else f"{named[programme]} target"
            assert f"<summary>{name} <span>{own}" in shown, name
    assert shown.count("<summary>About several programmes, or none") == 1
    # One of those named is nothing: what is about several programmes or none.
    reach = f"1 to {results.PAGE_SIZE} of {len(named)}: {len(named) - 1} programmes, and what is about several or none."
    assert reach in words_of(results.listed(store, ResultSearch(), 1))


def test_filters_are_named_and_can_be_taken_off() -> None:
    page = opened("/outcomes", kind="target", borough="hackney")
    assert page.chosen["borough"] == "Hackney"
    assert not page.warnings
    ways = dict(re.findall(r'<span>([^<]+) <a href="([^"]+)"><span aria-hidden="true">✕', page.html))
    assert ways == {"targets": "outcomes?borough=Hackney", "Hackney": "outcomes?kind=target"}


def test_values_in_words(store: Store) -> None:
    known = {row.result_id: row for row in results_found(store, ResultSearch())}
    assert (
        value_words(known["project-daedalus-estimated-first-year-criminal-justice-savings"]) == "£580,000 to £1,160,000"
    )
    assert value_words(known["gps-tagging-offenders-to-be-tagged-in-the-one-year-pilot"]) == "75 to 100 people"
    assert value_words(known["project-daedalus-scheme-cost"]) == "nearly £3,000,000"
    assert period_words("2018-11", "2020-03") == "November 2018 to March 2020"
    assert period_words(None, "2021-07") == "to July 2021"
    assert period_words(None, None) == "period not stated"


RETURNS = {
    "people supported": {"E09000022": 4, "E09000028": 31, "E09000012": 33, "E09000030": 44, "E09000023": 0},
    "sessions held": {"E09000022": 3, "E09000028": 8, "E09000012": 9, "E09000030": 50, "E09000023": 0},
}


@pytest.fixture
def store_with_returns(fresh_store_folder: Path, tmp_path: Path) -> Store:
    """Return the store of the real data with synthetic returns of a programme that no published result places."""
    folder = Path(shutil.copytree(TABLES, tmp_path / "tables"))
    lines = [
        f"return-{number}-{value}-{measure.split()[0]},parent-carer-champion-network,{measure},"
        f"{measure.split()[0]},output,2024/25,{code},{value},mopac,2025-05-01,secret {value}"
        for measure, counts in RETURNS.items()
        for number, (code, value) in enumerate(counts.items())
    ]
    with (folder / "returns.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    build_store(folder, report=lambda _line: None)
    return current_store()


@pytest.mark.slow
def test_returns_are_listed_with_small_counts_hidden_everywhere(store_with_returns: Store) -> None:
    rows = [
        row
        for row in downloaded(store_with_returns, "outcomes", year="2024/25")
        if row["origin"] == "unpublished return"
    ]
    people = {row["areas"]: row["value_shown"] for row in rows if row["measure"] == "people supported"}
    starred = {"Lambeth": "*", "Southwark": "*", "Hackney": "*", "Lewisham": "0"}
    assert people == {**starred, "Tower Hamlets": "44", "London": "112"}
    assert all((row["value"] == "") == (row["value_shown"] == "*") for row in rows)
    sessions = {row["areas"]: row["value_shown"] for row in rows if row["measure"] == "sessions held"}
    assert sessions == {**starred, "Tower Hamlets": "50", "London": "70"}
    shown = words_of(results.listed(store_with_returns, ResultSearch(programme_id="parent-carer-champion-network"), 1))
    assert "unpublished return" in shown
    assert "People supported: *" in shown
    assert "12 of them are unpublished returns" in shown
    # The programme's page, its file, the borough filter, and a look through every file for what only the rows held.
    mine = downloaded(store_with_returns, "programme-outcomes", programme="parent-carer-champion-network")
    assert [row["value_shown"] for row in mine if row["areas"] == "Lambeth" and "people" in row["measure"]] == ["*"]
    assert any(row["origin"] != "published" for row in downloaded(store_with_returns, "outcomes", borough="Lambeth"))
    for name, find in FILES.items():
        try:
            found = find(
                file_request(store_with_returns, {"programme": "parent-carer-champion-network", "borough": "Lambeth"})
            )
        except BadRequest:
            continue
        content_of = found.content().decode("utf-8-sig") if found else ""
        assert "secret" not in content_of, name
        assert "return-0-4" not in content_of, name


@pytest.mark.slow
def test_words_say_the_threshold_that_hides_counts(store_with_returns: Store) -> None:
    search = ResultSearch(programme_id="parent-carer-champion-network")
    assert "counts of people from 1 to 7 are shown as *" in words_of(results.listed(store_with_returns, search, 1))
    assert "counts of people from 1 to 7 are shown as *" in methods.text(store_with_returns)
    with duckdb.connect(str(store_file())) as connection:
        connection.execute("CREATE OR REPLACE MACRO smallest_shown() AS 10")
    changed = current_store()
    assert "counts of people from 1 to 9 are shown as *" in words_of(results.listed(changed, search, 1))
    assert "counts of people from 1 to 9 are shown as *" in methods.text(changed)
