"""What the overview shows: ways in, largest changes, priorities, fund, newest decisions."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.about.quality_content import unlikely_total
from queries.boroughs import DIRECT, Change, changes_by_borough, coverage_by_year
from queries.london import (
    FundPart,
    NewDecision,
    PrioritySpend,
    StatedShare,
    commissioning_budget_by_year,
    crime_prevention_fund_by_part,
    london_figure,
    newest_decisions,
    spend_by_priority,
    stated_split,
)
from queries.quality import cautions, total_comparisons
from ui.doubts import doubtful_years
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.figure_parts import Point, Series
from ui.figures import ranked_bars
from ui.html import Html, address, link, render
from ui.missing import NOT_FOUND
from ui.provenance import cite, cite_all, citer
from ui.tables import Column, table_html
from ui.two_totals import both, two_totals
from ui.wording import (
    change,
    change_in_words,
    counted,
    day,
    listing,
    lowered,
    percent,
    pounds,
    share,
    year,
    years,
)

PRIORITY_YEAR = 2019
NEW_DECISIONS = 8
SPLIT_YEAR = 2018
"""From this year on a part of the fund is commissioned together."""

PART_WORDS = {
    "lcpf-direct": "paid to boroughs directly",
    "lcpf-ccf": "for projects commissioned together",
    "lcpf-vru": "for the Violence Reduction Unit",
}
FOUR_YEAR_FUND = "lcpf-four-year-budget-2017-18-2020-21-budget"


@kept_with_store
def ways_in(store: Store) -> Html:
    """Return the four ways in, one for each kind of visitor, with the answers that are asked for most."""
    rows = changes_by_borough(store)
    cut = _deepest(rows)
    london = cut and _london_beside(cut, rows)
    return render(
        "ways_in",
        cut=cut and f"{cut.area}’s cut of {year(cut.to_year)}",
        cut_href=cut and address("borough", borough=cut.area),
        moved=cut and change_in_words(cut.change),
        beside=london and change_in_words(london.change),
        question=unlikely_total(store),
    )


def _deepest(rows: Sequence[Change]) -> Change | None:
    """Return the deepest published cut of a borough, None without any."""
    cuts = [(row.change.high, row) for row in rows if row.area != "London" and row.change and row.change.high < 0]
    return min(cuts, key=lambda cut: cut[0])[1] if cuts else None


def _london_beside(cut: Change, rows: Sequence[Change]) -> Change | None:
    return next((row for row in rows if row.area == "London" and row.to_year == cut.to_year and row.change), None)


@kept_exhibit
def priorities(store: Store) -> Exhibit | None:
    """Return the spend of 2019/20 by priority; None if it is not found."""
    rows = spend_by_priority(store, PRIORITY_YEAR)
    if not rows:
        return None
    total = next(
        (row for row in commissioning_budget_by_year(store) if row.financial_year == PRIORITY_YEAR and row.is_main),
        None,
    )
    in_all = f": {pounds(total.amount_gbp, total.rounding_gbp)} in all" if total else ""
    largest = [f"“{row.priority}” ({pounds(row.amount_gbp, row.rounding_gbp)})" for row in rows[:3]]
    points = [
        Point(row.priority, float(row.amount_gbp), pounds(row.amount_gbp, row.rounding_gbp), row.bounds) for row in rows
    ]
    return Exhibit(
        finding=f"The largest of {len(rows)} priorities in {year(PRIORITY_YEAR)}: {listing(largest)}",
        measure="Planned spend by priority of the Police and Crime Plan 2017-21, London, "
        f"{year(PRIORITY_YEAR)}{in_all}.",
        coverage=f"All {len(rows)} priorities found.",
        alt="Bars: " + ", ".join(f"{point.label} {point.text}" for point in points) + ".",
        figure=ranked_bars(Series("Spend", points)),
        table=table_html(
            f"Spend by priority in {year(PRIORITY_YEAR)}",
            (
                Column("Priority", lambda row: row.priority),
                Column("Spend", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
                Column(
                    "Of which London Crime Prevention Fund",
                    lambda row: pounds(row.lcpf_gbp, row.lcpf_rounding_gbp),
                    numeric=True,
                ),
            ),
            rows,
        ),
        folded="Show these figures as a table",
        cautions=[
            f"{row.title}: the heading says {pounds(row.total_gbp, row.total_rounding_gbp)}, the lines under it add up "
            f"to {pounds(row.parts_gbp, row.total_rounding_gbp)}."
            for row in total_comparisons(store)
            if row.kind == "Priority" and row.verdict in ("rounding", "differs")
        ],
        notes=(Markup("{}.").format(link("Every priority line by line, and its awards", address("priorities"))),),
        sources=cite_all(store, ((row.source_id, row.locator) for row in rows)),
        export=Export("spend-by-priority", PrioritySpend, rows, citer(store), pounds=("bounds",)),
    )


@kept_exhibit
def fund(store: Store) -> Exhibit | None:
    """Return the shape of the London Crime Prevention Fund; None if its parts are not found for any period."""
    rows = crime_prevention_fund_by_part(store)
    if not rows:
        return None
    first = [row for row in rows if row.start_year == rows[0].start_year]
    whole = london_figure(store, FOUR_YEAR_FUND)
    in_all = (
        f" The fund was {pounds(whole.amount_gbp, whole.rounding_gbp)} over the four years "
        f"{years(whole.start_year, whole.end_year)}."
        if whole
        else ""
    )
    split = next((row for row in changes_by_borough(store) if row.area == "London" and row.to_year == SPLIT_YEAR), None)
    fall = split and (
        f"When the split began, direct funding of all boroughs went from "
        f"{pounds(split.from_gbp, split.from_rounding_gbp)} in {year(split.from_year)} to "
        f"{pounds(split.to_gbp, split.to_rounding_gbp)} in {year(split.to_year)}: {change_in_words(split.change)}."
    )
    stated = stated_split(store)
    parts = [f"{share(row.share, row.share_bounds)} of it is {PART_WORDS.get(row.fund_id, row.part)}" for row in first]
    return Exhibit(
        finding=f"The London Crime Prevention Fund in {years(first[0].start_year, first[0].end_year)}: "
        f"{listing(parts)}",
        measure="Parts of the London Crime Prevention Fund (LCPF) in cash, for the periods for which all parts are "
        f"found.{planned_split(stated)}{in_all}",
        table=table_html(
            "Parts of the London Crime Prevention Fund",
            (
                Column("Period", lambda row: years(row.start_year, row.end_year)),
                Column("Part", lambda row: row.part),
                Column("Amount", lambda row: pounds(row.amount_gbp, row.rounding_gbp), numeric=True),
                Column("Share", lambda row: share(row.share, row.share_bounds), numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
        ),
        folded=f"Show the parts in {counted(len({(row.start_year, row.end_year) for row in rows}), 'period')}",
        notes=[*_sums(rows), *((fall,) if fall else ())],
        cautions=two_totals(
            store,
            *(row.start_year for row in rows if row.fund_id == DIRECT and row.start_year == row.end_year),
            use="The shares rest on the first, as that document adds it to the co-commissioned part.",
        ),
        sources=cite_all(store, [(one.source_id, one.locator) for one in (whole, *stated[:1], split) if one]),
        export=Export("crime-prevention-fund", FundPart, rows, citer(store)),
    )


def _sums(rows: Sequence[FundPart]) -> list[str]:
    """Return what the parts of each period add up to, where all of them are published to the pound."""
    periods: dict[tuple[int, int], list[FundPart]] = {}
    for row in rows:
        periods.setdefault((row.start_year, row.end_year), []).append(row)
    return [
        f"The {len(own)} parts published for {years(*period)} add up to "
        f"{pounds(sum((row.amount_gbp for row in own), Decimal(0)))}."
        for period, own in periods.items()
        if all(row.rounding_gbp == 0 for row in own)
    ]


def planned_split(rows: Sequence[StatedShare]) -> str:
    """Return how the fund was to be split, as its source states it in round figures; empty where nothing is stated."""
    if not rows:
        return ""
    parts = listing([f"{row.percent}% {lowered(row.part)}" for row in rows])
    period = years(rows[0].start_year, rows[0].end_year)
    return f" In round figures, as MOPAC’s page on the fund states them, the split of {period} is {parts}."


@kept_exhibit
def largest_changes(store: Store) -> Exhibit | None:
    """Return every published change of direct funding from one year to the next; None if there is none."""
    rows = changes_by_borough(store)
    cut = _deepest(rows)
    if not rows:
        return None
    return Exhibit(
        finding=deepest_cut(cut, rows) + _doubt(store, cut) if cut else "We found no cut",
        measure="Change in direct borough funding (what MOPAC pays a council to spend on crime prevention) from one "
        "financial year to the next, cash, wherever we found both years or the change itself.",
        coverage=f"{len({row.gss_code for row in rows if row.area != 'London'})} of "
        f"{len({row.gss_code for row in coverage_by_year(store)})} boroughs have one.",
        table=table_html(
            "Published changes in direct borough funding",
            (
                Column("Area", _area_link),
                Column("Years", lambda row: years(row.from_year, row.to_year)),
                Column("From", lambda row: both(row.from_gbp, row.from_rounding_gbp, row.from_other_gbp), numeric=True),
                Column("To", lambda row: both(row.to_gbp, row.to_rounding_gbp, row.to_other_gbp), numeric=True),
                Column("Change", _change_words, numeric=True),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
        ),
        folded=f"Show all {counted(len(rows), 'published change')}, with their sources",
        cautions=[
            *(f"{row.subject}: {row.message}." for row in cautions(store) if row.check_id == "out_of_line_in_time"),
            *two_totals(store, *(end for row in rows if row.area == "London" for end in (row.from_year, row.to_year))),
        ],
        export=Export("direct-funding-changes", Change, rows, citer(store)),
    )


def deepest_cut(cut: Change, rows: Sequence[Change]) -> str:
    """Return the deepest cut in words, beside London's change of the same year where it is published."""
    london = _london_beside(cut, rows)
    beside = f", when London’s boroughs together were {change_in_words(london.change)}" if london else ""
    areas = len({row.gss_code for row in rows if row.to_year == cut.to_year and row.area != "London"})
    return (
        f"The deepest of the cuts we know: {cut.area}, {change_in_words(cut.change)} in {year(cut.to_year)}{beside}; "
        f"known for {counted(areas, 'borough')} of that year"
    )


