"""Results compared: answers that differ, targets, and the same measure at several dates."""

from collections.abc import Sequence
from itertools import chain

from markupsafe import Markup

from analysis.outcomes import all_series, cases
from data.store import Store
from pages.results.choices import choose_case, choose_series, programme_or_all
from queries.outcomes import Claim, SeriesResult, TargetResult, targets
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.figure_parts import Point, Series
from ui.files import Export
from ui.formats import counted, listing, lowered, published, sentence
from ui.html import render, with_small
from ui.lists import stated
from ui.outcome_words import (
    EVIDENCE,
    case_headline,
    measured,
    number_words,
    period_words,
    programme_link,
    remark,
    value_words,
)
from ui.provenance import cite, citer, sources_of
from ui.tables import Column, table_html
from ui.time_figures import points_by_date


@exhibit("outcome-claims", choose_case, level=3)
def case(store: Store, case_id: str) -> Exhibit:
    """Return the answers to one contested question, side by side."""
    rows = cases(store)[case_id]
    return Exhibit(
        headline=case_headline(rows),
        measure=f"{rows[0].programme}: {counted(len(rows), 'figure')}, those that were claimed first before those of "
        "evaluations. Each stands as it was published.",
        table=lambda: table_html(
            rows[0].question,
            rows,
            Column(
                "Answer",
                lambda row: Markup("<strong>{}</strong>{}").format(value_words(row), remark(row.measure)),
                wide=True,
            ),
            Column("What it counts", lambda row: row.what_it_counts, wide=True),
            Column("Strength of evidence", lambda row: EVIDENCE[row.evidence], wide=True),
            Column("Period", lambda row: period_words(row.period_start, row.period_end)),
            source_column(store),
        ),
        notes=(Markup("<strong>How to read them.</strong> {}").format(rows[0].reading),),
        export=Export(Claim, rows, citer(store), (("case", case_id),)),
    )


@exhibit("outcome-targets", programme_or_all)
def target_table(store: Store, programme_id: str = "all") -> Exhibit | None:
    """Return the targets of a programme, or of all, with the results they can be compared with; None without any."""
    rows = [row for row in targets(store) if programme_id in ("all", row.programme_id)]
    if not rows:
        return None
    targeted = {row.target_id for row in rows}
    met = {row.target_id for row in rows if row.result_id}
    alike = {row.target_id for row in rows if row.is_like_for_like}
    some = f"we found a result for {'it' if len(targeted) == 1 else len(met)}" if met else "we found no result"
    same = f"{len(alike)} of these {'counts' if len(alike) == 1 else 'count'} the same"
    if not alike:
        same = "it counts something else" if len(met) == 1 else "none of these counts the same"
    return Exhibit(
        headline=f"Of {counted(len(targeted), 'target')}, {some}" + (f"; {same}" if met else ""),
        measure="Targets and expectations, and what was published later. Whether a target was met is not said where "
        "target and result count different things or periods.",
        table=lambda: _target_tables(store, rows),
        export=Export(TargetResult, rows, citer(store), stated({"programme": programme_id})),
    )


def _target_tables(store: Store, rows: Sequence[TargetResult]) -> Markup:
    """Return the targets and their results, those without one below, folded away if they are not all there is."""
    met = [row for row in rows if row.result_id]
    others = [row for row in rows if not row.result_id]
    tables = Markup("")
    if met:
        tables += table_html(
            "Targets beside results",
            met,
            Column("Target", lambda row: _target(row) + _when(store, row), wide=True),
            Column("Result", lambda row: _result(store, row), wide=True),
            Column("Do they count the same?", lambda row: _yes_or_no(row.is_like_for_like, row.reason), wide=True),
        )
    if not others:
        return tables
    rest = table_html(
        "Targets without a result that we found",
        others,
        Column("Target", _target, wide=True),
        Column("Period and source", lambda row: _when(store, row), wide=True),
    )
    if not met:
        return rest
    return tables + render(
        "folded", summary=f"Show the {counted(len(others), 'target')} without a result that we found", body=rest
    )


def _target(row: TargetResult) -> Markup:
    value = number_words(row.target_value, row.target_unit, row.target_qualifier, row.target_as_published)
    return with_small("", programme_link(row.programme_id, row.programme)) + measured(row.target, value)


def _when(store: Store, row: TargetResult) -> Markup:
    period = sentence(period_words(row.target_start, row.target_end))
    return with_small("", Markup("{} {}").format(period, cite(store, row.target_source_id, row.target_locator)))


def _result(store: Store, row: TargetResult) -> Markup:
    if row.result is None or row.evidence is None:
        return Markup("no result found")
    value = number_words(row.result_value, row.result_unit, row.result_qualifier, None)
    period = sentence(period_words(row.result_start, row.result_end))[:-1]
    source = cite(store, row.source_id, row.locator)
    return measured(row.result, value) + with_small(
        "", Markup("{}; {}. {}").format(period, EVIDENCE[row.evidence], source)
    )


