"""The register of awards and decisions: what is found, what it adds up to, and everything known of one."""

import re
from decimal import Decimal
from typing import Any

import pytest

from analysis.award_filters import award_filters
from analysis.award_suggestions import suggestions
from analysis.award_sums import sums_by_kind
from data.store import Store
from pages.money import award_content, awards_content, recipient_content
from pages.money.awards_content import PAGE_SIZE, award_list, pages_of
from pages.money.choices import choose_award_search
from queries.awards import (
    AwardSearch,
    Sort,
    awards_by_decision,
    awards_found,
    contradictions_about,
    decisions_found,
)
from tests.helpers import file_request, opened, table, words_of
from tests.serving.application import Answer
from ui.award_cells import signed_words
from ui.files import FILES
from ui.request import BadRequest

AWARDS = table("awards")
PROGRAMMES = {row["programme_id"]: row for row in table("programmes")}


def test_the_register_holds_every_award_once(store: Store) -> None:
    found = awards_found(store, AwardSearch())
    assert sorted(row.award_id for row in found) == sorted(row["award_id"] for row in AWARDS)


def test_the_register_added_up_three_ways(store: Store) -> None:
    """From the sums by kind, from the rows, and from the file itself: counted rows once, nothing else."""
    by_kind: dict[str, Decimal] = {}
    for row in AWARDS:
        if row["counts_in_totals"] == "yes":
            by_kind[row["kind"]] = by_kind.get(row["kind"], Decimal(0)) + Decimal(row["amount_gbp"])
    sums: dict[str, Decimal] = {}
    for one in sums_by_kind(awards_found(store, AwardSearch())):
        sums[one.kind] = sums.get(one.kind, Decimal(0)) + one.counted_gbp
    listed: dict[str, Decimal] = {}
    for registered in awards_found(store, AwardSearch()):
        if registered.counts_in_totals and registered.amount_gbp is not None:
            listed[registered.kind] = listed.get(registered.kind, Decimal(0)) + registered.amount_gbp
    assert sums == listed == by_kind
    by_fund = [sums_by_kind(awards_found(store, AwardSearch(fund=fund))) for fund in award_filters(store).funds[1:]]
    with_fund = [one for one in AWARDS if one["fund_id"]]
    assert sum(one.awards for found in by_fund for one in found) == len(with_fund)


@pytest.mark.parametrize("sort", ["newest", "oldest", "largest", "smallest", "title"])
def test_every_order(store: Store, sort: Sort) -> None:
    found = awards_found(store, AwardSearch(), sort)
    assert len(found) == len(AWARDS)
    if sort in ("largest", "smallest"):
        amounts = [row.amount_gbp for row in found if row.amount_gbp is not None]
        assert amounts == sorted(amounts, reverse=sort == "largest")
    elif sort in ("newest", "oldest"):
        starts = [row.start_year for row in found if row.start_year is not None]
        assert starts == sorted(starts, reverse=sort == "newest")


def test_pages_cut_the_register_without_loss(store: Store) -> None:
    whole = [row.award_id for row in awards_found(store, AwardSearch())]
    pages = range(1, pages_of(store, AwardSearch()) + 1)
    parts = [
        re.findall(
            r'rowheader"[^>]*>\s*<a href="awards\?award=([^"&]+)', str(award_list(store, AwardSearch(), "newest", page))
        )
        for page in pages
    ]
    assert all(len(part) == PAGE_SIZE for part in parts[:-1])
    assert [award_id for part in parts for award_id in part] == whole


def test_filters_against_the_file(store: Store) -> None:
    kinds = awards_found(store, AwardSearch(kind="contract"))
    assert len(kinds) == sum(row["kind"] == "contract" for row in AWARDS)
    in_year = awards_found(store, AwardSearch(financial_year=2019))
    expected = {
        row["award_id"]
        for row in AWARDS
        if row["start_year"] and int(row["start_year"][:4]) <= 2019 <= int((row["end_year"] or row["start_year"])[:4])
    }
    assert {row.award_id for row in in_year} <= expected
    large = awards_found(store, AwardSearch(least_gbp=5_000_000))
    assert {row.award_id for row in large} == {
        row["award_id"] for row in AWARDS if row["amount_gbp"] and Decimal(row["amount_gbp"]) >= 5_000_000
    }
    named = {row["award_id"] for row in table("award_areas") if row["gss_code"] == "E09000012"}
    assert {row.award_id for row in awards_found(store, AwardSearch(gss_code="E09000012"))} == named


