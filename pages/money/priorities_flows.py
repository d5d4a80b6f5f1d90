"""What the Priorities page draws as flows: from the budget to its lines, and from funders to programmes in awards."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from analysis.differences import Amount, total
from analysis.priorities import ALL, NONE_STATED, YEAR
from data.store import Store
from pages.money.choices import choose_award_kind, choose_award_priority
from pages.money.priorities_awards import kind_nouns
from pages.money.priorities_content import LCPF
from queries.priorities import (
    AwardFlow,
    Heading,
    Line,
    award_flows,
    headings_by_priority,
    lines_by_priority,
    whole_budget,
)
from ui.award_sums import SHORTENED, awards_most, awards_sum, awards_sum_short
from ui.columns import amount_column, amount_words
from ui.exhibit import Exhibit, exhibit
from ui.files import CSV_PATH, Export
from ui.flow_figures import Flow, flows
from ui.formats import counted, listing, pounds, year
from ui.html import link, url_for, with_small
from ui.missing import NOT_STATED
from ui.provenance import citer, sources_of
from ui.tables import Column, table_html

BUDGET = "Whole budget"

ABOUT_DRAWING = Markup('<span class="mc-drawn">{}</span>')
"""Words that make sense beside the drawing only: they go with it where it is left out."""

LEFT_OUT = (
    "On a narrow screen and on paper the figure is left out, because it could not be read; the table has the same."
)

PLACES = ("Funder", "Fund", "Priority", "Programme")
"""The steps of an award's flow, in the order in which they are drawn."""

MOST = 12
"""How many places of one kind are drawn by name: more could not be labelled without labels that overlap."""


class FlowRow(NamedTuple):
    """An amount that is published for a part of something larger, in pounds."""

    financial_year: int
    flows_from: str
    flows_to: str
    priority: str
    measure: str
    amount_gbp: Decimal
    rounding_gbp: Decimal
    source_id: str
    locator: str


def flow_rows(store: Store) -> tuple[FlowRow, ...]:
    """Return what is published of the way from the whole budget to the priorities and on to their lines."""

    def flow(start: str, end: str, row: Heading | Line) -> FlowRow:
        published = (row.amount_gbp, row.rounding_gbp, row.source_id, row.locator)
        return FlowRow(YEAR, start, end, row.priority, "planned spend", *published)

    return (
        *(flow(BUDGET, row.priority, row) for row in headings_by_priority(store, YEAR)),
        *(flow(row.priority, row.activity, row) for row in lines_by_priority(store, YEAR)),
    )


def _place(row: FlowRow) -> str:
    """Return where a flow ends: lines of one name are one place for the fund, and one for each priority otherwise."""
    if row.flows_to.startswith("Other "):
        return f"{row.flows_to}: {row.priority}"
    return row.flows_to


@exhibit("priority-flows", level=3, hide_empty=True)
def where_it_goes(store: Store) -> Exhibit:
    """Return the flows from the whole budget to priorities and lines."""
    rows = flow_rows(store)
    budget = whole_budget(store, YEAR)
    headings = headings_by_priority(store, YEAR)
    labels = {_place(row): f"{row.flows_to} {amount_words(row)}" for row in rows if row.flows_to != LCPF}
    lcpf = ""
    if budget:
        labels[BUDGET] = f"{BUDGET} {amount_words(budget)}"
        if budget.lcpf_gbp is not None:
            lcpf = pounds(budget.lcpf_gbp, budget.rounding_gbp)
            labels[LCPF] = f"{LCPF} {lcpf}"
    through = [row for row in rows if row.flows_to == LCPF]
    return Exhibit(
        headline=f"The {LCPF} runs through {'all' if len(through) == len(headings) else len(through)} of the "
        f"{counted(len(headings), 'priority', 'priorities')}: its lines add up to {lcpf}"
        if lcpf
        else f"From the budget to {counted(len(rows) - len(headings), 'line')}",
        measure=Markup("{}{}").format(
            f"Planned spend, London, {year(YEAR)}, cash: from the whole budget to the priorities to their lines.",
            ABOUT_DRAWING.format(f" What goes through the {LCPF} is marked in orange."),
        ),
        coverage=f"{counted(len(rows), 'flow')}, all that we found.",
        alt="Flows from the whole budget: "
        + "; ".join(f"{row.flows_to} {amount_words(row)}" for row in rows if row.flows_from == BUDGET)
        + f". To the {LCPF}: "
        + "; ".join(f"{row.flows_from} {amount_words(row)}" for row in through)
        + ". The table has every line.",
        figure=lambda: flows(
            [
                Flow(row.flows_from, _place(row), float(row.amount_gbp), amount_words(row), row.flows_to == LCPF)
                for row in rows
            ],
            labels,
        ),
        table=lambda: table_html(
            f"Flows from the budget to the lines, {year(YEAR)}",
            rows,
            Column("From", lambda row: row.flows_from, wide=True),
            Column("To", lambda row: row.flows_to, wide=True),
            amount_column(),
        ),
        folded=f"Show the {counted(len(rows), 'flow')} as a table",
        notes=(
            "Every amount is drawn as published. They are rounded, so what flows into a priority and what flows out of "
            "it can differ; no remainder is made up. The sum through the fund is a sum of rounded figures. "
            f"{LEFT_OUT}",
            f"Which funder and which fund pays for one of these lines we have not found, except for the {LCPF}: so for "
            "them the way from funder to fund to priority cannot be drawn. For named awards it is drawn further down.",
        ),
        sources=sources_of(store, rows),
        export=Export(FlowRow, rows, citer(store)),
    )


