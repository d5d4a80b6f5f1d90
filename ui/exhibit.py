"""An exhibit: a chart or table with everything that has to stand beside it.

The finding as its title, what is measured, how much of it is known, the same figures as a table, cautions, sources, and
the download. It is put together once and shown to every visitor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from ui.html import Html, render

CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


@dataclass(frozen=True)
class Exhibit:
    """What is shown together. alt states the finding for those who do not see the chart."""

    key: str
    finding: str
    measure: str
    table: Markup
    sources: Markup
    file_name: str
    download: Callable[[], bytes]
    coverage: str = ""
    alt: str = ""
    figure: go.Figure | None = None
    cautions: Sequence[str] = ()
    notes: Sequence[str | Markup] = ()
    folded: str = ""
    """What the table is called when it is folded away under the chart; empty to show it openly."""

    def heading(self, level: int) -> Html:
        """Return finding, measure and coverage, the finding as a heading of the given level."""
        return render(
            "exhibit_heading", level=level, finding=self.finding, measure=self.measure, coverage=self.coverage
        )

    def footing(self) -> Html:
        """Return notes, cautions and sources."""
        return render("exhibit_footing", notes=self.notes, cautions=self.cautions, sources=self.sources)


class ReadyExhibit(NamedTuple):
    """An exhibit with its HTML rendered."""

    exhibit: Exhibit
    above: Html
    below: Html


def ready(exhibit: Exhibit, level: int = 2) -> ReadyExhibit:
    """Return the exhibit with its HTML rendered, to be kept with the store; level 3 where it stands in a section."""
    table = render("folded", summary=exhibit.folded, body=exhibit.table) if exhibit.folded else Html(exhibit.table)
    above = exhibit.heading(level)
    below = table + exhibit.footing()
    if exhibit.figure is None:
        return ReadyExhibit(exhibit, above + below, Html())
    return ReadyExhibit(exhibit, above, below)


def show(one: ReadyExhibit) -> None:
    """Show an exhibit: heading, chart, table and footing, download."""
    exhibit = one.exhibit
    st.html(one.above)
    if exhibit.figure is not None:
        st.plotly_chart(exhibit.figure, key=exhibit.key, config=CHART_CONFIG, alt=exhibit.alt)
        st.html(one.below)
    st.download_button(
        "Download these figures (CSV)",
        exhibit.download,
        file_name=exhibit.file_name,
        mime="text/csv",
        key=f"{exhibit.key}-download",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def show_any(one: ReadyExhibit | None) -> None:
    """Show an exhibit if there is one."""
    if one is not None:
        show(one)