def _doubt(store: Store, cut: Change) -> str:
    """Return what a headline on a cut adds where the figure of one of its years is doubtful."""
    found = [
        start
        for start in (cut.from_year, cut.to_year)
        if any((one.gss_code, one.fund_id, one.end_year) == (cut.gss_code, DIRECT, start) for one in cautions(store))
    ]
    return doubtful_years(found)


def _area_link(row: Change) -> Markup | str:
    return row.area if row.area == "London" else link(row.area, address("borough", borough=row.area))


def _change_words(row: Change) -> str:
    """Return a change as exactly as its bounds allow; one that a source states, as it states it."""
    if row.is_stated and row.change_percent is not None:
        return f"{percent(row.change_percent, 0)}, as stated"
    return change(row.change)


def _signed(row: NewDecision) -> str:
    return f", signed on {day(row.date_signed)}" if row.date_signed else ", date of signing not found"


@kept_exhibit
def decisions(store: Store) -> Exhibit:
    """Return the newest decisions."""
    rows = newest_decisions(store, NEW_DECISIONS)
    return Exhibit(
        finding=f"The newest decisions we know: {rows[0].decision_ref}{_signed(rows[0])}"
        if rows
        else "No decision is known",
        measure=f"The {counted(len(rows), 'decision')} of the Deputy Mayor with the highest numbers in our sources. "
        "Dates of signing are missing from most of the texts we hold.",
        table=table_html(
            "Newest decisions",
            (
                Column("Decision", lambda row: link(row.decision_ref, address("awards", decision=row.decision_id))),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
                Column("What for", lambda row: row.title, wide=True),
                Column("Years", lambda row: years(row.start_year, row.end_year)),
                Column("Signed", lambda row: day(row.date_signed) if row.date_signed else NOT_FOUND),
                Column("Amount", lambda row: pounds(row.amount_gbp), numeric=True),
            ),
            rows,
        ),
        folded=f"Show {counted(len(rows), 'decision')}",
        export=Export("newest-decisions", NewDecision, rows, citer(store)),
    )
