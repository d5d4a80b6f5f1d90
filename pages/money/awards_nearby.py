"""What a search of awards leads to beside them: searches to try where none fits, and published totals of its words."""

from analysis.award_suggestions import suggestions
from data.folding import folded, needles
from data.store import Store, kept_with_store
from pages.money.awards_content import NO_MATCH, search_parameters
from pages.money.choices import choose_awards
from queries.awards import AwardSearch, Sort
from queries.london import FundTotal, fund_totals
from ui.columns import source_column, years_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, pounds, sentence
from ui.html import Html, render, url_for, with_small
from ui.provenance import citer
from ui.tables import Column, table_html


@kept_with_store
def no_match(store: Store, search: AwardSearch, sort: Sort) -> Html:
    """Return that no award fits, with searches that find some, and the search of everything else."""
    found = [
        (
            f"{' '.join(one.search.words)} ({counted(one.awards, 'award')})",
            url_for("awards", search_parameters(store, one.search, sort)),
        )
        for one in suggestions(store, search)
    ]
    elsewhere = [("Search everything", url_for("search", q=" ".join(search.words)))] if search.words else []
    links = [*found, *elsewhere, ("All awards and decisions", "awards")]
    heading = render("section", title=NO_MATCH)
    return Html(heading + render("see_also", before="Did you mean" if found else "Or", links=links))


@exhibit("fund-totals", choose_awards, hide_empty=True)
def published_totals(store: Store, search: AwardSearch) -> Exhibit:
    """Return the sums that sources give for the words and the fund of a search."""
    wanted = needles(search.words)
    rows = tuple(
        row
        for row in fund_totals(store)
        if search.fund in ("all", row.fund) and all(needle in folded(f"{row.series} {row.fund}") for needle in wanted)
    )
    return Exhibit(
        headline=_headline(rows) if rows else "",
        measure="Budgets, income and other sums that sources give for a fund or a programme as a whole, largest first. "
        "They overlap each other and the awards, so they are not added up.",
        table=lambda: table_html(
            "Published totals",
            rows,
            Column("What", lambda row: with_small(row.series, sentence(row.note)), wide=True),
            years_column(),
            Column("Amount", _amount, numeric=True),
            Column("Kind", lambda row: row.measure),
            source_column(store),
            dense=True,
        ),
        folded=f"Show {counted(len(rows), 'published total')}",
        export=Export(FundTotal, rows, citer(store), search_parameters(store, search, "newest")[:-1]),
    )


def _headline(rows: tuple[FundTotal, ...]) -> str:
    first = rows[0]
    more = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
    words = f"{first.series}: {_amount(first)}{more}"
    longer = f"Published total: {words}"
    if len(longer) <= LONGEST_HEADLINE:
        return longer
    return words if len(words) <= LONGEST_HEADLINE else f"Published total: {_amount(first)}{more}"


LONGEST_HEADLINE = 90
"""Characters."""


def _amount(row: FundTotal) -> str:
    return f"{row.qualifier or ''} {pounds(row.amount_gbp, row.rounding_gbp)}".strip()
