"""A request for the figures that are missing, ready to send to the body that holds them.

The yearly totals of direct funding are published; how they were shared between the boroughs is in appendices to the
decisions, of which we hold one. The request names each decision, its years, and the table.
"""

from analysis.direct_funding import published_totals
from data.store import Store, kept_with_store
from queries.boroughs import coverage_by_year
from ui.formats import years
from ui.html import Html, render
from ui.provenance import bibliography, short_name

HOLDER = "Mayor’s Office for Policing and Crime (MOPAC)"


@kept_with_store(maxsize=64)
def ask_for_borough_tables(store: Store, area: str = "") -> Html:
    """Return a request for the tables of direct funding by borough, for one borough or all; nothing if all is known."""
    rows = coverage_by_year(store)
    known = {row.financial_year for row in rows if row.published and (not area or row.borough == area)}
    whole = {row.financial_year for row in rows} - {row.financial_year for row in rows if not row.published}
    found = known if area else whole
    asked: dict[str, list[str]] = {}
    for total in published_totals(store):
        missing = [at for at in range(total.start_year, total.end_year + 1) if at not in found]
        if missing and total.other_gbp is None:
            document = bibliography(store)[total.source_id]
            named = short_name(document) if document.document_type == "decision" else f"“{document.title}”"
            asked.setdefault(named, []).append(years(total.start_year, total.end_year))
    whom = f"to the London Borough of {area}" if area else "to each of the 32 boroughs"
    return render("request_for_information", holder=HOLDER, whom=whom, asked=asked) if asked else Html()
