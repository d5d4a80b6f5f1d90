"""Two counted awards that look like one: every page that shows or sums one of them says so, with both funds."""

import html
import re
from itertools import combinations

import pytest

from analysis.change_parts import ComparedYears
from analysis.priorities import ALL
from data.store import Store
from pages.money import award_content, awards_content, changes_content, priorities_awards, project_content
from queries.awards import AwardSearch
from tests.helpers import table
from ui.exhibit import ReadyExhibit

FUNDS = {row["fund_id"]: row["fund"] for row in table("funds")}


def alike() -> list[tuple[dict[str, str], dict[str, str]]]:
    """Return the pairs of the file, found here once more."""
    counted = [row for row in table("awards") if row["counts_in_totals"] == "yes" and row["kind"] != "income accepted"]
    return [
        (one, other)
        for one, other in combinations(counted, 2)
        if one["start_year"]
        and all(one[name] == other[name] for name in ("programme_id", "start_year", "amount_gbp"))
        and (one["organisation_id"] or one["recipient_as_published"])
        == (other["organisation_id"] or other["recipient_as_published"])
    ]


def words(part: ReadyExhibit | None) -> str:
    assert part is not None
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", f"{part.above} {part.below}")))


def said(one: dict[str, str], other: dict[str, str]) -> str:
    first, second = sorted((one, other), key=lambda row: row["award_id"])
    return (
        f"Two counted awards look like one: £{int(one['amount_gbp']):,} to {one['recipient_as_published']} in "
        f"{one['start_year']}, from {FUNDS[first['fund_id']]} and from {FUNDS[second['fund_id']]}."
    )


def test_the_pairs_of_the_data() -> None:
    pairs = alike()
    assert {one["decision_id"] for pair in pairs for one in pair} == {"pcd-1236"}
    assert sum(int(one["amount_gbp"]) for one, _ in pairs) == 3_377_074


@pytest.mark.parametrize("pair", alike(), ids=lambda pair: pair[0]["award_id"])
def test_it_is_said_wherever_one_is_shown_or_summed(store: Store, pair: tuple[dict[str, str], dict[str, str]]) -> None:
    expected = said(*pair)
    start = int(pair[0]["start_year"][:4])
    kind, programme = pair[0]["kind"], pair[0]["programme_id"]
    for row in pair:
        assert expected in words(award_content.one_award(store, row["award_id"]))
        search = AwardSearch(fund=FUNDS[row["fund_id"]])
        assert expected in words(awards_content.sum_table(store, search))
        chosen = ComparedYears(f"{kind}s", row["fund_id"], start, start + 1)
        shown = words(changes_content.explanation(store, chosen))
        assert expected in shown
        assert "may be listed twice" in shown
    assert expected in words(award_content.one_decision(store, pair[0]["decision_id"]))
    assert expected in words(
        awards_content.award_list(store, AwardSearch(words=("tranche", "4", "services")), "newest", 1)
    )
    assert expected in words(project_content.awards(store, programme))
    assert expected in words(priorities_awards.by_priority(store, kind, ALL, "cash"))


def test_it_is_not_said_of_others(store: Store) -> None:
    twins = {row["award_id"] for pair in alike() for row in pair}
    for row in table("awards"):
        if row["decision_id"] == "pcd-1236":
            shown = words(award_content.one_award(store, row["award_id"]))
            assert ("look like one" in shown) == (row["award_id"] in twins)
