"""What the Methods page shows: what the figures mean, the deflators, and the data dictionary."""

import re
from html import unescape
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.boroughs import offences_without_borough
from queries.outcomes import ResultSearch, results, smallest_count_shown
from queries.sources import Deflator, DictionaryColumn, deflators, dictionary
from ui.columns import year_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import day, listing, share, whole, year
from ui.html import Html, render
from ui.provenance import cite, citer
from ui.tables import Column, table_html


@kept_with_store
def text(store: Store) -> Html:
    """Return what the figures mean and how they are worked out."""
    lost = [row.share for row in offences_without_borough(store)]
    returns = sum(row.origin != "published" for row in results(store, ResultSearch()))
    return render(
        "methods",
        most_hidden=smallest_count_shown(store) - 1,
        returns=whole(returns) if returns else "",
        least_lost=share(min(lost)) if lost else "",
        most_lost=share(max(lost)) if lost else "",
        version=store.version,
        built_on=day(store.built_at.date()),
    )


@kept_with_store
def contents(store: Store) -> Html:
    """Return links to the headings of the text, the deflators and the dictionary."""
    parts = re.findall(r'<h2 class="mc-headline" id="([^"]+)">([^<]+)</h2>', text(store))
    return render(
        "contents",
        parts=[
            *((name, unescape(title)) for name, title in parts),
            ("deflators", "Deflators"),
            ("data-dictionary", "Data dictionary"),
        ],
    )


@exhibit("gdp-deflators")
def deflator_table(store: Store) -> Exhibit:
    """Return the price index of each year."""
    rows = deflators(store)
    base = year(rows[-1].base_year)
    derived = [year(row.financial_year) for row in rows if row.status == "derived"]
    return Exhibit(
        headline=f"Deflators: prices of each year against {base}",
        measure=f"GDP deflator, {base} = 100. An amount in real terms is the amount of the year, divided by the year’s "
        "index, times 100.",
        table=lambda: table_html(
            "GDP deflators",
            rows,
            year_column(),
            Column("Index", lambda row: f"{row.price_index}", numeric=True),
            Column("Status", lambda row: row.status),
        ),
        notes=[
            *([f"{listing(derived)} are derived: chained back from published growth rates."] if derived else []),
            "2020/21 is distorted: in the pandemic the deflator rose with the cost of public services.",
        ],
        sources=cite(store, rows[0].source_id),
        anchor="deflators",
        export=Export(Deflator, rows, citer(store)),
    )


@exhibit("data-dictionary")
def dictionary_exhibit(store: Store) -> Exhibit:
    """Return every table and column of the data package with what it holds."""
    rows = dictionary(store)
    tables = {name: list(columns) for name, columns in groupby(rows, attrgetter("table_name"))}
    return Exhibit(
        headline=f"Data dictionary: {len(tables)} tables, {whole(len(rows))} columns",
        measure="What every table and column of the data holds, from the comments of the data’s own structure.",
        table=lambda: Markup("").join(dictionary_table(name, columns) for name, columns in tables.items()),
        anchor="data-dictionary",
        export=Export(DictionaryColumn, rows),
    )


def dictionary_table(name: str, columns: list[DictionaryColumn]) -> Markup:
    """Return one table of the dictionary, folded away under its name."""
    body = Markup("<p class='mc-note'>{}</p>").format(columns[0].table_comment) + table_html(
        f"Columns of {name}",
        columns,
        Column("Column", lambda row: row.column_name),
        Column("Type", lambda row: row.data_type),
        Column("May be empty", lambda row: "yes" if row.is_nullable else "no"),
        Column("What it holds", lambda row: row.column_comment, wide=True),
    )
    return render("folded", summary=name, body=body, anchor=f"table-{name}")
