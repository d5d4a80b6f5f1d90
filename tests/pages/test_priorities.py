"""The Priorities page: figures as printed, sums worked out again from the CSV files, flows that add up."""

import re
from collections import defaultdict
from decimal import Decimal
from itertools import combinations

import pytest

from analysis.priorities import kinds, priority_choices
from analysis.totals import is_unlikely
from data.store import Store
from pages.money import priorities_awards, priorities_flows
from queries.awards import Award
from queries.priorities import (
    award_flows,
    awards_beside_budget,
    awards_by_priority,
    headings_by_priority,
    whole_budget,
)
from queries.quality import total_comparisons
from tests.helpers import downloaded, file_request, opened, table
from ui.files import FILES
from ui.flow_figures import Flow, flows
from ui.total_words import verdict_words


def words(**query: str) -> str:
    return opened("/priorities", **query).words


@pytest.mark.parametrize(
    "printed",
    [
        "The 5 priorities of 2019/20 add up to £53.6m, the whole published budget",
        "All 5 priorities and their 31 lines are found; of other years we found none.",
        "the heading says £17.9m, its 8 lines add up to £18.1m",
        "the heading says £2.3m, its 3 lines add up to £2.2m",
        "the heading says £2.1m, its 4 lines add up to £2.2m",
        "£18.1m, give or take £400,000",
        "London Victims and Witnesses Service £7.7m named activity",
        "The London Crime Prevention Fund runs through all of the 5 priorities Its lines add up to £13.1m",
        "the whole fund £18.7m, direct funding of boroughs £13.4m and projects commissioned together £5.3m",
        "no remainder is made up",
        "so for them the way from funder to fund to priority cannot be drawn",
        "rounding alone is not a likely reason",
        "What share of the £53.6m of 2019/20 reached named awards cannot be said soundly The grants named for that "
        "year alone are as large as 6.4% to 6.6% of it",
        "no source links an award to a line of the budget",
        "1 contract up to £730,000 up to 1.4%",
        "1 contract £398,915 0.7% to 0.8%",
        "These are different kinds of amount and are not added",
        "163 grants of about £129.2m from funder to programme A funder is stated for about £106.7m, none for "
        "£22,453,753",
        "no fund, and so no funder, is stated for 24",
        "Not drawn: 44 more of at most £42,256,061",
        "An award of several years is in its first year as a whole",
        "Standing together against extremism, hatred and intolerance",
        "Protecting people from exploitation and harm",
    ],
)
def test_words_of_the_page(printed: str) -> None:
    assert printed in words()


def test_headings_and_lines_from_the_files(store: Store) -> None:
    lines = defaultdict(list)
    for row in table("priority_spend_lines"):
        lines[row["priority_id"]].append(row)
    found = {row.priority_id: row for row in headings_by_priority(store, 2019)}
    assert {row["priority_id"] for row in table("priority_areas")} == found.keys()
    for row in table("priority_areas"):
        one = found[row["priority_id"]]
        assert one.amount_gbp == Decimal(row["amount_gbp"])
        assert one.lines_gbp == sum(Decimal(line["amount_gbp"]) for line in lines[one.priority_id])
        assert one.line_count == len(lines[one.priority_id])
        (lcpf,) = [line for line in lines[one.priority_id] if line["kind"] == "lcpf"]
        assert one.lcpf_gbp == Decimal(lcpf["amount_gbp"])
    whole = whole_budget(store, 2019)
    assert whole is not None
    assert whole.amount_gbp == sum(row.amount_gbp for row in found.values()) == 53_600_000
    assert whole.lcpf_gbp == 13_100_000


@pytest.mark.parametrize("kind", ["grant", "contract", "budget", "procurement ceiling", "income accepted"])
def test_awards_from_the_files(store: Store, kind: str) -> None:
    priority_of = {row["programme_id"]: row["priority_id"] for row in table("programmes")}
    name_of = {row["priority_id"]: row["priority"] for row in table("priority_areas")}
    deflator = {row["financial_year"][:4]: Decimal(row["price_index"]) for row in table("gdp_deflators")}
    stated: dict[tuple[str, str | None], list[Decimal]] = defaultdict(list)
    at_most: dict[tuple[str, str | None], list[Decimal]] = defaultdict(list)
    for row in table("awards"):
        if row["counts_in_totals"] == "yes" and row["kind"] == kind:
            sums = at_most if row["amount_basis"] == "up to" else stated
            key = (row["start_year"][:4], name_of.get(priority_of[row["programme_id"]]))
            sums[key].append(Decimal(row["amount_gbp"]))
    rows = awards_by_priority(store, kind, "real")
    assert {(str(row.start_year or ""), row.priority) for row in rows} == stated.keys() | at_most.keys()
    for one in rows:
        key = (str(one.start_year or ""), one.priority)
        assert one.stated_gbp == (sum(stated[key]) if stated[key] else None)
        assert one.up_to_gbp == (sum(at_most[key]) if at_most[key] else None)
        assert one.awards == len(stated[key]) + len(at_most[key])
        for amounts, value in ((stated[key], one.stated_value), (at_most[key], one.up_to_value)):
            if amounts and key[0] in deflator:
                assert value == pytest.approx(float(sum(amounts) * 100 / deflator[key[0]]))
            else:
                assert value is None


