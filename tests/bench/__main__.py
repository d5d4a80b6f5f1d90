"""Runs all benchmarks, prints them and writes docs/benchmarks.md. Takes some minutes; keep the machine quiet."""

import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import budgets
from tests.bench.building import build_seconds, plain_seconds
from tests.bench.costs import Cost, cost, runs_per_second
from tests.bench.first_view import View, view
from tests.bench.peer.costs import compare as compare_with_dash
from tests.bench.peer.costs import section as dash_section
from tests.bench.register import cost_of_many
from tests.bench.searching import MANY, compare
from tests.bench.servers import ROOT, dashboard, empty_default, empty_ours
from tests.bench.slow_phone import PAGES as SLOW_PAGES
from tests.bench.slow_phone import SlowView, slow_view

PAGES = {
    "Overview `/`": ("", ""),
    "Priorities `/priorities`": ("priorities", ""),
    "Projects `/projects`": ("projects", ""),
    "Recommendations `/recommendations`": ("recommendations", ""),
    "Timeliness `/timeliness`": ("timeliness", ""),
    "Awards `/awards`": ("awards", ""),
    "Outcomes `/outcomes`": ("outcomes", ""),
    "Outcomes `/outcomes?programme=gps-tagging`": ("outcomes", "programme=gps-tagging"),
    "Awards `/awards?q=youth&kind=grant`": ("awards", "q=youth&kind=grant"),
    "Change explained `/changes`": ("changes", ""),
    "Map `/map`": ("map", ""),
    "Compare `/compare?compare=…`, three boroughs": ("compare", "compare=Westminster&compare=Camden&compare=Hackney"),
    "Funding and need `/need`": ("need", ""),
    "Boroughs `/borough`": ("borough", ""),
    "Borough profile `/borough?borough=Westminster`": ("borough", "borough=Westminster"),
    "Find a service `/services`": ("services", ""),
    "A search `/services?q=…&borough=Croydon`": ("services", "q=my%20ex%20keeps%20following%20me&borough=Croydon"),
    "One service `/services?service=…`": ("services", "service=galop"),
    "Sources `/sources`": ("sources", ""),
    "One source `/sources?source=…`": ("sources", "source=joint-audit-panel-2020-01"),
    "Data quality `/quality`": ("quality", ""),
    "Methods `/methods`": ("methods", ""),
    "Accessibility `/accessibility`": ("accessibility", ""),
}
BUSY = ("Overview `/`", "Map `/map`", "Borough profile `/borough?borough=Westminster`")
CROWDS = (20, 50)


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cost_row(name: str, one: Cost, default: Cost) -> list[str]:
    """Return one line of the table of costs."""
    return [
        name,
        f"{one.rerun_ms:.1f}",
        f"**{one.rerun_ms / default.rerun_ms:.2f}**",
        f"{one.visitor_ms:.1f}",
        f"**{one.visitor_ms / default.visitor_ms:.2f}**",
        f"{one.visitor_kb:.0f}",
    ]


def view_row(name: str, one: View, empty: View) -> list[str]:
    """Return one line of the table of first views."""
    return [
        name,
        f"{one.first_seconds:.2f}",
        f"**{one.first_seconds / empty.first_seconds:.2f}**",
        f"{one.own_seconds:.2f}",
        f"**{one.own_seconds / empty.own_seconds:.2f}**",
        f"{one.charts_seconds:.2f}",
        f"{one.first_kb:.0f}",
        f"{one.return_kb:.0f}",
    ]


def slow_row(page: str, one: SlowView) -> list[str]:
    """Return one line of the table of a slow phone."""
    seconds = (one.words, one.pictures, one.early_choice, one.late_choice)
    counts = (f"{one.blocked:.2f}", f"{one.kilobytes:.0f}", f"{one.requests:.0f}", f"{one.shifts:.2f}")
    return [page, *(f"{value:.1f}" for value in seconds), *counts]


def slow_section(views: dict[str, SlowView]) -> str:
    """Return the section on a slow phone."""
    head = [
        "Page",
        "words, s",
        "pictures, s",
        "early choice, s",
        "late choice, s",
        "blocked, s",
        "kB",
        "requests",
        "CLS",
    ]
    rows = [slow_row(f"`/{page}`", one) for page, one in views.items()]
    return f"""## On a slow phone

Chromium as a phone with an empty cache: Slow 4G (400 ms, 1.6 Mbit/s down, 0.75 up) and a processor four times slower,
390 by 844 pixels; the median of several visits. Until words and pictures of the first screen have been painted; until
a choice is answered that is made as soon as the words are there, and on a page at rest; how long the browser was too
busy to react, what it received and asked for, and how far things moved, until interactive charts are asked for.

{table(head, [slow_row("Goal: at most", budgets.SLOW), *rows])}
"""


