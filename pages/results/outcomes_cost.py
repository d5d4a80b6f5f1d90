"""Cost beside result: what awards came to for each person counted, where both cover the same programme and years."""

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from markupsafe import Markup

from data.store import Store
from queries import Bounds
from queries.outcomes import CostBesideResult, cost_by_result
from ui.columns import source_column
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, listing, pounds, pounds_rate, sentence, years
from ui.html import link, url_for, with_small
from ui.missing import NOT_KNOWN
from ui.outcome_words import EVIDENCE, measured, number_words, period_words, programme_link, remark
from ui.provenance import cite, citer
from ui.rounding import rounded
from ui.tables import Column, table_html

SET = "set beside awards"

NO_AWARD = "no award known"


def _to_the_penny(row: CostBesideResult) -> CostBesideResult:
    """Return a row for a file: where only one end is known, it is rounded outwards."""
    if row.least_gbp is not None and row.most_gbp is not None:
        return row
    least, most = row.least_gbp, row.most_gbp
    return row._replace(
        least_gbp=None if least is None else float(rounded(least, 2, ROUND_FLOOR)),
        most_gbp=None if most is None else float(rounded(most, 2, ROUND_CEILING)),
    )


def per_person(row: CostBesideResult) -> str:
    """Return pounds for each person as exactly as the source's words allow: at most £19, £24.10 or not known."""
    least, most = row.least_gbp, row.most_gbp
    if least is not None and most is not None:
        return pounds_rate(Bounds(least, most))
    if most is not None:
        return f"at most £{rounded(most, 0, ROUND_CEILING):,f}"
    return NOT_KNOWN if least is None else f"at least £{rounded(least, 0, ROUND_FLOOR):,f}"


@exhibit("cost-beside-result")
def beside(store: Store) -> Exhibit | None:
    """Return the outputs that can be compared with awards; None if no output counts people."""
    rows = cost_by_result(store)
    if not rows:
        return None
    chosen = [row for row in rows if row.verdict == SET]
    both = {row.programme_id for row in rows if row.verdict != NO_AWARD}
    programmes = list(dict.fromkeys(row.programme for row in chosen))
    named = f": {listing(programmes)}" if programmes else ""
    spare = max((row.awards_without_years or 0 for row in chosen), default=0)
    return Exhibit(
        headline=f"For {len(programmes) or 'none'} of {counted(len(both), 'programme')} with awards and a count of "
        f"people, both cover the same years{named}",
        measure="Counted grants and contracts of the programme for exactly these years, in cash, divided by the people "
        "whom the output counts. No two of them are compared.",
        coverage=f"{len(chosen)} of {counted(len(rows), 'output')} that count people; why not the others stands below.",
        table=lambda: Markup("").join(_table(store, row) for row in chosen),
        notes=(
            *_not_compared(chosen),
            "In it: the awards named in the table, as they were granted, not as they were spent. Not in it: what "
            "others put in (councils, charities, volunteers), MOPAC’s own staff, evaluation, and awards whose years "
            f"are not stated{f' ({spare} of the same programme)' if spare else ''}. A person who came twice may be "
            "counted twice, and how much was done for each we have not found.",
            "“At most”: the output is published as “over” a number, so the true figure for each person is lower.",
        )
        if chosen
        else (),
        export=Export(CostBesideResult, [_to_the_penny(row) for row in chosen], citer(store)),
    )


def _table(store: Store, row: CostBesideResult) -> Markup:
    """Return one output with its awards, in a table of its own: costs with different contents are not compared."""
    source = Markup("Source: {}").format(cite(store, row.source_id, row.locator))
    return table_html(
        f"{row.programme}, {years(row.start_year, row.end_year)}",
        [row],
        Column("Output", lambda row: with_small(_output(row), source), wide=True),
        Column("Awards", _awards, wide=True),
        Column("For each person", per_person, numeric=True),
        Column("Strength of evidence", lambda row: EVIDENCE[row.evidence], wide=True),
        show_caption=True,
    )


def _not_compared(rows: Sequence[CostBesideResult]) -> tuple[str, ...]:
    """Return why the costs are not compared with each other, with what each holds; nothing where there is one."""
    if len(rows) < 2:
        return ()
    contents = [f"{years(row.start_year, row.end_year)} {listing(row.award_titles or [])}" for row in rows]
    return (
        f"They are not compared, because they cover different things: {'; '.join(contents)}. They do not show whether "
        "helping a person became dearer or cheaper.",
    )


def _output(row: CostBesideResult) -> Markup:
    people = number_words(Decimal(row.people), row.unit, row.published_qualifier, None)
    name = programme_link(row.programme_id, row.programme)
    return with_small("", name) + measured(row.measure, people) + remark(row.own_note)


def award_links(row: CostBesideResult) -> Markup:
    """Return the titles of the awards that an output is compared with, each linked to its award."""
    ids, titles = row.award_ids or [], row.award_titles or []
    return Markup("; ").join(link(title, url_for("awards", award=one)) for one, title in zip(ids, titles, strict=True))


def _awards(row: CostBesideResult) -> Markup:
    limit = "up to " if row.is_upper_limit else ""
    return with_small(f"{limit}{pounds(row.amount_gbp)}", award_links(row))


@exhibit("cost-left-out", hide_empty=True)
def left_out(store: Store) -> Exhibit:
    """Return the outputs that cannot be compared with an award, with the reason; None if there is none."""
    rows = [row for row in cost_by_result(store) if row.verdict != SET]
    reasons = Counter(row.verdict for row in rows)
    return Exhibit(
        headline=f"{counted(len(rows), 'output')} left out: "
        + listing([f"{number} {verdict}" for verdict, number in reasons.most_common()]),
        measure="A figure for each person would need the awards of the same programme for exactly the period that its "
        "output counts. The first reason that applies is given.",
        table=lambda: table_html(
            "Outputs that cannot be set beside awards",
            rows,
            Column("Output", _output, wide=True),
            Column("Period", lambda row: period_words(row.period_start, row.period_end)),
            Column("Why not", lambda row: sentence(row.verdict)[:-1], wide=True),
            source_column(store),
        ),
        folded=f"Show all {len(rows)}",
        export=Export(CostBesideResult, rows, citer(store)),
    )
