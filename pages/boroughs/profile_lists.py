"""A borough's awards, services, published results and other money as lists, its own apart from what it shares."""

from collections.abc import Sequence

from markupsafe import Markup

from data.store import Store, kept_with_store
from pages.boroughs.choices import AWARD_REACHES, SERVICE_REACHES, choose_awards_reach, choose_services_reach
from queries.awards import Award, awards_by_reach
from queries.boroughs import (
    DIRECT,
    Area,
    BoroughOutcome,
    FundingStatement,
    FundingYear,
    funding_by_year,
    outcomes_by_borough,
    statements_by_borough,
)
from queries.services import Service, services_by_reach
from ui.award_cells import award_amount, award_title, boroughs_named, not_counted, notable_kind
from ui.award_files import awards_of_borough
from ui.columns import amount_column, source_column, year_column, years_column
from ui.contact import service_link, status_words, ways_to_reach
from ui.csv_file import Selection
from ui.exhibit import Exhibit, exhibit
from ui.files import Export
from ui.formats import counted, pounds, sentence
from ui.html import Html, link, url_for, with_small
from ui.outcome_words import period_cell, result_cell
from ui.provenance import cite, citer
from ui.shared_choices import choose_area
from ui.tables import Column, table_html

AWARD_WORDS = {
    "own": (
        "{count} in our sources for {area} alone",
        "Awards to the borough council, or to others for this borough alone. What overlaps another row says so.",
    ),
    "shared": (
        "{count} in our sources that {area} shares with other boroughs",
        "The amounts are for all the boroughs together. They are not {area}’s own money and are not split.",
    ),
    "london": (
        "{count} in our sources for all of London",
        "The amounts are for the whole of London. They are not {area}’s own money and are not split.",
    ),
}
"""What awards of one reach are called, and what is to be known of them."""

SERVICES = Selection(
    Service,
    "reach service_id service provider description audience phone website how_to_get_help status status_as_at "
    "funding_basis boroughs source_id locator",
)


@exhibit("awards", choose_area, choose_awards_reach, level=3, hide_empty=True)
def award_table(store: Store, area: Area, reach: str) -> Exhibit:
    """Return a borough's awards of one reach (a key of AWARD_REACHES), latest first; hidden if there are none."""
    awards = awards_by_reach(store, area.gss_code)
    rows = tuple(award for award in awards if award.reach(area.gss_code) in AWARD_REACHES[reach])
    count = counted(len(rows), "award")
    headline, measure = (words.format(count=count, area=area.area) for words in AWARD_WORDS[reach])
    headline += _counting(rows)
    return Exhibit(
        headline=headline,
        measure=measure,
        table=lambda: table_html(
            f"Awards: {headline}",
            rows,
            Column("What for", _title, wide=True),
            Column("To", lambda row: row.recipient),
            years_column(),
            Column("Amount", _amount, numeric=True),
            Column("Fund", lambda row: row.fund or "not stated"),
            source_column(store),
        ),
        export=Export(
            awards_of_borough(area.gss_code),
            rows,
            citer(store),
            (("borough", area.area), ("reach", reach)),
        ),
    )


def _title(row: Award) -> Markup:
    return with_small(award_title(row), ". ".join(filter(None, (boroughs_named(row), not_counted(row)))))


def _amount(row: Award) -> str:
    return award_amount(row) + (f" ({notable_kind(row)})" if notable_kind(row) else "")


def _counting(rows: Sequence[Award]) -> str:
    """Return how many of some awards are in sums, which are those above; empty where all are."""
    number = sum(row.counts_as_expenditure and row.start_year is not None for row in rows)
    return "" if number == len(rows) else f" ({number} of them in the sums above)"


@kept_with_store
def without_awards(store: Store, area: Area) -> Html:
    """Return a sentence that says so where no award names the area, alone or with others; else nothing."""
    if any(not award.covers_london for award in awards_by_reach(store, area.gss_code)):
        return Html()
    return Html("<p>No award in our sources names {}, alone or with others.</p>").format(in_a_sentence(area))


def in_a_sentence(area: Area) -> str:
    """Return an area as a sentence names it: Bexley, or the City of London."""
    return area.area if area.receives_direct_funding else f"the {area.area}"


@kept_with_store
def without_outcomes(_store: Store, area: Area) -> Html:
    """Return a sentence for an area that no published result names, with the way to all of them."""
    return Html("<p>No result in our sources names {}. {}.</p>").format(
        in_a_sentence(area), link("See all published results", url_for("outcomes"))
    )