@pytest.mark.parametrize("words", [("minerva",), ("PCD", "310"), ("MINERVA", "advance")])
def test_words_find_awards(store: Store, words: tuple[str, ...]) -> None:
    found = awards_found(store, AwardSearch(words=words))
    assert found
    assert len(found) < 40


def test_words_that_nothing_holds() -> None:
    assert "No awards match. Try fewer words." in opened("/awards", q="zzzz").words


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("serious youth violence", "youth violence ("),
        ("youth club", "youth ("),
        ("minervva", "minerva ("),
        ("Imkaan", "Search everything"),
    ],
)
def test_a_search_that_finds_nothing_suggests_others(words: str, instead: str) -> None:
    page = opened("/awards", q=words)
    assert "No awards match. Try fewer words." in page.words
    assert instead in page.words
    assert "Download CSV" not in page.words


def test_suggestions_find_what_they_say(store: Store) -> None:
    for search in (AwardSearch(words=("serious", "youth", "violence")), AwardSearch(words=("minerva",), fund="YEF")):
        for one in suggestions(store, search):
            assert len(awards_found(store, one.search)) == one.awards > 0


def test_totals_of_a_fund_are_found_by_its_name() -> None:
    for found in (opened("/awards", q="VRU"), opened("/awards", fund="Violence Reduction Unit")):
        assert "£43,673,238" in found.words
        assert "£14.8m" in found.words
    assert "Published total" not in opened("/awards").words


def test_a_sum_says_that_it_includes_shared_awards() -> None:
    words = opened("/awards", q="Galop").words
    assert "Total, shared awards included: £4.64m in grants" in words
    assert "2 awards to several organisations included, in full" in words


def test_a_decision_without_a_number_shows_its_title() -> None:
    words = opened("/awards", recipient="Victim Support").words
    assert "cyp-victim-witness-service" not in words


def test_one_award_with_its_decision_and_back() -> None:
    words = opened("/awards", award="pcd-310-advance-minerva-2018-19").words
    assert "Match funding" in words
    assert "PCD 310" in words
    assert "All awards and decisions" in words
    assert "Included in totals" in words


def test_one_decision() -> None:
    words = opened("/awards", decision="pcd-310").words
    assert "£10,000,000" in words
    assert "13 February 2018" in words
    assert "Awards under it" in words
    assert "The published page (new tab)" in words


@pytest.mark.slow
def test_every_award_and_decision_opens(store: Store) -> None:
    for row in AWARDS:
        assert FILES["award"](file_request(store, {"award": row["award_id"]}))
    for one in decisions_found(store, AwardSearch()):
        assert FILES["decision"](file_request(store, {"decision": one.decision_id}))
    for recipient in award_filters(store).recipients:
        files = [
            FILES[name](file_request(store, {"recipient": recipient})) for name in ("recipient", "recipient-shared")
        ]
        assert any(files), recipient


def test_the_file_holds_all_that_fits(store: Store) -> None:
    exhibit = FILES["awards-register"](file_request(store, {"kind": "grant"}))
    assert exhibit is not None
    lines = exhibit.content().decode("utf-8-sig").splitlines()
    assert len(lines) - 1 == sum(row["kind"] == "grant" for row in AWARDS)


def test_pages_of_the_register() -> None:
    words = opened("/awards", page="2").words
    assert "26 to 50 of 350 shown" in words
    assert "Page 2 of 14" in words
    assert "Page 14 of 14" in opened("/awards", page="999").words
    assert "Page 1 of 14" in opened("/awards", page="-3").words


def test_kinds_are_named_and_kept_apart() -> None:
    words = opened("/awards").words
    assert "Procurement ceilings (the most that may be spent)" in words
    assert "Income accepted by MOPAC" in words
    assert "overlap others" in words


DECISIONS = table("decisions")


def year_of(date: str) -> int:
    """Return the financial year of a day, by its first year."""
    year, month, _ = date.split("-")
    return int(year) - (int(month) < 4)


def test_decisions_in_a_year_against_the_files(store: Store) -> None:
    """Those signed in it, and those that cover it or have an award that does."""

    def covers(row: dict[str, str]) -> bool:
        return bool(row["start_year"] and row["end_year"]) and int(row["start_year"][:4]) <= 2016 <= int(
            row["end_year"][:4]
        )

    of_awards = {row["decision_id"] for row in AWARDS if covers(row)}
    expected = {
        row["decision_id"]
        for row in DECISIONS
        if (row["date_signed"] and year_of(row["date_signed"]) == 2016)
        or covers(row)
        or row["decision_id"] in of_awards
    }
    found = {row.decision_id for row in decisions_found(store, AwardSearch(financial_year=2016))}
    assert found == expected
    assert 0 < len(found) < len(DECISIONS) / 2


