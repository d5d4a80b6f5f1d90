"""What the overview shows: ways in, largest changes, priorities, fund, newest decisions."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from analysis.direct_funding import deepest_cut, london_in_same_year
from analysis.priorities import YEAR
from analysis.totals import unlikely_totals
from data.store import Store, kept_with_store
from pages.money.priorities_content import spend_points
from queries.awards import newest_decisions
from queries.boroughs import DIRECT, changes_by_borough
from queries.london import (
    FundPart,
    StatedShare,
    crime_prevention_fund_by_part,
    london_figure,
    stated_split,
)
from queries.priorities import Heading, headings_by_priority, whole_budget
from queries.quality import total_comparisons
from ui.award_cells import decided_amount, decision_link, signed_words
from ui.award_files import NEWEST_DECISIONS
from ui.columns import amount_column, amount_words, source_column, years_column
from ui.comparison_figures import ranked_bars
from ui.csv_file import Selection
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Series
from ui.files import Export
from ui.formats import (
    change_in_words,
    counted,
    day,
    listing,
    lowered,
    pounds,
    share,
    year,
    years,
)
from ui.html import Html, link, render, url_for
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html
from ui.total_words import question
from ui.two_totals import two_totals

PRIORITY_SPEND = Selection(
    Heading,
    "priority_id priority amount_gbp rounding_gbp bounds share share_bounds lcpf_gbp lcpf_rounding_gbp source_id "
    "locator",
)
NEW_DECISIONS = 8
SPLIT_YEAR = 2018
"""From this year on a part of the fund is commissioned together."""

PART_WORDS = {
    "lcpf-ccf": "for projects commissioned together",
    "lcpf-vru": "for the Violence Reduction Unit",
}
FOUR_YEAR_FUND = "lcpf-four-year-budget-2017-18-2020-21-budget"


@kept_with_store
def ways_in(store: Store) -> Html:
    """Return the four ways in, one for each kind of visitor, with the answers that are asked for most."""
    rows = changes_by_borough(store)
    cut = deepest_cut(rows)
    london = cut and london_in_same_year(cut, rows)
    unlikely = unlikely_totals(store)
    return render(
        "ways_in",
        cut=cut and f"{cut.area}’s cut of {year(cut.to_year)}",
        cut_href=cut and url_for("borough", borough=cut.area),
        moved=cut and change_in_words(cut.change),
        beside=london and change_in_words(london.change),
        question=question(unlikely[0]) if unlikely else "",
    )


@exhibit("spend-by-priority")
def priorities(store: Store) -> Exhibit | None:
    """Return the spend of 2019/20 by priority; None if it is not found."""
    rows = headings_by_priority(store, YEAR)
    if not rows:
        return None
    budget = whole_budget(store, YEAR)
    in_all = f": {amount_words(budget)} in all" if budget else ""
    largest = f"“{rows[0].priority}”, {amount_words(rows[0])}"
    points = spend_points(rows)
    return Exhibit(
        headline=f"The largest of {len(rows)} priorities in {year(YEAR)}: {largest}",
        measure=f"Planned spend by priority of the Police and Crime Plan 2017-21, London, {year(YEAR)}{in_all}.",
        coverage=f"All {len(rows)} priorities found.",
        alt="Bars: " + ", ".join(f"{point.label} {point.text}" for point in points) + ".",
        figure=lambda: ranked_bars(Series("Spend", points)),
        table=lambda: table_html(
            f"Spend by priority in {year(YEAR)}",
            rows,
            Column("Priority", lambda row: row.priority),
            Column("Spend", amount_words, numeric=True),
            Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
            Column(
                "Of which London Crime Prevention Fund",
                lambda row: pounds(row.lcpf_gbp, row.lcpf_rounding_gbp),
                numeric=True,
            ),
        ),
        folded="Show these figures as a table",
        cautions=[
            f"{row.title}: the heading says {pounds(row.total_gbp, row.total_rounding_gbp)}, the lines under it add up "
            f"to {pounds(row.parts_gbp, row.total_rounding_gbp)}."
            for row in total_comparisons(store)
            if row.kind == "Priority" and row.verdict in ("rounding", "differs")
        ],
        notes=(Markup("{}.").format(link("Every priority line by line, and its awards", url_for("priorities"))),),
        sources=sources_of(store, rows),
        export=Export(PRIORITY_SPEND, rows, citer(store), pounds=("bounds",)),
    )


@exhibit("crime-prevention-fund")
def fund(store: Store) -> Exhibit | None:
    """Return the shape of the London Crime Prevention Fund; None if its parts are not found for any period."""
    rows = crime_prevention_fund_by_part(store)
    if not rows:
        return None
    first = [row for row in rows if row.start_year == rows[0].start_year]
    whole = london_figure(store, FOUR_YEAR_FUND)
    period = whole and years(whole.start_year, whole.end_year)
    in_all = whole and f" The fund was {amount_words(whole)} over the four years {period}."
    split = next((row for row in changes_by_borough(store) if row.area == "London" and row.to_year == SPLIT_YEAR), None)
    fall = split and (
        f"When the split began, direct funding of all boroughs went from "
        f"{pounds(split.from_gbp, split.from_rounding_gbp)} in {year(split.from_year)} to "
        f"{pounds(split.to_gbp, split.to_rounding_gbp)} in {year(split.to_year)}: {change_in_words(split.change)}."
    )
    stated = stated_split(store)
    direct = next((row for row in first if row.fund_id == DIRECT), first[0])
    others = [
        f"{share(row.share, row.share_bounds)} {PART_WORDS.get(row.fund_id, row.part)}"
        for row in first
        if row is not direct
    ]
    return Exhibit(
        headline=f"{share(direct.share, direct.share_bounds)} of the London Crime Prevention Fund went to boroughs in "
        f"{years(direct.start_year, direct.end_year)}",
        measure=f"The rest: {listing(others)}. Parts of the London Crime Prevention Fund (LCPF) in cash, for the "
        f"periods for which all parts are found.{planned_split(stated)}{in_all or ''}",
        table=lambda: table_html(
            "Parts of the London Crime Prevention Fund",
            rows,
            Column("Period", lambda row: years(row.start_year, row.end_year)),
            Column("Part", lambda row: row.part),
            amount_column(),
            Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
            source_column(store),
        ),
        folded=f"Show the parts in {counted(len({(row.start_year, row.end_year) for row in rows}), 'period')}",
        notes=[*_sums(rows), *((fall,) if fall else ())],
        cautions=two_totals(
            store,
            *(row.start_year for row in rows if row.fund_id == DIRECT and row.start_year == row.end_year),
            use="The shares rest on the first, as that document adds it to the co-commissioned part.",
        ),
        sources=sources_of(store, [one for one in (whole, *stated[:1], split) if one]),
        export=Export(FundPart, rows, citer(store)),
    )


def _sums(rows: Sequence[FundPart]) -> list[str]:
    """Return what the parts of each period add up to, where all of them are published to the pound."""
    periods = [list(parts) for _, parts in groupby(rows, key=lambda row: (row.start_year, row.end_year))]
    return [
        f"The {len(parts)} parts published for {years(parts[0].start_year, parts[0].end_year)} add up to "
        f"{pounds(sum((row.amount_gbp for row in parts), Decimal(0)))}."
        for parts in periods
        if all(row.rounding_gbp == 0 for row in parts)
    ]


def planned_split(rows: Sequence[StatedShare]) -> str:
    """Return how the fund was to be split, as its source states it in round figures; empty where nothing is stated."""
    if not rows:
        return ""
    parts = listing([f"{row.percent}% {lowered(row.part)}" for row in rows])
    period = years(rows[0].start_year, rows[0].end_year)
    return f" In round figures, as MOPAC’s page on the fund states them, the split of {period} is {parts}."


@exhibit("newest-decisions")
def decisions(store: Store) -> Exhibit:
    """Return the newest decisions."""
    rows = newest_decisions(store, NEW_DECISIONS)
    words = [
        f"{row.decision_ref} ({f'signed on {day(row.date_signed)}' if row.date_signed else 'signing date not found'})"
        for row in rows[:1]
    ]
    return Exhibit(
        headline=f"Latest decision we know: {words[0]}" if words else "No decision is known",
        measure=f"The {counted(len(rows), 'decision')} of the Deputy Mayor with the highest numbers in our sources. "
        "Dates of signing are missing from most of the texts we hold.",
        table=lambda: table_html(
            "Newest decisions",
            rows,
            Column("Decision", decision_link),
            source_column(store),
            Column("What for", lambda row: row.title or "", wide=True),
            years_column(),
            Column("Signed", signed_words),
            Column("Amount", decided_amount, numeric=True),
        ),
        folded=f"Show {counted(len(rows), 'decision')}",
        export=Export(NEWEST_DECISIONS, rows, citer(store)),
    )
