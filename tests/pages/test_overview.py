"""The overview against the files: the fund's split, the budget as roughly as its source has it, what a total leaves."""

import re
from decimal import Decimal

from analysis.direct_funding import published_totals
from data.store import Store
from pages.money import overview_budget, overview_content, overview_coverage, overview_direct_funding
from queries.london import commissioning_budget_by_year, commissioning_budget_growth
from tests.helpers import downloaded, table, words_of
from ui.borough_map_tiles import per_resident_tiles
from ui.formats import year
from ui.request_for_information import ask_for_borough_tables


def test_the_stated_split_stands_beside_that_of_the_allocations(store: Store) -> None:
    shown = words_of(overview_content.fund(store))
    assert "the split of 2018/19 to 2020/21 is 70% direct borough funding and 30% co-commissioning." in shown
    assert "71.0% to 72.4% of the London Crime Prevention Fund went to boroughs in 2019/20" in shown
    parts = [
        Decimal(row["amount_gbp"])
        for row in table("london_totals")
        if row["source_id"] == "assembly-investigation-2024" and row["measure"] == "allocation"
    ]
    assert f"The {len(parts)} parts published for 2022/23 to 2024/25 add up to £{sum(parts):,}." in shown
    assert sum(parts) == 54_000_000
    stated = [row["indicator"] for row in table("funding_formula") if "share of the fund" in row["indicator"]]
    assert [re.findall(r"\d+", row) for row in stated] == [["70"], ["30"]]


def test_a_budget_that_is_only_meant_roughly_is_shown_so(store: Store) -> None:
    shown = words_of(overview_budget.budget(store))
    rough = [
        row
        for row in table("london_totals")
        if '"around"' in row["note"] and row["series_id"] == "mopac-commissioning-budget"
    ]
    assert [(row["start_year"], row["amount_gbp"]) for row in rough] == [("2022/23", "70000000")]
    assert "grew from £23.6m in 2012/13 to about £70m in 2022/23" in shown
    assert "about £77m" in shown
    assert "£76m to £77m" not in shown
    assert "about 3 times as much in cash and about 2.3 times as much in real terms" in shown
    assert "194%" not in shown
    index = {row["financial_year"]: Decimal(row["price_index"]) for row in table("gdp_deflators")}
    assert round(Decimal(70) / index["2022/23"] * 100) == 77
    assert round(Decimal(70) / Decimal("23.6"), 1) == 3
    assert round(Decimal(70) / index["2022/23"] * index["2012/13"] / Decimal("23.6"), 1) == Decimal("2.3")


def test_without_a_rough_figure_growth_is_told_with_its_bounds(store: Store) -> None:
    main = [row for row in commissioning_budget_by_year(store) if row.is_main]
    growth = commissioning_budget_growth(store)
    assert growth is not None
    exact = main[-1]._replace(published_qualifier=None)
    assert "between 193% and 200%" in overview_budget.grown(growth, main[0], exact)


def test_years_with_a_derived_index_are_marked_in_table_and_file(store: Store) -> None:
    shown = words_of(overview_budget.budget(store))
    status = {row["financial_year"]: row["status"] for row in table("gdp_deflators")}
    assert "* The price index of 2012/13 is derived" in shown
    assert "That of 2020/21, which no figure here needs, is distorted" in shown
    rows = downloaded(store, "commissioning-budget")
    assert {row["deflator_status"] for row in rows} == {"derived", "published"}
    for row in rows:
        assert row["deflator_status"] == status[row["financial_year"]]
        assert row["financial_year"] != "2020/21"
    assert [row["published_qualifier"] for row in rows if row["financial_year"] == "2022/23"].count("around") == 1