def test_decisions_follow_the_choices_of_their_awards(store: Store) -> None:
    """One award has to fit all of fund, kind and place; each of them by another award is not enough."""
    areas = {(row["award_id"], row["gss_code"]) for row in table("award_areas")}
    funds = {row["fund"]: row["fund_id"] for row in table("funds")}
    for fund in award_filters(store).funds[1:]:
        search = AwardSearch(fund=fund, kind="grant", gss_code="E12000007")
        expected = {
            row["decision_id"]
            for row in AWARDS
            if row["fund_id"] == funds[fund] and row["kind"] == "grant" and (row["award_id"], "E12000007") in areas
        } - {""}
        assert {row.decision_id for row in decisions_found(store, search)} == expected
    for priority in award_filters(store).priorities[1:]:
        of_awards = {row.decision_id for row in awards_found(store, AwardSearch(priority=priority))} - {None}
        assert {row.decision_id for row in decisions_found(store, AwardSearch(priority=priority))} == of_awards


def test_decisions_by_amount_and_words(store: Store) -> None:
    found = decisions_found(store, AwardSearch(least_gbp=1_000_000, most_gbp=2_000_000))
    expected = {
        row["decision_id"]
        for row in DECISIONS
        if row["amount_gbp"] and 1_000_000 <= Decimal(row["amount_gbp"]) <= 2_000_000
    }
    assert {row.decision_id for row in found} == expected
    assert "pcd-310" in {row.decision_id for row in decisions_found(store, AwardSearch(words=("310",)))}
    # By the words of an award under it, which its own title has not.
    assert "pcd-310" in {row.decision_id for row in decisions_found(store, AwardSearch(words=("minerva", "advance")))}


@pytest.mark.parametrize("sort", ["newest", "oldest", "largest", "smallest", "title"])
def test_every_order_of_decisions(store: Store, sort: Sort) -> None:
    found = decisions_found(store, AwardSearch(), sort)
    assert sorted(row.decision_id for row in found) == sorted(row["decision_id"] for row in DECISIONS)
    if sort in ("largest", "smallest"):
        amounts = [row.amount_gbp for row in found if row.amount_gbp is not None]
        assert amounts == sorted(amounts, reverse=sort == "largest")
        assert found[-1].amount_gbp is None
    elif sort in ("newest", "oldest"):
        signed = [row.date_signed.year for row in found if row.date_signed and row.date_signed.month > 3]
        assert signed == sorted(signed, reverse=sort == "newest")


def test_pages_of_decisions_and_their_file(store: Store) -> None:
    whole = decisions_found(store, AwardSearch())
    assert awards_content.decision_pages(store, AwardSearch(), "newest") == 9
    words = opened("/awards", decisions="9").words
    assert "201 to 210 of 210 shown" in words
    assert (whole[-1].title or whole[-1].decision_ref or "") in words
    assert "Page 9 of 9" in words
    assert "Page 1 of 14" in words
    assert "Page 9 of 9" in opened("/awards", decisions="4000").words
    assert "Show the decisions" in opened("/awards").words
    for parameters in ({}, {"year": "2016/17"}, {"kind": "contract", "sort": "largest"}, {"q": "hate crime"}):
        exhibit = FILES["decisions"](file_request(store, parameters))
        search, sort = choose_award_search(file_request(store, parameters), store)
        assert exhibit is not None
        lines = exhibit.content().decode("utf-8-sig").splitlines()
        assert len(lines) - 1 == len(decisions_found(store, search, sort))
        assert dict(exhibit.parameters) == {"sort": "newest"} | parameters


def test_what_a_choice_means_for_decisions_is_said(store: Store) -> None:
    words = opened("/awards", fund=award_filters(store).funds[1], least="1000", year="2018/19").words
    assert "Fund are judged" not in words
    assert "Fund is judged by the awards known under a decision" in words
    assert "if it was signed in it" in words
    assert "Amounts are those of the whole decision" in words
    assert "judged" not in opened("/awards").words


