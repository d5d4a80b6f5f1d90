"""The tables of the audit panel report of January 2020: each cell as printed, is in the store and on the page."""

import re
from collections import defaultdict
from decimal import Decimal
from html import unescape

import pytest

from analysis.fund_tables import cells_by_fund
from data.store import Store
from pages.money.projects_fund_tables import fund_table
from queries.projects import FundCell, fund_tables
from tests.helpers import golden
from ui.missing import NIL, NOT_FOUND

"""Every cell of the tables as printed, with its slide; a minus sign marks income in one of them."""


def pounds_of(row: dict[str, str]) -> Decimal | None:
    """Return a printed cell in pounds; None for an empty one and for a dash."""
    text = row["printed"].removeprefix("£").removesuffix("m")
    if text in ("", "-"):
        return None
    amount = Decimal(text) * 1_000_000
    return abs(amount) if row["fund_id"] == "eiyf" else amount


def shown_words(row: dict[str, str]) -> str:
    """Return how a printed cell has to read on the page: never finer than it was printed."""
    amount = pounds_of(row)
    if amount is None:
        return {"": NOT_FOUND, "-": NIL}[row["printed"]]
    digits = row["printed"].removeprefix("£").removesuffix("m").removeprefix("-")
    # "0" without a decimal stands in columns that have some.
    return f"{'−' if amount < 0 else ''}£{'0.0' if digits == '0' else digits}m"


def year_key(row: dict[str, str] | FundCell) -> tuple[str, str, int, int, str]:
    if isinstance(row, FundCell):
        return row.fund_id, row.line, row.start_year, row.end_year, row.measure
    return row["fund_id"], row["line"], int(row["start_year"][:4]), int(row["end_year"][:4]), row["measure"]


def test_every_printed_cell_is_in_the_store_and_no_other(store: Store) -> None:
    stored = {year_key(cell): cell for cell in fund_tables(store)}
    cells = golden("audit_panel_tables")
    assert len(cells) == 198
    assert {year_key(row) for row in cells} == stored.keys()
    for row in cells:
        cell = stored[year_key(row)]
        assert cell.amount_gbp == pounds_of(row), row
        assert cell.is_nil == (row["printed"] == "-"), row
        assert cell.is_total == (row["line"] == "Published total"), row
        assert cell.source_id == "joint-audit-panel-2020-01"
        assert cell.locator.startswith("Appendix 1, slide")


def page_html(store: Store, fund: str) -> str:
    exhibit = fund_table(store, fund)
    assert exhibit is not None
    return f"{exhibit.above}{exhibit.below}"


def page_words(store: Store, fund: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page_html(store, fund))))


def table_cells(html: str) -> dict[str, list[str]]:
    """Return the words of each row of a table by its first cell."""
    found = {}
    for line in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL):
        words = [
            unescape(re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        ]
        found[words[0]] = words[1:]
    return found


def test_every_printed_cell_is_on_the_page(store: Store) -> None:
    by_fund: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in golden("audit_panel_tables"):
        by_fund[row["fund_id"]].append(row)
    assert {cells[0].fund_id for cells in cells_by_fund(store).values()} == by_fund.keys()
    for fund, cells in cells_by_fund(store).items():
        shown = table_cells(page_html(store, fund))
        wanted: dict[str, list[str]] = defaultdict(list)
        for row in by_fund[cells[0].fund_id]:
            wanted[row["line"]].append(shown_words(row))
        shown.pop("Line")
        assert shown == wanted, fund


@pytest.mark.parametrize(
    ("fund", "words"),
    [
        ("LCPF direct borough funding", "−£1.0m published, the 33 lines add up to −£1.0m: agrees"),
        ("Young Londoners Fund", "Total checked, forecast for 2019/20: £1.14m published, the 2 lines add up to £1.14m"),
        ("Young Londoners Fund", "Total checked, variance for 2019/20: £0.0m published"),
        (
            "Early Intervention Youth Fund",
            "variance for 2019/20: £0.00m published, the 10 lines add up to £0.00m: agrees",
        ),
        (
            "Early Intervention Youth Fund",
            "Budget, 2019/20: the cell of the total is empty in the table; the 8 of 10 known add up to £2.40m.",
        ),
        (
            "VRU extensions of MOPAC-funded services",
            "Budget, 2020/21: 4 lines with a figure make the published total by themselves, so the 3 dashes are nil.",
        ),
        (
            "VRU extensions of MOPAC-funded services",
            "£2.6m published, the 7 lines add up to £2.64m: agrees: the sum rounds to the total.",
        ),
    ],
)
def test_the_totals_are_checked(store: Store, fund: str, words: str) -> None:
    assert words in page_words(store, fund)


def test_no_published_total_is_said_to_be_missing(store: Store) -> None:
    said = " ".join(page_words(store, fund) for fund in cells_by_fund(store))
    assert "no published total" not in said
    assert "the table has no total" not in said
