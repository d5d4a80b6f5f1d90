"""Bad input: every fault is named with its file, line, column, value and what was expected; nothing else is."""

import csv
import shutil
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from data.build import BuildError, read_tables
from data.paths import TABLES
from data.schema import read_schema
from data.tables import read_table, shown
from data.values import CellError, parse_date, parse_decimal, parse_financial_year
from tests.helpers import table as csv_table

pytestmark = pytest.mark.slow


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a copy of the real tables to spoil."""
    return Path(shutil.copytree(TABLES, tmp_path / "tables"))


def problems(folder: Path) -> list[str]:
    with pytest.raises(BuildError) as caught:
        read_tables(folder)
    return caught.value.problems


def replace(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def test_the_real_tables_have_no_problems() -> None:
    assert read_tables(TABLES).keys() == {path.stem for path in TABLES.glob("*.csv")}


FAULTS: list[tuple[str, Callable[[Path], object], list[str]]] = [
    (
        "missing column",
        lambda folder: replace(folder / "gdp_deflators.csv", ",status,", ",", 1),
        ["gdp_deflators.csv, line 1, column status: found no such column; expected a column of this name"],
    ),
    (
        "renamed column",
        lambda folder: replace(folder / "areas.csv", "inner_outer,", "inner_or_outer,", 1),
        [
            "areas.csv, line 1, column inner_outer: found no such column",
            'areas.csv, line 1, column inner_or_outer: found an unknown column, "inner_or_outer"; expected one of',
        ],
    ),
    (
        "wrong type",
        lambda folder: replace(folder / "population.csv", "E09000001,2013,7537", "E09000001,2013,seven"),
        ['population.csv, line 2, column population: found "seven"; expected a whole number'],
    ),
    (
        "money with a comma",
        lambda folder: replace(folder / "borough_allocations.csv", ",1119006,", ',"1,119,006",'),
        ['borough_allocations.csv, line 98, column amount_gbp: found "1,119,006"; expected a number in digits'],
    ),
    (
        "unknown GSS code",
        lambda folder: replace(
            folder / "borough_allocations.csv", "E09000033,lcpf-direct,2013/14", "E09000099,lcpf-direct,2013/14"
        ),
        ['borough_allocations.csv, line 98, column gss_code: found "E09000099"; expected a gss_code that is in'],
    ),
    (
        "nothing: another fund that exists",
        lambda folder: replace(
            folder / "borough_allocations.csv", "E09000033,lcpf-direct,2013/14", "E09000033,lcpf,2013/14"
        ),
        [],
    ),
    (
        "unknown fund id",
        lambda folder: replace(
            folder / "borough_allocations.csv", "E09000033,lcpf-direct,2013/14", "E09000033,lcfp,2013/14"
        ),
        ['borough_allocations.csv, line 98, column fund_id: found "lcfp"; expected a fund_id that is in funds.csv'],
    ),
    (
        "unknown source",
        lambda folder: replace(folder / "gdp_deflators.csv", "hmt-gdp-deflator-2025-12", "hmt"),
        ['gdp_deflators.csv, line 2, column source_id: found "hmt"; expected a source_id that is in sources.csv'],
    ),
    (
        "duplicate key",
        lambda folder: replace(folder / "population.csv", "E09000001,2014,", "E09000001,2013,"),
        [
            'population.csv, line 3, column gss_code, year: found "E09000001" and "2013"; '
            "expected a value that is not yet in line 2"
        ],
    ),
    (
        "a year like 2019/21",
        lambda folder: replace(folder / "priority_areas.csv", ",2019/20,", ",2019/21,"),
        ['priority_areas.csv, line 2, column financial_year: found "2019/21"; expected a financial year such as'],
    ),
    (
        "a negative allocation",
        lambda folder: replace(folder / "borough_allocations.csv", ",1119006,", ",-1119006,"),
        ['borough_allocations.csv, line 98, column amount_gbp, measure: found "-1119006" and "allocation"; expected 0'],
    ),
    (
        "a negative total that is not the re-profiling",
        lambda folder: replace(folder / "london_totals.csv", ",allocation,,17865840,", ",allocation,,-17865840,"),
        ['london_totals.csv, line 2, column amount_gbp, series_id, measure: found "-17865840" and "lcpf-direct'],
    ),
    (
        "a negative budget that is not a variance",
        lambda folder: replace(folder / "programme_budgets.csv", ",forecast,,1000000,", ",forecast,,-1000000,"),
        ['programme_budgets.csv, line 3, column amount_gbp, measure: found "-1000000" and "forecast"; expected'],
    ),
    (
        "not UTF-8",
        lambda folder: (folder / "funds.csv").write_bytes(
            (folder / "funds.csv").read_bytes().replace(b"London Crime", b"L\xf3ndon Crime", 1)
        ),
        ["funds.csv, line 2: found the byte 0xf3, “ó” in the encoding Windows-1252; expected text in UTF-8"],
    ),
    (
        "an empty file",
        lambda folder: (folder / "milestones.csv").write_bytes(b""),
        ["milestones.csv, line 1: found an empty line; expected a header: fund_id, stage"],
    ),
    (
        "a header and nothing under it",
        lambda folder: (folder / "ccf_criteria.csv").write_text("criterion_id,criterion,threshold,source_id,locator\n"),
        ["ccf_criteria.csv, line 1: found a header and nothing under it; expected at least one row"],
    ),
    (
        "nothing: no returns are loaded",
        lambda folder: (folder / "returns.csv").write_text(
            "return_id,programme_id,measure,unit,kind,financial_year,gss_code,value,supplied_by,supplied_on,note\n"
        ),
        [],
    ),
    (
        "a return that is a share, and one for London",
        lambda folder: (folder / "returns.csv").write_text(
            "return_id,programme_id,measure,unit,kind,financial_year,gss_code,value,supplied_by,supplied_on,note\n"
            "a,divert,people helped,%,output,2024/25,E12000007,4,mopac,2025-05-01,\n"
        ),
        [
            'returns.csv, line 2, column unit: found "%"; expected one of: people, referrals, cases',
            'returns.csv, line 2, column gss_code: found "E12000007"; expected a borough; London is added up from them',
        ],
    ),
    (
        "a missing file",
        lambda folder: (folder / "milestones.csv").unlink(),
        ["milestones.csv: found no such file; expected the table milestones"],
    ),
    (
        "a file without a table",
        lambda folder: (folder / "visits.csv").write_text("a\n1\n"),
        ["visits.csv: found a file without a table; expected a file named after a table of data/schema.sql"],
    ),
    (
        "a row that is too short",
        lambda folder: replace(
            folder / "population.csv", "E09000001,2013,7537,ons-mid-year-population", "E09000001,2013"
        ),
        ["population.csv, line 2: found 2 cells; expected 4 as in the header"],
    ),
    (
        "a required cell left empty",
        lambda folder: replace(
            folder / "borough_allocations.csv", ",1119006,0,westminster-scrutiny-2017-06,", ",1119006,0,,"
        ),
        ["borough_allocations.csv, line 98, column source_id: found an empty cell; expected a value"],
    ),
    (
        "a value outside a list",
        lambda folder: replace(
            folder / "borough_allocations.csv",
            "E09000033,lcpf-direct,2013/14,allocation",
            "E09000033,lcpf-direct,2013/14,award",
        ),
        ['borough_allocations.csv, line 98, column measure: found "award"; expected'],
    ),
    (
        "a broken quotation",
        lambda folder: (folder / "ccf_criteria.csv").write_text(
            'criterion_id,criterion,threshold,source_id,locator\nx,"a"b,,c,d\n'
        ),
        ["ccf_criteria.csv, line 2: found a quotation mark that is not closed, or text after one"],
    ),
]


@pytest.mark.parametrize(("fault", "messages"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_is_named_with_its_place(tables: Path, fault: Callable[[Path], object], messages: list[str]) -> None:
    fault(tables)
    if not messages:
        read_tables(tables)
        return
    found = problems(tables)
    for message in messages:
        assert any(line.startswith(message) for line in found), found


@pytest.mark.parametrize("text", ["2017-19-06", "2017-13", "2017-00", "0000", "2017-06-32"])
def test_dates_that_are_none_are_refused(tables: Path, text: str) -> None:
    replace(tables / "sources.csv", "2017-06-19", text)
    assert f'column published_on: found "{text}"; expected a date such as 2017, 2017-06' in "".join(problems(tables))


def test_a_folder_in_the_place_of_a_file_is_named_beside_all_else(tables: Path) -> None:
    (tables / "funds.csv").unlink()
    (tables / "funds.csv").mkdir()
    replace(tables / "population.csv", "E09000001,2013,7537", "E09000001,2013,many")
    found = problems(tables)
    assert found[0].startswith("funds.csv: found no file that can be read (Is a directory)")
    assert "population.csv, line 2, column population" in found[1]


def test_lines_are_those_where_a_row_begins(tables: Path) -> None:
    path = tables / "funds.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    rows[2] = rows[2].rsplit(",", 1)[0] + ',"two\nlines"'
    rows[4] = rows[4].replace(",", ',"', 1)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    found = problems(tables)
    assert found[0].startswith('funds.csv, line 3, column description: found "two\\x0alines"')
    assert found[1].startswith("funds.csv, line 6: found a quotation mark that is not closed")


def test_one_mistake_does_not_drown_in_what_follows_from_it(tables: Path) -> None:
    path = tables / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert problems(tables) == ["sources.csv, line 1: found a header and nothing under it; expected at least one row"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a;b;c\n1;2;3\n", "columns separated by semicolons or tabs; expected columns separated by commas"),
        (b"fund_id,,stage\n", "a column without a name"),
    ],
)
def test_what_a_spreadsheet_may_have_done(tables: Path, content: bytes, message: str) -> None:
    (tables / "milestones.csv").write_bytes(content)
    assert message in " ".join(problems(tables))


def workbook() -> bytes:
    """Return what an .xlsx file is, as far as its beginning tells."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("spoil", "found", "mend"),
    [
        (lambda _: workbook(), "an Excel workbook or another zipped file", "save it as “CSV UTF-8"),
        (
            lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
            "an Excel workbook of the kind",
            "save it as “CSV UTF-8",
        ),
        (lambda text: text.encode("utf-16"), "text in UTF-16", "save it as “CSV UTF-8"),
        (lambda text: text.encode("utf-16-le"), "text in UTF-16", "save it as “CSV UTF-8"),
        (lambda text: text.encode("utf-16-be"), "text in UTF-16", "save it as “CSV UTF-8"),
        (lambda text: f"{text}a – b".encode("cp1252"), "in the encoding Windows-1252", "save it as “CSV UTF-8"),
        (lambda text: f"{text}a’s".encode("cp1252"), "in the encoding Windows-1252", "save it as “CSV UTF-8"),
        (lambda text: f"<!DOCTYPE html><p>{text}", "a web page or XML", "save it as “CSV UTF-8"),
        (lambda text: f"sep=,\n{text}", 'line 1: found "sep=,', "delete this line"),
        (lambda text: f"Services in London,,,\n{text}", 'line 1: found "Services in London,,,', "delete this line"),
        (lambda text: f"Services\n\nas at 2026\n{text}", 'line 1: found "Services" above', "delete the lines 1 to 3"),
        (lambda text: text.partition("\n")[2], "line 1: found", "expected a header: "),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("name", sorted(path.stem for path in TABLES.glob("*.csv") if path.stem != "returns"))
def test_another_kind_of_file_is_one_problem_that_says_what_it_is(
    tmp_path: Path, name: str, spoil: Callable[[str], str | bytes], found: str, mend: str
) -> None:
    content = spoil((TABLES / f"{name}.csv").read_text(encoding="utf-8").replace("’", "'").replace("–", "-"))
    if isinstance(content, bytes):
        (tmp_path / f"{name}.csv").write_bytes(content)
    else:
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
    (problem,) = read_table(read_schema()[name], tmp_path).problems
    assert found in str(problem)
    assert mend in str(problem)


def test_long_and_invisible_text_is_quoted_readably() -> None:
    assert shown("a\u200b\n" + "x" * 500) == '"a\\x200b\\x0a' + "x" * 57 + '…"'
    assert shown("") == "an empty cell"


def test_all_problems_are_listed_not_the_first(tables: Path) -> None:
    path = tables / "population.csv"
    replace(path, "E09000001,2013,7537", "E09000001,2013,many")
    replace(path, "E09000001,2014,", "E09000001,soon,")
    replace(path, "E09000001,2015,", "E99000001,2015,")
    replace(tables / "gdp_deflators.csv", "2013/14", "2013-14")
    found = problems(tables)
    assert [line.partition(":")[0] for line in found] == [
        "population.csv, line 2, column population",
        "population.csv, line 3, column year",
        "population.csv, line 4, column gss_code",
        "gdp_deflators.csv, line 3, column financial_year",
    ]


def test_a_wrong_header_does_not_hide_what_is_wrong_below_it(tables: Path) -> None:
    replace(tables / "population.csv", "population", "people", 1)
    replace(tables / "population.csv", "E09000001,2014,", "E09000001,soon,")
    found = problems(tables)
    assert [line.partition(": ")[0] for line in found] == [
        "population.csv, line 1, column people",
        "population.csv, line 1, column population",
        "population.csv, line 3, column year",
    ]


def test_a_problem_that_leaves_the_keys_does_not_hide_a_wrong_reference(tables: Path) -> None:
    replace(tables / "sources.csv", "2017-06-19", "19 June 2017")
    replace(tables / "borough_allocations.csv", "joint-audit-panel-2020-01", "joint-audit-panel")
    found = problems(tables)
    assert 'column published_on: found "19 June 2017"' in found[0]
    assert "borough_allocations.csv" in found[1]
    assert 'column source_id: found "joint-audit-panel"; expected a source_id that is in sources.csv' in found[1]


def test_pounds_among_results_are_not_negative(tables: Path) -> None:
    path = tables / "outcomes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    column = {name: number for number, name in enumerate(header)}
    line = next(number for number, row in enumerate(rows) if row[column["unit"]] == "GBP" and row[column["value"]])
    rows[line][column["value"]] = f"-{rows[line][column['value']]}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    (found,) = problems(tables)
    assert "0 or more where the unit is “GBP”" in found


def test_columns_may_stand_in_any_order(tables: Path) -> None:
    path = tables / "gdp_deflators.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("\n".join(",".join(reversed(row)) for row in rows) + "\n", encoding="utf-8")
    shuffled = read_tables(tables)["gdp_deflators"].arrow().drop_columns("_line")
    assert shuffled == read_tables(TABLES)["gdp_deflators"].arrow().drop_columns("_line")


@pytest.mark.parametrize(("text", "year"), [("2019/20", 2019), ("2034/35", 2034), ("2009/10", 2009)])
def test_financial_years(text: str, year: int) -> None:
    assert parse_financial_year(text) == year


@pytest.mark.parametrize(
    "text", ["2019", "2019/21", "2019-20", "2019/2020", "19/20", "2108/09", "2019/20 ", "２０１９/20"]
)
def test_what_is_not_a_financial_year(text: str) -> None:
    with pytest.raises(CellError):
        parse_financial_year(text)


@pytest.mark.parametrize("text", ["1,000", "£5", "1e6", "0.005", "1.", ".5", "--5", "1234567890123", "NaN"])
def test_what_is_not_money(text: str) -> None:
    with pytest.raises(CellError):
        parse_decimal(text, "DECIMAL(14,2)")


def test_money_is_read_exactly() -> None:
    assert parse_decimal("100467.44", "DECIMAL(14,2)") == Decimal("100467.44")


def test_a_table_that_cannot_be_read_is_not_held_against_the_others(tables: Path) -> None:
    (tables / "funds.csv").write_bytes(b"fund_id,fund\n\xff\xfe")
    found = problems(tables)
    (message,) = found
    assert message.startswith(
        "funds.csv, line 2: found the byte 0xff, “ÿ” in the encoding Windows-1252; expected text in"
    )


@pytest.mark.parametrize("text", ["20180213", "2018-W07-2", "2018-2-13", "2018-02-30", "0218-02-13", "13 Feb 2018"])
def test_other_ways_to_write_a_date_are_refused(text: str) -> None:
    with pytest.raises(CellError):
        parse_date(text)


def test_contact_details_of_helplines_are_those_of_their_source() -> None:
    """The hours and e-mail addresses that visitors see, and what the pages say that they are from."""
    helplines = {row["helpline"]: row for row in csv_table("helplines")}
    for row in csv_table("helpline_contacts"):
        assert helplines[row["helpline"]][row["field"]] == row["value"], row["helpline"]