def test_links_of_the_register_keep_the_search() -> None:
    test = opened("/awards", year="2016/17", sort="largest", decisions="1")
    own = test.html
    links = re.findall(r'href="(awards\?(?:award|recipient|decision)=[^"]+)"', own)
    assert len(links) > 3 * PAGE_SIZE
    assert all(link.endswith("year=2016%2F17&amp;sort=largest&amp;decisions=1") for link in links)
    plain = opened("/awards").html
    assert all("&" not in link for link in re.findall(r'href="(awards\?award=[^"]+)"', plain))
    one = opened("/awards", award="pcd-310-advance-minerva-2018-19", year="2016/17", sort="largest", decisions="2")
    back = one.html
    assert 'href="awards?year=2016%2F17&amp;sort=largest&amp;decisions=2">Back to your search of the register' in back
    assert 'href="awards">All awards and decisions' in back
    assert "Back to your search" not in opened("/awards", award="pcd-310-advance-minerva-2018-19").words


def test_an_award_links_what_it_names() -> None:
    test = opened("/awards", award="pcd-522-your-voice-your-future-2018-19")
    own = test.html
    assert re.search(r'href="awards\?fund=[^"]+"', own)
    assert 'href="borough?borough=Redbridge"' in own
    assert re.search(
        r'href="awards\?priority=[^"]+"',
        opened("/awards", award="pcd-310-advance-minerva-2018-19").html,
    )


def test_joint_awards_are_shown_as_published(store: Store) -> None:
    name = "as published: Brent Council and Lewisham Council (lead of coalition)"
    award_id = "pcd-310-rescue-and-response-2018-19"
    assert name in opened("/awards", q="rescue response").words
    assert name in opened("/awards", award=award_id).words
    assert name in opened("/awards", decision="pcd-310").words
    words = opened("/awards", recipient="London Borough of Brent").words
    assert name.replace("as", "As", 1) in words
    assert "What London Borough of Brent gets of it is not found" in words
    assert "gets of it is not found" not in opened("/awards", recipient="Groundwork London").words
    exhibit = FILES["awards-register"](file_request(store, {"q": "rescue response"}))
    assert exhibit is not None
    assert "Brent Council and Lewisham Council" in exhibit.content().decode("utf-8-sig")


ROUNDED = {row["award_id"]: row["rounding_gbp"] for row in table("award_roundings")}


def test_sums_with_rounded_parts_are_ranges_or_about(store: Store) -> None:
    words = opened("/awards", award="pcd-310-rescue-and-response-2018-19").words
    assert "about £3m" in words
    assert "about £500,000" in opened("/awards", award="pcd-522-harrow-early-intervention-2018-19").words
    for one in sums_by_kind(awards_found(store, AwardSearch())):
        roundings = [
            ROUNDED[row["award_id"]]
            for row in AWARDS
            if row["award_id"] in ROUNDED
            and row["kind"] == one.kind
            and row["counts_in_totals"] == "yes"
            and (row["amount_basis"] == "up to") == (one.amount_basis == "up to")
        ]
        assert one.rounding_gbp == (sum(map(Decimal, roundings)) if all(roundings) else None)
    # What is only called rounded leaves no bounds to the sum.
    grants = next(
        one for one in sums_by_kind(awards_found(store, AwardSearch())) if one.kind == "grant" and not one.rounding_gbp
    )
    words = opened("/awards", kind="grant").words
    assert f"about £{grants.counted_gbp / 1_000_000:.1f}m" in words
    assert f"£{grants.counted_gbp:,}" not in words
    assert "published rounded" in words
    # Exact where no part is rounded.
    income = next(one for one in sums_by_kind(awards_found(store, AwardSearch())) if one.kind == "income accepted")
    assert income.rounding_gbp == 0
    words = opened("/awards", kind="income accepted").words
    assert f"£{income.counted_gbp:,.0f}" in words
    assert "published rounded" not in words


def test_a_decision_beside_rounded_awards() -> None:
    assert "because an amount was published rounded" in opened("/awards", decision="pcd-310").words
    assert "because an amount" not in opened("/awards", decision="pcd-1868").words


def test_rounded_awards_are_marked_in_every_list(store: Store) -> None:
    found = {row.award_id for row in awards_found(store, AwardSearch()) if row.rounding_gbp != 0}
    assert found == set(ROUNDED)
    under = {row.award_id for row in awards_by_decision(store, "pcd-310") if row.rounding_gbp != 0}
    assert under == {"pcd-310-rescue-and-response-2018-19"}


