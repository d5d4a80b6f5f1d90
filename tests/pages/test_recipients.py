"""Recipients: what each was awarded alone, worked out again from the tables, and no sum of several as one’s."""

import re
from decimal import Decimal

import pandas as pd
import pytest

from analysis.recipients import RecipientSearch, bodies, first_years, funds, kinds, ranking, recipients
from data.paths import TABLES
from data.store import Store
from pages.money.recipients_content import PAGE_SIZE, headline
from tests.helpers import downloaded, opened

Sums = dict[tuple[str, str, bool, bool], tuple[int, Decimal]]
"""Number and sum of counted awards by body, kind, whether they are shared, and whether they are “up to” an amount."""


def frame(name: str) -> pd.DataFrame:
    """Return a table of the data, every cell as its text."""
    return pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def expected() -> Sums:
    """Return the sums of all bodies, from the tables alone."""
    names = frame("organisations").set_index("organisation_id").organisation
    shared = frame("shared_awards")
    shared["body"] = shared.organisation_id.map(names).fillna(shared.name_seen)
    awards = frame("awards").query("counts_in_totals == 'yes'")
    alone = awards[(awards.organisation_id != "") & ~awards.award_id.isin(shared.award_id)]
    alone = alone.assign(body=alone.organisation_id.map(names), shared=False)
    several = awards.merge(shared[["award_id", "body"]], on="award_id").assign(shared=True)
    every = pd.concat([alone, several])
    every["limited"] = every.amount_basis == "up to"
    every["amount"] = every.amount_gbp.map(Decimal)
    groups = every.groupby(["body", "kind", "shared", "limited"]).amount
    return {key: (len(amounts), sum(amounts, Decimal(0))) for key, amounts in groups}


def test_every_recipient_alone_and_shared(store: Store, expected: Sums) -> None:
    found: Sums = {}
    for kind in kinds(store):
        for row in ranking(store, RecipientSearch(kind)):
            for key, amount in (
                ((row.recipient, kind, False, False), (row.awards, row.amount_gbp)),
                ((row.recipient, kind, False, True), (row.limited_awards, row.limited_gbp)),
                ((row.recipient, kind, True, False), (row.shared_awards, row.shared_gbp)),
                ((row.recipient, kind, True, True), (row.shared_limited_awards, row.shared_limited_gbp)),
            ):
                if amount[0]:
                    found[key] = amount
    assert found == {key: sums for key, sums in expected.items() if key[1] in kinds(store)}
    assert {kind for _, kind, _, _ in expected} - set(kinds(store)) <= {"income accepted", "procurement ceiling"}


def test_years_and_funds_leave_nothing_out(store: Store) -> None:
    for kind in kinds(store):
        whole = {row.recipient: row.amount_gbp for row in ranking(store, RecipientSearch(kind))}
        without_year = sum(
            (award.amount_gbp or Decimal(0))
            for of in recipients(store).values()
            for award in of.alone
            if award.start_year is None
            and award.counts_in_totals
            and award.kind == kind
            and award.amount_basis != "up to"
        )
        by_year = [row for start in first_years(store) for row in ranking(store, RecipientSearch(kind, start))]
        assert sum(row.amount_gbp for row in by_year) + without_year == sum(whole.values())
        for fund in funds(store)[1:]:
            for row in ranking(store, RecipientSearch(kind, fund=fund)):
                assert row.amount_gbp <= whole[row.recipient]


def test_no_shared_award_is_anybodys_own(store: Store) -> None:
    shared = set(frame("shared_awards").award_id)
    for name, of in recipients(store).items():
        assert not {award.award_id for award in of.alone} & shared
        assert name in bodies(store) or not of.alone


def test_the_largest_is_first_and_lists_are_whole(store: Store) -> None:
    rows = ranking(store, RecipientSearch())
    assert rows[0].recipient == "Victim Support"
    assert rows[0].amount_gbp == 12_159_494
    assert rows[0].shared_gbp == 4_999_001
    words = opened("/recipients").words
    assert "Most grant money went to Victim Support: £12.16m" in words
    assert f"1 to {PAGE_SIZE} of {len(rows)} shown" in words
    assert len(downloaded(store, "recipients", kind="grant")) == len(rows)
    last = opened("/recipients", page="99")
    assert rows[-1].recipient in last.words


def test_st_giles_trust_alone_and_in_the_alliance() -> None:
    for page in ("/recipients", "/awards"):
        words = opened(page, recipient="St Giles Trust").words
        alone, _, shared = words.partition("Shared awards that name it (not split)")
        assert "Awarded to it alone: £96k in contracts" in alone
        assert "£96,000" in alone
        assert "£15,600,000" not in alone
        assert "£15,600,000" in shared
        assert "Safer London, St Giles Trust, New Horizon Youth Centre and Anna Freud" in shared


def test_galop_has_its_two_and_the_two_it_shares() -> None:
    alone, _, shared = opened("/recipients", recipient="Galop").words.partition(
        "Shared awards that name it (not split)"
    )
    assert "2 awards, 1 of them not counted in totals" in alone
    assert "up to £200,000" in alone
    assert "£4,642,689" in shared
    assert "up to £263,500" in shared


def test_a_name_for_several_has_one_block() -> None:
    words = opened("/awards", recipient="23 civil society projects").words
    assert "Awards under this name" in words
    assert "Awarded to it alone" not in words


def test_search_by_name_finds_those_without_an_award_of_the_kind() -> None:
    words = opened("/recipients", q="st giles").words
    assert "St Giles Trust" in words
    assert "2 awards of another kind, year or fund, or not counted in totals" in words
    assert "Anna Freud" in opened("/recipients", q="anna", kind="contract").words
    assert "No recipient matches. Try fewer words." in opened("/recipients", q="zzzz").words


def test_headlines_are_short(store: Store) -> None:
    for kind in kinds(store):
        for start in (0, *first_years(store)):
            for fund in funds(store):
                search = RecipientSearch(kind, start, fund)
                assert len(headline(search, ranking(store, search))) <= 90, search
    for name in recipients(store):
        html = opened("/recipients", recipient=name).html
        for one in re.findall(r'<h2 class="mc-headline"[^>]*>(.*?)</h2>', html):
            assert len(re.sub("<[^>]+>", "", one)) <= 90, one
