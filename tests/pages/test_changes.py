"""What reaches a borough, and changes explained: against the CSV files of the package, worked out here once more."""

import html
import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from analysis.change_parts import (
    ComparedYears,
    comparable,
    compare,
    earlier_years,
    funds,
    kinds,
    later_years,
    usual_years,
)
from analysis.reach import allocated_directly, first_years, reaching
from data.store import Store
from pages.boroughs.choices import AWARD_REACHES
from pages.money.changes_content import _doubts, explanation, part_table
from queries.awards import awards_by_reach
from queries.boroughs import areas
from tests.helpers import downloaded, exported_rows, file_request, opened, table
from ui.files import FILES
from ui.formats import year
from ui.request import BadRequest

LONDON = "E12000007"


def counted() -> list[dict[str, str]]:
    return [row for row in table("awards") if row["counts_in_totals"] == "yes" and row["kind"] != "income accepted"]


@cache
def covered() -> dict[str, set[str]]:
    found = defaultdict(set)
    for row in table("award_areas"):
        found[row["award_id"]].add(row["gss_code"])
    return found


@pytest.mark.parametrize(("since", "until"), [(2013, 2026), (2018, 2020), (2021, 2021)])
def test_what_reaches_each_borough_against_the_files(store: Store, since: int, until: int) -> None:
    areas_of = covered()
    assert first_years(store) == tuple(range(2013, 2027))
    for area in areas(store):
        expected: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
        for award in counted():
            if not award["start_year"] or not since <= int(award["start_year"][:4]) <= until:
                continue
            where = areas_of[award["award_id"]]
            basis = "up to" if award["amount_basis"] == "up to" else "stated"
            if LONDON in where and area.receives_direct_funding:
                expected[award["kind"], basis, "london"].append(Decimal(award["amount_gbp"]))
            elif area.gss_code in where:
                how = "borough" if len(where) == 1 else "shared"
                expected[award["kind"], basis, how].append(Decimal(award["amount_gbp"]))
        found = {
            (row.kind, row.amount_basis, row.reach): (row.awards, row.amount_gbp)
            for row in reaching(store, area, since, until, "none")
        }
        assert found == {key: (len(amounts), sum(amounts)) for key, amounts in expected.items()}, area.area


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["equal", "population"])
def test_the_boroughs_parts_add_up_to_london(store: Store, rule: Any) -> None:
    areas_of = covered()
    expected: dict[tuple[str, bool], Decimal] = defaultdict(Decimal)
    for award in counted():
        if award["start_year"] and areas_of[award["award_id"]]:
            expected[award["kind"], award["amount_basis"] == "up to"] += Decimal(award["amount_gbp"])
    found: dict[tuple[str, bool], Decimal] = defaultdict(Decimal)
    for area in areas(store):
        for row in reaching(store, area, 2013, 2026, rule):
            assert row.part_gbp is not None
            found[row.kind, row.amount_basis == "up to"] += row.part_gbp
    assert found == expected


def test_one_award_split_by_population_against_the_files(store: Store) -> None:
    """All shared awards of Hackney that start in 2022/23 and 2021/22, by the residents of that year."""
    areas_of = covered()
    hackney = next(area for area in areas(store) if area.area == "Hackney")
    people = {(row["gss_code"], row["year"]): int(row["population"]) for row in table("population")}
    exact, number = Fraction(0), 0
    for award in counted():
        where = areas_of[award["award_id"]]
        start = award["start_year"][:4]
        if (
            award["kind"] == "grant"
            and award["amount_basis"] != "up to"
            and hackney.gss_code in where
            and len(where) > 1
            and start in ("2021", "2022")
        ):
            share = Fraction(people[hackney.gss_code, start], sum(people[code, start] for code in where))
            exact += Fraction(award["amount_gbp"]) * share
            number += 1
    shared = ("grant", "stated", "shared")
    (row,) = [row for row in reaching(store, hackney, 2021, 2022, "population") if row[1:4] == shared]
    assert row.awards == number > 0
    assert row.part_gbp is not None
    assert abs(Fraction(row.part_gbp) - exact) < Fraction(number, 100)


