"""The register of awards and decisions: what is found, what it adds up to, and everything known of one."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.store import Store
from pages.money.awards_content import PAGE_SIZE, filters_of
from queries.awards import AwardSearch, Sort, award, decisions, register, register_sums
from serving.files import EXPORTS
from serving.query import Query
from tests.pages.test_pages import opened, text

TABLES = Path(__file__).parent.parent.parent / "data/tables"


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


AWARDS = rows("awards")
PROGRAMMES = {row["programme_id"]: row for row in rows("programmes")}


def words_of(number: str | None = None, **query: str) -> str:
    if number is None:
        return re.sub(r"\s+", " ", text(opened("/awards", **query)))
    test = opened("/awards", **query)
    test.query_params["page"] = number
    return re.sub(r"\s+", " ", text(test.run()))


def test_the_register_holds_every_award_once(store: Store) -> None:
    found = register(store, AwardSearch())
    assert sorted(row.award_id for row in found) == sorted(row["award_id"] for row in AWARDS)


def test_the_register_added_up_three_ways(store: Store) -> None:
    """From the sums by kind, from the rows, and from the file itself: counted rows once, nothing else."""
    by_kind: dict[str, Decimal] = {}
    for row in AWARDS:
        if row["counts_in_totals"] == "yes":
            by_kind[row["kind"]] = by_kind.get(row["kind"], Decimal(0)) + Decimal(row["amount_gbp"])
    sums: dict[str, Decimal] = {}
    for one in register_sums(store, AwardSearch()):
        sums[one.kind] = sums.get(one.kind, Decimal(0)) + one.counted_gbp
    listed: dict[str, Decimal] = {}
    for registered in register(store, AwardSearch()):
        if registered.counts_in_totals and registered.amount_gbp is not None:
            listed[registered.kind] = listed.get(registered.kind, Decimal(0)) + registered.amount_gbp
    assert sums == listed == by_kind
    by_fund = [register_sums(store, AwardSearch(fund=fund)) for fund in filters_of(store).funds[1:]]
    with_fund = [one for one in AWARDS if one["fund_id"]]
    assert sum(one.awards for found in by_fund for one in found) == len(with_fund)


@pytest.mark.parametrize("sort", ["newest", "oldest", "largest", "smallest", "title"])
def test_every_order(store: Store, sort: Sort) -> None:
    found = register(store, AwardSearch(), sort)
    assert len(found) == len(AWARDS)
    if sort in ("largest", "smallest"):
        amounts = [row.amount_gbp for row in found if row.amount_gbp is not None]
        assert amounts == sorted(amounts, reverse=sort == "largest")
    elif sort in ("newest", "oldest"):
        starts = [row.start_year for row in found if row.start_year is not None]
        assert starts == sorted(starts, reverse=sort == "newest")


def test_pages_cut_the_register_without_loss(store: Store) -> None:
    whole = [row.award_id for row in register(store, AwardSearch())]
    parts = [
        row.award_id
        for offset in range(0, len(whole), PAGE_SIZE)
        for row in register(store, AwardSearch(), "newest", PAGE_SIZE, offset)
    ]
    assert parts == whole


def test_filters_against_the_file(store: Store) -> None:
    kinds = register(store, AwardSearch(kind="contract"))
    assert len(kinds) == sum(row["kind"] == "contract" for row in AWARDS)
    in_year = register(store, AwardSearch(financial_year=2019))
    expected = {
        row["award_id"]
        for row in AWARDS
        if row["start_year"] and int(row["start_year"][:4]) <= 2019 <= int((row["end_year"] or row["start_year"])[:4])
    }
    assert {row.award_id for row in in_year} <= expected
    large = register(store, AwardSearch(least_gbp=5_000_000))
    assert {row.award_id for row in large} == {
        row["award_id"] for row in AWARDS if row["amount_gbp"] and Decimal(row["amount_gbp"]) >= 5_000_000
    }
    named = {row["award_id"] for row in rows("award_areas") if row["gss_code"] == "E09000012"}
    assert {row.award_id for row in register(store, AwardSearch(gss_code="E09000012"))} == named


@pytest.mark.parametrize("words", [("minerva",), ("PCD", "310"), ("MINERVA", "advance")])
def test_words_find_awards(store: Store, words: tuple[str, ...]) -> None:
    found = register(store, AwardSearch(words=words))
    assert found
    assert len(found) < 40


def test_words_that_nothing_holds() -> None:
    assert "No award fits" in words_of(q="zzzz")


def test_one_award_with_its_decision_and_back() -> None:
    words = words_of(award="pcd-310-advance-minerva-2018-19")
    assert "Money of others beside it" in words
    assert "PCD 310" in words
    assert "All awards and decisions" in words
    assert "Counts in sums" in words


def test_one_decision() -> None:
    words = words_of(decision="pcd-310")
    assert "£10,000,000" in words
    assert "13 February 2018" in words
    assert "Awards under it" in words
    assert "The published page (new tab)" in words


def test_every_award_and_decision_opens(store: Store) -> None:
    for row in AWARDS:
        assert award(store, row["award_id"])
        assert EXPORTS["award"](Query(store, {"award": row["award_id"]}))
    for one in decisions(store):
        assert EXPORTS["decision"](Query(store, {"decision": one.decision_id}))
    for recipient in filters_of(store).recipients:
        assert EXPORTS["recipient"](Query(store, {"recipient": recipient}))


def test_the_file_holds_all_that_fits(store: Store) -> None:
    exhibit = EXPORTS["awards-register"](Query(store, {"kind": "grant"}))
    assert exhibit is not None
    lines = exhibit.export.content().decode("utf-8-sig").splitlines()
    assert len(lines) - 1 == sum(row["kind"] == "grant" for row in AWARDS)


def test_pages_of_the_register() -> None:
    words = words_of("2")
    assert "26 to 50 of 348 shown" in words
    assert "Page 2 of 14" in words
    assert "Page 14 of 14" in words_of("999")
    assert "Page 1 of 14" in words_of("-3")


def test_kinds_are_named_and_kept_apart() -> None:
    words = words_of()
    assert "Procurement ceilings (the most that may be spent)" in words
    assert "Income accepted by MOPAC" in words
    assert "overlap others" in words