def test_no_award_is_counted_twice(store: Store) -> None:
    """Kinds, and priorities within a kind, share no award, and together are all that count."""
    files = {
        (kind, priority): FILES["counted-awards"](file_request(store, {"kind": kind, "priority": priority}))
        for kind in kinds(store)
        for priority in priority_choices(store)[1:]
    }
    ids = {
        key: [row.award_id for row in export.rows if isinstance(row, Award)] for key, export in files.items() if export
    }
    assert all(not set(one) & set(other) for one, other in combinations(ids.values(), 2))
    counted = [row["award_id"] for row in table("awards") if row["counts_in_totals"] == "yes"]
    assert sorted(one for found in ids.values() for one in found) == sorted(counted)


def test_the_flows_add_up(store: Store) -> None:
    rows = priorities_flows.flow_rows(store)
    out: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        out[row.flows_from] += row.amount_gbp
    assert out.pop("Whole budget") == 53_600_000
    assert sum(out.values()) == sum(Decimal(row["amount_gbp"]) for row in table("priority_spend_lines"))
    assert out["A Better Criminal Justice Service"] == 18_100_000
    figures = [one.figure.to_dict() for one in opened("/priorities").charts if one.figure]
    chart, awards = [figure for figure in figures if figure["data"][0]["type"] == "sankey"]
    drawn = chart["data"][0]["link"]
    assert sum(drawn["value"]) == float(sum(row.amount_gbp for row in rows))
    assert len(drawn["value"]) == len(rows) == 36
    grants = sum(row.stated_gbp for row in award_flows(store, "grant"))
    assert sum(awards["data"][0]["link"]["value"]) == pytest.approx(float(3 * grants)), "each of three steps is all"


KINDS = ("grant", "contract", "budget", "procurement ceiling", "income accepted")


