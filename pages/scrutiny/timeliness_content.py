"""What the Timeliness page shows: plan against what happened, and signing against the start of the year."""

import re
from collections import Counter

from markupsafe import Markup

from analysis.scrutiny import counted_ones
from data.store import Store
from queries.timeliness import (
    PlannedStage,
    SignedDecision,
    SignedFund,
    SignedYear,
    decisions_signed,
    planned_and_actual,
    signed_by_fund,
    signed_by_year,
)
from ui.columns import signed_column, source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import CSV_PATH, Export, file
from ui.formats import counted, day, listing, published, published_span, sentence, year, years
from ui.html import link, url_for, with_small
from ui.missing import NO_DATE_KNOWN, NO_FUND_KNOWN, NOT_FOUND, NOT_KNOWN, TITLE_NOT_SEEN
from ui.provenance import cite, citer
from ui.scrutiny_words import signing_circumstances, signing_headline
from ui.tables import Cell, Column, table_html
from ui.time_figures import around_a_day

FUND = "lcpf-ccf"


TICKS = {-274: "Jul", -182: "Oct", -90: "Jan", 0: "1 April", 91: "Jul", 183: "Oct", 275: "Jan"}
"""Days from 1 April to the first of other months, the year before and the year itself."""

AFTER = "signed after the year had begun"

NOT_LATE = (
    "“After the year had begun” does not mean late: a decision on an event, on money from others, or on something that "
    "began during the year can be signed in it. Only where a plan is published can a date be called late."
)

CIRCUMSTANCES = {
    "outside money": "a bid for money of others, or passing it on",
    "addition or extension": "adds to or extends what already ran",
    "began during the year": "what it pays for began during the year",
    "budget": "a budget, not an award to anybody",
}


@exhibit("timeliness-plan", level=3)
def plan(store: Store) -> Exhibit:
    """Return each stage of the co-commissioning fund as planned and as it happened."""
    rows = planned_and_actual(store, FUND)
    happened = [row for row in rows if row.actual]
    words = [
        *(
            f"{row.stage}: made on {published(row.actual or '')}, {_distance(row.days_after_end)} the end of "
            f"{published(row.planned_end or '')}, when it was planned at the latest"
            for row in happened
            if row.days_after_end is not None
        ),
        *(f"{row.stage}: {_late(row)}" for row in rows if _late(row)),
    ]
    return Exhibit(
        headline=" ".join(map(sentence, words))[:-1] if words else "No actual date is found",
        measure="Stages of the co-commissioning fund as planned in 2017. Days are counted from the end of the month "
        "planned.",
        coverage=f"An actual date is found for {len(happened)} of {len(rows)} stages.",
        table=lambda: table_html(
            "Planned and actual",
            rows,
            Column("Stage", lambda row: _stage(store, row), wide=True),
            Column("Planned", _planned),
            Column("Happened", lambda row: _happened(store, row), wide=True),
            source_column(store, "Source of the plan"),
        ),
        notes=[
            Markup("{}.").format(link("The whole story of the fund", url_for("projects", story="co-commissioning")))
        ],
        export=Export(PlannedStage, rows, citer(store)),
    )


PLACE = re.compile(r" \([^()]*\)$")
"""Where a remark comes from, at its end; the source is cited beside it."""


def _late(row: PlannedStage) -> str:
    """Return what is said of a stage without a date that was late by months; empty where that is not said."""
    return PLACE.sub("", row.note) if row.note and not row.actual and "months late" in row.note else ""


def _stage(store: Store, row: PlannedStage) -> Cell:
    if not row.note:
        return row.stage
    words = sentence(PLACE.sub("", row.note) if row.note_source_id else row.note)
    source = Markup(" {}").format(cite(store, row.note_source_id, row.note_locator)) if row.note_source_id else ""
    return with_small(row.stage, Markup("{}{}").format(words, source))


def _happened(store: Store, row: PlannedStage) -> Cell:
    if not row.actual:
        return NOT_FOUND
    source = Markup("Date from {}").format(cite(store, row.actual_source_id, row.actual_locator))
    return with_small(published(row.actual), _days(row), source if row.actual_source_id else "")


def _planned(row: PlannedStage) -> str:
    return row.planned_words or published_span(row.planned_start, row.planned_end)


def _days(row: PlannedStage) -> str:
    """Return the days between plan and date: 44 days after December 2017 (75 after November 2017)."""
    if row.days_after_end is None:
        return NOT_KNOWN
    words = f"{_distance(row.days_after_end)} the end of {published(row.planned_end or '')}"
    if row.days_after_start is None or row.planned_start == row.planned_end:
        return words
    return f"{words} ({_distance(row.days_after_start)} that of {published(row.planned_start or '')})"


def _distance(days: int) -> str:
    return f"{counted(abs(days), 'day')} {'after' if days >= 0 else 'before'}"


@file("decisions-signed")
def signed_file(store: Store) -> Export:
    """Return every decision with when it was signed, including those without a date."""
    return Export(SignedDecision, decisions_signed(store), citer(store))


