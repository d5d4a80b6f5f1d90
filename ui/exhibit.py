"""An exhibit: a chart or table with everything that has to stand beside it.

The finding as its title, what is measured, how much of it is known, the same figures as a table, cautions, sources, and
an address to download the figures from. It is put together once and shown to every visitor.
"""

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, overload

import plotly.graph_objects as go
from markupsafe import Markup

from data.store import Store, kept_with_store
from ui.html import Html, address, render
from ui.tables import Selection, Sources, csv_bytes

log = logging.getLogger(__name__)

CSV_ADDRESS = "csv"
"""Where downloads are: csv/<name of the export>?<its parameters>."""


@dataclass(frozen=True)
class Export:
    """The figures of an exhibit as a file: its rows, and the address that gives them (a name and its parameters)."""

    name: str
    row_type: type[NamedTuple] | Selection[Any]
    rows: Sequence[NamedTuple]
    sources: Sources | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    pounds: tuple[str, ...] = ()
    """Fields in pounds whose names do not say so."""

    @property
    def address(self) -> str:
        """Return the address of the file, relative to any page."""
        return address(f"{CSV_ADDRESS}/{self.name}", [(name, value) for name, value in self.parameters if value])

    @property
    def file_name(self) -> str:
        """Return a name that says what the file holds: direct-funding-westminster-cash-total.csv."""
        words = "-".join([self.name, *(value for _, value in self.parameters)])
        return re.sub("[^a-z0-9]+", "-", words.lower())[:100].strip("-") + ".csv"

    def content(self) -> bytes:
        """Return the file."""
        return csv_bytes(self.row_type, self.rows, self.sources, self.pounds)


@dataclass(frozen=True)
class Exhibit:
    """What is shown together. alt says what the chart draws; its alternative text is the finding, and then that."""

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

    anchor: str = ""
    """The name under which a link leads to it; empty where none does."""


class ReadyExhibit(NamedTuple):
    """An exhibit with its HTML rendered: what stands above the chart and below it; without a chart, all is above."""

    export: Export
    above: Html
    figure: go.Figure | None
    alt: str
    below: Html

    @property
    def height(self) -> int:
        """Return the height of its chart in pixels; 0 where it has none."""
        return self.figure.layout.height if self.figure is not None else 0


Part = Html | ReadyExhibit | None
"""What a page is made of; None where there is nothing to show."""

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")


MakesExhibit = Callable[Concatenate[Store, Arguments], Exhibit | None]
MakesReadyExhibit = Callable[Concatenate[Store, Arguments], ReadyExhibit | None]


@overload
def kept_exhibit(function: MakesExhibit[Arguments], /) -> MakesReadyExhibit[Arguments]: ...
@overload
def kept_exhibit(
    *, level: int = 2, maxsize: int | None = None
) -> Callable[[MakesExhibit[Arguments]], MakesReadyExhibit[Arguments]]: ...
def kept_exhibit(
    function: Callable[..., Exhibit | None] | None = None, /, *, level: int = 2, maxsize: int | None = None
) -> Callable[..., Any]:
    """Decorate a function that returns an exhibit: rendered once for each choice, kept with the store, shared by all.

    level is that of its heading: 3 where it stands in a section of the page. For maxsize see kept_with_store.
    """
    if function is None:
        return partial(kept_exhibit, level=level, maxsize=maxsize)
    made = function

    @wraps(made)
    def rendered(store: Store, /, *args: Any, **kwargs: Any) -> ReadyExhibit | None:
        exhibit = made(store, *args, **kwargs)
        return None if exhibit is None else ready(exhibit, level)

    return kept_with_store(maxsize=maxsize)(rendered)


def ready(exhibit: Exhibit, level: int) -> ReadyExhibit:
    """Return the exhibit with its HTML rendered."""
    above = render(
        "exhibit_heading",
        level=level,
        anchor=exhibit.anchor,
        finding=exhibit.finding,
        measure=exhibit.measure,
        coverage=exhibit.coverage,
    )
    table = render("folded", summary=exhibit.folded, body=exhibit.table) if exhibit.folded else Html(exhibit.table)
    below = table + render(
        "exhibit_footing",
        finding=exhibit.finding,
        notes=exhibit.notes,
        cautions=exhibit.cautions,
        sources=exhibit.sources,
        download=exhibit.export.address,
        file_name=exhibit.export.file_name,
    )
    if exhibit.figure is None:
        return ReadyExhibit(exhibit.export, above + below, None, "", Html())
    return ReadyExhibit(exhibit.export, above, exhibit.figure, f"{exhibit.finding}. {exhibit.alt}", below)


UNAVAILABLE = render("unavailable")


def attempt(make: Callable[Arguments, Made], *args: Arguments.args, **kwargs: Arguments.kwargs) -> Made | Html:
    """Return a part of a page; one that fails is a sentence that says so, so that it does not take the others along."""
    try:
        return make(*args, **kwargs)
    except Exception:
        log.exception("A part of a page failed: %s", make.__qualname__)
        return UNAVAILABLE