@pytest.mark.parametrize(("since", "until"), [(2013, 2026), (2018, 2019), (2020, 2020)])
def test_direct_funding_stands_apart_from_awards(store: Store, since: int, until: int) -> None:
    for area in areas(store):
        published = [
            row
            for row in table("borough_allocations")
            if (row["gss_code"], row["fund_id"], row["measure"]) == (area.gss_code, "lcpf-direct", "allocation")
            and since <= int(row["financial_year"][:4]) <= until
        ]
        found = allocated_directly(store, area, since, until, "none")
        # The fund ran from 2013/14 to 2024/25: other years cannot have a figure.
        of_fund = len(set(range(since, until + 1)) & set(range(2013, 2025)))
        assert (found.years_published, found.years_of_span, found.awards) == (len(published), of_fund, None)
        if not published:
            assert found.amount_gbp is None
            assert found.amount_bounds is None
            continue
        amount, rounding = (sum(Decimal(row[name]) for row in published) for name in ("amount_gbp", "rounding_gbp"))
        assert found.amount_gbp == amount
        assert found.amount_bounds == (float(amount - rounding), float(amount + rounding))
        # It is in no sum of awards.
        assert all(row.kind != found.kind for row in reaching(store, area, since, until, "none"))


def test_golden_words_on_direct_funding_in_a_span() -> None:
    words = opened("/borough", borough="Richmond upon Thames", since="2018/19", until="2019/20").words
    # £76,000 and £0.6m (£550,000 to £650,000), rounded outwards.
    assert "Direct funding of £620,000 to £730,000 found for 2 of 2 years" in words
    assert "0 awards for Richmond upon Thames itself" in words
    assert "Direct funding (allocation) found for 2 of 2 years Richmond upon Thames itself" in words
    bromley = opened("/borough", borough="Bromley", since="2018/19", until="2018/19").words
    # The same money stands in both files; the two are never added.
    assert "itself £241,699 Grants Bromley itself 1 £241,699" in bromley
    assert "£483,398" not in bromley
    none = opened("/borough", borough="Richmond upon Thames", since="2020/21", until="2021/22").words
    assert "No direct funding found for 2020/21 to 2021/22" in none


def test_the_numbers_agree_with_the_tables_of_awards_below(store: Store) -> None:
    for area in areas(store):
        if not area.receives_direct_funding:
            continue
        below = awards_by_reach(store, area.gss_code)
        counts = {
            name: sum(
                award.reach(area.gss_code) in reaches
                and award.counts_in_totals
                and award.kind != "income accepted"
                and award.start_year is not None
                for award in below
            )
            for name, reaches in AWARD_REACHES.items()
        }
        here = {"own": 0, "shared": 0, "london": 0}
        for row in reaching(store, area, 2013, 2026, "none"):
            here["own" if row.reach == "borough" else row.reach] += row.awards or 0
        assert here == counts, area.area


def test_golden_words_on_what_reaches_a_borough() -> None:
    words = opened("/borough", borough="Hackney").words
    assert "What reaches Hackney" in words
    assert "3 awards for Hackney itself, 5 shared with other boroughs, 147 for all of London" in words
    assert "Grants Hackney itself 2 £433,067" in words
    assert "Grants, up to Hackney itself 1 £750,000" in words
    assert "Grants Hackney with other boroughs 5 £2,281,055" in words
    assert "20 grants of £9,265,014, 4 grants of up to £3,185,766" in words
    # Some of the grants for all of London were published rounded.
    assert "Grants All of London 83 £80.0m to £81.1m" in words
    assert "Sums given as a range, or as “about”, hold amounts that were published rounded" in words
    assert "grants about £105.5m, grants up to £37,770,295" in words
    assert "estimated" not in words
    split = opened("/borough", borough="Hackney", split="equal").words
    assert "Hackney’s part, estimated" in split
    assert "Estimate: what is shared is split equally over the boroughs that each award covers." in split
    assert "about £1,140,000" in split
    assert "grants about £4,090,000, grants up to about £1,710,000" in split
    # London's totals are the same under every rule.
    total = re.search(r"London’s totals of the awards of the same years[^:]+: ([^:]+?)\. ", split)
    assert total
    assert total[1] in words
    assert total[1] in opened("/borough", borough="Hackney", split="population").words
    assert "What reaches" not in opened("/borough", borough="City of London").words


