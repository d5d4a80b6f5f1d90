"""The About pages: contents that lead to headings, readers' words, how to cite; and the names of windows."""

import re

from data.store import Store
from pages.about import quality_content
from pages.about.sources_content import TABLE_LABELS
from pages.boroughs import compare_content
from pages.money import award_content, recipient_content
from queries.quality import total_comparisons
from tests.helpers import opened
from ui.total_words import verdict_words


def test_contents_lead_to_headings_that_are_there(store: Store) -> None:
    for page in ("/methods", "/quality"):
        test = opened(page)
        named = [link.partition("#")[2] for link in test.links if link.startswith("#")]
        there = re.findall(r' id="([^"]+)"', test.html)
        assert len(named) >= 7
        assert set(named) <= set(there)
        assert len(there) == len(set(there))
    words = opened("/methods").words
    assert "How to cite, and versions of the data" in words
    assert f"version {store.version} of its data" in words


def test_totals_that_agree_are_folded_away(store: Store) -> None:
    exhibit = quality_content.totals(store)
    assert exhibit is not None
    agreeing = [
        row
        for row in total_comparisons(store)
        if row.kind != "Decision" and row.verdict in ("equal", "rounded", "as worded")
    ]
    before, _, folded = exhibit.above.partition(f"Show the {len(agreeing)} totals that agree")
    assert "differs" in before
    assert "agrees" not in before
    assert folded.count(">agrees") == len(agreeing)
    assert "agrees with the words of the source" in folded


def test_methods_say_what_the_pages_do() -> None:
    words = opened("/methods").words
    assert "is not split unless you ask for it" in words
    assert "Both ends of a printed range are rounded outwards, here and in the files" in words
    assert "2012/13, 2013/14 and 2014/15 are derived" in words


def test_readers_words_for_all_that_documents_are_sources_of(store: Store) -> None:
    with store.cursor() as cursor:
        used = {name for (name,) in cursor.execute("SELECT DISTINCT table_name FROM source_uses").fetchall()}
    assert used == set(TABLE_LABELS)


def test_a_rounded_award_is_named_under_its_document_as_it_was_published() -> None:
    words = opened("/sources", source="irish-world-rescue-response").words
    assert "Rescue and Response (county lines), 2018/19 to 2020/21: about £3m" in words
    assert "2020/21: £3,000,000" not in words


def test_a_window_is_named_after_what_is_in_it(store: Store) -> None:
    assert award_content.window(store, "decision", "pcd-310") == "Decision: PCD 310"
    assert recipient_content.window("Redthread") == "Awards to Redthread"
    assert compare_content.window(["Westminster", "Camden"]) == "Compare Westminster and Camden"
    assert compare_content.window(["x"] * 12) == "Compare 12 boroughs"


def test_rounded_awards_that_come_to_less_say_by_how_much_at_least(store: Store) -> None:
    """The awards of PCD 310 are printed as £8.9m to £10.0m, and come to less than £10,000,000 all the same."""
    short = [row for row in total_comparisons(store) if row.verdict == "less" and row.parts_rounding_gbp]
    assert {row.comparison_id for row in short} >= {"pcd-310", "pcd-324"}
    for row in short:
        assert row.total_gbp is not None
        assert row.parts_rounding_gbp is not None
        least = row.total_gbp - row.parts_gbp - row.parts_rounding_gbp
        assert verdict_words(row) == f"the awards known come to less, by at least £{least:,.0f}"
        exhibit = award_content.one_decision(store, row.comparison_id)
        assert exhibit is not None
        assert f"They fall short by at least £{least:,.0f}." in exhibit.above + exhibit.below