def _yes_or_no(is_alike: bool | None, reason: str | None) -> Markup:
    """Return whether two results count the same, and why."""
    return with_small("yes" if is_alike else "no") + remark(reason)


def drawn_series(store: Store, programme_id: str) -> tuple[str, ...]:
    """Return the short names of the series of a programme that have two points or more."""
    return tuple(
        one
        for one, rows in all_series(store).items()
        if rows[0].programme_id == programme_id and sum(row.is_same_measure for row in rows) > 1
    )


BASES = {
    "since the start": "Counted since the start: each figure contains the one before.",
    "of the period": "Each figure is of its own period.",
}
"""What the points of a series count, in words."""


@exhibit("outcome-series", choose_series)
def trend(store: Store, series_id: str) -> Exhibit | None:
    """Return one measure at the dates it was published for; None with fewer than two."""
    rows = all_series(store)[series_id]
    points = [row for row in rows if row.is_same_measure and row.value is not None and row.period_end]
    others = [row for row in rows if not row.is_same_measure]
    if len(points) < 2:
        return None
    first = points[0]
    said = listing([f"{value_words(row)} {_by(row)}" for row in points])
    drawn = [Point(published(row.period_end or ""), float(row.value or 0), value_words(row)) for row in points]
    return Exhibit(
        headline=f"{first.series}: {said}",
        measure=f"{BASES[first.basis]} {counted(len(points), 'date')} published, from {drawn[0].label} to "
        f"{drawn[-1].label}.",
        coverage=f"{counted(len(others), 'figure')} that {'looks' if len(others) == 1 else 'look'} alike left out: the "
        "table says why."
        if others
        else "",
        alt=f"Line by date: {'; '.join(f'{point.label} {point.text}' for point in drawn)}.",
        figure=lambda: points_by_date(Series(first.series, drawn), [_date(row.period_end or "") for row in points]),
        table=lambda: series_html(store, rows, f"{first.series}, and what looks like it"),
        notes=("“Over” is as published: the true figure is higher than the point drawn.",)
        if any(row.published_qualifier == "over" for row in points)
        else (),
        sources=sources_of(store, points),
        export=Export(SeriesResult, rows, citer(store), (("series", series_id),)),
    )


def _by(row: SeriesResult) -> str:
    """Return when a figure was reached, or of which period it is."""
    start, end = row.period_start or "", row.period_end or ""
    words = published(end)
    if row.basis == "since the start":
        return f"by {words}"
    if "/" in end:
        return f"in {words}"
    return f"between {start} and {end}" if len(start) == len(end) == 4 and start < end else f"in the year to {words}"


def _date(period: str) -> str:
    """Return a published date as a whole one: 2020-04 is 2020-04-01, and 2022/23 ends on 2023-03-31."""
    if "/" in period:
        return f"{int(period[:4]) + 1}-03-31"
    return f"{period}-01-01"[:10] if len(period) == 4 else f"{period}-01"[:10]


def series_html(store: Store, rows: Sequence[SeriesResult], caption: str) -> Markup:
    """Return the results of series as a table, points before what only looks alike."""
    return table_html(
        caption,
        rows,
        Column("Figure", lambda row: measured(row.measure, value_words(row)), wide=True),
        Column("Period", lambda row: period_words(row.period_start, row.period_end)),
        Column("Same measure?", lambda row: _yes_or_no(row.is_same_measure, row.reason), wide=True),
        Column("Strength of evidence", lambda row: EVIDENCE[row.evidence], wide=True),
        source_column(store),
    )


@exhibit("outcome-alike", programme_or_all, hide_empty=True)
def alike(store: Store, programme_id: str = "all") -> Exhibit:
    """Return the figures of a programme, or of all, that look alike but are not a series; None without any."""
    chosen = [rows for rows in all_series(store).values() if programme_id in ("all", rows[0].programme_id)]
    lines = [rows for rows in chosen if sum(row.is_same_measure for row in rows) > 1]
    without = [rows for rows in chosen if rows not in lines]
    rows = list(chain.from_iterable(chosen if programme_id == "all" else without))
    names = listing([lowered(results[0].series) for results in without])
    return Exhibit(
        headline=f"{counted(len(lines), 'measure')} published for several dates; {len(without)} more only look it"
        if programme_id == "all"
        else f"No line is drawn of {names}",
        measure="Figures that are about the same thing but count other people, places or spans of time are listed, "
        "with the reason, and not joined. Our own judgement, from what the sources say they count.",
        table=lambda: series_html(store, rows, "Figures that look alike"),
        folded=f"Show all {len(rows)} figures" if programme_id == "all" else "",
        export=Export(SeriesResult, rows, citer(store), stated({"programme": programme_id})),
    )
