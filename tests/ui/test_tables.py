"""Tables: what is in them is escaped, has headings, and downloads without formulas and with its sources."""

import csv
import io
import re
from decimal import Decimal
from typing import NamedTuple

import pytest

from queries import Bounds, NotInFiles
from ui.csv_file import Selection, csv_bytes, defused, file_columns
from ui.html import link, url_for
from ui.tables import Column, aligned, table_html


class Row(NamedTuple):
    name: str
    amount_gbp: Decimal | None
    bounds: Bounds | None
    financial_year: int | None
    counts: bool
    source_id: str | None


ROWS = (
    Row("=HYPERLINK(1)", Decimal("473766.00"), Bounds(1.5, 2.5), 2018, True, "s"),
    Row("<script>alert(1)</script>", None, None, None, False, None),
)


def parsed(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_downloads_hold_plain_values_bounds_and_sources() -> None:
    first, second = parsed(csv_bytes(Row, ROWS, lambda source_id: (f"Title of {source_id}", "https://example.org")))
    assert first == {
        "name": "'=HYPERLINK(1)",
        "amount_gbp": "473766.00",
        "bounds_low": "1.5",
        "bounds_high": "2.5",
        "financial_year": "2018/19",
        "counts": "yes",
        "source_id": "s",
        "source_title": "Title of s",
        "source_address": "https://example.org",
    }
    assert second["amount_gbp"] == second["bounds_low"] == second["financial_year"] == second["source_title"] == ""
    assert second["counts"] == "no"


def test_a_file_has_the_columns_that_are_selected_in_their_order() -> None:
    selected = Selection(Row, "counts name bounds label", {"name": lambda row: row.source_id, "label": lambda row: "x"})
    first, second = parsed(csv_bytes(selected, ROWS))
    assert first == {"counts": "yes", "name": "s", "bounds_low": "1.5", "bounds_high": "2.5", "label": "x"}
    assert list(first) == ["counts", "name", "bounds_low", "bounds_high", "label"]
    assert second["name"] == ""
    assert [column.name for column in file_columns(selected)] == ["counts", "name", "bounds", "label"]
    with pytest.raises(KeyError):
        csv_bytes(Selection(Row, "of_another"), ROWS)


class Pair(NamedTuple):
    first: Row
    second: Row | None


def test_a_file_has_fields_of_the_rows_in_its_rows() -> None:
    selected = Selection(Pair, "first.name other_bounds=second.bounds year_of=second.financial_year second.source_id")
    pairs = (Pair(ROWS[1], ROWS[0]), Pair(ROWS[0], None))
    first, second = parsed(csv_bytes(selected, pairs, lambda source_id: (f"Title of {source_id}", "")))
    assert first["name"] == "<script>alert(1)</script>"
    assert (first["other_bounds_low"], first["year_of"], first["source_title"]) == ("1.5", "2018", "Title of s")
    assert second["other_bounds_low"] == second["other_bounds_high"] == second["year_of"] == second["source_id"] == ""
    assert {column.name: column.type for column in file_columns(selected)}["other_bounds"] == Bounds | None
    with pytest.raises(KeyError):
        file_columns(Selection(Pair, "second.of_another"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\nx", " =1", "\u00a0+1", "＝1", "＠x"]
)
def test_formulas_are_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


def test_ordinary_text_is_left_alone() -> None:
    assert defused("1-2 = 3") == "1-2 = 3"
    assert defused(" x") == " x"
    assert defused("") == ""
    assert defused("   ") == "   "


def test_text_from_the_data_never_becomes_markup() -> None:
    html = table_html(
        "A & B",
        ROWS,
        Column("Name", lambda row: row.name),
        Column("Year", lambda row: "", numeric=True),
        show_caption=True,
    )
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<caption>A &amp; B</caption>" in html
    assert 'aria-label="A &amp; B"' in html


def test_rows_and_columns_have_headings() -> None:
    html = table_html(
        "T", ROWS, Column("Name", lambda row: "n"), Column("Year", lambda row: "y", numeric=True), show_caption=True
    )
    assert html.count('<th scope="col"') == 2
    assert html.count('<th scope="row"') == 2
    # The roles and the label keep it a table where its rows are stacked on a phone.
    assert '<td role="cell" class="mc-number" data-label="Year">y</td>' in html


def test_links_escape_what_they_carry() -> None:
    assert url_for("borough", borough="Kensington and Chelsea") == "borough?borough=Kensington%20and%20Chelsea"
    assert link('"><b>', 'x"y') == '<a href="x&#34;y">&#34;&gt;&lt;b&gt;</a>'
    assert 'rel="noopener noreferrer"' in link("x", "https://example.org", outside=True)


def test_numbers_of_a_column_stand_with_their_points_under_each_other() -> None:
    cells = aligned(["£8,243,803", "£1,183,067.50 (1 “up to”)", "−4%", "−55.8% *", "not published", "£0.6m"])
    # What is seen keeps its words; what is only room is no text.
    assert [re.sub("<[^>]+>", "", cell) for cell in cells] == [
        "£8,243,803",
        "£1,183,067.50 (1 “up to”)",
        "−4%",
        "−55.8% *",
        "not published",
        "£0.6m",
    ]
    assert [re.findall('data-room="([^"]*)"', cell) for cell in cells] == [[".00 *"], [" *"], [".0 *"], [], [], [" *"]]
    assert aligned(["1", "12"]) == ["1", "12"]


class Marked(NamedTuple):
    """A row with a field that only pages read."""

    title: str
    is_main: NotInFiles[bool]
    amount_gbp: Decimal


def test_a_file_leaves_out_what_only_pages_read() -> None:
    assert (
        csv_bytes(Marked, [Marked("one", True, Decimal(3))]).decode("utf-8-sig") == "title,amount_gbp\r\none,3.00\r\n"
    )
