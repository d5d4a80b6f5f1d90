"""Awards on the Priorities page: by priority over the years, one by one, and how large they are beside the budget."""

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from analysis.differences import Amount, total
from analysis.priorities import ALL, NONE_STATED, YEAR
from data.store import Store
from pages.money.choices import choose_award_kind, choose_award_priority
from queries import Bounds
from queries.awards import Award, awards_in_year, awards_of_kind
from queries.boroughs import Terms
from queries.priorities import (
    AwardedYear,
    AwardKind,
    AwardSize,
    award_kinds,
    awards_beside_budget,
    awards_by_priority,
)
from ui.award_cells import award_amount, award_title
from ui.award_files import AWARDS_OF_YEAR, COUNTED_AWARDS
from ui.award_sums import awards_most, awards_sum, awards_sum_short
from ui.columns import source_column, years_column
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import CSV_PATH, Export
from ui.formats import MILLION, counted, listing, pounds, pounds_short, sentence, share, share_most, year, years
from ui.html import link, url_for
from ui.missing import NOT_KNOWN, NOT_STATED
from ui.possible_duplicates import duplicate_cautions
from ui.provenance import citer
from ui.rounding import Ends, ends, outwards
from ui.shared_choices import choose_terms
from ui.tables import Column, table_html
from ui.time_figures import bars_by_year

KIND_NOTES = {
    "budget": "A budget is what a decision set aside; grants and contracts may later be paid from it.",
    "procurement ceiling": "A ceiling is the most that may be spent; the contract may come to less.",
    "income accepted": "Income is money that MOPAC received, not what it paid.",
}


def kind_nouns(kind: str) -> tuple[str, str]:
    """Return what an award of a kind is called, and what several are."""
    return ("acceptance of income", "acceptances of income") if kind == "income accepted" else (kind, f"{kind}s")


@exhibit("awards-by-priority", choose_award_kind, choose_award_priority, choose_terms, level=3)
def by_priority(store: Store, kind: str, priority: str, terms: Terms) -> Exhibit:
    """Return the awards of one kind by first financial year, for all priorities or one."""
    all_rows = awards_by_priority(store, kind, terms)
    rows = tuple(row for row in all_rows if priority in (ALL, row.priority or NONE_STATED))
    counts = next(row for row in award_kinds(store) if row.kind == kind)
    special = {ALL: "for all priorities together", NONE_STATED: "of programmes without a priority"}
    for_what = special.get(priority, f"for “{priority}”")
    at_most = sum(row.up_to_awards for row in rows)
    prices = "cash" if terms == "cash" else "2024/25 prices"
    singular, plural = kind_nouns(kind)
    stated = total([Amount(row.stated_gbp, row.stated_rounding_gbp) for row in rows if row.stated_gbp is not None])
    up_to = total([Amount(row.up_to_gbp, row.up_to_rounding_gbp) for row in rows if row.up_to_gbp is not None])
    number = counted(sum(row.stated_awards for row in rows), singular, plural)
    parts = [f"{number} of {awards_sum_short(*stated)} in cash"]
    if at_most:
        parts.append(f"{at_most} more of at most {awards_most(*up_to)}")
    points = _points(rows)
    awards = _of(store, kind, priority)
    return Exhibit(
        headline=f"{parts[0]} {for_what}" if rows else f"No {singular} {for_what}",
        measure=(f"{sentence(parts[1])} " if at_most else "")
        + f"{plural[:1].upper()}{plural[1:]} by first financial year, {prices}. Bars: amounts stated in all or "
        "for a year. An award of several years is in its first year as a whole.",
        coverage=f"{counted(sum(row.awards for row in rows), 'award')} of the {counts.counted} of this kind that count "
        f"in totals, out of {counts.awards} known.",
        alt=f"Bars by first year, in £ million: {'; '.join(f'{p.label} {p.text}' for p in points if p.value)}.",
        figure=(lambda: bars_by_year(Series(plural, points), gap_text=""))
        if any(point.value for point in points)
        else None,
        table=lambda: table_html(
            f"{plural} {for_what}, {prices}",
            rows,
            Column("First year", lambda row: years(row.start_year, row.start_year)),
            Column("Priority", lambda row: row.priority or NONE_STATED, wide=True),
            Column("Awards", lambda row: str(row.awards), numeric=True),
            Column("Of several years", lambda row: str(row.longer_awards or ""), numeric=True),
            Column("Stated", lambda row: _value(row.stated_value, row.stated_bounds, row.stated_gbp), numeric=True),
            Column(
                "At most (“up to”)",
                lambda row: _value(row.up_to_value, row.up_to_bounds, row.up_to_gbp),
                numeric=True,
            ),
        ),
        folded=f"Show the {counted(len(rows), 'row')}: years and priorities" if len(rows) > 12 else "",
        notes=[
            *_award_notes(counts, rows, terms),
            *([_each_award(awards, kind, priority)] if awards else []),
            _in_register(kind, priority),
        ],
        cautions=duplicate_cautions(store, (row.award_id for row in awards)),
        export=Export(
            AwardedYear,
            rows,
            parameters=(("kind", kind), ("priority", priority), ("terms", terms)),
            pounds=("stated_value", "stated_bounds", "up_to_value", "up_to_bounds"),
        ),
    )