@exhibit("services", choose_area, choose_services_reach, level=3, hide_empty=True)
def service_table(store: Store, area: Area, reach: str) -> Exhibit:
    """Return a borough's services of one reach (a key of SERVICE_REACHES); hidden if there are none."""
    rows = tuple(row for row in services_by_reach(store, area.gss_code) if row.reach in SERVICE_REACHES[reach])
    where = "for all of London" if reach == "london" else f"for {area.area}"
    headline = f"{counted(len(rows), 'service')} in our sources {where}"
    return Exhibit(
        headline=headline,
        measure="From published pages of different ages: ring or look at the website before you go. Those that run and "
        "have a telephone number come first; services known to have ended are left out.",
        table=lambda: table_html(
            headline,
            rows,
            Column(
                "Service",
                lambda row: with_small(service_link(row.service_id, row.service), row.description),
                wide=True,
            ),
            Column("For whom", lambda row: row.audience, wide=True),
            Column(
                "How to reach it", lambda row: ways_to_reach(row.phone, row.website, row.how_to_get_help), wide=True
            ),
            Column("Status", lambda row: status_words(row.status, row.status_as_at)),
            Column("Source", lambda row: cite(store, row.source_id), wide=True),
        ),
        export=Export(SERVICES, rows, citer(store), (("borough", area.area), ("reach", reach))),
    )


@exhibit("published-results", choose_area, level=3, hide_empty=True)
def outcome_table(store: Store, area: Area) -> Exhibit:
    """Return the published results that name the borough; hidden if there are none."""
    rows = outcomes_by_borough(store, area.gss_code)
    return Exhibit(
        headline=f"{counted(len(rows), 'result')} in our sources that name {area.area}",
        measure="Outputs (what was done), outcomes (what changed), targets and findings, as published by those who did "
        "the work or evaluated it.",
        table=lambda: table_html(
            f"Published results that name {area.area}",
            rows,
            Column("Result", result_cell, wide=True),
            Column("Kind", lambda row: row.kind),
            Column("Programme", _outcome_programme),
            Column("Period", period_cell),
            source_column(store),
        ),
        notes=(
            link(
                f"Results that name {area.area}, with the strength of their evidence",
                url_for("outcomes", borough=area.area),
            ),
        ),
        export=Export(BoroughOutcome, rows, citer(store), (("borough", area.area),)),
    )


def _outcome_programme(row: BoroughOutcome) -> str:
    if row.programme_id is None or row.programme is None:
        return "several programmes"
    return link(row.programme, url_for("outcomes", programme=row.programme_id))


PRECISION = {"exact": "", "rounded": "", "about": "about ", "up to": "up to ", "at least": "at least "}


@exhibit("other-allocations", choose_area, level=3, hide_empty=True)
def other_allocations(store: Store, area: Area) -> Exhibit:
    """Return allocations from funds other than direct funding."""
    rows = tuple(row for row in funding_by_year(store, area.gss_code) if row.fund_id != DIRECT)
    return Exhibit(
        headline=f"Other money allocated to {area.area}: {counted(len(rows), 'published figure')}",
        measure="Allocations from other funds, cash. They also stand among the awards below: not to be added to them.",
        table=lambda: table_html(
            f"Allocations to {area.area} from other funds",
            rows,
            Column("Fund", lambda row: row.fund),
            year_column(),
            amount_column(),
            Column("Note", lambda row: row.note or ""),
            source_column(store),
        ),
        export=Export(FundingYear, rows, citer(store), (("borough", area.area),), pounds=("value", "bounds")),
    )


@exhibit("funding-statements", choose_area, level=3, hide_empty=True)
def statement_table(store: Store, area: Area) -> Exhibit:
    """Return what others say about money in the borough; None if nothing is said."""
    rows = statements_by_borough(store, area.gss_code)
    return Exhibit(
        headline=f"What councils, decisions and the press say about money in {area.area}: "
        f"{counted(len(rows), 'statement')}",
        measure="Statements overlap the figures above and each other. They are shown so that they can be compared, and "
        "are never added up.",
        table=lambda: table_html(
            f"Statements about money in {area.area}",
            rows,
            Column("What for", _statement_purpose, wide=True),
            Column("Fund, as stated", lambda row: row.fund_as_stated),
            years_column(),
            Column("Amount", lambda row: f"{PRECISION[row.precision]}{pounds(row.amount_gbp)}", numeric=True),
            source_column(store),
        ),
        folded=f"Show {counted(len(rows), 'statement')}",
        export=Export(FundingStatement, rows, citer(store), (("borough", area.area),)),
    )


def _statement_purpose(row: FundingStatement) -> Markup:
    shared = f"{counted(row.boroughs, 'borough')} together. " if row.boroughs > 1 else ""
    return with_small(row.purpose, shared + sentence(row.note))
