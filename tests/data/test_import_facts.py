"""What the import of facts normalises, and that it refuses what it cannot match."""

from pathlib import Path

import pytest

from data.import_facts import MAPPINGS, areas, listed, read, slug, years


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


def test_mappings_name_what_exists() -> None:
    for name, column in (("budget_line_programmes", "programme_id"), ("discrepancy_subjects", "topic")):
        assert all(row[column] for row in read(MAPPINGS, name))