def _of(store: Store, kind: str, priority: str) -> tuple[Award, ...]:
    return tuple(row for row in awards_of_kind(store, kind) if priority in (ALL, row.priority or NONE_STATED))


def _each_award(awards: Sequence[Award], kind: str, priority: str) -> Markup:
    """Return a link to the file of the awards behind the sums, each with its source."""
    file = url_for(f"{CSV_PATH}/counted-awards", kind=kind, priority=priority)
    return Markup("{}, from {}.{}").format(
        link("Each award behind these sums with its source (CSV)", file),
        counted(len({award.source_id for award in awards}), "document"),
        " Choose one priority to see them here." if priority == ALL else "",
    )


@exhibit("counted-awards", choose_award_kind, choose_award_priority, level=3, hide_empty=True)
def listed(store: Store, kind: str, priority: str) -> Exhibit:
    """Return the counted awards of one kind and priority, each with its source."""
    rows = _of(store, kind, priority)
    title = f"{counted(len(rows), *kind_nouns(kind))} that count in totals"
    return Exhibit(
        headline=title,
        measure=f"Kind: {kind}. Priority: {priority}. Amounts in cash as published, oldest first.",
        table=lambda: table_html(title, rows, *award_columns(store)),
        cautions=duplicate_cautions(store, (row.award_id for row in rows)),
        folded=f"Show the {counted(len(rows), 'award')}",
        export=Export(COUNTED_AWARDS, rows, citer(store), (("kind", kind), ("priority", priority))),
    )


def award_columns(store: Store) -> tuple[Column[Award], ...]:
    """Return the columns of a list of awards, each with its source."""
    return (
        Column("What for", lambda row: award_title(row, row.recipient_as_published, row.note), wide=True),
        Column("Priority of its programme", lambda row: row.priority or NONE_STATED),
        Column("Kind", lambda row: row.kind),
        years_column(),
        Column("Amount", award_amount, numeric=True),
        Column("Fund", lambda row: row.fund or NOT_STATED),
        source_column(store),
    )


def _value(value: float | None, bounds: Bounds | None, amount: Decimal | None) -> str:
    if amount is None:
        return ""
    if value is None:
        return NOT_KNOWN
    return f"about {pounds_short(Bounds(value, value))}" if bounds is None else pounds_short(bounds)


def _points(rows: Sequence[AwardedYear]) -> list[Point]:
    """Return a point for each year from the first to the last; years without an award have none."""
    parts: dict[int, list[tuple[float, Bounds | None]]] = {}
    for row in rows:
        if row.start_year is not None and row.stated_value is not None:
            parts.setdefault(row.start_year, []).append((row.stated_value, row.stated_bounds))
    span = range(min(parts), max(parts) + 1) if parts else range(0)
    return [_point(start, parts[start]) if start in parts else Point(year(start), None) for start in span]


def _point(start: int, parts: Sequence[tuple[float, Bounds | None]]) -> Point:
    """Return the sum of a year's awards in millions, with what rounding leaves open."""
    value, all_bounds = sum(part for part, _ in parts), [bounds for _, bounds in parts if bounds]
    if len(all_bounds) < len(parts):
        return Point(year(start), value, f"about {_millions(Bounds(value, value))}")
    bounds = Bounds(sum(bound.low for bound in all_bounds), sum(bound.high for bound in all_bounds))
    return Point(year(start), value, _millions(bounds), bounds)


def _millions(bounds: Bounds) -> str:
    """Return pounds in millions for a bar, with a decimal more where one would leave nothing."""
    low, high = outwards(Ends(*(end / MILLION for end in ends(bounds))), 2 if bounds.low < 100_000 else 1)
    return f"{low}" if low == high else f"{low}–{high}"


def _award_notes(counts: AwardKind, rows: Sequence[AwardedYear], terms: Terms) -> list[str]:
    longer = sum(row.longer_awards for row in rows)
    no_year = sum(row.awards for row in rows if row.start_year is None)
    notes = [
        "Only awards that our sources name are here, so years cannot be compared as spend: a high bar is a year from "
        f"which many or long awards are known. {longer or 'None'} of these awards "
        "last for more than one year.",
        f"Left out of all {counts.awards} awards of this kind: {counts.overlapping} that overlap another and "
        f"{counts.without_amount} whose amount is not found. Of the {counts.counted} counted, "
        f"{counts.without_priority} belong to {counted(counts.programmes_without_priority, 'programme')} without a "
        "stated priority.",
        "The priority is that of the award’s programme in the plan of 2017-21, also for awards of other years. Sums "
        "are shortened, because some amounts were published rounded; “up to” is the most that may be paid, and is not "
        "added to the others. Numbers on the bars are £ million.",
    ]
    if no_year:
        notes.append(f"{counted(no_year, 'award')} without a stated year: in the table, not in the chart.")
    if counts.kind in KIND_NOTES:
        notes.append(KIND_NOTES[counts.kind])
    if terms == "real":
        unknown = sum(
            row.awards for row in rows if row.start_year is not None and row.stated_value is row.up_to_value is None
        )
        notes.append(
            "Real terms use the GDP deflator of the first year, also for awards of several years. "
            f"{counted(unknown, 'award')} of years without a deflator, and those without a year, have no real amount."
        )
    return notes


