"""The five founding documents: each of their figures is on the page where a reader would look for it.

golden/document_figures.csv goes through the documents paragraph by paragraph: the figure as printed, and the words that
show it at an address. Left out are figures that only number or reach something: paragraphs, pages, slides, footnotes,
appendices, parts of the form and their cross-references, telephone numbers, file sizes, numbers of decisions in
footnotes, and the Acts in the small print of the form.
"""

import re
from collections import defaultdict

import pytest

from data.store import Store
from pages.scrutiny.evidence import counts
from tests.helpers import golden, opened, table

TABLES = "data/tables"
DOCUMENTS = {
    "Terms of reference, 2017",
    "Westminster scrutiny report, 19 June 2017",
    "Assembly letter, 11 March 2020",
    "Joint Audit Panel, 8 January 2020",
    "Assembly investigation page, 2024",
}
FOUNDING = (
    "ccf-working-group-tor-2017",
    "westminster-scrutiny-2017-06",
    "assembly-letter-2020-03",
    "joint-audit-panel-2020-01",
    "assembly-investigation-2024",
)


def words(page: str, query: str) -> str:
    """Return what can be read at an address, with one space for any number of them."""
    return opened(page, **dict(pair.split("=", 1) for pair in query.split("&") if pair)).words


def by_address() -> dict[tuple[str, str], list[dict[str, str]]]:
    found = defaultdict(list)
    for row in golden("document_figures"):
        found[row["page"], row["query"]].append(row)
    return found


@pytest.mark.parametrize("address", by_address(), ids="?".join)
def test_each_figure_of_the_documents_is_where_a_reader_looks(address: tuple[str, str]) -> None:
    shown = words(*address)
    missing = [(row["figure"], row["text"]) for row in by_address()[address] if row["text"] not in shown]
    assert not missing


def test_all_documents_are_gone_through() -> None:
    rows = golden("document_figures")
    assert {row["document"] for row in rows} == DOCUMENTS
    assert len(rows) > 440
    # On the page of its document alone is only what belongs to the document itself.
    assert {row["place"] for row in rows if row["page"] == "/sources"} == {
        "date",
        "title of the form",
        "form, signatures",
        "Figure 1",
        "Appendix 1, Overview, chart of spend by priority",
    }


ADDRESSES = {
    "borough": "/borough?borough={area}",
    "change": "/changes?kind=boroughs&fund=LCPF direct borough funding&from=2017/18&year=2018/19",
    "fund": "/projects?story=fund-tables",
    "need": "/need?",
    "overview": "/?",
    "priorities": "/priorities?",
    "programme": "/projects?project={name}",
    "recommendation": "/recommendations?recommendation={name}",
    "scrutiny": "/recommendations?story={name}",
    "story": "/projects?story=co-commissioning",
}
"""Where the quotations on each kind of subject are shown."""


def extracts() -> list[dict[str, str]]:
    return table("extracts")


def places() -> dict[str, set[str]]:
    """Return the quotations that each address is to show."""
    quoted = {row["extract_id"]: row["words"].translate(str.maketrans("“”", "‘’")) for row in table("extracts")}
    areas = {row["gss_code"]: row["area"] for row in table("areas")}
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("extract_subjects"):
        name = row["subject_id"]
        place = "/recommendations?" if name == "list" else ADDRESSES[row["subject"]]
        found[place.format(name=name, area=areas.get(name))].add(f"“{quoted[row['extract_id']]}”")
    return found


@pytest.mark.parametrize("address", places())
def test_quotations_stand_beside_what_rests_on_them(address: str) -> None:
    shown = words(*address.split("?"))
    assert not [quotation for quotation in places()[address] if quotation not in shown]


@pytest.mark.parametrize("source_id", FOUNDING)
def test_the_page_of_a_document_has_all_its_quotations_and_how_to_get_it(source_id: str) -> None:
    shown = words("/sources", f"source={source_id}")
    assert not [
        row["words"] for row in table("extracts") if row["source_id"] == source_id and row["words"] not in shown
    ]
    (document,) = [row for row in table("sources") if row["source_id"] == source_id]
    assert (document["url"] or "We found no public address of this document") in shown


def test_only_the_founding_documents_are_quoted() -> None:
    assert {row["source_id"] for row in extracts()} == set(FOUNDING)


def test_dates_of_the_plan_are_those_of_the_documents() -> None:
    """Every planned date of the co-commissioning fund, as the two papers of 2017 print it."""
    planned = {row["stage"]: row for row in table("milestones")}
    assert {
        stage: (row["planned_start"], row["planned_end"], row["planned_words"], row["locator"])
        for stage, row in planned.items()
    } == {
        "Consultation and development of the funding prospectus": ("2017-02", "2017-06", "", "section 7"),
        "Publication of the funding prospectus": ("2017-06", "2017-06", "", "section 7"),
        "Market development sessions": ("2017-07-10", "2017-07-16", "", "paragraph 3.9"),
        "Expressions of interest": ("2017-07", "2017-08", "", "section 7"),
        "Development of proposals": ("2017-09", "2017-10", "", "section 7"),
        "Funding decision, tranche 1": ("2017-11", "2017-12", "", "paragraph 3.9"),
        "Delivery starts, tranche 1": ("2018-07-01", "2018-07-01", "", "section 7"),
        "Decisions on the shape and priorities of tranche 2": ("", "2018-04", "by April 2018", "paragraph 3.9"),
        "Tranche 2": ("2018", "", "late 2018", "paragraph 3.5"),
    }
    for page, query in (("/timeliness", ""), ("/projects", "story=co-commissioning")):
        shown = words(page, query)
        assert "late 2018" in shown
        assert "Planned from April 2018" not in shown


def test_the_audit_says_itself_what_was_done() -> None:
    rows = [row for row in table("recommendations") if row["source_id"] == "joint-audit-panel-2020-01"]
    assert {row["number"]: row["date"] for row in rows} == {
        f"DARA-{number}": "2016-09" if number <= 3 else "2019-06" for number in range(1, 8)
    }
    # The report tells of progress and calls none of the seven finished.
    assert {row["status"] for row in rows} == {"progress reported"}
    for story in ("story=audit", "story=principles", "recommendation=joint-audit-panel-2020-01-dara-2"):
        assert "1 of 7" not in words("/recommendations", story)


def test_what_is_said_and_not_seen_is_told_as_such() -> None:
    said = [row for row in table("unanswered") if row["said"]]
    assert len(said) >= 9
    for row in said:
        name = row["recommendation_id"]
        query = f"recommendation={name}" if name else f"story={'questions' if row['question'] else 'principles'}"
        assert row["said"] in words("/recommendations", query)
    shown = words("/recommendations", "story=publications")
    for row in table("publications"):
        assert row["publication"] in shown
        assert (row["said"] or "Looked for and not found") in shown
    every = words("/recommendations", "")
    assert "not known from our sources: whether quarterly performance information" not in every.lower()
    assert "whether mopac provides a map or directory" not in every.lower()
    assert "Only the co-commissioning fund’s criteria" not in words("/recommendations", "story=questions")


def test_no_figure_on_scrutiny_counts_our_reading_without_saying_so(store: Store) -> None:
    """What we counted in what we have read is called that; the audit's own count and shares of the money are none."""
    for kind, rows in counts(store).items():
        assert kind in ("audit", "need") or re.search("our sources|this dashboard", rows[0].what), rows[0].what
        assert not [row.what for row in rows if "more than one year" in row.what]
