"""What the import of facts normalises, and that it refuses what it cannot match."""

from pathlib import Path

import pytest

from data.import_facts import MAPPINGS, areas, listed, main, read, slug, years
from data.paths import TABLES


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [("2019/20", "2019/20", "2019/20"), ("2017/18-2020/21", "2017/18", "2020/21"), ("", "", "")],
)
def test_periods_become_two_years(period: str, start: str, end: str) -> None:
    assert years(period) == {"start_year": start, "end_year": end}


def test_ids_are_made_of_words() -> None:
    assert slug("LCPF Co-Commissioning Fund, three years", "2022/23-2024/25", "") == (
        "lcpf-co-commissioning-fund-three-years-2022-23-2024-25"
    )
    assert slug("Mayor’s £1m") == "mayors-1m"


def test_lists_in_a_cell_become_rows(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("service_id,needs\na,stalking;housing\nb,\n")
    assert list(listed(tmp_path, "services", "service_id", "needs", "need")) == [
        {"service_id": "a", "need": "stalking"},
        {"service_id": "a", "need": "housing"},
    ]


def test_an_area_with_two_names_is_refused(tmp_path: Path) -> None:
    (tmp_path / "boroughs.csv").write_text("gss_code,borough,lcpf_recipient\nE09000001,City of London,no\n")
    (tmp_path / "borough_geography.csv").write_text("gss_code,borough\nE09000001,London\n")
    with pytest.raises(ValueError, match="is called City of London and London"):
        list(areas(tmp_path))


def test_dates_of_stages_are_those_of_their_decisions() -> None:
    """A stage that happened when a decision was signed cites that decision; its date must be that of the signing."""
    signed = {row["decision_id"]: row["date_signed"] for row in read(TABLES, "decisions")}
    found = [row for row in read(TABLES, "milestones") if row["actual_decision_id"]]
    assert found
    for row in found:
        assert row["actual"] == signed[row["actual_decision_id"]]


def test_mappings_name_what_exists() -> None:
    with_keys = {
        "budget_line_programmes": {"programme_id": "programmes", "fund_id": "funds"},
        "discrepancy_subjects": {
            "gss_code": "areas",
            "fund_id": "funds",
            "programme_id": "programmes",
            "decision_id": "decisions",
        },
        "incomparable_decisions": {"decision_id": "decisions"},
        "award_lengths_stated": {"award_id": "awards", "decision_id": "decisions"},
        "award_roundings": {"award_id": "awards"},
        "decision_circumstances": {"decision_id": "decisions"},
        "milestone_sources": {
            "stage": "milestones",
            "actual_decision_id": "decisions",
            "note_source_id": "sources",
        },
        "recommendation_addressees": {"recommendation_id": "recommendations"},
        "recommendation_evidence": {"recommendation_id": "recommendations", "evidence": "evidence_kinds"},
    }
    for name, columns in with_keys.items():
        for column, table in columns.items():
            key = {"actual_decision_id": "decision_id", "note_source_id": "source_id"}.get(column, column)
            known = {row[key] for row in read(TABLES, table)}
            assert {row[column] for row in read(MAPPINGS, name)} - {""} <= known, (name, column)


@pytest.mark.parametrize(
    "name",
    [
        "award_lengths_stated",
        "award_roundings",
        "decision_circumstances",
        "evidence_kinds",
        "principle_evidence",
        "question_evidence",
        "recommendation_addressees",
        "recommendation_evidence",
        "unanswered",
    ],
)
def test_tables_of_our_own_are_the_same_in_the_package(name: str) -> None:
    assert read(MAPPINGS, name) == read(TABLES, name)


def test_a_folder_that_exists_is_never_written_to(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        main(str(tmp_path), str(TABLES))
