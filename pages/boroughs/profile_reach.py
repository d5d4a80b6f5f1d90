"""What reaches a borough: awards, services and published results, its own apart from what it shares."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from data.store import Store, kept_with_store
from queries.boroughs import (
    Area,
    BoroughOutcome,
    ReachingAward,
    ReachingService,
    awards_by_reach,
    outcomes_by_borough,
    services_by_reach,
)
from ui.contact import service_link, status_words, ways_to_reach
from ui.exhibit import Exhibit, Export, kept_exhibit
from ui.html import Html, address, link
from ui.outcome_columns import outcome_period, outcome_words
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.wording import awarded, counted, years


class AwardWords(NamedTuple):
    """How awards of one reach are called."""

    finding: str
    measure: str


AWARD_REACHES: dict[str, tuple[str, ...]] = {
    "own": ("council", "borough"),
    "shared": ("shared",),
    "london": ("london",),
}
AWARD_WORDS: dict[str, AwardWords] = {
    "own": AwardWords(
        "{count} in our sources for {area} alone",
        "Awards to the borough council, or to others for this borough alone. What overlaps another row says so.",
    ),
    "shared": AwardWords(
        "{count} in our sources that {area} shares with other boroughs",
        "The amounts are for all the boroughs together. They are not {area}’s own money and are not split.",
    ),
    "london": AwardWords(
        "{count} in our sources for all of London",
        "The amounts are for the whole of London. They are not {area}’s own money and are not split.",
    ),
}

SERVICE_REACHES: dict[str, tuple[str, ...]] = {"local": ("borough", "shared"), "london": ("london",)}


@kept_exhibit(level=3)
def award_table(store: Store, area: Area, reach: str) -> Exhibit | None:
    """Return the awards of one reach (a key of AWARD_REACHES), latest first; None if there are none."""
    awards = _awards(store, area.gss_code)
    rows = tuple(award for award in awards if award.reach in AWARD_REACHES[reach])
    if not rows:
        return None
    words = AWARD_WORDS[reach]
    finding = words.finding.format(count=counted(len(rows), "award"), area=area.area) + _counting(rows)
    return Exhibit(
        finding=finding,
        measure=words.measure.format(area=area.area),
        table=table_html(
            f"Awards: {finding}",
            rows,
            Column("What for", _award_title, wide=True),
            Column("To", lambda row: row.recipient),
            Column("Years", lambda row: years(row.start_year, row.end_year)),
            Column("Amount", award_amount, numeric=True),
            Column("Fund", lambda row: row.fund or "not stated"),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        export=Export("awards", ReachingAward, rows, citer(store), (("borough", area.area), ("reach", reach))),
    )


def _counting(rows: Sequence[ReachingAward]) -> str:
    """Return how many of some awards stand in sums, which are those above; nothing where all do."""
    number = sum(row.counts_in_totals and row.kind != "income accepted" and row.start_year is not None for row in rows)
    return "" if number == len(rows) else f" ({number} of them in the sums above)"


@kept_with_store
def without_awards(store: Store, area: Area) -> Html:
    """Return a sentence that says so where no award names the area, alone or with others; else nothing."""
    if any(award.reach != "london" for award in _awards(store, area.gss_code)):
        return Html()
    return Html("<p>No award in our sources names {}, alone or with others.</p>").format(in_a_sentence(area))


def in_a_sentence(area: Area) -> str:
    """Return an area as a sentence names it: Bexley, or the City of London."""
    return area.area if area.receives_direct_funding else f"the {area.area}"


@kept_with_store
def without_outcomes(_store: Store, area: Area) -> Html:
    """Return a sentence for an area that no published result names, with the way to all of them."""
    return Html("<p>No result in our sources names {}. {}.</p>").format(
        in_a_sentence(area), link("See all published results", address("outcomes"))
    )


@kept_with_store(maxsize=8)
def _awards(store: Store, gss_code: str) -> tuple[ReachingAward, ...]:
    """Return what three tables are made of. The last boroughs asked for are enough: the tables are kept themselves."""
    return awards_by_reach(store, gss_code)


@kept_with_store(maxsize=8)
def _services(store: Store, gss_code: str) -> tuple[ReachingService, ...]:
    return services_by_reach(store, gss_code)


def _award_title(award: ReachingAward) -> Markup:
    reach = f"{award.boroughs} boroughs" if award.reach == "shared" else ""
    apart = f"Not counted in totals: {award.not_counted_reason}" if award.not_counted_reason else ""
    small = ". ".join(part for part in (reach, apart) if part)
    title = link(award.award_title, address("awards", award=award.award_id))
    return title + Markup("<small>{}</small>").format(small) if small else title


def award_amount(award: ReachingAward) -> str:
    """Return an award's amount with what kind of amount it is."""
    amount = awarded(award.amount_gbp, award.amount_basis, award.start_year, award.end_year, award.rounding_gbp)
    return amount if award.amount_gbp is None or award.kind in ("grant", "contract") else f"{amount} ({award.kind})"


@kept_exhibit(level=3)
def service_table(store: Store, area: Area, reach: str) -> Exhibit | None:
    """Return the services of one reach (a key of SERVICE_REACHES) that can be used there; None if there are none."""
    rows = tuple(row for row in _services(store, area.gss_code) if row.reach in SERVICE_REACHES[reach])
    if not rows:
        return None
    where = "for all of London" if reach == "london" else f"for {area.area}"
    finding = f"{counted(len(rows), 'service')} in our sources {where}"
    return Exhibit(
        finding=finding,
        measure="From published pages of different ages: ring or look at the website before you go. Those that run and "
        "have a telephone number come first; services known to have ended are left out.",
        table=table_html(
            finding,
            rows,
            Column("Service", _service_name, wide=True),
            Column("For whom", lambda row: row.audience, wide=True),
            Column(
                "How to reach it", lambda row: ways_to_reach(row.phone, row.website, row.how_to_get_help), wide=True
            ),
            Column("Status", lambda row: status_words(row.status, row.status_as_at)),
            Column("Source", lambda row: cite(store, row.source_id), wide=True),
        ),
        export=Export("services", ReachingService, rows, citer(store), (("borough", area.area), ("reach", reach))),
    )


def _service_name(row: ReachingService) -> Markup:
    return Markup("{}<small>{}</small>").format(service_link(row.service_id, row.service), row.description)


@kept_exhibit(level=3)
def outcome_table(store: Store, area: Area) -> Exhibit | None:
    """Return the published results that name the borough; None if there are none."""
    rows = outcomes_by_borough(store, area.gss_code)
    if not rows:
        return None
    return Exhibit(
        finding=f"{counted(len(rows), 'result')} in our sources that name {area.area}",
        measure="Outputs (what was done), outcomes (what changed), targets and findings, as published by those who did "
        "the work or evaluated it.",
        table=table_html(
            f"Published results that name {area.area}",
            rows,
            Column("Result", outcome_words, wide=True),
            Column("Kind", lambda row: row.kind),
            Column("Programme", _outcome_programme),
            Column("Period", outcome_period),
            Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
        ),
        notes=(
            link(
                f"Results that name {area.area}, with the strength of their evidence",
                address("outcomes", borough=area.area),
            ),
        ),
        export=Export("published-results", BoroughOutcome, rows, citer(store), (("borough", area.area),)),
    )


def _outcome_programme(row: BoroughOutcome) -> Markup:
    if row.programme_id is None or row.programme is None:
        return Markup("several programmes")
    return link(row.programme, address("outcomes", programme=row.programme_id))