@pytest.mark.parametrize("kind", KINDS)
def test_flows_of_awards_from_the_files(store: Store, kind: str) -> None:
    """Every step from funder to programme adds up to the counted amounts of the kind, "up to" amounts apart."""
    funds = {row["fund_id"]: row for row in table("funds")}
    programmes = {row["programme_id"]: row for row in table("programmes")}
    priorities = {row["priority_id"]: row["priority"] for row in table("priority_areas")}
    expected: dict[tuple[str | None, ...], dict[bool, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    totals: dict[bool, Decimal] = defaultdict(Decimal)
    for row in table("awards"):
        if row["counts_in_totals"] == "yes" and row["kind"] == kind:
            fund = funds.get(row["fund_id"], {})
            priority = priorities.get(programmes[row["programme_id"]]["priority_id"])
            way = (fund.get("funder"), fund.get("fund"), priority, row["programme_id"])
            expected[way][row["amount_basis"] == "up to"] += Decimal(row["amount_gbp"])
            totals[row["amount_basis"] == "up to"] += Decimal(row["amount_gbp"])
    rows = award_flows(store, kind)
    assert {(row.funder, row.fund, row.priority, row.programme_id) for row in rows} == expected.keys()
    for one in rows:
        way = (one.funder, one.fund, one.priority, one.programme_id)
        assert (one.stated_gbp, one.up_to_gbp) == (expected[way][False], expected[way][True])
    drawn, _ = priorities_flows.drawn_awards(rows)
    columns: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for flow in drawn:
        columns[flow.start.partition(":")[0], "out"] += flow.amount_gbp
        columns[flow.end.partition(":")[0], "in"] += flow.amount_gbp
    assert len(columns) == 6
    assert set(columns.values()) == {totals[False]}
    lines = downloaded(store, "award-flows", kind=kind)
    assert sum(Decimal(line["stated_gbp"]) for line in lines) == totals[False]
    assert sum(Decimal(line["up_to_gbp"]) for line in lines) == totals[True]


def test_smaller_places_are_drawn_together(store: Store) -> None:
    """At most twelve places of a kind by name, the rest and what is not stated: so many labels find room."""
    _, labels = priorities_flows.drawn_awards(award_flows(store, "grant"))
    for what in ("Funder", "Fund", "Priority", "Programme"):
        assert len([place for place in labels if place.startswith(f"{what}:")]) <= priorities_flows.MOST + 2
    assert labels["Programme: 66 other programmes"].startswith("66 other programmes about £59.7m")
    assert labels["Fund: not stated"] == "Fund not stated £22.45m"
    assert {"Funder: Violence Reduction Unit", "Fund: Violence Reduction Unit"} <= labels.keys()


def test_flows_follow_the_choice_of_kind_and_priority() -> None:
    found = words(kind="contract", priority="A Better Policing Service for London")
    assert "4 contracts of £1.54m to £1.65m from funder to programme" in found
    assert "(A Better Policing Service for London)" in found


def test_awards_beside_the_budget_from_the_files(store: Store) -> None:
    """How large awards for 2019/20 alone are beside £53.6m, which is rounded to £0.1m, by kind and basis."""
    sums: dict[tuple[str, bool], Decimal] = defaultdict(Decimal)
    for row in table("awards"):
        if row["counts_in_totals"] == "yes" and row["start_year"] == row["end_year"] == "2019/20":
            sums[row["kind"], row["amount_basis"] == "up to"] += Decimal(row["amount_gbp"])
    rows = awards_beside_budget(store, 2019)
    assert {(row.kind, row.amount_basis == "up to"): row.amount_gbp for row in rows} == sums
    assert sums["grant", False] == 3_486_546
    for one in rows:
        assert one.size == pytest.approx(float(one.amount_gbp / 53_600_000))
        assert one.size_bounds is not None
        assert one.size_bounds.low == pytest.approx(float(one.amount_gbp / 53_650_000))
        assert one.size_bounds.high == pytest.approx(float(one.amount_gbp / 53_550_000))
    lines = downloaded(store, "awards-beside-budget")
    assert [Decimal(line["amount_gbp"]) for line in lines] == [row.amount_gbp for row in rows]
    assert {"size_bounds_low", "size_bounds_high"} <= lines[0].keys()


def test_a_heading_is_judged_as_on_the_quality_page(store: Store) -> None:
    headings = [row for row in total_comparisons(store) if row.kind == "Priority"]
    assert any(is_unlikely(row) for row in headings)
    found = words()
    for row in headings:
        amount = f"{float(row.parts_gbp) / 1_000_000:.1f}m"
        assert re.search(rf"£{amount}(, give or take £[\d,]+)? {verdict_words(row)} ", found), row.title


def test_flows_between_places_of_one_name_meet() -> None:
    (sankey,) = flows([Flow("a", "b", 2, "£2"), Flow("c", "b", 1, "£1", is_marked=True)], {"b": "b £3"}).data
    assert sankey.node.label == ("a", "b £3", "c")
    assert list(zip(sankey.link.source, sankey.link.target, strict=True)) == [(0, 1), (2, 1)]
    assert len(set(sankey.link.color)) == 2


def test_rounded_awards_are_shown_as_they_were_published(store: Store) -> None:
    listed = priorities_awards.listed(store, "grant", "Keeping Children and Young People Safe")
    covering = priorities_awards.covering_year(store)
    assert listed is not None
    assert covering is not None
    for exhibit, amounts, exact in (
        (listed, ("about £3m", "about £319,000", "about £500,000", "about £2.12m"), ("£3,000,000", "£2,120,000")),
        (covering, ("about £3m", "about £0.4m"), ("£3,000,000",)),
    ):
        shown = f"{exhibit.above}{exhibit.below}"
        assert [amount for amount in amounts if f">{amount}<" not in shown] == []
        assert [amount for amount in exact if amount in shown] == []


def test_a_choice_of_kind_and_priority() -> None:
    found = words(kind="contract", priority="A Better Policing Service for London", terms="real")
    assert "Contracts by first financial year, 2024/25 prices" in found
    assert "contracts that count in totals" in found
    assert "Crimestoppers Bureau services for the MPS" in found
    nothing = words(kind="income accepted", priority="Tackling Violence Against Women and Girls")
    assert "No acceptance of income for “Tackling Violence Against Women and Girls”" in nothing
    assert "could not be shown" not in nothing