@exhibit("award-flows", choose_award_kind, choose_award_priority, level=3, hide_empty=True)
def award_ways(store: Store, kind: str, priority: str) -> Exhibit:
    """Return the flows of the counted awards of one kind, for all priorities or one."""
    rows = tuple(row for row in award_flows(store, kind) if priority in (ALL, row.priority or NONE_STATED))
    singular, plural = kind_nouns(kind)
    drawn, labels = drawn_awards(rows)
    for_what = "" if priority == ALL else f" ({priority})"
    return Exhibit(
        headline=f"{_awards_headline(rows, singular, plural)}{for_what}",
        measure=f"{plural[:1].upper()}{plural[1:]} that count in totals, all years together, cash: from funder to fund "
        "to priority to programme. Amounts stated in all or for a year are drawn; “up to” amounts stand apart in the "
        "file.",
        coverage=_awards_coverage(rows),
        alt=f"Flows in four steps. Funders stated: {'; '.join(_stated_funders(rows))}. The table has each.",
        figure=(lambda: flows([_flow(row) for row in drawn], labels, label_width=19, gap=50)) if drawn else None,
        table=lambda: (
            table_html(
                f"{plural} from funder to programme",
                drawn,
                Column("From", lambda row: _named(row.start), wide=True),
                Column("To", lambda row: _named(row.end), wide=True),
                Column("Stated", lambda row: awards_sum(row.amount_gbp, row.rounding_gbp), numeric=True),
            )
            if drawn
            else Markup("")
        ),
        folded=f"Show the {counted(len(drawn), 'flow')} as a table" if drawn else "",
        notes=(
            "The funder is that of the fund that an award is paid from. The priority is that of the award’s programme "
            "in the plan of 2017-21, also for awards of other years. Only awards that our sources name are here, so "
            "this is not all that a funder gave.",
            f"Of funders, funds and programmes the {MOST} with the largest sums are drawn by name, the others "
            f"together, with names and amounts "
            f"in it cut short; the file has each from funder to programme. {LEFT_OUT} {SHORTENED}",
            Markup("{}.").format(
                link(
                    "Each award behind these flows with its source (CSV)",
                    url_for(f"{CSV_PATH}/counted-awards", [("kind", kind), ("priority", priority)]),
                )
            ),
        ),
        export=Export(AwardFlow, rows, parameters=(("kind", kind), ("priority", priority))),
    )


def _way(row: AwardFlow) -> tuple[str, ...]:
    """Return where an award comes from and leads to, one name for each of PLACES."""
    return (row.funder or NOT_STATED, row.fund or NOT_STATED, row.priority or NOT_STATED, row.programme)


class DrawnFlow(NamedTuple):
    """An amount that is drawn from one place to the next, in pounds; rounding_gbp is by how much it may be off."""

    start: str
    end: str
    amount_gbp: Decimal
    rounding_gbp: Decimal | None


