"""Finds the boroughs of a postcode, and the words for the result; the postcode itself is never kept."""

import os

from data.store import Store
from geo.postcodes import PostcodeAnswer, find_boroughs
from queries.boroughs import areas
from queries.places import boroughs_by_district
from ui.choices import Several
from ui.html import Html, render

SERVICE_VARIABLE = "POSTCODES_URL"
"""The setting that names the operator's postcode service."""

NEAR = Several("near", noun="a borough", most=6)
"""The boroughs that a postcode from a posted search may be in."""

NOT_FOUND = {
    "outside": "We could not find this postcode in London, and we only have figures for London. Check that it is "
    "right, or choose a borough from the list.",
    "fringe": "Postcodes that start like this are mostly outside London, and we do not know which of them are in it. "
    "If you live in a London borough, choose it from the list.",
    "placeless": "This code does not belong to a place. Choose your borough from the list.",
    "terminated": "This postcode is no longer in use. Try one nearby, or choose a borough from the list.",
    "malformed": "This does not look like a UK postcode. Type all of it, like SW1A 2AA, or the first half, like SW1A.",
}


FIELD_LABEL = "Postcode, or its first half"
WHICH = "Postcodes that start like this can be in different boroughs. Which one is yours?"
NOT_HERE = "If yours is not here, choose it from the list of boroughs."


def look_up(store: Store, text: str) -> PostcodeAnswer:
    """Return which boroughs a postcode may be in, by the operator's service or by its district."""
    return find_boroughs(
        text,
        lambda outward_code: [borough.gss_code for borough in boroughs_by_district(store, outward_code)],
        area_names(store),
        os.environ.get(SERVICE_VARIABLE),
    )


def area_names(store: Store) -> dict[str, str]:
    """Return the names of the areas of London by their GSS code."""
    return {area.gss_code: area.area for area in areas(store)}


def explanation() -> str:
    """Return what becomes of a postcode that is typed in."""
    sent = " We ask a postcode service which borough it is in." if os.environ.get(SERVICE_VARIABLE) else ""
    return f"We use your postcode only to find the borough.{sent} We do not store it."


def found(answer: PostcodeAnswer, area: str) -> str:
    """Return what to say where a postcode has chosen a borough."""
    if answer.exact:
        return f"This postcode is in {area}, which is now chosen."
    return (
        f"{area} is now chosen. In our list, which is not complete, postcodes that start like this are only there. If "
        "yours is somewhere else, choose your borough from the list."
    )


def taken_out(store: Store, answer: PostcodeAnswer | None) -> Html:
    """Return a line on the postcode in a search; empty while a question is still open."""
    if answer is None or answer.kind == "choose":
        return Html()
    area = next((one.area for one in areas(store) if one.gss_code in answer.gss_codes), "")
    return render("postcode_taken", area=area, exact=answer.exact, is_outside=answer.kind == "outside")
