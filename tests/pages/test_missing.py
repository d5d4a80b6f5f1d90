"""What we have not found is called so; “not published” is said only of what a source says is not published."""

import re

import pytest

from analysis.award_sums import sums_by_kind
from data.store import Store
from pages.menu import PAGES
from pages.money.award_content import one_award, one_decision
from queries.awards import AwardSearch, awards_found
from tests.helpers import area_names, file_request, opened, table
from ui.files import DRAWINGS

ABSENT = re.compile(
    r"[Nn]ot published|(?:nothing is|ever|rarely|never|[Nn]one|[Nn]obody has) published|[Uu]npublished|"
    r"[Ww]ithout a published|\b[Nn]o published|parts are published"
)

KNOWN = (
    # Glossary and Methods say what the words mean.
    "Not published A source says that it was not published.",
    "Not published is said only where a source says so",
    "What is known not to be published of an award, because a source says so",
    "fact VARCHAR no What is not published",
    # The dictionary: a column that is never empty, and one of its values.
    "status VARCHAR no published",
    # The Treasury’s series gives growth, not these indices: its row in sources.csv says so.
    "is not published in the series we use: it is derived by chaining",
    "is derived from growth rates, not published as such",
    # Returns that an operator loads are unpublished by what they are.
    "unpublished returns",
    "unpublished counts",
    "Returns that an operator loads and nobody has published",
)
"""Words that say of something that it is unpublished, and why that is known."""


def claims(words: str) -> list[str]:
    """Return where words say that something is not published, but for what is known to be so."""
    words = re.sub(r"\s+", " ", words)
    for known in KNOWN:
        words = re.sub(re.escape(known), "", words, flags=re.I)
    return [words[max(0, hit.start() - 60) : hit.end() + 30] for hit in ABSENT.finditer(words)]


ADDRESSES: list[tuple[str, dict[str, str]]] = [
    *((page, {}) for page in PAGES),
    *(("/borough", {"borough": area}) for area in area_names()),
    *(("/compare", {"borough": area}) for area in area_names()),
    *(("/map", {"measure": measure}) for measure in ("change in funding", "awards", "residents")),
    ("/map", {"year": "2018/19"}),
    *(("/changes", {"kind": kind}) for kind in ("programmes", "grants", "contracts", "budgets", "ceilings")),
    ("/changes", {"kind": "boroughs", "from": "2017/18", "year": "2018/19"}),
    *(("/projects", {"story": story}) for story in ("co-commissioning", "fund-tables")),
    *(("/recommendations", {"story": story}) for story in ("award-lengths", "questions", "principles", "audit")),
    *(("/outcomes", {"story": story}) for story in ("what-worked", "side-by-side", "cost")),
    ("/services", {"q": "stalking"}),
    ("/services", {"show": "coverage"}),
    ("/sources", {"source": "wandsworth-lcpf-cut"}),
    ("/sources", {"source": "press-vawg-grassroots-2023-08-14"}),
]


@pytest.mark.parametrize(("page", "query"), ADDRESSES)
def test_no_page_calls_unpublished_what_we_have_not_found(page: str, query: dict[str, str]) -> None:
    assert not claims(opened(page, **query).words)


@pytest.mark.slow
def test_an_award_says_what_is_not_published_where_its_source_does(store: Store) -> None:
    known = {row["award_id"]: row for row in table("not_published")}
    assert known
    for row in table("awards"):
        shown = one_award(store, row["award_id"])
        assert shown is not None
        words = re.sub(r"<[^>]+>", " ", f"{shown.above}")
        if row["award_id"] in known:
            one = known[row["award_id"]]
            words = words.replace(f"not published: {one['words']}.", "", 1)
            assert one["words"] in row["note"]
            assert one["source_id"] == row["source_id"]
        if not row["amount_gbp"]:
            assert "Amount  not found" in re.sub(r"\n\s*", " ", words)
        assert not claims(words)


def test_no_decision_calls_unpublished_what_we_have_not_found(store: Store) -> None:
    for row in table("decisions"):
        shown = one_decision(store, row["decision_id"])
        assert shown is not None
        assert not claims(re.sub(r"<[^>]+>", " ", f"{shown.above}"))


def test_awards_without_an_amount_are_counted_as_not_found(store: Store) -> None:
    empty = [row for row in table("awards") if not row["amount_gbp"]]
    assert sum(row.not_found for row in sums_by_kind(awards_found(store, AwardSearch()))) == len(empty)
    assert {row["not_counted_reason"] for row in empty} == {"amount not found"}


def test_the_drawing_has_the_words_of_the_page(store: Store) -> None:
    content = DRAWINGS["map"](
        file_request(store, {"measure": "change in funding", "from": "2017/18", "year": "2018/19"})
    )
    assert content is not None
    assert "not found (28 areas)" in content.decode()
    assert not claims(content.decode())
