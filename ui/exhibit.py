"""An exhibit: a chart or table with everything that belongs to it.

The headline, what is measured, how much of it is known, the same figures as a table, cautions, sources, and
a file to download the figures from. It is declared once, by @exhibit: its name, and what can be chosen.

    @exhibit("direct-funding", choose_funded_borough, choose_terms)
    def funding(store: Store, area: Area, terms: Terms) -> Exhibit:
        rows = direct_funding(store, area.gss_code, terms)
        return Exhibit(
            headline=f"{area.area} got {pounds(rows[-1].amount_gbp)} in {year(rows[-1].financial_year)}",
            measure="Direct funding by MOPAC, each financial year.",
            table=lambda: table_html("Direct funding", rows, year_column(), amount_column(), source_column(store)),
            export=Export(FundingYear, rows, citer(store), (("borough", area.area), ("terms", terms))),
        )

A page function shows it by page.show(funding(store, area, terms)), and its rows are at /csv/direct-funding.
It is made once for each choice and shown to every visitor.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

import plotly.graph_objects as go
from markupsafe import Markup

from data.store import Store, kept_with_store
from ui.files import FILES, Choose, Export, register
from ui.headline import headline_and_rest
from ui.html import Html, render
from ui.static_figures import drawing

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exhibit:
    """What belongs together on a page. alt describes the chart; its alternative text is the headline followed by that.

    Table, picture and chart are made only where they are shown: a file does not need them.
    """

    headline: str
    measure: str
    table: Callable[[], Markup]
    export: Export
    sources: Markup | None = None
    coverage: str = ""
    alt: str = ""
    figure: Callable[[], go.Figure] | None = None
    picture: Callable[[], Html] | None = None
    """A static picture (ui/pictures) under the heading, in place of a chart."""

    cautions: Sequence[str] = ()
    notes: Sequence[str | Markup] = ()
    folded: str = ""
    """What the table is called when it is folded away under the chart; empty to show it openly."""

    anchor: str = ""
    """The name under which a link leads to it; empty where none does."""


class ReadyExhibit(NamedTuple):
    """An exhibit with its HTML rendered, above the chart and below it; without a chart, all of it is above."""

    export: Export
    above: Html
    figure: go.Figure | None
    alt: str
    below: Html
    drawing: Html = Html()
    """The chart without scripts."""

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


def exhibit(
    name: str,
    *choices: Choose,
    level: int = 2,
    maxsize: int | None = None,
    is_file: bool = True,
    hide_empty: bool = False,
) -> Callable[[MakesExhibit[Arguments]], MakesReadyExhibit[Arguments]]:
    """Decorate a function that returns an exhibit: it is rendered once for each choice and kept, and has a file.

    The choices are those that the URL of the file asks for, in the order of the arguments after the store. The file has
    the exhibit's rows, and is made without its table and chart. Without is_file, the file of that name is declared by
    another function. level is that of its heading: 3 inside a section of the page. For maxsize see kept_with_store.
    With hide_empty there is neither exhibit nor file where it has no rows.
    """

    def decorate(function: MakesExhibit[Arguments]) -> MakesReadyExhibit[Arguments]:
        @kept_with_store(maxsize=maxsize)
        @wraps(function)
        def made(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Exhibit | None:
            found = function(store, *args, **kwargs)
            if found is None or (hide_empty and not found.export.rows):
                return None
            return replace(found, export=replace(found.export, name=name))

        @kept_with_store(maxsize=maxsize)
        @wraps(function)
        def shown(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> ReadyExhibit | None:
            found = made(store, *args, **kwargs)
            return None if found is None else ready(found, level, store.version)

        @wraps(function)
        def exported(store: Store, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Export | None:
            found = made(store, *args, **kwargs)
            return None if found is None else found.export

        if is_file:
            register(FILES, name, exported, *choices)
        return shown

    return decorate


ONE_LINE = 60
"""Characters of a source that is said at once; a longer one is folded away."""


def ready(made: Exhibit, level: int, version: str) -> ReadyExhibit:
    """Return the exhibit with its HTML rendered, cited by the version of the data."""
    headline, rest = headline_and_rest(made.headline)
    above = render(
        "exhibit_heading",
        level=level,
        anchor=made.anchor,
        headline=headline,
        measure=Markup("{} {}").format(rest, made.measure) if rest else made.measure,
        coverage=made.coverage,
    )
    if made.picture is not None:
        above = Html(above + made.picture())
    table = made.table()
    # Under a chart the table is one of the words of its line; without one it is what there is to see.
    is_in_line = made.figure is not None or (made.picture is not None and bool(made.folded))
    is_folded = bool(made.folded) and not is_in_line
    shown = render("folded", summary=made.folded, body=table) if is_folded else Html(table)
    below = (Html() if is_in_line else shown) + render(
        "exhibit_footing",
        table=table if is_in_line else "",
        version=version,
        headline=made.headline,
        notes=made.notes,
        cautions=made.cautions,
        sources=made.sources,
        is_one_line=len((made.sources or Markup()).striptags()) <= ONE_LINE,
        download=made.export.url,
        file_name=made.export.file_name,
    )
    if made.figure is None:
        return ReadyExhibit(made.export, above + below, None, "", Html())
    figure, alt = made.figure(), f"{made.headline}. {made.alt}"
    return ReadyExhibit(made.export, above, figure, alt, below, drawing(figure.to_dict(), alt, made.export.name))


UNAVAILABLE = render("unavailable")


def attempt(make: Callable[Arguments, Made], *args: Arguments.args, **kwargs: Arguments.kwargs) -> Made | Html:
    """Return a part of a page, or a sentence if it fails, so that the other parts still appear."""
    try:
        return make(*args, **kwargs)
    except Exception:
        # Whatever fails in a part, the visitor keeps the others; the log has why.
        log.exception("A part of a page failed: %s", make.__qualname__)
        return UNAVAILABLE