def drawn_awards(rows: Sequence[AwardFlow]) -> tuple[list[DrawnFlow], dict[str, str]]:
    """Return the stated amounts as flows through PLACES, the smaller places drawn together, and their labels.

    A place is named with what it is, because a funder and a fund can have one name.
    """
    stated = [row for row in rows if row.stated_gbp]
    names = [_drawn_names(stated, step) for step in range(len(PLACES))]
    places: dict[str, list[Amount]] = defaultdict(list)
    links: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for row in stated:
        way = [f"{PLACES[step]}: {names[step][name]}" for step, name in enumerate(_way(row))]
        for place in way:
            places[place].append(_stated(row))
        for pair in pairwise(way):
            links[pair].append(_stated(row))
    drawn = [DrawnFlow(start, end, *total(amounts)) for (start, end), amounts in links.items()]
    drawn.sort(key=lambda flow: PLACES.index(flow.start.partition(": ")[0]))
    return drawn, {place: f"{_short(place)} {awards_sum_short(*total(amounts))}" for place, amounts in places.items()}


def _stated(row: AwardFlow) -> Amount:
    return Amount(row.stated_gbp, row.stated_rounding_gbp)


def _flow(row: DrawnFlow) -> Flow:
    return Flow(row.start, row.end, float(row.amount_gbp), awards_sum(row.amount_gbp, row.rounding_gbp))


def _named(place: str) -> Markup:
    """Return a place with what it is in small print."""
    what, _, name = place.partition(": ")
    return with_small(name, what)


def _drawn_names(rows: Sequence[AwardFlow], step: int) -> dict[str, str]:
    """Return under which name each place of one step is drawn: its own, or that of all the smaller ones together."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        sums[_way(row)[step]] += row.stated_gbp
    named = sorted((name for name in sums if name != NOT_STATED), key=lambda name: (-sums[name], name))
    few = named[MOST:] if len(named) > MOST + 1 else []
    return {name: f"{len(few)} other {PLACES[step].lower()}s" if name in few else name for name in sums}


def _short(place: str) -> str:
    """Return the label of a place: its name without its kind, cut to two lines."""
    what, _, name = place.partition(": ")
    if name == NOT_STATED:
        return f"{what} {NOT_STATED}"
    return textwrap.shorten(name, 44, placeholder="…")


def _sum_of(rows: Iterable[AwardFlow]) -> str:
    return awards_sum(*total([_stated(row) for row in rows]))


def _stated_funders(rows: Sequence[AwardFlow]) -> list[str]:
    """Return the funders with most that is stated; no ranking, as much has no funder or is only an upper limit."""
    sums: dict[str, list[Amount]] = defaultdict(list)
    for row in rows:
        if row.funder and row.stated_gbp:
            sums[row.funder].append(_stated(row))
    largest = sorted(sums, key=lambda funder: (-total(sums[funder]).amount_gbp, funder))
    return [f"{funder} {awards_sum(*total(sums[funder]))}" for funder in largest[:3]]


def _awards_headline(rows: Sequence[AwardFlow], singular: str, plural: str) -> str:
    stated = sum(row.stated_awards for row in rows)
    if not stated:
        return f"All {plural} here are stated as “up to” an amount: nothing to draw"
    without = [row for row in rows if row.stated_gbp and not row.funder]
    named = [row for row in rows if row.stated_gbp and row.funder]
    how = "no funder is stated" if not named else "a funder is stated for all"
    if named and without:
        how = f"a funder is stated for {_sum_of(named)}, none for {_sum_of(without)}"
    return f"{counted(stated, singular, plural)} of {_sum_of(rows)} from funder to programme: {how}"


def _awards_coverage(rows: Sequence[AwardFlow]) -> str:
    """Return how much of what is drawn has no funder and fund, or no priority, and what is not drawn."""
    stated = [row for row in rows if row.stated_awards]
    gaps = []
    for what, own in (
        ("fund, and so no funder,", [row for row in stated if row.fund is None]),
        ("priority", [row for row in stated if row.priority is None]),
    ):
        if own:
            gaps.append(f"no {what} is stated for {sum(row.stated_awards for row in own)} ({_sum_of(own)})")
    words = f"Drawn: {counted(sum(row.stated_awards for row in rows), 'award')}, {_sum_of(rows)}"
    words = f"{words}; of these {listing(gaps)}." if gaps else f"{words}, all with funder, fund and priority."
    up_to = sum(row.up_to_awards for row in rows)
    if not up_to:
        return words
    most = awards_most(*total([Amount(row.up_to_gbp, row.up_to_rounding_gbp) for row in rows]))
    return f"{words} Not drawn: {up_to} more of at most {most}."
