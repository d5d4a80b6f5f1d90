"""Columns that many tables have, and cells of several lines."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store
from ui.columns import amount_column, borough_column, signed_column, source_column, year_column, years_column
from ui.html import with_small
from ui.provenance import bibliography, cite_all, sources_of
from ui.tables import Column, table_html


class Row(NamedTuple):
    area: str = "Camden"
    financial_year: int = 2018
    start_year: int | None = 2018
    end_year: int | None = 2019
    amount_gbp: Decimal | None = Decimal(1200)
    rounding_gbp: Decimal | None = Decimal(0)
    date_signed: date | None = None
    source_id: str | None = None
    locator: str | None = "page 3"


def test_each_column_says_what_its_heading_promises(store: Store) -> None:
    row = Row(source_id=next(iter(bibliography(store))))
    columns: list[Column[Row]] = [year_column(), years_column(), amount_column(), signed_column(), borough_column()]
    assert [(column.title, column.cell(row)) for column in columns[:-1]] == [
        ("Year", "2018/19"),
        ("Years", "2018/19 to 2019/20"),
        ("Amount", "£1,200"),
        ("Signed", "not found"),
    ]
    assert 'href="borough?borough=Camden"' in columns[-1].cell(row)
    source: Column[Row] = source_column(store, "Source of the plan")
    assert source.title == "Source of the plan"
    assert source.cell(row) == sources_of(store, [row, row, Row()]) == cite_all(store, [(row.source_id, "page 3")])
    assert source.cell(Row()) == ""


def test_a_column_that_is_none_is_left_out() -> None:
    html = table_html("T", [Row()], Column("Year", lambda row: str(row.financial_year)), None)
    assert html.count("<th scope") == 2
    assert "<td" not in html


def test_a_caption_is_read_out_and_seen_only_where_asked_for() -> None:
    assert '<caption class="mc-hidden">T</caption>' in table_html("T", [Row()], year_column())
    assert "<caption>T</caption>" in table_html("T", [Row()], year_column(), show_caption=True)


def test_lines_in_small_type_are_escaped_and_left_out_where_there_is_nothing_to_say() -> None:
    assert with_small("a < b", Markup("<b>c</b>"), "", None, "d & e") == (
        "a &lt; b<small><b>c</b></small><small>d &amp; e</small>"
    )
    assert with_small("a") == "a"
    assert with_small("", "") == ""