def test_a_span_of_years_and_its_file(store: Store) -> None:
    words = opened("/borough", borough="Hackney", since="2021/22", until="2021/22").words
    assert "Direct funding of 2021/22, and counted awards that start then, by what" in words
    direct, *rows = downloaded(store, "reach", borough="hackney", since="2021/22", until="2021/22", split="equal")
    assert (direct["kind"], direct["years_published"], direct["amount_gbp"]) == ("direct funding (allocation)", "0", "")
    assert all(row["split"] == "equal" and row["part_gbp"] for row in rows)
    for forged in ({"since": "1066/67"}, {"since": "2020/21", "until": "2018/19"}, {"split": "fairly"}):
        with pytest.raises(BadRequest):
            FILES["reach"](file_request(store, {"borough": "Hackney", **forged}))


def every_pair(store: Store) -> list[ComparedYears]:
    return [ComparedYears(pair.kind, pair.series_id, pair.from_year, pair.to_year) for pair in comparable(store)]


@pytest.mark.slow
def test_every_pair_of_years_adds_up(store: Store) -> None:
    for chosen in every_pair(store):
        exhibits = explanation(store, chosen), part_table(store, chosen)
        rows = exhibits[0].export.rows if exhibits[0] else ()
        lines: dict[str, Any] = {row.line: row for row in rows}  # type: ignore[attr-defined]
        whole = lines["sum of these parts"]
        groups = [lines[group] for group in ("new", "larger", "smaller", "ended", "unchanged") if group in lines]
        assert sum(one.difference_gbp for one in groups) == whole.difference_gbp == whole.to_gbp - whole.from_gbp
        assert sum(one.parts for one in groups) == whole.parts
        # The file behind the parts gives the same sums.
        by_year: dict[str, Decimal] = defaultdict(Decimal)
        for row in exported_rows(exhibits[1].export) if exhibits[1] else ():
            if row["group"] != "not found":
                by_year[row["financial_year"]] += Decimal(row["amount_gbp"])
        assert by_year[year(chosen.from_year)] == whole.from_gbp
        assert by_year[year(chosen.to_year)] == whole.to_gbp


def test_grants_by_programme_against_the_files(store: Store) -> None:
    programme = {row["programme_id"]: row["programme"] for row in table("programmes")}
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for award in counted():
        if award["kind"] == "grant" and award["fund_id"] == "vru" and award["start_year"] in ("2024/25", "2025/26"):
            sums[award["start_year"], programme[award["programme_id"]]] += Decimal(award["amount_gbp"])
    names = {name for _, name in sums}
    expected = {name: sums["2025/26", name] - sums["2024/25", name] for name in names}
    found = {part.part: part.difference for part in compare(store, ComparedYears("grants", "vru", 2024, 2025)).parts}
    assert {name: one.amount_gbp for name, one in found.items() if one} == expected
    assert sum(expected.values()) == Decimal("-2505186.23")


def test_direct_funding_against_the_files(store: Store) -> None:
    amounts = {
        (row["gss_code"], row["financial_year"]): Decimal(row["amount_gbp"])
        for row in table("borough_allocations")
        if row["fund_id"] == "lcpf-direct" and row["measure"] == "allocation"
    }
    both = [code for code, when in amounts if when == "2017/18" and (code, "2018/19") in amounts]
    expected = sum(amounts[code, "2018/19"] - amounts[code, "2017/18"] for code in both)
    told = compare(store, ComparedYears("boroughs", "lcpf-direct", 2017, 2018))
    assert told.everything.parts == len(both) == 3
    assert told.everything.difference.amount_gbp == expected == Decimal(-850_272)


def test_golden_words_on_a_change() -> None:
    test = opened("/changes")
    words = test.words
    assert "3 boroughs: £849,000 to £852,000 less in 2018/19 than in 2017/18" in words
    assert "Based on 3 of 32 boroughs. 29 are not found for both years (0 for one of them, 29 for neither)" in words
    assert "−£6,956,373" in words
    assert "−£597,240" in words
    assert "3 boroughs: 3 smaller" in words
    london, boroughs = test.charts
    assert "Westminster −£0.60m" in boroughs.alt
    assert words.index("All boroughs together got £6,956,373 less") < words.index("3 boroughs: £849,000")
    assert "Westminster −£0.60m; Bromley −£0.16m" in london.alt