@exhibit("decisions-dated")
def signed(store: Store) -> Exhibit | None:
    """Return when decisions were signed against 1 April of their first year; None if no date is known."""
    everything = decisions_signed(store)
    decisions = counted_ones(everything)
    rows = [row for row in decisions if row.days_after is not None]
    if not rows:
        return None
    after = [row for row in rows if row.is_after_start]
    before = [row for row in rows if not row.is_after_start]
    explained = Counter(row.circumstance for row in after if row.circumstance)
    undated = sum(row.date_signed is None for row in decisions)
    no_year = sum(row.date_signed is not None and row.first_year is None for row in decisions)
    first = [row.first_year for row in rows if row.first_year is not None]
    return Exhibit(
        headline=signing_headline(decisions),
        measure=f"{signing_circumstances(everything)}Days from 1 April of the first financial year that a decision is "
        f"for to the day it was signed; first years {years(min(first), max(first))}.",
        coverage=f"Based on {len(rows)} of {len(decisions)} decisions: {undated} have no date of signing in our "
        f"sources, and {no_year} have one but no year.",
        alt=f"A dot for each decision, by month: {len(before)} before 1 April and {len(after)} on or after it, from "
        f"{_around(rows[-1])} to {_around(rows[0])}.",
        figure=lambda: around_a_day(
            {
                "Signed before the year began": [(row.days_after or 0, _hover(row)) for row in before],
                "Signed after it had begun": [(row.days_after or 0, _hover(row)) for row in after],
            },
            TICKS,
        ),
        table=lambda: table_html(
            "Decisions with a date",
            rows,
            Column("Decision", _decision, wide=True),
            signed_column(),
            Column("For", lambda row: years(row.first_year, row.last_year)),
            Column("Against 1 April", _around, numeric=True),
            Column("What to know", _circumstance, wide=True),
            source_column(store),
        ),
        folded=f"The {counted(len(rows), 'decision')}, the most days after 1 April first",
        notes=(
            NOT_LATE,
            f"Of the {len(after)}, {explained.total()} are marked by their own title, fund or dates: "
            f"{listing([f'{number} ({CIRCUMSTANCES[why]})' for why, number in explained.most_common()])}.",
            f"The dated ones are not chosen at random, so that nothing follows for the others. Left out: "
            f"{counted(len(everything) - len(decisions), 'decision')} of the Greater London Authority itself.",
            Markup("{}.").format(
                link("All decisions, with and without a date, as a file", f"{CSV_PATH}/decisions-signed")
            ),
        ),
        export=Export(SignedDecision, rows, citer(store)),
    )


def _around(row: SignedDecision) -> str:
    days = row.days_after or 0
    return "on the day" if days == 0 else _distance(days)


def _hover(row: SignedDecision) -> str:
    name = row.decision_ref or row.title or row.decision_id
    signed_on = day(row.date_signed) if row.date_signed else ""
    return f"{name}, signed {signed_on}<br>for {years(row.first_year, row.last_year)}: {_around(row)} 1 April"


def _decision(row: SignedDecision) -> Markup:
    name = link(row.decision_ref or row.decision_id, url_for("awards", decision=row.decision_id))
    return with_small(name, row.title or TITLE_NOT_SEEN)


def _circumstance(row: SignedDecision) -> Cell:
    return with_small(sentence(CIRCUMSTANCES.get(row.circumstance or "")), sentence(row.reason))


@exhibit("decisions-signed-by-year", level=3)
def by_year(store: Store) -> Exhibit:
    """Return the decisions signed after the year had begun, by first year."""
    rows = signed_by_year(store)
    with_date = [row.first_year for row in rows if row.dated and row.first_year is not None]
    without = [row for row in rows if not row.dated and row.first_year is not None]
    return Exhibit(
        headline=f"Dates of signing are known for decisions on {years(min(with_date), max(with_date))}; for "
        f"{counted(len(without), 'other year')} there is none"
        if with_date
        else "No date of signing is known",
        measure="Decisions by the first financial year they are for: all, those with a date, those " + AFTER + ".",
        coverage=f"{sum(row.dated for row in rows)} of {sum(row.decisions for row in rows)} decisions have date and "
        "year.",
        table=lambda: table_html(
            "By first year",
            rows,
            Column("First year", lambda row: NOT_KNOWN if row.first_year is None else year(row.first_year)),
            *_columns(),
        ),
        folded="The years",
        export=Export(SignedYear, rows),
    )


@exhibit("decisions-signed-by-fund", level=3)
def by_fund(store: Store) -> Exhibit:
    """Return the decisions signed after the year had begun, by fund."""
    funds = signed_by_fund(store)
    rows = [row for row in funds if row.dated]
    known = [row for row in rows if row.fund]
    without = [f"{row.fund} ({row.decisions})" for row in funds if row.fund and not row.dated]
    most = max(known, key=lambda row: row.dated, default=None)
    example = f"{most.fund}: {most.after} of {most.dated} {AFTER}. " if most else ""
    return Exhibit(
        headline=f"Too few dates by fund for a comparison: at most {counted(most.dated, 'dated decision')} for one fund"
        if most
        else "No fund is known of a dated decision",
        measure=f"{example}Decisions by the fund of the awards they made; one with awards of several funds stands "
        "under each. Decisions without a year are left out.",
        coverage=f"{counted(len(known), 'fund')} have a dated decision, {counted(len(without), 'fund')} have none.",
        table=lambda: table_html(
            "By fund", rows, Column("Fund", lambda row: row.fund or NO_FUND_KNOWN, wide=True), *_columns()
        ),
        notes=(f"Funds without a dated decision, with the number of their decisions: {listing(without)}.",)
        if without
        else (),
        folded="The funds",
        export=Export(SignedFund, funds),
    )


def _columns() -> tuple[Column[SignedYear | SignedFund], ...]:
    return (
        Column("Decisions", lambda row: f"{row.decisions}", numeric=True),
        Column("With a date", lambda row: f"{row.dated}", numeric=True),
        Column(
            "Signed after the year had begun",
            lambda row: f"{row.after} of {row.dated}" if row.dated else NO_DATE_KNOWN,
            numeric=True,
        ),
        Column("Of those, marked", lambda row: f"{row.explained}" if row.dated else "", numeric=True),
    )
