"""An exhibit: a chart or table with everything that has to stand beside it.

The finding as its title, what is measured, how much of it is known, the same figures as a table, cautions, sources, and
an address to download the figures from. It is put together once and shown to every visitor.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from ui.html import Html, address, render
from ui.tables import Sources, csv_bytes

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}

CSV_ADDRESS = "csv"
"""Where downloads are: csv/<name of the export>?<its parameters>."""


@dataclass(frozen=True)
class Export:
    """The figures of an exhibit as a file: its rows, and the address that gives them (a name and its parameters)."""

    name: str
    rows: Sequence[NamedTuple]
    sources: Sources | None = None
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Return the address of the file, relative to any page."""
        return address(f"{CSV_ADDRESS}/{self.name}", **{name: value for name, value in self.parameters if value})

    @property
    def file_name(self) -> str:
        """Return a name that says what the file holds: direct-funding-westminster-cash-total.csv."""
        words = "-".join([self.name, *(value for _, value in self.parameters)])
        return re.sub("[^a-z0-9]+", "-", words.lower()).strip("-") + ".csv"

    def content(self) -> bytes:
        """Return the file."""
        return csv_bytes(self.rows, self.sources)


@dataclass(frozen=True)
class Exhibit:
    """What is shown together. alt states the finding for those who do not see the chart."""

    finding: str
    measure: str
    table: Markup
    export: Export
    sources: Markup | None = None
    coverage: str = ""
    alt: str = ""
    figure: go.Figure | None = None
    cautions: Sequence[str] = ()
    notes: Sequence[str | Markup] = ()
    folded: str = ""
    """What the table is called when it is folded away under the chart; empty to show it openly."""


class ReadyExhibit(NamedTuple):
    """An exhibit with its HTML rendered: what stands above the chart and below it; without a chart, all is above."""

    export: Export
    above: Html
    figure: go.Figure | None
    alt: str
    below: Html


def ready(exhibit: Exhibit, level: int = 2) -> ReadyExhibit:
    """Return the exhibit with its HTML rendered, to be kept with the store; level 3 where it stands in a section."""
    above = render(
        "exhibit_heading",
        level=level,
        finding=exhibit.finding,
        measure=exhibit.measure,
        coverage=exhibit.coverage,
    )
    table = render("folded", summary=exhibit.folded, body=exhibit.table) if exhibit.folded else Html(exhibit.table)
    below = table + render(
        "exhibit_footing",
        notes=exhibit.notes,
        cautions=exhibit.cautions,
        sources=exhibit.sources,
        download=exhibit.export.address,
        file_name=exhibit.export.file_name,
    )
    if exhibit.figure is None:
        return ReadyExhibit(exhibit.export, above + below, None, "", Html())
    return ReadyExhibit(exhibit.export, above, exhibit.figure, exhibit.alt, below)


def show(*parts: Html | ReadyExhibit | None) -> None:
    """Show exhibits and pieces of HTML in their order; what stands between two charts becomes one element."""
    pending = Html()
    for part in parts:
        if part is None:
            continue
        if isinstance(part, Html):
            pending += part
            continue
        pending += part.above
        if part.figure is not None:
            st.html(pending)
            st.plotly_chart(part.figure, key=f"chart-{part.export.name}", config=CHART_CONFIG, alt=part.alt)
            pending = part.below
    if pending:
        st.html(pending)
