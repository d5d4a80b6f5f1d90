"""The large figures at the top of a profile, each with the borough's place among all boroughs."""

from analysis.borough_figures import View, doubtful_in, latest
from data.store import Store, kept_with_store
from pages.boroughs.figure_words import Figure
from pages.boroughs.measures import figures
from queries import Bounds
from queries.boroughs import DIRECT, Area, Per, Rates, rates_beside_london
from queries.services import services_by_reach
from ui.formats import counted, pounds_rate, pounds_rate_about, year
from ui.html import Html, url_for
from ui.pictures.strip import IN_A_TILE, Dot, strip
from ui.pictures.tiles import Tile, tiles_html


@kept_with_store(maxsize=64)
def tiles(store: Store, area: Area) -> Html:
    """Return a borough's direct funding, in all, per resident and per 1,000 offences, and its services."""
    view = latest(store)
    rates = rates_beside_london(store, area.gss_code)
    funding = _funding_tiles(store, area, view, rates) if area.receives_direct_funding and view and rates else []
    return tiles_html([*funding, _services(store, area)])


def _funding_tiles(store: Store, area: Area, view: View, rates: Rates) -> list[Tile]:
    """Return the tiles of direct funding in the latest year of most boroughs."""
    doubt = "doubtful *" if doubtful_in(store, area.gss_code, DIRECT, [view.year]) else ""
    london: dict[Per, Bounds | None] = {"head": rates.london_per_head, "offence": rates.london_per_offence}
    made = []
    for per, label in LABELS.items():
        asked = view._replace(per=per)
        shown = figures(store, asked)
        own = next((row for row in shown.rows if row.gss_code == area.gss_code), None)
        if own is None or own.value is None:
            continue
        made.append(
            Tile(
                f"{label}, {year(view.year)}",
                pounds_rate_about(own.bounds) if per != "total" and own.bounds else own.text,
                "; ".join(filter(None, (_range(own, per), _rank(own), _london(london.get(per)), doubt))),
                _strip(own, shown.known, london.get(per)),
                url_for("map", () if per == "total" else [("per", per)], borough=area.area),
            )
        )
    return made


LABELS: dict[Per, str] = {"total": "Direct funding", "head": "Per resident", "offence": "Per 1,000 offences"}


def _range(own: Figure, per: Per) -> str:
    return own.text if per != "total" and own.bounds and own.bounds.low != own.bounds.high else ""


def _rank(own: Figure) -> str:
    joint = "joint " if own.best_rank != own.worst_rank else ""
    return f"{joint}{own.rank_words} of 32" if own.rank_words else ""


def _london(bounds: Bounds | None) -> str:
    return f"London {pounds_rate(bounds)}" if bounds else ""


def _strip(own: Figure, known: tuple[Figure, ...], london: Bounds | None) -> Html:
    named = [Dot("here", own.value or 0.0, own.bounds)]
    if london:
        named.append(Dot("London", (london.low + london.high) / 2, london))
    words = f"{own.area} among {counted(len(known), 'borough')}"
    return strip([row.value or 0.0 for row in known], named, words, room=IN_A_TILE)


def _services(store: Store, area: Area) -> Tile:
    """Return how many services are for the borough, and how many of them can be called."""
    rows = [row for row in services_by_reach(store, area.gss_code) if row.reach != "london"]
    called = sum(row.phone is not None for row in rows)
    return Tile(
        "Services for this borough",
        str(len(rows)),
        f"{called} with a telephone number; others cover all of London",
        href=url_for("services", borough=area.area),
    )
