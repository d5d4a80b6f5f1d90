"""How long awards run: how many touch one, two, three and more financial years, and which are stated to be shorter."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from analysis.scrutiny import SINCE, parted
from data.store import Store
from queries.scrutiny import AwardLength, LengthYear, award_lengths, award_lengths_by_year
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import CSV_PATH, Export, file
from ui.formats import listing, share, year, years
from ui.html import link
from ui.missing import NONE_KNOWN
from ui.provenance import cite_all, citer
from ui.scrutiny_words import lengths_headline, lengths_limits
from ui.tables import Column, table_html
from ui.time_figures import stacked_by_year

PARTS: tuple[tuple[str, Callable[[LengthYear], int]], ...] = (
    ("Three or more", lambda row: row.three_years),
    ("Three, but stated to be shorter", lambda row: row.stated_shorter),
    ("Two", lambda row: row.two_years),
    ("One", lambda row: row.single_years),
)
"""How many financial years an award touches, and how many of a year's awards do."""


@file("award-lengths")
def length_file(store: Store) -> Export:
    """Return every award with how long it runs, and the reason for those left out."""
    return Export(AwardLength, award_lengths(store), citer(store))


@exhibit("award-lengths-by-year")
def by_year(store: Store) -> Exhibit | None:
    """Return how many awards of each length begin in each year; None if no length is known."""
    rows = award_lengths_by_year(store)
    if not rows:
        return None
    awards = [row for row in award_lengths(store) if row.left_out is None]
    known = [row for row in awards if row.years_covered is not None]
    merged = sum(row.rows_listed > 1 for row in awards)
    left_out = Counter(row.left_out for row in award_lengths(store) if row.left_out)
    return Exhibit(
        headline=lengths_headline(rows),
        measure=f"Grants and contracts in our sources by the financial year in which they begin, "
        f"{years(rows[0].first_year, rows[-1].first_year)}, by how many financial years they touch: an award that "
        "touches three can run for little more than one. The target that the Assembly recalls is 3 to 4 years.",
        coverage=f"Based on {len(known)} of {len(awards)} awards; for {len(awards) - len(known)} first or "
        "last year is not stated.",
        alt="Stacked bars by first year: " + "; ".join(_in_words(row) for row in rows) + ".",
        figure=lambda: stacked_by_year(
            [
                Series(
                    name, [Point(year(row.first_year), of(row), f"{name}: {of(row)} of {row.awards}") for row in rows]
                )
                for name, of in PARTS
            ]
        ),
        table=lambda: table_html(
            "Awards by first year and length",
            rows,
            Column("Begins in", lambda row: year(row.first_year)),
            Column("Awards", lambda row: f"{row.awards}", numeric=True),
            Column("Touch one year", lambda row: _part(row.single_years, row.awards), numeric=True),
            Column("Two", lambda row: _part(row.two_years, row.awards), numeric=True),
            Column("Three, but stated to be shorter", lambda row: f"{row.stated_shorter}", numeric=True),
            Column("Three or more", lambda row: _part(row.three_years, row.awards), numeric=True),
            Column(
                "Decisions with one of those",
                lambda row: f"{row.decisions_three_years} of {row.decisions}" if row.decisions else NONE_KNOWN,
                numeric=True,
            ),
        ),
        notes=(
            lengths_limits(rows),
            f"An award that touches N financial years runs for N years at most, and often for less. {_stated(known)} "
            "For the others our sources give financial years only.",
            *one_page(known),
            f"Awards whose source lists them year by year count once, over all their years ({merged}). An award that "
            "goes on from an earlier one counts by itself: the service may have been paid for longer.",
            Markup("Left out: {}. {}.").format(
                listing([f"{number} ({why})" for why, number in left_out.items()]),
                link("Every award with its years, as a file", f"{CSV_PATH}/award-lengths"),
            ),
            by_decision(rows),
            by_money(known),
        ),
        sources=cite_all(store, [("assembly-letter-2020-03", "Long-term funding and assessment of outcomes")]),
        export=Export(LengthYear, rows),
    )


def _stated(rows: Sequence[AwardLength]) -> str:
    """Return for how many of the awards that touch three years their own words give the months."""
    long = [row for row in rows if (row.years_covered or 0) >= 3]
    months = [row.stated_months for row in long if row.stated_months]
    less = [length for length in months if length < 36]
    span = f", {min(less)} to {max(less)} months" if less else ""
    return (
        f"Of {len(long)} that touch three or more, the words of {len(months)} give a length: {len(less)} run for less "
        f"than three years{span}, and are not counted."
    )


def one_page(rows: Sequence[AwardLength]) -> tuple[str, ...]:
    """Return how many of the long awards since the letter are on one page without a decision; empty if none are."""
    later = [row for row in rows if (row.first_year or 0) >= SINCE]
    long = [row for row in later if row.may_run_three_years]
    pages = Counter(row.source_id for row in long if row.decision_id is None)
    if not pages or pages.most_common(1)[0][1] < 2:
        return ()
    source, most = pages.most_common(1)[0]
    names = sorted({row.award_title for row in long if row.source_id == source})
    rest = sum(row.decision_id is None and row.source_id == source for row in later)
    part, whole = len(long) - most, len(later) - rest
    return (
        f"{most} of the {len(long)} since {year(SINCE)} stand on one page that names no decision ({listing(names)}). "
        f"Without that page it is {_of(part, whole)}.",
    )


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({share(part / whole)})" if part and whole >= 10 else f"{part} of {whole}"


def by_decision(rows: Sequence[LengthYear]) -> str:
    """Return the same with each decision once, by its longest award."""
    parts = [
        f"{_of(sum(row.decisions_three_years for row in some), sum(row.decisions for row in some))} {when}"
        for some, when in zip(parted(rows), (f"for awards of {year(SINCE)} or later", "before"), strict=True)
        if some
    ]
    return (
        f"Counting each decision once, by the longest of its awards, at most for three years or more: {listing(parts)}."
    )


def by_money(rows: Sequence[AwardLength]) -> str:
    """Return the share of long awards since the letter, by whose money they are paid from."""
    later = [row for row in rows if (row.first_year or 0) >= SINCE]
    awards = Counter(row.money for row in later)
    long = Counter(row.money for row in later if row.may_run_three_years)
    parts = [f"{long[whose]} of {number} ({whose})" for whose, number in sorted(awards.items())]
    return (
        f"By whose money it is, of awards that begin in {year(SINCE)} or later, at most for three years or more: "
        f"{listing(parts)}. Others may give theirs for a year at a time."
    )


def _part(part: int, whole: int) -> str:
    """Return a number with its share; without one where there are too few."""
    return f"{part} ({share(part / whole)})" if part and whole >= 10 else f"{part}"


def _in_words(row: LengthYear) -> str:
    shorter = f" ({row.stated_shorter} of them stated to be shorter)" if row.stated_shorter else ""
    return (
        f"{year(row.first_year)}, {row.single_years} touch one year, {row.two_years} two, "
        f"{row.three_years + row.stated_shorter} three or more{shorter}"
    )