def main() -> None:
    """Measure everything, print it, and write it down."""
    with empty_default() as server:
        default = cost(server)
        default_runs = {crowd: runs_per_second(server, crowd) for crowd in CROWDS}
        default_view = view(server.port)
    with empty_ours() as server:
        ours = cost(server)
        our_runs = {crowd: runs_per_second(server, crowd) for crowd in CROWDS}
    costs, runs, views = {}, {}, {}
    with dashboard() as server:
        for name, (page, query) in PAGES.items():
            costs[name] = cost(server, page, query)
        for name in BUSY:
            page, query = PAGES[name]
            runs[name] = {crowd: runs_per_second(server, crowd, page, query) for crowd in CROWDS}
        for name, (page, query) in PAGES.items():
            views[name] = view(server.port, f"{page}{'?' if query else ''}{query}")
        slow_views = {page: slow_view(server.port, page) for page in SLOW_PAGES}
    dash = dash_section(compare_with_dash())
    many = cost_of_many()
    today = costs["Awards `/awards?q=youth&kind=grant`"]
    searching = compare()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MOPAC_DASHBOARD_STORE"] = folder
        build, plain = build_seconds(), plain_seconds()

    cost_table = table(
        ["Page", "rerun, ms", "of default", "new visitor, ms", "of default", "memory, kB"],
        [
            cost_row("Empty page, default server", default, default),
            cost_row("Empty page, our settings", ours, default),
            *(cost_row(name, one, default) for name, one in costs.items()),
        ],
    )
    runs_table = table(
        ["Page", *(f"{crowd} visitors" for crowd in CROWDS), *(f"of default, {crowd}" for crowd in CROWDS)],
        [
            [name, *(f"{found[c]:.0f}" for c in CROWDS), *(f"**{found[c] / default_runs[c]:.1f}**" for c in CROWDS)]
            for name, found in (
                ("Empty page, default server", default_runs),
                ("Empty page, our settings", our_runs),
                *runs.items(),
            )
        ],
    )
    view_table = table(
        [
            "Page",
            "first view, s",
            "of empty",
            "Streamlit stands, s",
            "of empty",
            "with charts, s",
            "first visit, kB",
            "return, kB",
        ],
        [
            view_row("Empty page, default server", default_view, default_view),
            *(view_row(name, one, default_view) for name, one in views.items()),
        ],
    )
    text = f"""# Benchmarks

Written by `make bench` on {datetime.now(UTC):%d %B %Y}: {os.cpu_count()} cores, Python {platform.python_version()}.
Milliseconds differ from machine to machine; the ratios to the empty page measured in the same run are what counts.

## What a page costs the server

Processor time for one rerun of a visitor who is already there, and for one new visitor (start page, connecting, first
run); memory of the server for one more visitor. The budget: a rerun at most {budgets.RERUN} of the default empty page,
a search {budgets.SEARCH_RERUN}; a new visitor at most {budgets.NEW_VISITOR}. A search has its answer made anew for each
visitor: what is searched for is not kept.

{cost_table}

{dash}

## Runs a second

Visitors who never pause, all on one page.

{runs_table}

## In the browser

Chromium with an empty cache until all words and tables of the page have been painted, which come with the start page;
until Streamlit has put its own in their place, controls included; and until the charts have been drawn; against the
empty page of a default server. The page itself notes when, and the median of several visits stands here.
Bytes are counted on the wire, by a relay before the server: headers and the websocket included. The budget:
{budgets.FIRST_VIEW} of the empty page, {budgets.FIRST_VISIT_KB:,} kB for a first visit with charts,
{budgets.RETURN_KB} kB for a return.

{view_table}

{slow_section(slow_views)}
## Under load and fault

A hundred visitors for ten minutes with twenty rebuilds, and sixteen faults: [load.md](load.md), by `make load`. A
hundred visitors for an hour: [soak.md](soak.md), by `make soak`.

## A thousand times as many awards

A filtered page of the register costs {many.rerun_ms:.1f} ms a rerun with a thousand times today's awards,
**{many.rerun_ms / today.rerun_ms:.1f}** times today's; the budget is {budgets.THOUSANDFOLD}.

## 100,000 services

A search among {MANY:,} made-up services, understood, found and put in order, takes {searching.ours_ms:.1f} ms (the
middle of {searching.searches} everyday searches), **{searching.ours_ms / searching.fts5_ms:.2f}** of what SQLite's
FTS5 takes to find the same words in the same texts ({searching.fts5_ms:.1f} ms). The budget is
{budgets.SEARCH_OF_FTS5}.

## The build

A build with all its checks takes {build:.2f} s, **{build / plain:.1f}** times what DuckDB takes to read the same files
into tables as text ({plain:.2f} s).
"""
    Path(ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