def test_contradictions_of_another_decision_stand_apart(store: Store) -> None:
    words = opened("/awards", award="pcd-570-gps-tagging-2019-20").words
    assert "PCD 948 contract start" in words
    assert "Other statements about this programme" in words
    assert "Statements that contradict each other" not in words
    words = opened("/awards", award="pcd-948-gps-tagging-2021-22").words
    assert "Statements that contradict each other" in words
    assert "Other statements about this programme" not in words
    assert all(row.is_own for row in contradictions_about(store, "pcd-948", None))
    assert not any(row.is_own for row in contradictions_about(store, None, "gps-tagging"))


def test_an_amount_is_asked_for_only_where_one_is_named() -> None:
    assert "at least £1,000,000" in opened("/awards", least="1000000").words
    for forged in ("-1", "9999999999999", "much", "x" * 5000, "<b>1</b>"):
        page = opened("/awards", most=forged)
        assert [warning for warning in page.warnings if "It names an amount" in warning], forged
        assert "350 awards" in page.words


def test_an_unknown_award_has_its_article() -> None:
    assert "It names an award that this page does not know" in opened("/awards", award="nothing").words
    assert "It names a decision that this page does not know" in opened("/awards", decision="nothing").words


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("award?award=nothing", "The parameter award has to be one of those listed in /csv/awards-register"),
        ("award", "The parameter award has to be one of those"),
        (f"decision?decision={'x' * 5000}", "The parameter decision has to be one of those listed in /csv/decisions"),
        ("recipient?recipient=nobody", "The parameter recipient has to be one of those"),
        ("awards-register?recipient=nobody", "The parameter recipient has to be one of those"),
        ("awards-register?fnud=LCPF", "This file has no parameter fnud; known are: borough, fund, kind"),
        ("outcomes?programme=nothing", "The parameter programme has to be one of: all"),
        ("newest-decisions?fund=LCPF", "This file has no parameter fund; it has none"),
    ],
)
def test_files_refuse_what_they_do_not_know(store: Store, address: str, message: str) -> None:
    name, _, query = address.partition("?")

    def kept() -> dict[str, int]:
        every: dict[Any, Any] = dict(store.kept)
        return {make.__name__: len(results.cache) for make, results in every.items() if "one_" in make.__name__}

    FILES["award"](file_request(store, {"award": "pcd-310-advance-minerva-2018-19"}))
    before = kept()
    assert before["one_award"] > 0
    answer = Answer(f"/csv/{name}", query=query)
    assert answer.status == 404
    assert answer.body.decode().startswith(message)
    assert kept() == before


def test_files_honour_recipient_programme_and_spelling(store: Store) -> None:
    def lines(name: str, **query: str) -> int:
        exhibit = FILES[name](file_request(store, query))
        assert exhibit is not None
        return len(exhibit.content().decode("utf-8-sig").splitlines()) - 1

    found = awards_found(store, AwardSearch(recipient="Advance"))
    assert lines("awards-register", recipient="Advance") == len(found) < 20
    to_advance = {row.decision_id for row in found} - {None}
    assert 0 < lines("decisions", recipient="Advance") == len(to_advance)
    assert lines("awards-register", borough="hackney") == lines("awards-register", borough="Hackney") < len(AWARDS)
    assert 0 < lines("outcomes", programme="gps-tagging") < lines("outcomes")
    with pytest.raises(BadRequest):
        lines("awards-register", borough="Atlantis")


def test_a_recipient_has_its_official_numbers_with_their_source(store: Store) -> None:
    table = words_of(recipient_content.identifier_table(store, "Solace Women's Aid"))
    assert "Charity Commission for England and Wales 1082450" in table
    assert "Companies House 03376716" in table
    assert "Official numbers" not in words_of(recipient_content.identifier_table(store, "23 civil society projects"))


def test_a_day_that_only_a_later_decision_tells_is_as_exact_as_it_is_told(store: Store) -> None:
    told = {"dmpcd-2014-143": "November 2014", "md2788": "March 2021", "pcd-212": "2017"}
    for decision_id, when in told.items():
        table = words_of(award_content.one_decision(store, decision_id))
        assert f"approved in {when}, as a later decision says" in table
    listed = decisions_found(store, AwardSearch())
    assert {row.decision_id: signed_words(row) for row in listed if row.approved} == {
        decision_id: f"approved in {when}" for decision_id, when in told.items()
    }