def test_headlines_of_changes_are_short_and_keep_their_doubts(store: Store) -> None:
    for pair in comparable(store):
        chosen = ComparedYears(pair.kind, pair.series_id, pair.from_year, pair.to_year)
        for part in (explanation(store, chosen), part_table(store, chosen)):
            assert part is not None
            (headline,) = re.findall(r"<h2[^>]*>(.*?)</h2>", part.above, re.S)
            words = html.unescape(re.sub("<[^>]+>", "", headline))
            assert len(words) <= 90, words
            doubts = ("doubtful", "may be listed twice")
            assert any(one in words for one in doubts) == bool(_doubts(store, compare(store, chosen))[0])


def test_the_steps_of_london_add_up_to_its_totals(store: Store) -> None:
    """From published total to published total, whatever is known of single boroughs."""
    totals = {2017: 19_682_137, 2018: 12_725_764}
    first, *steps, last = downloaded(store, "change-of-london")
    assert [Decimal(row["amount_gbp"]) for row in (first, last)] == [totals[2017], totals[2018]]
    assert sum(Decimal(row["amount_gbp"]) for row in steps) == totals[2018] - totals[2017]
    assert steps[-1]["step"] == "The other 29 boroughs together"
    assert opened("/changes", kind="grants").words.count("All boroughs together") == 0


def test_what_is_not_found_is_neither_new_nor_ended() -> None:
    words = opened("/changes", **{"from": "2018/19", "year": "2019/20"}).words
    assert "3 larger and 29 not found for both years" in words
    assert "Richmond upon Thames" in words
    assert "Read with care" in words
    lines = opened("/changes", kind="programmes").words
    assert "All 7 lines that are known are found for both years." in lines
    assert "Embedded Youth Work in MTCs &amp; A&amp;Es" in lines or "Embedded Youth Work in MTCs & A&Es" in lines


def test_an_award_that_runs_on_has_not_just_ended() -> None:
    query = {"kind": "grants", "fund": "Violence Reduction Unit", "from": "2019/20", "year": "2020/21"}
    words = opened("/changes", **query).words
    assert "Runs on in 2020/21, paid from the earlier award" in words
    assert "no award known" in words
    assert "Each award stands whole in its first year" in words


def test_awards_that_look_alike_are_read_with_care() -> None:
    query = {"kind": "grants", "fund": "Ministry of Justice victims grant", "from": "2022/23", "year": "2023/24"}
    assert "Read with care" in opened("/changes", **query).words


@pytest.mark.parametrize(
    "forged", [{"kind": "rumours"}, {"fund": "x"}, {"from": "2018/19", "year": "2013/14"}, {"year": "99"}]
)
def test_forged_files_of_changes_are_refused(store: Store, forged: dict[str, str]) -> None:
    for name in ("change-explained", "change-parts"):
        with pytest.raises(BadRequest):
            FILES[name](file_request(store, forged))


def test_every_choice_leads_to_another(store: Store) -> None:
    assert kinds(store) == ("boroughs", "programmes", "grants", "contracts", "budgets", "ceilings")
    for kind in kinds(store):
        for series_id in funds(store, kind).values():
            start, end = usual_years(store, kind, series_id)
            assert start in earlier_years(store, kind, series_id)
            assert end in later_years(store, kind, series_id, start)


def test_published_totals_lead_where_the_parts_are_rounded_otherwise(store: Store) -> None:
    """The lines of the extensions add up to £1.78m and £2.64m; £1.8m and £2.6m are printed, dashes are nil."""
    assert table("programme_budgets")
    shown = opened("/changes", kind="programmes").words
    assert ("£1.8m in 2019/20 and £2.6m in 2020/21, £700,000 to £900,000 more") in shown
    assert "1,370,000" not in shown
    told = compare(store, ComparedYears("programmes", "vru-extension-budget", 2019, 2020))
    assert told.everything.parts == len(told.parts) == 7
