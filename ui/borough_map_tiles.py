"""The boroughs as tiles, shaded by what each got per resident: where a borough can be chosen."""

from analysis.map_classes import classify
from data.store import Store, kept_with_store
from queries.boroughs import DIRECT, areas
from queries.measures import BoroughValue, funding_by_borough, funding_years
from queries.quality import cautions
from ui.formats import pounds_rate, year
from ui.html import Html, render, url_for
from ui.pictures.borough_tiles import BoroughTile, borough_tiles

OUTSIDE = "outside: it has its own police force"


@kept_with_store(maxsize=8)
def per_resident_tiles(store: Store, page: str = "borough", choices: tuple[tuple[str, str], ...] = ()) -> Html:
    """Return a tile for each borough, a link to a page on it, shaded by direct funding per resident."""
    last = next((row.financial_year for row in funding_years(store) if row.fund_id == DIRECT), None)
    found = funding_by_borough(store, DIRECT, last, per="head") if last is not None else ()
    rows = {row.gss_code: row for row in found if row.value is not None}
    shades = dict(zip(rows, classify([row.value for row in rows.values()], "natural").of_values, strict=True))
    doubtful = {one.gss_code for one in cautions(store) if one.fund_id == DIRECT and one.end_year == last}
    tiles = {
        area.gss_code: BoroughTile(
            f"{area.area}: {_words(rows.get(area.gss_code)) if area.receives_direct_funding else OUTSIDE}"
            + (", looks wrong in the source" if area.gss_code in doubtful else ""),
            (shades.get(area.gss_code) if area.receives_direct_funding else -1),
            url_for(page, choices, borough=area.area),
            "*" if area.gss_code in doubtful else "",
            is_doubtful=area.gss_code in doubtful,
        )
        for area in areas(store)
    }
    tiles = {code: tile._replace(shade=None if tile.shade is None else tile.shade + 1) for code, tile in tiles.items()}
    ordered = sorted(rows.values(), key=lambda row: row.value or 0.0)
    return render(
        "borough_map_tiles",
        tiles=borough_tiles(tiles, "Boroughs"),
        year=year(last) if last is not None else "",
        ends=[_words(ordered[0]), _words(ordered[-1])] if ordered else [],
        doubtful=[area.area for area in areas(store) if area.gss_code in doubtful],
    )


def _words(row: BoroughValue | None) -> str:
    return pounds_rate(row.bounds) if row else "no figure found"