def test_a_total_of_several_years_is_shown_as_its_part_and_nothing_is_subtracted(store: Store) -> None:
    """£26,210,370 and £39,315,555 are two and three times £13,105,185; £13.4m is never taken off one of them."""
    shown = words_of(overview_coverage.coverage(store))
    for expected in (
        "2019/20 32 of 32 £13.4m or £13,105,185 The second is half of £26,210,370, published for 2019/20 and 2020/21 "
        "together; the two contradict each other",
        "2020/21 0 of 32 £13,105,185 Half of £26,210,370, published for 2019/20 and 2020/21 together",
        "2021/22 0 of 32 £13,105,185 ",
        "2022/23 0 of 32 £13,105,185 A third of £39,315,555, published for the 3 years 2022/23 to 2024/25 together",
        "2023/24 0 of 32 £13,105,185 A third of £39,315,555, published for the 3 years 2022/23 to 2024/25 together",
        "2024/25 0 of 32 £13,105,185 A third of £39,315,555, published for the 3 years 2022/23 to 2024/25 together",
        "Two published totals of London’s direct funding in 2019/20 contradict each other",
    ):
        assert expected in shown, expected
    assert "is left" not in shown
    rows = {one["financial_year"]: one for one in downloaded(store, "direct-funding-coverage-by-year")}
    assert rows["2020/21"]["london_total_published"] == "no"
    even = {start: row["london_even_gbp"] for start, row in rows.items() if row["london_even_gbp"]}
    assert even == dict.fromkeys(("2019/20", "2020/21", "2022/23", "2023/24", "2024/25"), "13105185.00")
    assert {2 * Decimal(even["2020/21"]), 3 * Decimal(even["2022/23"])} == {Decimal(26_210_370), Decimal(39_315_555)}


def test_the_budget_says_what_each_source_calls_it(store: Store) -> None:
    shown = words_of(overview_budget.budget(store))
    assert (
        "The source of £46.1m for 2018/19 and £53.6m for 2019/20 calls them “expenditure related to commissioned "
        "services”."
    ) in shown
    called = {row["financial_year"]: row["called"] for row in downloaded(store, "commissioning-budget")}
    assert {start for start, name in called.items() if name} == {"2018/19", "2019/20"}


def test_the_story_has_every_published_total_and_draws_one_of_several_years_as_one_bar(store: Store) -> None:
    published = {
        (row["start_year"], row["end_year"] or row["start_year"]): Decimal(row["amount_gbp"])
        for row in table("london_totals")
        if row["fund_id"] == "lcpf-direct" and row["measure"] == "allocation" and Decimal(row["amount_gbp"])
    }
    rows = published_totals(store)
    assert {(year(one.start_year), year(one.end_year)): one.amount_gbp for one in rows} == published
    shown = overview_direct_funding.story(store)
    assert shown
    assert shown.figure
    bar = shown.figure.to_dict()["data"][0]
    assert sum(round(width + 0.2) for width in bar["width"]) == 9
    assert [round(width + 0.2) for width in bar["width"]].count(1) == 4
    heights = dict(zip(bar["x"], bar["y"], strict=True))
    assert heights[2019.5] == heights[2023] == 13.105185
    assert len(shown.above.partition("</h2>")[0].rpartition(">")[2]) <= 90


def test_every_borough_is_a_tile_that_leads_to_its_profile(store: Store) -> None:
    shown = per_resident_tiles(store)
    assert shown.count('href="borough?borough=') == 33
    assert "Westminster: £2.63 to £3.12" in shown
    assert re.search("Sutton: £[0-9.]+ to £[0-9.]+, looks wrong in the source", shown)
    assert "City of London: outside" in shown


def test_the_request_names_the_documents_and_years_that_are_missing(store: Store) -> None:
    for_all = words_of(ask_for_borough_tables(store))
    assert "allocated to each of the 32 boroughs" in for_all
    assert "2019/20 to 2020/21 (total in PCD 421); 2021/22 (total in PCD 850)" in for_all
    # Westminster's figures of the first years are published.
    own = words_of(ask_for_borough_tables(store, "Westminster"))
    assert "2017/18" not in own
    assert "2021/22 (total in PCD 850)" in own
