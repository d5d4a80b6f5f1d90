"""A headline that rests on a doubtful figure says so; which figures are doubtful is worked out anew."""

import html
import re
from collections import Counter
from decimal import Decimal

import pytest

from analysis.borough_figures import View, doubtful
from data.store import Store
from pages.boroughs import compare_content, compare_years, formula_content, need_content, profile_funding
from pages.boroughs.map_content import heading as map_heading
from pages.boroughs.map_content import headline
from pages.boroughs.measures import figures
from pages.boroughs.profile_content import headline_sentences
from queries.boroughs import ALL_OFFENCES, areas
from queries.places import short_name
from tests.helpers import opened, table
from ui.doubts import doubtful_areas, doubtful_years
from ui.exhibit import ReadyExhibit
from ui.funding_changes import largest_changes

OUT_OF_LINE = {"Richmond upon Thames", "Southwark", "Sutton"}
BELOW = {"Tower Hamlets", "Waltham Forest"}
"""If the lines from Richmond upon Thames on have slipped by one, these two have another's figure too."""
DOUBTFUL = OUT_OF_LINE | BELOW


def heading(shown: ReadyExhibit | None) -> str:
    assert shown is not None
    found = re.search(r"<h[23][^>]*>(.*?)</h[23]>", f"{shown.above}", re.S)
    assert found
    return html.unescape(re.sub(r"<[^>]+>", " ", found[1]))


def test_which_figures_are_doubtful_is_what_the_tables_say(store: Store) -> None:
    """Worked out from the tables alone: out of line with offences, then what a slip by one line would change."""
    names = {row["gss_code"]: row["area"] for row in table("areas")}
    amounts = {
        names[row["gss_code"]]: Decimal(row["amount_gbp"])
        for row in table("borough_allocations")
        if (row["fund_id"], row["financial_year"], row["measure"]) == ("lcpf-direct", "2019/20", "allocation")
    }
    offences: Counter[str] = Counter()
    for row in table("recorded_offences"):
        if (row["financial_year"], row["offence_group"]) == ("2019/20", ALL_OFFENCES):
            offences[names[row["gss_code"]]] += int(row["offences"])
    rate = Decimal(13_400_000) / sum(offences.values())
    order = sorted(amounts)
    assert len(order) == 32

    def is_out(amount: Decimal, area: str) -> bool:
        each = amount / offences[area] / rate
        half = Decimal(50_000) / offences[area] / rate
        return each - half > Decimal("2.05") or each + half < Decimal("0.49")

    out = [area for area in order if is_out(amounts[area], area)]
    assert set(out) == OUT_OF_LINE
    below = []
    for above, area in zip(order[order.index(out[-1]) :], order[order.index(out[-1]) + 1 :], strict=False):
        if amounts[above] == amounts[area] or is_out(amounts[above], area):
            break
        below.append(area)
    assert set(below) == BELOW
    assert {names[code] for code in doubtful(store, "lcpf-direct", 2019)} == DOUBTFUL
    assert not doubtful(store, "lcpf-direct", 2018)


@pytest.mark.parametrize("per", ["total", "head", "offence"])
@pytest.mark.parametrize("terms", ["cash", "real"])
def test_the_map_says_it(store: Store, terms: str, per: str) -> None:
    view = View("funding", year=2019, terms=terms, per=per)  # type: ignore[arg-type]
    shown = figures(store, view)
    words = headline(view, shown)
    assert "5 of the 32 figures are doubtful" in map_heading(shown, words)
    assert words.endswith("(* doubtful)")
    for area in DOUBTFUL:
        assert not re.search(rf"{short_name(area)}\b(?!\*)", words)


def test_the_map_of_what_nobody_doubts_says_nothing(store: Store) -> None:
    for view in (
        View("residents", year=2019),
        View("funding", year=2018),
        View("change in funding", from_year=2017, year=2018),
    ):
        assert "doubtful" not in headline(view, figures(store, view))


@pytest.mark.parametrize("others", [("Barnet",), ("Sutton",), ("Tower Hamlets", "Camden"), tuple(sorted(DOUBTFUL))])
def test_compare_says_whose_figures_are_doubtful(store: Store, others: tuple[str, ...]) -> None:
    names = ("Hackney", *others)
    view = View("funding", year=2019)
    shown = [
        compare_content.among_all(store, view, names),
        compare_content.ranked(store, view, names),
        compare_years.over_time(store, view, ("Westminster", *others)),
    ]
    for one in shown:
        assert one
        assert ("doubtful" in heading(one)) == bool(DOUBTFUL & set(others)), heading(one)
        if 0 < len(DOUBTFUL & set(others)) <= 3:
            words = re.split("[;.] ?[Tt]he figure", one.above)[-1]
            for area in DOUBTFUL & set(others):
                assert area in words


def test_funding_and_need_say_it(store: Store) -> None:
    shown = [
        need_content.against_need(store, "residents", ALL_OFFENCES),
        need_content.against_need(store, "residents", ALL_OFFENCES, "Sutton"),
        need_content.share_table(store, ALL_OFFENCES),
        need_content.agreement(store, ALL_OFFENCES),
        formula_content.formula(store, (1, 0, 0, 0, 0, 0)),
    ]
    for one in shown[:2]:
        assert one
        assert "5 of the 32 figures are doubtful" in one.above
    assert "(doubtful)" in heading(shown[1])
    for one in shown[2:]:
        assert one
        assert "doubtful" in heading(one)
        assert "5 of the 32 figures are doubtful" in one.above


def test_every_profile_says_it(store: Store) -> None:
    for area in areas(store):
        if not area.receives_direct_funding:
            continue
        words = " ".join(one.text for one in headline_sentences(store, area))
        shown = profile_funding.funding(store, area, "cash", "total")
        assert ("The figure for 2019/20 is doubtful." in words) == (area.area in DOUBTFUL)
        assert ("doubtful" in heading(shown)) == (area.area in DOUBTFUL)
        assert shown
        assert ("he figure for 2019/20 is doubtful" in shown.above) == (area.area in DOUBTFUL)


def test_a_change_to_a_doubtful_year_says_it() -> None:
    words = opened("/changes", kind="boroughs", **{"from": "2018/19", "year": "2019/20"}).words
    assert "; Richmond upon Thames is doubtful" in words
    sure = opened("/changes", kind="boroughs", **{"from": "2017/18", "year": "2018/19"}).words
    assert "is doubtful" not in sure.partition("Each change")[0]


def test_the_overview_names_a_cut_that_nobody_doubts(store: Store) -> None:
    assert "doubtful" not in heading(largest_changes(store))


def test_words_for_doubts() -> None:
    assert doubtful_areas([], 32) == ""
    assert doubtful_areas(["Sutton"], 32) == "; the figure of Sutton is doubtful"
    assert doubtful_areas(["Southwark", "Sutton"], 4) == "; the figures of Southwark and Sutton are doubtful"
    assert doubtful_areas(["A", "B", "C", "D"], 32) == "; 4 of the 32 figures are doubtful"
    assert doubtful_areas(["A", "B", "C", "D"], 9, {"D", "E"}) == (
        "; 4 of the 9 figures are doubtful, among them that of D"
    )
    assert doubtful_areas(["A", "B", "C", "D"], 9, {"D", "A"}) == (
        "; 4 of the 9 figures are doubtful, among them those of A and D"
    )
    assert doubtful_years([]) == ""
    assert doubtful_years([2019]) == "; the figure for 2019/20 is doubtful"