def _in_register(kind: str, priority: str) -> Markup:
    """Return the way to the same awards in the register, where each opens with its decision."""
    chosen = [("kind", kind)] if priority in (ALL, NONE_STATED) else [("kind", kind), ("priority", priority)]
    return Markup("{}.").format(link("These awards in the register, one by one", url_for("awards", chosen)))


OUTSIDE = ("Metropolitan Police budget", "Violence Reduction Unit")
"""Funds with budgets of their own beside MOPAC's commissioning."""


@exhibit("awards-beside-budget", level=3)
def beside_budget(store: Store) -> Exhibit | None:
    """Return the awards for the year alone compared with its budget, kind by kind."""
    rows = awards_beside_budget(store, YEAR)
    if not rows:
        return None
    budget = pounds(rows[0].budget_gbp, rows[0].budget_rounding_gbp)
    largest = rows[0]
    covering = awards_in_year(store, YEAR)
    alone = [row for row in covering if row.is_for_one_year]
    longer = len(covering) - len(alone)
    with_priority = sum(row.priority is not None for row in alone)
    return Exhibit(
        headline=f"What share of the {budget} of {year(YEAR)} reached named awards cannot be said soundly; the "
        f"{kind_nouns(largest.kind)[1]} named for that year alone are as large as {_size(largest)} of it",
        measure=f"Awards that count in totals and are for {year(YEAR)} alone, cash, beside the whole budget of that "
        "year. These are different kinds of amount and are not added.",
        coverage=f"{'All' if with_priority == len(alone) else with_priority} of the {len(alone)} belong to a programme "
        "with a priority.",
        table=lambda: table_html(
            f"Awards for {year(YEAR)} alone beside its budget",
            rows,
            Column("Awards", lambda row: counted(row.awards, *kind_nouns(row.kind))),
            Column("Together", _together, numeric=True),
            Column(f"As large as, of {budget}", _size, numeric=True),
        ),
        notes=(
            f"“As large as” is a comparison of sizes, not a share: no source links an award to a line of the budget, "
            f"so that no part of the {budget} is proved to have reached an award, not even the least. The lines are "
            f"plans, awards are decisions{_outside(alone)}.",
            f"The {counted(longer, 'award')} of several years that cover {year(YEAR)} are not split by year and "
            "are left out here. Where the rounding of the budget or of an award matters, both ends are given; the file "
            "has them for every row.",
        ),
        export=Export(AwardSize, rows, pounds=("amount_bounds",)),
    )


@exhibit("awards-covering-2019-20", level=3, hide_empty=True)
def covering_year(store: Store) -> Exhibit:
    """Return the counted awards that cover the year, each with its source."""
    rows = awards_in_year(store, YEAR)
    alone = sum(row.is_for_one_year for row in rows)
    return Exhibit(
        headline=f"{counted(len(rows), 'award')} cover {year(YEAR)}",
        measure=f"Awards that count in totals, cash: {alone} for that year alone, {len(rows) - alone} for several "
        "years, in full.",
        table=lambda: table_html(f"Awards that cover {year(YEAR)}", rows, *award_columns(store)),
        folded=f"Show the {counted(len(rows), 'award')} that cover {year(YEAR)}",
        export=Export(AWARDS_OF_YEAR, rows, citer(store)),
    )


def _together(row: AwardSize) -> str:
    rounding = None if row.amount_bounds is None else ends(row.amount_bounds).width / 2
    if row.amount_basis == "up to":
        return f"up to {awards_most(row.amount_gbp, rounding)}"
    return awards_sum(row.amount_gbp, rounding)


def _size(row: AwardSize) -> str:
    """Return the size relative to the budget, with what rounding leaves open; of “up to” awards the most it can be."""
    if row.size_bounds is None:
        return f"{'up to ' if row.amount_basis == 'up to' else ''}about {share(row.size)}"
    return f"up to {share_most(row.size_bounds)}" if row.amount_basis == "up to" else share(row.size, row.size_bounds)


def _outside(rows: Sequence[Award]) -> str:
    """Return how many awards were paid by funds that may not be part of the budget at all."""
    funds = [
        f"{fund} ({counted(sum(row.fund == fund for row in rows), 'award')})"
        for fund in OUTSIDE
        if any(row.fund == fund for row in rows)
    ]
    return f"; of some funds it is not stated whether they are part of that budget: {listing(funds)}" if funds else ""
