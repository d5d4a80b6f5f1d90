"""What reaches a borough: awards, services and published results, its own apart from what it shares."""

from typing import NamedTuple

from markupsafe import Markup, escape

from data.store import Store
from queries.boroughs import (
    Area,
    BoroughOutcome,
    ReachingAward,
    ReachingService,
    awards_by_reach,
    outcomes_by_borough,
    services_by_reach,
)
from ui.exhibit import Exhibit, Export
from ui.html import link
from ui.provenance import cite, citer
from ui.tables import Column, table_html
from ui.wording import counted, pounds, published, sentence, years


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
        "{count} to {area} itself",
        "Awards to the borough council, or to others for this borough alone. What overlaps another row says so.",
    ),
    "shared": AwardWords(
        "{count} that {area} shares with other boroughs",
        "The amounts are for all the boroughs together. They are not {area}’s own money and are not split.",
    ),
    "london": AwardWords(
        "{count} for all of London",
        "The amounts are for the whole of London. They are not {area}’s own money and are not split.",
    ),
}

SERVICE_REACHES: dict[str, tuple[str, ...]] = {"local": ("borough", "shared"), "london": ("london",)}


def award_table(store: Store, area: Area, reach: str) -> Exhibit | None:
    """Return the awards of one reach (a key of AWARD_REACHES), latest first; None if there are none."""
    awards = awards_by_reach(store, area.gss_code)
    rows = tuple(award for award in awards if award.reach in AWARD_REACHES[reach])
    if not rows:
        return None
    words = AWARD_WORDS[reach]
    finding = words.finding.format(count=counted(len(rows), "award"), area=area.area)
    return Exhibit(
        finding=finding,
        measure=words.measure.format(area=area.area),
        table=table_html(
            f"Awards: {finding}",
            (
                Column("What for", _award_title, wide=True),
                Column("To", lambda row: row.recipient),
                Column("Years", lambda row: years(row.start_year, row.end_year)),
                Column("Amount", award_amount, numeric=True),
                Column("Fund", lambda row: row.fund or "not stated"),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        export=Export("awards", rows, citer(store), (("borough", area.area), ("reach", reach))),
    )


def _award_title(award: ReachingAward) -> Markup:
    reach = f"{award.boroughs} boroughs" if award.reach == "shared" else ""
    apart = f"Not counted in totals: {award.not_counted_reason}" if award.not_counted_reason else ""
    small = ". ".join(part for part in (reach, apart) if part)
    return Markup("{}<small>{}</small>").format(award.award_title, small) if small else escape(award.award_title)


def award_amount(award: ReachingAward) -> str:
    """Return an award's amount with what kind of amount it is."""
    if award.amount_gbp is None:
        return "not published"
    before = "up to " if award.amount_basis == "up to" else ""
    after = " a year" if award.amount_basis == "per year" and award.start_year != award.end_year else ""
    kind = f" ({award.kind})" if award.kind not in ("grant", "contract") else ""
    return f"{before}{pounds(award.amount_gbp)}{after}{kind}"


def service_table(store: Store, area: Area, reach: str) -> Exhibit | None:
    """Return the services of one reach (a key of SERVICE_REACHES) that can be used there; None if there are none."""
    rows = tuple(row for row in services_by_reach(store, area.gss_code) if row.reach in SERVICE_REACHES[reach])
    if not rows:
        return None
    where = "for all of London" if reach == "london" else f"in {area.area}"
    finding = f"{counted(len(rows), 'service')} {where}"
    return Exhibit(
        finding=finding,
        measure="From published pages of different ages: ring or look at the website before you go. Services known to "
        "have ended are left out.",
        table=table_html(
            finding,
            (
                Column("Service", _service_name, wide=True),
                Column("For whom", lambda row: row.audience, wide=True),
                Column("How to reach it", _service_contact, wide=True),
                Column("Status", _service_status),
                Column("Source", lambda row: cite(store, row.source_id), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        export=Export("services", rows, citer(store), (("borough", area.area), ("reach", reach))),
    )


def _service_name(row: ReachingService) -> Markup:
    return Markup("{}<small>{}</small>").format(row.service, row.description)


def _service_contact(row: ReachingService) -> Markup:
    parts = [
        Markup("Telephone {}").format(row.phone) if row.phone else Markup("Telephone not published in our sources")
    ]
    if row.website:
        parts.append(link("website", row.website, outside=True))
    how = Markup("<small>{}</small>").format(row.how_to_get_help) if row.how_to_get_help else Markup("")
    return Markup(", ").join(parts) + how


def _service_status(row: ReachingService) -> str:
    seen = f", as at {published(row.status_as_at)}" if row.status_as_at else ""
    return f"{'running' if row.status == 'running' else 'not known whether it runs'}{seen}"


def outcome_table(store: Store, area: Area) -> Exhibit | None:
    """Return the published results that name the borough; None if there are none."""
    rows = outcomes_by_borough(store, area.gss_code)
    if not rows:
        return None
    return Exhibit(
        finding=f"{counted(len(rows), 'published result')} that name {area.area}",
        measure="Outputs (what was done), outcomes (what changed), targets and findings, as published by those who did "
        "the work or evaluated it.",
        table=table_html(
            f"Published results that name {area.area}",
            (
                Column("Result", _outcome_words, wide=True),
                Column("Kind", lambda row: row.kind),
                Column("Programme", lambda row: row.programme or "several programmes"),
                Column("Period", _outcome_period),
                Column("Source", lambda row: cite(store, row.source_id, row.locator), wide=True),
            ),
            rows,
            hide_caption=True,
        ),
        export=Export("published-results", rows, citer(store), (("borough", area.area),)),
    )


def _outcome_words(row: BoroughOutcome) -> Markup:
    if row.value is None:
        value = "in words, see note"
    else:
        number = f"{row.value.normalize():,f}"
        qualifier = f"{row.published_qualifier} " if row.published_qualifier not in (None, "exact") else ""
        unit = row.unit or ""
        value = f"{qualifier}{number}{unit}" if unit == "%" else f"{qualifier}{number} {unit}".rstrip()
    shared = f"{counted(row.boroughs, 'borough')} together. " if row.boroughs > 1 else ""
    note = sentence(row.note) if row.note else ""
    small = Markup("<small>{}{}</small>").format(shared, note) if shared or note else Markup("")
    return Markup("{}: <strong>{}</strong>{}").format(sentence(row.measure)[:-1], value, small)


def _outcome_period(row: BoroughOutcome) -> str:
    if row.period_start and row.period_end and row.period_start != row.period_end:
        return f"{published(row.period_start)} to {published(row.period_end)}"
    known = row.period_end or row.period_start
    return published(known) if known else "not stated"
